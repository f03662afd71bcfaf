// Holds the JSON-LD of every page of a built site against schema.org's vocabulary: each type and property exists, is not
// deprecated and belongs together, values are of the kind that they should be, and what is an address of the site itself
// leads to a file of it.
//
//     npm ci --ignore-scripts && node run.mjs ../../public

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'

import { faults } from './check.mjs'

const folder = process.argv[2] ?? '../../public'
const pages = readdirSync(folder, { recursive: true }).filter(path => path.endsWith('.html')).sort()
const counts = new Map()
let failed = 0

for (const page of pages) {
  const found = faultsOf(readFileSync(join(folder, page), 'utf8'))
  for (const fault of found) console.error(`${page}: ${fault}`)
  failed += found.length
}
for (const [type, count] of [...counts].sort()) console.log(`${String(count).padStart(7)} ${type}`)
console.log(`${pages.length} pages, ${failed} faults`)
process.exitCode = failed > 0 || pages.length === 0 ? 1 : 0

function faultsOf (html) {
  const blocks = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(([, json]) => json)
  const canonical = /<link rel="canonical" href="([^"]+)">/.exec(html)?.[1]
  // A page that only leads to another, and the page for addresses that do not exist, are none to find.
  const isNone = html.includes('<meta name="robots" content="noindex">')
  if (isNone || blocks.length !== 1) return isNone && blocks.length === 0 ? [] : [`${blocks.length} blocks of JSON-LD`]
  const data = JSON.parse(blocks[0])
  return [...faults(data, type => counts.set(type, (counts.get(type) ?? 0) + 1)), ...lost(data, canonical)]
}

// The addresses of the site itself at which there is nothing. Its base is what all breadcrumbs begin with.
function lost (data, canonical) {
  const crumbs = data['@graph'].find(node => node['@type'] === 'BreadcrumbList')
  const base = crumbs?.itemListElement[0].item['@id'] ?? canonical
  const addresses = [...JSON.stringify(data).matchAll(/"(https?:[^"]+)"/g)].map(([, address]) => address)
  return addresses
    .filter(address => address.startsWith(base))
    .map(address => decodeURI(address.slice(base.length)) || 'index.html')
    .filter(path => !existsSync(join(folder, path)))
    .map(path => `nothing at ${path}`)
}
