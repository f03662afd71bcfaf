// Searches that a reader would make, over http and from a disk: the right page is among the first three, its words are
// marked where the query has any, and little is loaded for it. And with the keyboard alone: from the field to a result.

import { readFileSync } from 'node:fs'

import { onDisk } from '../lib/disk.mjs'

const SEARCHES = JSON.parse(readFileSync(new URL('../searches.json', import.meta.url), 'utf8'))
const FIRST = 3
// Bytes of the index that one query may load.
const MOST = 150_000
const PATIENCE = 5000

export default {
  name: 'search',
  pages: 'site',
  extent: () => `${SEARCHES.length} searches, over http and from a disk`,

  async run ({ browser, folder, host }) {
    const disk = onDisk(folder)
    const faults = []
    const context = await browser.newContext()
    for (const root of [host.url, disk.url]) {
      for (const search of SEARCHES) {
        // Over http nothing is loaded already, so that all that is loaded is counted.
        const page = await (root === host.url ? browser : context).newPage()
        const lacking = await ask(page, root, search)
        faults.push(...lacking.map(what => ({ path: `${root.split(':')[0]}: ${search.query}`, what })))
        await page.close()
      }
      faults.push(...await byKeyboard(await browser.newPage(), root))
    }
    await context.close()
    disk.remove()
    return faults
  },

  // A bad page is a page of search with a query of its own.
  async each (page) {
    return answer(page, JSON.parse(await page.textContent('#question')))
  },
}

async function ask (page, root, search) {
  const sizes = []
  page.on('requestfinished', request => {
    if (request.url().includes('/search/')) sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize))
  })
  await page.goto(`${root}search.html?q=${encodeURIComponent(search.query)}`)
  const faults = await answer(page, search)
  const bytes = (await Promise.all(sizes)).reduce((one, other) => one + other, 0)
  return bytes > MOST ? [...faults, `loads ${bytes} bytes`] : faults
}

// What is lacking in the answer to the query that the page was opened with.
async function answer (page, { finds, none, marks = true }) {
  const said = page.locator('.search-status:not(:empty)')
  const found = page.locator('.results > li')
  try {
    await said.waitFor({ timeout: PATIENCE })
    if (none) return await found.count() ? ['finds something'] : []
    await found.nth(0).waitFor({ timeout: PATIENCE })
    // Results come one after the other.
    await page.waitForFunction(first => {
      const count = Number(document.querySelector('.search-status').textContent.match(/\d+/)?.[0])
      return document.querySelectorAll('.results > li').length >= Math.min(first, count)
    }, FIRST, { timeout: PATIENCE })
  } catch {
    return ['is not answered']
  }
  const hrefs = await found.locator('a').evaluateAll(links => links.map(link => link.getAttribute('href')))
  const rank = hrefs.indexOf(finds)
  if (rank < 0 || rank >= FIRST) return [`${finds} is not among the first ${FIRST}, but ${hrefs.slice(0, FIRST).join(', ')}`]
  const isMarked = await found.nth(rank).locator('mark').count()
  return isMarked || !marks ? [] : ['no word is marked']
}

async function byKeyboard (page, root) {
  const { query, finds } = SEARCHES[0]
  await page.goto(`${root}search.html`)
  await page.locator('.search-form input').focus()
  await page.keyboard.type(query, { delay: 20 })
  const faults = await answer(page, { finds })
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await page.waitForURL(url => url.href.endsWith(finds), { timeout: PATIENCE }).catch(() => faults.push('the keyboard does not lead to the first result'))
  await page.goBack()
  const kept = await page.locator('.search-form input').inputValue()
  if (kept !== query) faults.push(`on the way back the field holds "${kept}"`)
  await page.close()
  return faults.map(what => ({ path: `${root.split(':')[0]}: by keyboard`, what }))
}
