// What is wrong with a piece of JSON-LD in the vocabulary of schema.org.

import { vocabulary } from './vocabulary.mjs'

const schema = vocabulary()

/** The faults of a whole block, in words; `count` is told each type that stands in it. */
export function faults (data, count = () => {}) {
  const found = []
  if (data['@context'] !== 'https://schema.org') found.push(`the context is ${JSON.stringify(data['@context'])}`)
  if (!Array.isArray(data['@graph'])) found.push('there is no graph')
  for (const node of data['@graph'] ?? []) check(node, node['@type'], { found, count })
  return found
}

function check (node, path, report) {
  const type = node['@type']
  if (!schema.has(type)) return report.found.push(`${path}: there is no type ${type}`)
  report.count(type)
  for (const [name, value] of Object.entries(node)) {
    if (!name.startsWith('@')) checkProperty(type, name, value, `${path}.${name}`, report)
    else if (name !== '@type' && name !== '@id') report.found.push(`${path}: there is no ${name} here`)
  }
}

function checkProperty (type, name, value, path, report) {
  const property = schema.property(type, name)
  if (!property) return report.found.push(`${path}: ${type} has no such property`)
  if (property.deprecated) report.found.push(`${path}: is deprecated`)
  const values = Array.isArray(value) ? value : [value]
  if (values.length === 0) report.found.push(`${path}: is empty`)
  for (const one of values) {
    const fault = one === null ? 'null' : schema.fault(property.range, one)
    if (fault) report.found.push(`${path}: ${JSON.stringify(one).slice(0, 80)} is ${fault}`)
    if (one !== null && typeof one === 'object' && '@type' in one) check(one, path, report)
  }
}
