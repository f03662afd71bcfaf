// Serves a folder as a host for static pages does: under a path, with 404.html for what is not there.

import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'

const TYPES = {
  '.bib': 'text/plain; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.ris': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
}

// `root` is the path of the site with a slash at both ends. A port of 0 is any that is free.
export async function serve (folder, root = '/', port = 0) {
  const server = createServer(async (request, response) => {
    const { status, type, body } = await answer(folder, root, request.url)
    response.writeHead(status, { 'content-type': type })
    response.end(body)
  })
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${server.address().port}${root}`, close: () => server.close() }
}

async function answer (folder, root, address) {
  const path = decodeURIComponent(address.split('?')[0])
  const inside = path.startsWith(root) ? normalize(path.slice(root.length) || 'index.html') : '..'
  if (!inside.startsWith('..')) {
    const body = await read(join(folder, inside))
    if (body) return { status: 200, type: TYPES[extname(inside)] ?? 'application/octet-stream', body }
  }
  const body = path.startsWith(root) && await read(join(folder, '404.html'))
  return { status: 404, type: TYPES[body ? '.html' : '.txt'], body: body || 'not found' }
}

const read = file => readFile(file).catch(() => null)
