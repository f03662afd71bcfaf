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

// Opens the timeline's filters and goes through all choices of each: radio buttons with the arrow keys, checkboxes with
// the space bar, so that one after the other is ticked until all are.
export async function filters (page) {
  const summary = await page.$('.filters summary')
  if (!summary) return []
  await summary.focus()
  // On a wide screen a script has opened them.
  if (!await summary.evaluate(element => element.parentElement.open)) await page.keyboard.press('Enter')
  const faults = []
  const types = new Map(await page.$$eval('.filters input', inputs => inputs.map(input => [input.name, input.type])))
  for (const [name, type] of types) {
    const choices = await page.$$eval(`.filters input[name="${name}"]`, inputs => inputs.length)
    if (type === 'radio') await page.keyboard.press('Tab')
    for (let choice = 0; choice < choices; choice++) {
      if (type === 'checkbox') await page.keyboard.press('Tab')
      if (type === 'checkbox') await page.keyboard.press('Space')
      faults.push(...await page.evaluate(filtered, [name, choice]))
      if (type === 'radio') await page.keyboard.press('ArrowDown')
    }
  }
  return [...faults, ...await reset(page), ...await nothing(page)]
}

// Where a choice leaves nothing, words say so beside a button that takes it back.
async function nothing (page) {
  if (!await page.evaluate(chooseNothing)) return []
  if (!await page.evaluate(saysNothing)) return ['a choice that leaves no event is passed over in silence']
  await page.keyboard.press('Enter')
  let left
  for (let asked = 0; left !== 0 && asked < 100; asked++) {   // a script follows when the values are back
    left = await page.evaluate(() => [...document.querySelectorAll('.entry')].filter(entry => !globalThis.look.shown(entry)).length)
  }
  return left ? [`the button beside the number of events leaves ${left} of them hidden`] : []
}

// Ticks two values that no event has both of, and says whether there are such.
function chooseNothing () {
  const boxes = [...document.querySelectorAll('.filters input[type=checkbox]')]
  const entries = [...document.querySelectorAll('.entry')]
  const has = (entry, box) => (entry.dataset[box.name] ?? '').split(' ').includes(box.value)
  const pairs = boxes.flatMap(one => boxes.filter(other => other.name !== one.name).map(other => [one, other]))
  const pair = pairs.find(pair => !entries.some(entry => pair.every(box => has(entry, box)))) ?? []
  for (const box of pair) box.click()
  return pair.length > 0
}

// Whether words stand where events stood, and a button, which gets the focus.
function saysNothing () {
  const { shown, words } = globalThis.look
  const list = document.querySelector('#list_')
  const written = getComputedStyle(list, '::after').content.includes('counter')
  const button = list.querySelector('button[type=reset]')
  button?.focus()
  return [...document.querySelectorAll('.entry')].every(entry => !shown(entry)) && document.activeElement === button &&
    (written || words(list.querySelector('[role=status]').textContent))
}

// The button after the last choice shows all events again.
async function reset (page) {
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  return page.evaluate(() => {
    const { shown } = globalThis.look
    const left = [...document.querySelectorAll('.entry')].filter(entry => !shown(entry))
    const button = document.activeElement
    return left.length || button.type !== 'reset' ? [`${left.length} events stay hidden after the filters are reset`] : []
  })
}

// What is not as the choice at this place of a filter promises. After the last radio button, the arrow leads back to
// the first.
function filtered ([name, at]) {
  const inputs = [...document.querySelectorAll(`.filters input[name="${name}"]`)]
  const choice = inputs[at]
  const label = globalThis.look.words(choice.labels[0].textContent)
  if (document.activeElement !== choice || !choice.checked) return [`the keyboard does not reach the filter "${label}"`]
  const { shown } = globalThis.look
  const entries = [...document.querySelectorAll('.entry')]
  const chosen = inputs.filter(input => input.checked).map(input => input.value)
  const values = entry => entry.dataset[name].split(' ')
  const has = entry => chosen.some(value => !value || values(entry).includes(value))
  const faults = []
  const wrong = entries.filter(entry => shown(entry) !== has(entry))
  if (wrong.length) faults.push(`filter "${label}": ${wrong.length} events are shown or hidden wrongly`)
  const count = label.match(/ (\d+)$/)?.[1]
  const own = entries.filter(entry => values(entry).includes(choice.value)).length
  if (count && Number(count) !== own) faults.push(`filter "${label}": there are ${own}`)
  const empty = [...document.querySelectorAll('section:is(.year, .month)')].filter(part => shown(part) && ![...part.querySelectorAll('.entry')].some(shown))
  if (empty.length) faults.push(`filter "${label}": ${empty.length} headings of years and months stand over nothing`)
  return faults
}
