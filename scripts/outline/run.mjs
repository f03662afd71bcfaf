// Writes src/chart/map/land.txt, the outline of the land under the map of places. The same input gives the same bytes.
//
//     npm ci --ignore-scripts && node run.mjs
//
// The outline is the land of Natural Earth 1:110m (public domain, https://www.naturalearthdata.com), as in npm
// `world-atlas`: coasts and no borders. Antarctica is left out. The file says itself how it is to be read.

import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

import { feature } from 'topojson-client'
import { presimplify, simplify } from 'topojson-simplify'

// A corner goes if the triangle that it makes with its neighbours is smaller, in square degrees (Visvalingam and Whyatt).
const LEAST = 0.25
// Land that lies south of it, in degrees, is Antarctica.
const SOUTH = -60
const LIMIT = 30_000
const OUT = new URL('../../src/chart/map/land.txt', import.meta.url)

const require = createRequire(import.meta.url)
const { version } = require('world-atlas/package.json')
const HEAD = `# The land of Natural Earth 1:110m (public domain) without Antarctica, from npm world-atlas ${version} by scripts/outline.
# One closed line of a coast in each line, in tenths of a degree: east and north of its first corner, then the steps
# from corner to corner. Lakes are rings within rings. East goes beyond 180 degrees where a coast does.
`

const rings = outline(JSON.parse(readFileSync(require.resolve('world-atlas/land-110m.json'), 'utf8')))
const text = HEAD + rings.map(ring => steps(ring).join(' ') + '\n').join('')
if (text.length > LIMIT) throw new Error(`${text.length} bytes are more than ${LIMIT}`)
writeFileSync(OUT, text)
const corners = rings.reduce((sum, ring) => sum + ring.length, 0)
console.log(`${fileURLToPath(OUT)}: ${rings.length} rings, ${corners} corners, ${text.length} bytes`)

function outline (topology) {
  const simple = simplify(presimplify(topology), LEAST)
  const lands = feature(simple, simple.objects.land).features.map(({ geometry }) => geometry)
  const polygons = lands.flatMap(({ type, coordinates }) => type === 'Polygon' ? [coordinates] : coordinates)
  const rings = polygons.flat().filter(ring => ring.some(([, north]) => north > SOUTH))
  return rings.map(ring => distinct(unwrapped(ring).map(tenths))).filter(ring => ring.length > 2)
}

// Without the leap from one side of the world to the other where a ring crosses the antimeridian; most of it lies
// between 180 degrees west and east.
function unwrapped (ring) {
  let before = ring[0][0]
  const joined = ring.map(([east, north]) => {
    before = near(east, before)
    return [before, north]
  })
  const middle = joined.reduce((sum, [east]) => sum + east, 0) / joined.length
  const shift = near(middle, 0) - middle
  return joined.map(([east, north]) => [east + shift, north])
}

// The longitude on the turn around the earth that is nearest to another.
function near (east, other) {
  return east + 360 * Math.round((other - east) / 360)
}

function tenths (corner) {
  return corner.map(degrees => Math.round(degrees * 10))
}

// Without corners that repeat the one before; the last repeats the first.
function distinct (ring) {
  return ring.filter((corner, at) => String(corner) !== String(ring.at(at - 1)))
}

function steps (ring) {
  return ring.flatMap((corner, at) => corner.map((value, axis) => at ? value - ring[at - 1][axis] : value))
}
