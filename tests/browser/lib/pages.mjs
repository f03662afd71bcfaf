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

// The smallest and the largest page of each kind.
export function sample (pages) {
  return byKind(pages).flatMap(of => [...new Set([of[0], of.at(-1)])])
}

export function largest (pages) {
  return byKind(pages).map(of => of.at(-1))
}

// The pages of each kind by their length. One that leads on to another is none to look at.
function byKind (pages) {
  const kinds = new Map()
  for (const page of pages.filter(({ html }) => !html.includes('http-equiv="refresh"'))) {
    const of = kind(page.path)
    kinds.set(of, [...(kinds.get(of) ?? []), page])
  }
  return [...kinds.values()].map(of => of.sort((a, b) => a.html.length - b.html.length))
}

export const pathsOf = pages => pages.map(({ path }) => path)

// What scripts make of a page, asked for by its address.
export function states (pages) {
  const asked = ['state-of-play.html?on=2025-10-15', 'timeline.html?side=us&topic=tariffs']
  return asked.filter(address => pathsOf(pages).includes(address.split('?')[0]))
}

// A page at the top is a kind of its own. The pages of two people lie in the folder of those of one.
function kind (path) {
  const [folder, name] = path.split('/')
  return name === undefined ? path : `${folder}${name.includes('--') ? ' --' : ''}`
}

// The path under which the site is published: its 404 page alone has addresses from the host's root.
export function rootOf (pages) {
  const page = pages.find(({ path }) => path === '404.html')
  return page?.html.match(/href="(\/[^"]*)index\.html"/)?.[1] ?? '/REPO/'
}

// The ids of each page that links of the site lead to, the page's own included.
export function linkedIds (pages) {
  const ids = new Map(pathsOf(pages).map(path => [path, new Set()]))
  for (const { path, html } of pages) {
    for (const [, href] of html.matchAll(/\shref="([^"?:]*#[^":]+)"/g)) {
      const url = new URL(href, `http://site/${path}`)
      ids.get(decodeURIComponent(url.pathname.slice(1)) || 'index.html')?.add(decodeURIComponent(url.hash.slice(1)))
    }
  }
  return ids
}
