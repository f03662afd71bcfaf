// A picture as PNG with at most 256 colours: a third of the size, and of a page of text the eye sees no difference.

import { crc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
const MOST = 256

// `png` has eight bits for each of red, green and blue, perhaps for how much they cover, and no interlacing, as browsers
// write it.
export function fewColours (png) {
  const { width, height, pixels } = read(png)
  const palette = choose(pixels)
  const indexes = new Map()
  const rows = Buffer.alloc((width + 1) * height)
  for (let at = 0; at < pixels.length; at++) {
    const colour = pixels[at]
    if (!indexes.has(colour)) indexes.set(colour, nearest(colour, palette))
    rows[at + 1 + Math.floor(at / width)] = indexes.get(colour)
  }
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0])
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  const colours = Buffer.from(palette.flatMap(parts))
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('PLTE', colours), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))])
}

// The most frequent colour of each kind of colour, those of the most frequent kinds.
function choose (pixels) {
  const counts = new Map()
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  const kinds = new Map()
  for (const [colour, count] of counts) {
    const kind = colour & 0xf8f8f8
    const of = kinds.get(kind) ?? { colour, most: 0, all: 0 }
    kinds.set(kind, { colour: count > of.most ? colour : of.colour, most: Math.max(count, of.most), all: of.all + count })
  }
  return [...kinds.values()].sort((a, b) => b.all - a.all || a.colour - b.colour).slice(0, MOST).map(({ colour }) => colour)
}

const parts = colour => [colour >> 16, colour >> 8 & 0xff, colour & 0xff]

function nearest (colour, palette) {
  const [red, green, blue] = parts(colour)
  const distance = other => {
    const [r, g, b] = parts(other)
    return 2 * (r - red) ** 2 + 4 * (g - green) ** 2 + 3 * (b - blue) ** 2
  }
  return palette.reduce((best, other, at) => distance(other) < distance(palette[best]) ? at : best, 0)
}

function read (png) {
  const chunks = []
  for (let at = SIGNATURE.length; at < png.length; at += chunks.at(-1).data.length + 12) {
    const length = png.readUInt32BE(at)
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) })
  }
  const header = chunks.find(({ type }) => type === 'IHDR').data
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const size = { 2: 3, 6: 4 }[header[9]]
  const bytes = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)))
  const pixels = new Uint32Array(width * height)
  let above = Buffer.alloc(width * size)
  for (let y = 0; y < height; y++) {
    const start = y * (width * size + 1)
    const row = unfilter(bytes[start], bytes.subarray(start + 1, start + 1 + width * size), above, size)
    for (let x = 0; x < width; x++) pixels[y * width + x] = row[x * size] << 16 | row[x * size + 1] << 8 | row[x * size + 2]
    above = row
  }
  return { width, height, pixels }
}

// A row is kept as what it differs in from its neighbours, in one of five ways.
function unfilter (way, row, above, size) {
  for (let at = 0; at < row.length; at++) {
    const [left, up, corner] = [row[at - size] ?? 0, above[at], above[at - size] ?? 0]
    row[at] += [0, left, up, left + up >> 1, paeth(left, up, corner)][way]
  }
  return row
}

function paeth (left, up, corner) {
  const [toLeft, toUp, toCorner] = [left, up, corner].map(one => Math.abs(left + up - corner - one))
  return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner
}

function chunk (type, data) {
  const name = Buffer.from(type, 'latin1')
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(Buffer.concat([name, data])))
  return Buffer.concat([length, name, data, check])
}
