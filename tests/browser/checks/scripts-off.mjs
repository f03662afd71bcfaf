// The page without its scripts: all words are there, previews and filters work, and nothing is offered that needs them.

import { filters, previews } from '../lib/keys.mjs'

export default {
  name: 'scripts-off',
  pages: 'sample',
  context: { javaScriptEnabled: false, reducedMotion: 'reduce' },

  async run (page) {
    return [...await page.evaluate(unread), ...await page.evaluate(idle), ...await previews(page), ...await filters(page)]
  },
}

// Words that no reader can come to.
function unread () {
  const { shown, words, name } = globalThis.look
  const isRead = id => document.querySelector(`[aria-describedby~="${id}"], [aria-labelledby~="${id}"]`)
  const isTwice = element => [...element.parentElement.children]
    .some(other => other !== element && shown(other) && words(other.textContent) === words(element.textContent))
  // A drawing for another width than this: the one that is shown beside it says the same.
  const isForAnotherWidth = fit => fit && [...fit.parentElement.children].some(other => other !== fit && other.matches('.fit') && shown(other))
  // Opens without a script; holds a control, which a script shows, or is one, which comes when there is something to undo; is read out elsewhere; or stands beside it once more.
  // What the state of play says of other days is for its script alone: without one the as-of day stands.
  const apart = element => element.closest('[data-other-day], [data-href], details:not([open]), [popover], script, style, template, svg :is(title, desc)') ||
    element.closest('[hidden]')?.querySelector('button, input, select') ||
    element.closest('[type=reset][form]') ||
    isRead(element.closest('[hidden]')?.id) ||
    isForAnotherWidth(element.closest('.fit')) ||
    [element, element.parentElement].some(isTwice)
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const faults = []
  while (texts.nextNode()) {
    const text = texts.currentNode
    if (words(text.data) && !shown(text.parentElement) && !apart(text.parentElement)) faults.push(`not to be read: ${name(text.parentElement)}`)
  }
  return [...new Set(faults)]
}

// Buttons and fields that do nothing by themselves.
function idle () {
  const { shown, name } = globalThis.look
  const own = 'details.filters :is(input, [type=reset]), [type=reset][form], [popovertarget], form :is(input, select, button), textarea[readonly]'
  return [...document.querySelectorAll('button, input, select, textarea')]
    .filter(element => shown(element) && !element.matches(own))
    .map(element => `does nothing without scripts: ${name(element)}`)
}
