// The site as it lies on a disk, in a folder whose name has spaces and Chinese in it: pages open without a word on the
// console, and show what their address asks for.

import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

import { pathsOf, sample, states } from '../lib/pages.mjs'
import quiet from './quiet.mjs'

export default {
  name: 'disk',
  pages: 'site',
  extent: () => 'a page or two of each kind',

  async run ({ browser, folder, pages }) {
    const place = mkdtempSync(join(tmpdir(), 'a briefing 简报 '))
    symlinkSync(resolve(folder), join(place, 'public'))
    const context = await browser.newContext()
    const faults = []
    for (const path of [...pathsOf(sample(pages)), ...states(pages)].filter(path => path !== '404.html')) {
      const found = await look(context, `${pathToFileURL(join(place, 'public'))}/${path}`)
      faults.push(...found.map(what => ({ path, what })))
    }
    await context.close()
    rmSync(place, { recursive: true })
    return faults
  },
}

async function look (context, address) {
  const page = await context.newPage()
  quiet.before(page, address)
  await page.goto(address, { waitUntil: 'load' })
  const lacking = await page.evaluate(unasked)
  await page.close()
  return [...page.faults, ...lacking]
}

// What the address asks for and no field of the page has.
function unasked () {
  const fields = [...document.querySelectorAll('input')]
  const has = ([name, value]) => fields.some(field => field.type === 'date' ? field.value === value : field.checked && field.name === name && field.value === value)
  return [...new URLSearchParams(location.search)].filter(asked => !has(asked)).map(asked => `does not show ${asked.join('=')}`)
}
