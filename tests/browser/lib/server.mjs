// Serves a folder as GitHub Pages does: under a path, compressed, to be kept for ten minutes, and with 404.html for what is
// not there.

import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

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
const IS_TEXT = /^text|json|xml/

// `root` is the path of the site with a slash at both ends. A port of 0 is any that is free.
export async function serve (folder, root = '/', port = 0) {
  const server = createServer(async (request, response) => {
    const { status, type, body } = await answer(folder, root, request.url)
    const headers = { 'content-type': type, 'cache-control': 'max-age=600', vary: 'Accept-Encoding' }
    const compressed = IS_TEXT.test(type) && /\bgzip\b/.test(request.headers['accept-encoding'])
    if (compressed) headers['content-encoding'] = 'gzip'
    response.writeHead(status, headers)
    response.end(compressed ? await promisify(gzip)(body) : body)
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
