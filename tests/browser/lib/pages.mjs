// Which pages a built site has, and which of them stand for all of their kind.

import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

// All pages with their texts, by path from the site's root, in order.
export function readPages (folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  const paths = files.filter(file => file.isFile() && file.name.endsWith('.html'))
    .map(file => relative(folder, join(file.parentPath ?? file.path, file.name)).split(sep).join('/'))
  return paths.sort().map(path => ({ path, html: readFileSync(join(folder, path), 'utf8') }))
}

// The largest and the smallest page of each kind. A page that leads on to another is none to look at.
export function sample (pages) {
  const kinds = new Map()
  for (const page of pages.filter(({ html }) => !html.includes('http-equiv="refresh"'))) {
    const of = kind(page.path)
    kinds.set(of, [...(kinds.get(of) ?? []), page])
  }
  return [...kinds.values()].flatMap(ends)
}

// A page at the top is a kind of its own. The pages of two people lie in the folder of those of one.
function kind (path) {
  const [folder, name] = path.split('/')
  return name === undefined ? path : `${folder}${name.includes('--') ? ' --' : ''}`
}

function ends (pages) {
  const sorted = pages.toSorted((a, b) => a.html.length - b.html.length)
  return [...new Set([sorted[0], sorted.at(-1)])]
}

// The path under which the site is published: its 404 page alone has addresses from the host's root.
export function rootOf (pages) {
  const page = pages.find(({ path }) => path === '404.html')
  return page?.html.match(/href="(\/[^"]*)index\.html"/)?.[1] ?? '/REPO/'
}

// The ids of each page that links of the site lead to, the page's own included.
export function linkedIds (pages) {
  const ids = new Map(pages.map(({ path }) => [path, new Set()]))
  for (const { path, html } of pages) {
    for (const [, href] of html.matchAll(/\shref="([^"?:]*#[^":]+)"/g)) {
      const url = new URL(href, `http://site/${path}`)
      ids.get(decodeURIComponent(url.pathname.slice(1)) || 'index.html')?.add(decodeURIComponent(url.hash.slice(1)))
    }
  }
  return ids
}
