// Keys pressed in a page, and what a reader does with them. Nothing here needs the page's own scripts.

const CODES = { Tab: 9 }

// Many at once, in order: a call for each would take most of a walk's time.
export async function pressOften (page, key, times) {
  const browser = await page.context().newCDPSession(page)
  const event = type => browser.send('Input.dispatchKeyEvent', { type, key, code: key, windowsVirtualKeyCode: CODES[key] })
  await Promise.all(Array.from({ length: times }, () => [event('rawKeyDown'), event('keyUp')]).flat())
  await browser.detach()
}

// Opens the first, a middle and the last preview with Enter, goes into it with Tab, and closes it with Esc.
export async function previews (page) {
  const buttons = await page.$$('button[popovertarget]')
  const shown = []
  for (const button of buttons) if (await button.evaluate(globalThisShown)) shown.push(button)
  const chosen = new Set([shown[0], shown[shown.length >> 1], shown.at(-1)].filter(Boolean))
  const faults = []
  for (const button of chosen) faults.push(...await preview(page, button))
  return faults
}

const globalThisShown = element => globalThis.look.shown(element)

async function preview (page, button) {
  const faults = []
  const hold = async (what, test) => { if (!await button.evaluate(test)) faults.push(what) }
  const name = await button.evaluate(element => globalThis.look.name(element))
  await button.focus()
  await page.keyboard.press('Enter')
  await hold('Enter does not open the preview', ({ popoverTargetElement: peek }) =>
    peek?.matches(':popover-open') && globalThis.look.shown(peek) && globalThis.look.inView(peek))
  await page.keyboard.press('Tab')
  await hold('Tab does not lead into the preview', ({ popoverTargetElement: peek }) => peek?.contains(document.activeElement))
  await page.keyboard.press('Escape')
  await hold('Esc does not close the preview', ({ popoverTargetElement: peek }) => !peek?.matches(':popover-open'))
  await hold('Esc does not give the focus back', element => document.activeElement === element)
  return faults.map(what => `${what}: ${name}`)
}

// Opens the timeline's filters and goes through all choices of each with the arrow keys.
export async function filters (page) {
  const summary = await page.$('.filters > summary')
  if (!summary) return []
  await summary.focus()
  await page.keyboard.press('Enter')
  const faults = []
  const names = await page.$$eval('.filters input', inputs => [...new Set(inputs.map(input => input.name))])
  for (const name of names) {
    await page.keyboard.press('Tab')
    const choices = await page.$$eval(`.filters input[name="${name}"]`, inputs => inputs.length)
    for (let choice = 0; choice < choices; choice++) {
      faults.push(...await page.evaluate(filtered, [name, choice]))
      await page.keyboard.press('ArrowDown')
    }
  }
  return faults
}

// What is not as the choice at this place of a filter promises. After the last one, the arrow leads back to the first.
function filtered ([name, at]) {
  const inputs = [...document.querySelectorAll(`.filters input[name="${name}"]`)]
  const choice = inputs[at]
  const label = globalThis.look.words(choice.labels[0].textContent)
  if (document.activeElement !== choice || !choice.checked) return [`the keyboard does not reach the filter "${label}"`]
  const { shown } = globalThis.look
  const entries = [...document.querySelectorAll('.entry')]
  const has = entry => !choice.value || entry.dataset[name].split(' ').includes(choice.value)
  const faults = []
  const wrong = entries.filter(entry => shown(entry) !== has(entry))
  if (wrong.length) faults.push(`filter "${label}": ${wrong.length} events are shown or hidden wrongly`)
  const count = label.match(/ (\d+)$/)?.[1]
  if (count && Number(count) !== entries.filter(has).length) faults.push(`filter "${label}": there are ${entries.filter(has).length}`)
  const empty = [...document.querySelectorAll('section:is(.year, .month)')].filter(part => shown(part) && ![...part.querySelectorAll('.entry')].some(shown))
  if (empty.length) faults.push(`filter "${label}": ${empty.length} headings of years and months stand over nothing`)
  return faults
}
