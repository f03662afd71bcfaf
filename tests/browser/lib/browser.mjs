// The browser, and how a page is opened in it.

import { chromium } from 'playwright-core'

import { install } from './in-page.mjs'

export function launch (executablePath) {
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] })
}

// The functions of `in-page.mjs` come with the page; they work where the page's own scripts are off, too.
export async function open (page, address) {
  await page.goto(address, { waitUntil: 'load' })
  await page.evaluate(install)
}
