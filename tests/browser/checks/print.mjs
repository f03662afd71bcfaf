// The page on paper: every address to which it leads stands there, those of its sources before all, what was folded is
// open, and there is nothing to press. Nothing goes over the edge of a sheet or of a cell.

import { extractText } from 'unpdf'

export default {
  name: 'print',
  pages: 'sample',
  states: true,

  async run (page) {
    await page.emulateMedia({ media: 'print' })
    const { addresses, folded, pressed } = await page.evaluate(expected)
    const { text } = await extractText(new Uint8Array(await page.pdf()), { mergePages: true })
    // Lines end anywhere in an address. MLA leaves out `https://`.
    const paper = bare(text)
    const narrow = []
    for (const [sheet, width] of Object.entries(await page.evaluate(onSheets))) {
      await page.setViewportSize({ width, height: 900 })
      narrow.push(...(await page.evaluate(overEdges)).map(what => `${what} (${sheet})`))
    }
    return [
      ...narrow,
      ...addresses.filter(address => !paper.includes(bare(address.replace(/^https?:\/\//, '')))).map(address => `not on paper: ${address}`),
      ...folded.filter(words => !paper.includes(bare(words))).map(words => `stays folded: ${words}`),
      ...pressed.map(name => `on paper: ${name}`),
    ]
  },
}

// What the sheets leave between margins of 16 mm, in CSS pixels; a page of a wide table lies across an A4 sheet.
function onSheets () {
  return document.querySelector('.months') ? { 'A4, across': 1001 } : { A4: 672, 'US Letter': 694 }
}

function overEdges () {
  const { name } = globalThis.look
  const root = document.documentElement
  const wide = root.scrollWidth > root.clientWidth ? [`${root.scrollWidth} px wide on a sheet of ${root.clientWidth} px`] : []
  const isFull = cell => cell.clientWidth > 0 && cell.scrollWidth > cell.clientWidth + 1
  return [...wide, ...[...document.querySelectorAll('td, th')].filter(isFull).map(cell => `more than its cell holds: ${name(cell)}`)]
}

// Without white space and hyphens: a line may end, and words be divided, anywhere.
const bare = text => text.normalize('NFKC').replace(/[\s\u00ad\u200b\u2060]/g, '')

function expected () {
  const { shown, name, words } = globalThis.look
  const all = selector => [...document.querySelectorAll(selector)]
  // To change the record is nothing to do on paper; and where in a source a passage stands, its words say themselves.
  const addresses = all('main a[href^=http]').filter(link => shown(link) && !link.closest('.record'))
    .map(link => link.getAttribute('href').split('#:~:')[0])
  const latin = text => text.match(/[A-Za-z][A-Za-z ]{12,40}/)?.[0]
  return {
    addresses: [...new Set(addresses)],
    folded: all('details').filter(shown).map(one => latin(words([...one.children].slice(1).map(part => part.textContent).join(' ')))).filter(Boolean),
    pressed: all('nav, button, .skip, input').filter(shown).map(name),
  }
}
