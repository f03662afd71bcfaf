// The browser, and how a page is opened in it.

import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import process from 'node:process'

import { chromium } from 'playwright-core'

import { install } from './in-page.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const MAC = ['/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']

export function findBrowser () {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const usual = [...folders.flatMap(folder => NAMES.map(name => join(folder, name))), ...MAC]
  return process.env.CHROMIUM || usual.find(file => existsSync(file))
}

export function launch (executablePath) {
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] })
}

// The functions of `in-page.mjs` come with the page; they work where the page's own scripts are off, too.
export async function open (page, address) {
  await page.goto(address, { waitUntil: 'load' })
  await page.evaluate(install)
}
