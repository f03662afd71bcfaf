// Where the machine's Chromium is.

import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import process from 'node:process'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const MAC = ['/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']

export const NO_BROWSER = 'no Chromium here: on Debian, apt-get install chromium; or set CHROMIUM'

export function findBrowser () {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const usual = [...folders.flatMap(folder => NAMES.map(name => join(folder, name))), ...MAC]
  return process.env.CHROMIUM || usual.find(file => existsSync(file))
}
