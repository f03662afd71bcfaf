// Nothing on a page moves while it comes in, on a phone and on a desk. It comes over a slow line, with its styles at hand
// as on a second visit: a browser then draws the first half of a page before it knows the other.

const WIDTHS = [360, 1280]
const LINE = { offline: false, latency: 20, downloadThroughput: 30_000, uploadThroughput: 30_000 }

export default {
  name: 'shift',
  pages: 'sample',
  states: true,

  async run (page) {
    const browser = await page.context().newCDPSession(page)
    await browser.send('Network.emulateNetworkConditions', LINE)
    const faults = []
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 740 })
      faults.push(...(await moves(page)).map(what => `${what} (${width} px)`))
    }
    return faults
  },
}

// What moves every time that the page comes in: where the line breaks off is chance, and what is seen once is its doing.
async function moves (page, times = 3) {
  await page.reload({ waitUntil: 'load' })
  const found = await page.evaluate(shifts)
  if (!found.length || times === 1) return found
  const again = await moves(page, times - 1)
  return found.filter(what => again.includes(what))
}

// What has moved up to now, and until the page has been left alone for a moment. An entry that names no words is a paragraph
// of which one half came later. A word moves along its line or to the next one when the rest of its paragraph comes, and nothing
// else does.
async function shifts () {
  const entries = []
  new PerformanceObserver(list => entries.push(...list.getEntries())).observe({ type: 'layout-shift', buffered: true })
  await new Promise(resolve => setTimeout(resolve, 250))
  const name = node => node.nodeType === Node.ELEMENT_NODE ? node.localName : node.data.trim()
  const moved = ({ sources }) => [...new Set(sources.map(({ node }) => node && name(node)).filter(Boolean))].join(', ')
  const wraps = ({ previousRect: was, currentRect: is }) => is.y >= was.y && is.y - was.y < 2 * was.height
  const isWrapped = ({ sources }) => sources.length === 1 && wraps(sources[0])
  return entries.filter(entry => moved(entry) && !isWrapped(entry)).map(entry => `${moved(entry)} moves: ${entry.value.toFixed(4)}`)
}
