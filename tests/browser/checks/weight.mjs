// What a page weighs on its way to a reader: compressed with gzip as servers usually do (level 6), and a KB is 1000 bytes,
// the stricter of its two meanings. The home page counts with its styles and scripts, an event's page by itself, and on
// every page all of its styles together and all of its scripts.

import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'

const MOST = { home: 60, event: 25, styles: 12, scripts: 8 }
const STYLES = /<link rel="stylesheet" href="([^"]+)"/g
const SCRIPTS = /<script [^>]*\bsrc="([^"]+)"/g

export default {
  name: 'weight',
  pages: 'site',
  extent: pages => `${pages} pages`,
  bad,

  async run ({ folder, host, pages }) {
    const weights = new Map()
    return pages.flatMap(page => faults(parts(folder, host.url, page, weights)).map(what => ({ path: page.path, what })))
  },
}

function parts (folder, root, { path, html }, weights) {
  const asked = links => sum([...html.matchAll(links)].map(([, href]) => {
    const { pathname } = new URL(href, root + path)
    const file = join(folder, relative(new URL(root).pathname, pathname))
    if (!weights.has(file)) weights.set(file, weigh(readFileSync(file)))
    return weights.get(file)
  }))
  const [styles, scripts, page] = [asked(STYLES), asked(SCRIPTS), weigh(html)]
  const home = path === 'index.html' && page + styles + scripts
  return { home, event: path.startsWith('events/') && page, styles, scripts }
}

function faults (parts) {
  const heavy = Object.keys(MOST).filter(name => parts[name] > MOST[name] * 1000)
  return heavy.map(name => `${name}: ${(parts[name] / 1000).toFixed(1)} KB of ${MOST[name]}`)
}

const weigh = content => gzipSync(content, { level: 6 }).length
const sum = numbers => numbers.reduce((one, other) => one + other, 0)

// Pages and files that are too heavy are too large to keep. The largest file at hand stands for a style and a script.
function bad () {
  const file = '../node_modules/axe-core/axe.min.js'
  const page = (path, what, body) => ({ path, html: `<!-- must be reported by weight: ${what} -->${body}` })
  return [
    page('index.html', 'home: ', `<script src="${file}"></script>`),
    page('events/heavy.html', 'event: ', noise(30000)),
    page('styles.html', 'styles: ', `<link rel="stylesheet" href="${file}">`),
    page('scripts.html', 'scripts: ', `<script src="${file}" defer></script>`),
  ]
}

// Digits that do not compress, the same each time.
function noise (bytes) {
  let digits = ''
  for (let seed = 1; digits.length < bytes * 2; seed = seed * 48271 % 0x7fffffff) digits += seed.toString(16)
  return digits
}
