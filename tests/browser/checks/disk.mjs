// The site as it lies on a disk: pages open without a word on the console, and show what their address asks for.

import { onDisk } from '../lib/disk.mjs'
import { pathsOf, sample, states } from '../lib/pages.mjs'
import quiet from './quiet.mjs'

export default {
  name: 'disk',
  pages: 'site',
  extent: () => 'a page or two of each kind',

  async run ({ browser, folder, pages }) {
    const disk = onDisk(folder)
    const context = await browser.newContext()
    const faults = []
    for (const path of [...pathsOf(sample(pages)), ...states(pages)].filter(path => path !== '404.html')) {
      const found = await look(context, disk.url + path)
      faults.push(...found.map(what => ({ path, what })))
    }
    await context.close()
    disk.remove()
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
