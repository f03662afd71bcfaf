// The Nu HTML checker on every page of the site: no errors. Needs Java.

import { execFile, spawnSync } from 'node:child_process'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const JAR = fileURLToPath(import.meta.resolve('vnu-jar/build/dist/vnu.jar'))

const hasJava = () => spawnSync('java', ['-version']).status === 0

export default {
  name: 'nu',
  pages: 'site',
  extent: pages => `${pages} pages`,
  lacks: () => hasJava() ? null : 'Java is missing (on Debian: apt-get install default-jre-headless)',

  async run ({ folder, pages }) {
    const { messages } = JSON.parse(await nu(pages.map(({ path }) => join(folder, path))))
    return messages.filter(({ type }) => type === 'error' || type === 'non-document-error')
      .map(({ url, lastLine, message }) => ({
        path: relative(folder, decodeURI(new URL(url).pathname)),
        what: `line ${lastLine ?? '?'}: ${message}`,
      }))
  },
}

// Its report comes on standard error.
function nu (files) {
  const options = ['-Xss4m', '-jar', JAR, '--format', 'json', '--exit-zero-always', ...files]
  return new Promise((resolve, reject) => {
    execFile('java', options, { maxBuffer: 2 ** 28 }, (error, stdout, stderr) => error ? reject(error) : resolve(stderr))
  })
}
