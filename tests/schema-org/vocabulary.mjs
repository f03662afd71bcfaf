// The vocabulary of schema.org, read from the types that the package schema-dts generates from it: which types there
// are, what each of them may have, and of what kind that is. Text in, answers out.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** What stands for a piece of text in the types, and what such a text looks like. */
const TEXTS = {
  Text: /\S/,
  URL: /^https?:\/\/[^\s"<>]+$/,
  Date: /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/,
  DateTime: /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?(\/\d{4}(-\d\d(-\d\d)?)?)?$/,
}

/** The vocabulary of the installed package. */
export function vocabulary () {
  // Beside the package's entry, since its exports name no other file.
  const entry = createRequire(import.meta.url).resolve('schema-dts')
  return read(readFileSync(entry.replace(/[^/\\]*$/, 'schema.d.ts'), 'utf8'))
}

function read (text) {
  const bases = new Map()
  const leaves = new Map()
  const unions = new Map()
  let base, leaf, deprecated
  for (const line of text.split('\n')) {
    const opening = /^(?:export )?interface (\w+?)(Base|Leaf) extends (.+) \{/.exec(line)
    const property = /^ {4}"(\w+)"\?: SchemaValue<(.+), "\w+">;/.exec(line)
    const type = /^ {4}"@type": "([^"]+)";/.exec(line)
    const union = /^export type (\w+) = (.+);/.exec(line)
    if (opening) {
      const [, name, form, parents] = opening
      const above = [...parents.matchAll(/\b(\w+)Base\b/g)].map(([, parent]) => parent)
      base = leaf = undefined
      if (form === 'Base') bases.set(name, base = { above, properties: new Map() })
      else leaf = { above }
    } else if (property && base) {
      base.properties.set(property[1], { range: names(property[2]), deprecated })
    } else if (type && leaf) {
      leaves.set(type[1], leaf)
    } else if (union) {
      unions.set(union[1], names(union[2]))
    }
    // A comment stands before what it is about.
    if (/^ *\/?\*/.test(line)) deprecated ||= line.includes('@deprecated')
    else deprecated = false
  }
  return new Vocabulary(bases, leaves, unions)
}

const names = union => union.split(' | ').map(name => name.trim())

class Vocabulary {
  constructor (bases, leaves, unions) {
    Object.assign(this, { bases, leaves, unions })
  }

  has (type) {
    return this.leaves.has(type)
  }

  /** A property of a type or of one above it. */
  property (type, name) {
    const above = [...this.leaves.get(type).above]
    while (above.length > 0) {
      const base = this.bases.get(above.pop())
      if (base?.properties.has(name)) return base.properties.get(name)
      above.push(...base?.above ?? [])
    }
  }

  /** Everything that a range of types allows: leaves, literal texts, and the names of simple types. */
  #allowed (range) {
    const allowed = new Set()
    const open = [...range]
    while (open.length > 0) {
      const name = open.pop()
      if (allowed.has(name)) continue
      allowed.add(name)
      if (!(name in TEXTS)) open.push(...this.unions.get(name) ?? [])
    }
    return allowed
  }

  /** What is wrong with a value of a property; nothing if it may stand there. */
  fault (range, value) {
    const allowed = this.#allowed(range)
    if (typeof value === 'boolean') return allowed.has('boolean') ? undefined : 'no boolean'
    if (typeof value === 'number') {
      if (allowed.has('Integer') && !allowed.has('Number')) return Number.isInteger(value) ? undefined : 'no whole number'
      return allowed.has('number') ? undefined : 'no number'
    }
    if (typeof value === 'string') return this.#faultOfText(allowed, value)
    if ('@value' in value) {
      const isText = allowed.has('Text') && TEXTS.Text.test(value['@value'])
      return isText && /^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(value['@language']) ? undefined : 'no text in a language'
    }
    if (!('@type' in value)) {
      return allowed.has('IdReference') && TEXTS.URL.test(value['@id']) ? undefined : 'no reference'
    }
    return allowed.has(`${value['@type']}Leaf`) ? undefined : `no ${value['@type']}`
  }

  #faultOfText (allowed, value) {
    if (allowed.has(`"${value}"`)) return
    const kinds = Object.keys(TEXTS).filter(kind => allowed.has(kind))
    if (kinds.length === 0) {
      // A name in place of somebody or something.
      return allowed.has('string') && TEXTS.Text.test(value) ? undefined : 'no text'
    }
    return kinds.some(kind => TEXTS[kind].test(value)) ? undefined : `no ${kinds.join(' or ')}`
  }
}
