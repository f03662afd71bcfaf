// The way through a page with Tab: everything to press is reached, in the order of the text; the focus is seen, and
// nothing stands before it. Then the previews of citations and the timeline's filters.

import { filters, pressOften, previews } from '../lib/keys.mjs'

const WIDTHS = [1280, 320]

export default {
  name: 'keyboard',
  pages: 'sample',
  context: { reducedMotion: 'reduce' },

  async run (page) {
    const faults = []
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 720 })
      await page.evaluate(begin)
      const stops = await page.evaluate(() => globalThis.walk.wanted.length)
      // Beyond the last one, Tab leads out of the page and in again: `begin` takes no stop twice.
      await pressOften(page, 'Tab', stops + 5)
      const found = await page.evaluate(end)
      faults.push(...found.map(what => `${what} (${width} px)`))
    }
    return [...faults, ...await previews(page), ...await filters(page)]
  },
}

// Watches the walk. The page looks when a key is let go, since only then has it scrolled to what has the focus.
function begin () {
  const { shown, name } = globalThis.look
  const CAN = 'a[href], button, summary, input, select, textarea, [tabindex]'
  const faults = []
  const reached = []
  let last = null

  // Of a group of radio buttons, Tab stops at the one that is chosen.
  const stops = element => element.type !== 'radio' || element.checked
  const wanted = [...document.querySelectorAll(CAN)]
    .filter(element => element.tabIndex >= 0 && !element.disabled && shown(element) && stops(element))

  // How an element looks, with its last parts: in a chart, those on top show the focus.
  function looks (element) {
    const parts = [element, ...[...element.querySelectorAll('*')].slice(-8)]
    return parts.map(part => {
      const { outline, boxShadow, border, background, textDecoration, stroke, fill, visibility } = getComputedStyle(part)
      return [outline, boxShadow, border, background, textDecoration, stroke, fill, visibility].join()
    }).join('\n')
  }

  // Not only a place to press: in a chart, those of neighbours lie over each other.
  function isDrawn (element) {
    const { fill, stroke } = getComputedStyle(element)
    return !(element instanceof SVGGeometryElement) || fill !== 'rgba(0, 0, 0, 0)' || stroke !== 'none'
  }

  // Some point of it is on top.
  function bare (element) {
    const boxes = [...element.getClientRects(), ...[...element.querySelectorAll('*')].slice(-8).flatMap(part => [...part.getClientRects()])]
    const points = boxes.flatMap(({ left, top, width, height }) =>
      [[0.5, 0.5], [0.1, 0.2], [0.9, 0.8], [0.02, 0.02], [0.98, 0.02]].map(([x, y]) => [left + x * width, top + y * height]))
    return points.some(([x, y]) => element.contains(document.elementsFromPoint(x, y).find(isDrawn)))
  }

  function leave () {
    // A date field has the focus on each of its parts in turn.
    if (last && last.element !== document.activeElement && looks(last.element) === last.looks) faults.push(`the focus is not to be seen: ${name(last.element)}`)
    last = null
  }

  function arrive () {
    leave()
    const element = document.activeElement
    if (element === document.body || reached.includes(element)) return
    reached.push(element)
    last = { element, looks: looks(element) }
    if (!bare(element)) faults.push(`something stands before what has the focus: ${name(element)}`)
  }

  // Wherever an earlier walk came to, this one begins at the top.
  if (globalThis.walk) {
    document.body.tabIndex = -1
    document.body.focus()
    document.body.removeAttribute('tabindex')
  }
  document.addEventListener('keyup', arrive)
  globalThis.walk = { wanted, reached, faults, leave, arrive }
}

function end () {
  const { wanted, reached, faults, leave, arrive } = globalThis.walk
  const { name } = globalThis.look
  document.removeEventListener('keyup', arrive)
  document.activeElement?.blur()
  leave()
  for (const element of wanted) if (!reached.includes(element)) faults.push(`Tab does not reach ${name(element)}`)
  const came = reached.filter(element => wanted.includes(element))
  const going = wanted.filter(element => reached.includes(element))
  const astray = came.findIndex((element, at) => element !== going[at])
  if (astray >= 0) faults.push(`Tab leads to ${name(came[astray])} before ${name(going[astray])}`)
  return faults
}
