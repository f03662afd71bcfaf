// axe-core's rules, in light and dark, on a phone and on a desk, with all that folds opened, and once more on an open
// preview of a citation. Where axe cannot tell the contrast, since something lies over or under the words, it is computed.

import axe from 'axe-core'

import { lowContrast } from '../lib/contrast.mjs'

const WINDOWS = [320, 1280].flatMap(width => ['light', 'dark'].map(colorScheme => ({ width, colorScheme })))

// Off unless asked for, but one of the WCAG's (2.5.8).
const RULES = { 'target-size': { enabled: true } }

export default {
  name: 'axe',
  pages: 'sample',
  states: true,
  // The page's own policy does not let axe in.
  context: { bypassCSP: true, reducedMotion: 'reduce' },

  async run (page) {
    await page.evaluate(axe.source)
    await page.evaluate(() => document.querySelectorAll('details').forEach(one => { one.open = true }))
    const faults = []
    for (const { width, colorScheme } of WINDOWS) {
      await page.setViewportSize({ width, height: 800 })
      await page.emulateMedia({ colorScheme })
      const found = await violations(page)
      if (await openPreview(page)) found.push(...await violations(page, '[popover]:popover-open'))
      await page.evaluate(() => document.querySelector(':popover-open')?.hidePopover())
      faults.push(...found.map(what => `${what} (${width} px, ${colorScheme})`))
    }
    return faults
  },
}

async function violations (page, part) {
  const run = ([part, rules]) => globalThis.axe.run(part ?? document, { resultTypes: ['violations', 'incomplete'], rules })
  const { violations, incomplete } = await page.evaluate(run, [part, RULES])
  const undecided = incomplete.filter(({ id }) => id === 'color-contrast').flatMap(({ nodes }) => nodes)
    .filter(({ any: [{ data }] }) => data?.messageKey !== 'nonBmp')
  const low = await page.evaluate(lowContrast, undecided.map(({ target }) => target.at(-1)))
  return [...violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help}: ${target.join(' ')}`)), ...low]
}

// The one that says most.
function openPreview (page) {
  return page.evaluate(() => {
    const buttons = [...document.querySelectorAll('button[popovertarget]')].filter(globalThis.look.shown)
    const length = button => button.popoverTargetElement.textContent.length
    const [longest] = buttons.sort((a, b) => length(b) - length(a))
    longest?.click()
    return Boolean(longest)
  })
}
