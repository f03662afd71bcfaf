// That the check sees what it is for.

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { faults } from './check.mjs'

const wrap = (...nodes) => ({ '@context': 'https://schema.org', '@graph': nodes })

test('what is right has no faults', () => {
  assert.deepEqual(faults(wrap({
    '@type': 'Event',
    name: 'Talks',
    startDate: '2025-05',
    eventStatus: 'https://schema.org/EventCancelled',
    location: [{ '@type': 'City', name: 'Geneva', geo: { '@type': 'GeoCoordinates', latitude: 46.2 } }],
    attendee: [{ '@type': 'Person', alternateName: [{ '@value': '何立峰', '@language': 'zh-Hans' }] }, 'Jane Public'],
  })), [])
})

for (const [name, node] of [
  ['a type that there is not', { '@type': 'Meeting' }],
  ['a property that there is not', { '@type': 'Event', title: 'Talks' }],
  ['a property of another type', { '@type': 'Person', startDate: '2025' }],
  ['a deprecated property', { '@type': 'Event', attendees: [{ '@type': 'Person' }] }],
  ['a value of another type', { '@type': 'Event', attendee: { '@type': 'Place' } }],
  ['a fault further in', { '@type': 'Event', attendee: { '@type': 'Person', nme: 'A' } }],
  ['a date that is none', { '@type': 'Event', startDate: '2025-13' }],
  ['a date with a mark', { '@type': 'Event', startDate: '2025-05~' }],
  ['an address that is none', { '@type': 'Person', sameAs: 'javascript:alert(1)' }],
  ['a word outside an enumeration', { '@type': 'Event', eventStatus: 'EventHappened' }],
  ['an empty list', { '@type': 'Event', attendee: [] }],
  ['null', { '@type': 'Event', name: null }],
  ['a text for a number', { '@type': 'Question', answerCount: '2 or 3' }],
  ['half a number', { '@type': 'Question', answerCount: 2.5 }],
]) {
  test(`${name} is a fault`, () => assert.equal(faults(wrap(node)).length, 1))
}

test('another context is a fault', () => {
  assert.equal(faults({ '@context': 'http://schema.org', '@graph': [] }).length, 1)
})
