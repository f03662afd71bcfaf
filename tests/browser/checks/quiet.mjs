// A page that opens without a word on the console, asks nobody else for anything, and gets all that it asks for. It has a
// policy of its own that lets nobody else in, and a breach of it is a word on the console. Pages of one kind come from one
// template: the smallest and the largest stand for all, since six hundred take minutes.

export default {
  name: 'quiet',
  pages: 'sample',
  states: true,

  before (page, address) {
    const faults = page.faults = []
    const { origin } = new URL(address)
    // The page for unknown addresses comes with a status of 404, and Chromium says so.
    const itself = url => url === page.url() || url === address
    page.on('console', message => {
      const loud = ['error', 'warning'].includes(message.type())
      const status = message.text().startsWith('Failed to load resource') && itself(message.location().url)
      if (loud && !status) faults.push(`console: ${message.text()}`)
    })
    page.on('pageerror', error => faults.push(`script: ${error.message}`))
    page.on('request', request => {
      const url = new URL(request.url())
      if (url.origin !== origin && url.protocol !== 'data:') faults.push(`asks another host: ${url.href}`)
    })
    page.on('requestfailed', request => faults.push(`request failed: ${request.url()}`))
    page.on('response', response => {
      if (response.status() >= 400 && !itself(response.url())) faults.push(`${response.status()}: ${response.url()}`)
    })
  },

  async run (page) {
    return [...page.faults, ...await page.evaluate(policy), ...await icon(page)]
  },
}

function policy () {
  const given = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.content
  if (!given) return ['has no Content-Security-Policy']
  return /unsafe|https?:|\*/.test(given) || !given.includes("default-src 'none'") ? [`its policy lets others in: ${given}`] : []
}

// A browser asks for /favicon.ico where a page names no icon; in a test, it does not.
async function icon (page) {
  const href = await page.evaluate(() => document.querySelector('link[rel~=icon]')?.href)
  if (!href) return ['names no icon: the browser asks for /favicon.ico, which is not there']
  const response = await fetch(href)
  return response.ok ? [] : [`${response.status}: ${href}`]
}
