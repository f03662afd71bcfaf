// Nothing to scroll sideways for: on the narrowest phone, and with text at twice its size.

const WINDOWS = [
  { width: 320, text: 100 },
  { width: 1280, text: 200 },
  { width: 640, text: 200 },
]

export default {
  name: 'width',
  pages: 'sample',
  states: true,
  context: { reducedMotion: 'reduce' },

  async run (page) {
    const browser = await page.context().newCDPSession(page)
    const faults = []
    for (const { width, text } of WINDOWS) {
      await page.setViewportSize({ width, height: 800 })
      await browser.send('Page.setFontSizes', { fontSizes: { standard: 16 * text / 100, fixed: 13 * text / 100 } })
      const found = await page.evaluate(tooWide)
      faults.push(...found.map(what => `${what} (${width} px, text at ${text} %)`))
    }
    return faults
  },
}

function tooWide () {
  const root = document.scrollingElement
  const clipped = [document.documentElement, document.body].filter(element =>
    ['hidden', 'clip'].includes(getComputedStyle(element).overflowX))
  const faults = clipped.map(element => `${element.localName} cuts off what is too wide`)
  if (root.scrollWidth > root.clientWidth) {
    const right = element => element.getBoundingClientRect().right
    const widest = [...document.body.querySelectorAll('*')].filter(globalThis.look.shown)
      .filter(element => !element.parentElement.closest('.scroll, .chart-frame, pre'))
      .reduce((one, other) => right(other) > right(one) ? other : one)
    faults.push(`${root.scrollWidth} px wide, because of ${globalThis.look.name(widest)}`)
  }
  return faults
}
