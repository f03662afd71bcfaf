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
      await page.reload({ waitUntil: 'load' })
      faults.push(...(await page.evaluate(shifts)).map(what => `${what} (${width} px)`))
    }
    return faults
  },
}

// What has moved up to now, and until the page has been left alone for a moment. An entry that names no words is a paragraph
// of which one half came later.
async function shifts () {
  const entries = []
  new PerformanceObserver(list => entries.push(...list.getEntries())).observe({ type: 'layout-shift', buffered: true })
  await new Promise(resolve => setTimeout(resolve, 250))
  const name = node => node.nodeType === Node.ELEMENT_NODE ? node.localName : node.data.trim()
  const moved = ({ sources }) => [...new Set(sources.map(({ node }) => node && name(node)).filter(Boolean))].join(', ')
  return entries.filter(moved).map(entry => `${moved(entry)} moves: ${entry.value.toFixed(4)}`)
}
