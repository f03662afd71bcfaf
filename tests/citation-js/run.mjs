// Reads data/sources.{bib,ris,csl.json} of a built site with the parsers of citation-js, and compares the title, the
// address and the date of each source with data/sources.json, where they are as they were written.
//
//     npm ci --ignore-scripts && node run.mjs ../../public/data

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'

import { Cite } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-csl'
import '@citation-js/plugin-ris'

const FORMS = [
  { name: 'sources.bib', type: '@biblatex/text', parse: text => text },
  { name: 'sources.ris', type: '@ris/file', parse: text => text },
  { name: 'sources.csl.json', type: '@csl/list+object', parse: JSON.parse },
]

// The kinds that are NEWS or GOVDOC in RIS. For those two, citation-js reads the year (PY) and not the date (DA).
const YEAR_ALONE = ['news', 'wire', 'official']

// For BibTeX, citation-js encodes an address once more if all it has is signs such as `%2F`.
const asBibtex = url => (decodeURI(url) === url ? encodeURI(url) : url)

const folder = process.argv[2] ?? '../../public/data'
const read = name => readFileSync(join(folder, name), 'utf8')
const sources = JSON.parse(read('sources.json'))
let failed = false

for (const { name, type, parse } of FORMS) {
  const items = new Map(new Cite(parse(read(name)), { forceType: type }).data.map(item => [item.id, item]))
  const faults = sources.flatMap(source => differences(name, source, items.get(source.id)))
  if (items.size !== sources.length) faults.push(`${items.size} records of ${sources.length} sources`)
  for (const fault of faults) console.error(`${name}: ${fault}`)
  console.log(`${name}: ${items.size} records, ${faults.length} faults`)
  failed ||= faults.length > 0
}
process.exitCode = failed ? 1 : 0

function differences (name, source, item) {
  if (!item) return [`${source.id}: not there`]
  const url = source.url ?? source.archived_url
  const wanted = {
    title: source.title,
    URL: url && name === 'sources.bib' ? asBibtex(url) : url,
    issued: parts(source.date, name === 'sources.ris' && YEAR_ALONE.includes(source.kind)),
  }
  const found = { title: item.title, URL: item.URL, issued: item.issued?.['date-parts']?.[0]?.join('-') }
  return Object.keys(wanted)
    .filter(field => wanted[field] !== found[field])
    .map(field => `${source.id}: ${field}: ${JSON.stringify(found[field])} and not ${JSON.stringify(wanted[field])}`)
}

// The year, month and day of an EDTF date, of a range those of its start: marks and what is not known are left out.
function parts (date, yearAlone) {
  if (date === undefined) return undefined
  const [start] = date.split('/')
  const numbers = start.replace(/[?~%]$/, '').split('-').filter(part => /^\d+$/.test(part)).map(Number)
  return numbers.slice(0, yearAlone ? 1 : 3).join('-')
}
