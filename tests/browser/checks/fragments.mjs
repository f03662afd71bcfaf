// The way from a quotation to its passage: a small site is written, with a source for each of `passages.mjs`; briefgen
// verifies its quotations against copies of the sources and builds it; and the browser, sent to each address that the
// site gives, has to stand at the right place of the copy.

import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

import { open } from '../lib/browser.mjs'
import { PASSAGES } from '../lib/passages.mjs'
import { serve } from '../lib/server.mjs'

const TARGET = fileURLToPath(new URL('../../../target', import.meta.url))

export default {
  name: 'fragments',
  pages: 'site',
  extent: () => `${PASSAGES.length} passages`,
  lacks: () => briefgen() ? null : 'briefgen is not built (cargo build)',
  run,
  // Of one page: that the browser stands where it was sent.
  each: arrives,
}

async function run ({ browser }) {
  const folder = mkdtempSync(join(tmpdir(), 'briefgen-passages-'))
  const archive = join(folder, 'archive')
  mkdirSync(archive)
  const host = await serve(archive)
  try {
    writeSite(folder, archive, host.url)
    execFileSync(briefgen(), ['verify', '--root', folder, '--archive', archive], { stdio: 'pipe' })
    execFileSync(briefgen(), ['build', '--root', folder], { stdio: 'pipe' })
    const given = addresses(folder)
    const faults = []
    for (const passage of PASSAGES) faults.push(...await follow(browser, passage, host.url, given))
    return faults
  } catch (error) {
    return [{ path: 'the test site', what: String(error.stderr ?? error) }]
  } finally {
    host.close()
    rmSync(folder, { recursive: true })
  }
}

async function follow (browser, { name }, host, addresses) {
  const address = addresses.find(address => address.startsWith(`${host}${name}.html#`))
  if (!address) return [{ path: name, what: 'the quotation has no address of its passage' }]
  const page = await browser.newPage({ viewport: { width: 800, height: 600 } })
  await open(page, address)
  const faults = await arrives(page)
  await page.close()
  return faults.map(what => ({ path: name, what: `${what}: ${decodeURIComponent(address.split('#')[1])}` }))
}

// Waits for a browser to scroll, which it does after the page has loaded.
async function arrives (page) {
  const there = () => scrollY > 0 && globalThis.look.inView(document.querySelector('[data-right]'))
  return page.waitForFunction(there, null, { polling: 50, timeout: 3000 }).then(() => [], () => ['the passage is not scrolled to'])
}

function addresses (folder) {
  const html = readFileSync(join(folder, 'public/events/passages.html'), 'utf8')
  return [...html.matchAll(/href="([^"]*#:~:text=[^"]*)"/g)].map(([, href]) => href.replaceAll('&amp;', '&'))
}

// YAML takes JSON.
function writeSite (folder, archive, host) {
  const write = (path, data) => {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), typeof data === 'string' ? data : JSON.stringify(data))
  }
  const sources = PASSAGES.map(({ name }) => ({ id: name, title: name, publisher: 'Test', url: `${host}${name}.html` }))
  const quotes = PASSAGES.map(({ name, quote, prefix, lang }) => ({ text: quote, by: 'Somebody Else', source: name, prefix, lang }))
  write('site.yaml', { title: 'Passages', base_url: 'https://example.org/', as_of: '2025-01-01' })
  write('content/sources/all.yaml', sources)
  write('content/events/passages.yaml', { title: 'Passages', date: '2024-01-01', kind: 'talks', side: 'both', summary: 'Quotations.', quotes })
  for (const passage of PASSAGES) writeFileSync(join(archive, `${passage.name}.html`), copy(passage))
}

// Blocks so far from each other that no two are in one window.
function copy ({ name, blocks, at, lang = 'en' }) {
  const block = (html, number) => `<div${number === at ? ' data-right' : ''}>${html.startsWith('<') ? html : `<p>${html}</p>`}</div>`
  const far = '<div style="height: 3000px"></div>'
  return `<!DOCTYPE html><html lang="${lang}"><meta charset="utf-8"><title>${name}</title>${blocks.map(block).join(far)}${far}</html>`
}

// The one that was built last, in whichever way.
function briefgen () {
  const built = ['release', 'debug'].map(profile => join(TARGET, profile, 'briefgen')).filter(file => existsSync(file))
  const age = file => statSync(file).mtimeMs
  return process.env.BRIEFGEN ?? built.sort((a, b) => age(b) - age(a))[0]
}
