// Makes the screenshots of this folder from the built site: wide and narrow, light and dark, one on paper.
//
//     npm ci --prefix tests/browser --ignore-scripts && node docs/screenshots/make.mjs [public]
//
// None may be larger than 150 KB. CHROMIUM names the browser if the usual one is not right.

import { createServer } from 'node:http'
import { writeFileSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

import { launch } from '../../tests/browser/lib/browser.mjs'
import { findBrowser, NO_BROWSER } from '../../tests/browser/lib/find-browser.mjs'
import { readPages, rootOf } from '../../tests/browser/lib/pages.mjs'
import { serve } from '../../tests/browser/lib/server.mjs'
import { fewColours } from './png.mjs'

const MOST = 150_000
const DESK = { viewport: { width: 1440, height: 1000 } }
const TABLET = { viewport: { width: 768, height: 960 } }
const PHONE = { viewport: { width: 360, height: 780 }, deviceScaleFactor: 2 }
const SHEET = { viewport: { width: 794, height: 1123 } }   // A4

const PICTURES = {
  home: { page: 'index.html', ...DESK },
  'state-of-play': { page: 'state-of-play.html', ...PHONE, colorScheme: 'dark' },
  timeline: { page: 'timeline.html', ...DESK, colorScheme: 'dark' },
  person: { page: 'people/li-chenggang.html', ...PHONE },
  event: { page: 'events/kuala-lumpur-talks.html', ...DESK },
  dispute: { page: 'disputes/who-pays-55.html', ...SHEET, paper: true },
  article: { page: 'articles/the-year-2025.html', ...DESK },
  series: { page: 'series/us-new-tariffs-on-china.html', ...TABLET, colorScheme: 'dark' },
}

const HERE = path => fileURLToPath(new URL(path, import.meta.url))
process.exitCode = await main(process.argv[2] ?? HERE('../../public')) ? 0 : 1

async function main (folder) {
  const executable = findBrowser()
  if (!executable) return console.error(NO_BROWSER)
  const host = await serve(folder, rootOf(readPages(folder)))
  const browser = await launch(executable)
  let good = true
  for (const [name, { page, paper, ...window }] of Object.entries(PICTURES)) {
    const context = await browser.newContext({ ...window, reducedMotion: 'reduce' })
    const tab = await context.newPage()
    await tab.goto(host.url + page)
    const picture = fewColours(await (paper ? onPaper(tab) : tab.screenshot()))
    await context.close()
    writeFileSync(HERE(`${name}.png`), picture)
    console.log(`${name}.png: ${(picture.length / 1000).toFixed(0)} KB${picture.length > MOST ? ', too large' : ''}`)
    good &&= picture.length <= MOST
  }
  await browser.close()
  host.close()
  return good
}

// The first sheet of the printed page, as the browser's own viewer shows it, without the viewer's edges.
async function onPaper (tab) {
  const sheets = await tab.pdf({ format: 'A4' })
  const viewer = '<!DOCTYPE html><body style="margin: 0"><embed src="sheets.pdf#toolbar=0&navpanes=0&view=Fit" type="application/pdf" style="position: fixed; inset: -8px; width: 810px; height: 1145px">'
  const server = createServer(({ url }, response) => {
    const [type, body] = url === '/sheets.pdf' ? ['application/pdf', sheets] : ['text/html', viewer]
    response.writeHead(200, { 'content-type': type }).end(body)
  })
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
  await tab.goto(`http://127.0.0.1:${server.address().port}/`)
  const picture = await settled(tab)
  server.close()
  return picture
}

// The viewer does not say when it is done: it is when nothing has changed for a second, and something had before.
async function settled (tab) {
  const pictures = []
  while (pictures.length < 3 || !pictures.at(-1).equals(pictures.at(-3)) || pictures.at(-1).equals(pictures[0])) {
    pictures.push(await tab.screenshot())
    if (pictures.length > 60) throw new Error('the printed page does not show')
    await tab.waitForTimeout(500)
  }
  return pictures.at(-1)
}
