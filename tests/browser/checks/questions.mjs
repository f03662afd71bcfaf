// Questions that a reader would ask, each answered within three clicks from the home page: on a phone, without scripts,
// with links, previews and filters that are to be seen. Case and the form of quotation marks make no difference.

import { readFileSync } from 'node:fs'

import { open } from '../lib/browser.mjs'
import { install } from '../lib/in-page.mjs'

const QUESTIONS = JSON.parse(readFileSync(new URL('../questions.json', import.meta.url), 'utf8'))
const AT_MOST = 3
const CONTEXT = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false, reducedMotion: 'reduce' }

export default {
  name: 'questions',
  pages: 'site',
  extent: () => `${QUESTIONS.length} questions`,
  context: CONTEXT,

  async run ({ browser, host }) {
    const context = await browser.newContext(CONTEXT)
    const faults = []
    for (const question of QUESTIONS) {
      const page = await context.newPage()
      await open(page, host.url)
      const lacking = await follow(page, question)
      await page.close()
      faults.push(...lacking.map(what => ({ path: question.question, what })))
    }
    await context.close()
    return faults
  },

  // A bad page is a home page with a question of its own.
  async each (page) {
    return follow(page, JSON.parse(await page.textContent('#question')))
  },
}

// What is lacking on the way, or on the page to which it leads.
async function follow (page, { clicks, answer, absent = [], cells = [] }) {
  if (clicks.length > AT_MOST) return [`${clicks.length} clicks`]
  for (const click of clicks) {
    const { under, words } = typeof click === 'string' ? { words: click } : click
    const found = await page.evaluateHandle(toClick, [words, under])
    const targets = await found.evaluate(found => found.map(element => element.href ?? ''))
    if (!targets.length) return [`nothing to click says "${words}" on ${page.url()}`]
    if (new Set(targets).size > 1) return [`"${words}" leads to different places on ${page.url()}: ${targets.join(' ')}`]
    await (await found.getProperty('0')).asElement().click()
    if (targets[0]) await page.waitForURL(targets[0])
    await page.evaluate(install)
  }
  const text = plain(await page.evaluate(() => globalThis.look.words(document.body.innerText)))
  const rows = await page.evaluate(tables)
  const says = ({ row, column }) => rows.find(one => plain(one.row) === plain(row))?.cells[column] ?? 'nothing'
  return [
    ...answer.filter(words => !text.includes(plain(words))).map(words => `not to be read on ${page.url()}: ${words}`),
    ...absent.filter(words => text.includes(plain(words))).map(words => `still to be read on ${page.url()}: ${words}`),
    ...cells.filter(cell => !plain(says(cell)).startsWith(plain(cell.says)))
      .map(cell => `${cell.row}, ${cell.column}: not "${cell.says}", but "${says(cell)}"`),
  ]
}

const plain = words => words.toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"')

// The rows of all tables that are drawn: what each says under the head of each column.
function tables () {
  const { shown, words } = globalThis.look
  return [...document.querySelectorAll('tbody th[scope="row"]')].filter(shown).map(head => {
    const heads = [...head.closest('table').tHead.rows[0].cells].map(cell => words(cell.textContent))
    const said = [...head.parentElement.cells].flatMap(cell => Array(cell.colSpan).fill(words(cell.innerText)))
    return { row: words(head.textContent), cells: Object.fromEntries(heads.map((name, at) => [name, said[at] ?? ''])) }
  })
}

// What says these words and can be seen, in the whole page or under a heading. The number of a choice is none of its words.
function toClick ([said, heading]) {
  const { shown, words } = globalThis.look
  const section = heading && [...document.querySelectorAll('h2')].find(one => words(one.textContent) === heading)?.parentElement
  const all = [...(heading ? section?.querySelectorAll('*') ?? [] : document.querySelectorAll('*'))]
  return all.filter(element => element.matches('a[href], summary, button[popovertarget], label') && shown(element))
    .filter(element => words(element.textContent).replace(element.matches('label') ? / \d+$/ : '', '') === said)
}
