// The page on paper: the address of every source that it lists stands there, what was folded is open, and there is
// nothing to press.

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
    return [
      ...addresses.filter(address => !paper.includes(bare(address.replace(/^https?:\/\//, '')))).map(address => `not on paper: ${address}`),
      ...folded.filter(words => !paper.includes(bare(words))).map(words => `stays folded: ${words}`),
      ...pressed.map(name => `on paper: ${name}`),
    ]
  },
}

// Without white space and hyphens: a line may end, and words be divided, anywhere.
const bare = text => text.normalize('NFKC').replace(/[\s\u00ad\u200b\u2060]/g, '')

function expected () {
  const { shown, name, words } = globalThis.look
  const all = selector => [...document.querySelectorAll(selector)]
  const listed = 'section.notes li:not([hidden]) .citation a[href^=http], .cards .citation a[href^=http], .facts a[href^=http]'
  const latin = text => text.match(/[A-Za-z][A-Za-z ]{12,40}/)?.[0]
  return {
    addresses: [...new Set(all(listed).map(link => link.getAttribute('href')))],
    folded: all('details').filter(shown).map(one => latin(words([...one.children].slice(1).map(part => part.textContent).join(' ')))).filter(Boolean),
    pressed: all('nav, button, .skip, input').filter(shown).map(name),
  }
}
