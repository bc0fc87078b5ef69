import { expect, test } from 'vitest'
import { shippedTerms } from '@/stats/shipped.fixture'
import { causeReader, constantPrefix, editDistance, suggestionsFor } from './cause-reader'

const terms = shippedTerms()

test.each([
  ['Gunfire', 'Gunfire', null, false],
  ['GUNFIRE', 'Gunfire', 'cause-spelling', false],
  ['gunfire – inadvertent', 'Gunfire (Inadvertent)', 'cause-spelling', false],
  ['COVID-19', 'COVID19', 'cause-spelling', false],
  ['Cause: Fall', 'Fall', 'prefix-stripped', false],
  ['Gunfir', 'Gunfir', null, true],
  ['Meteor: small', 'Meteor: small', null, true],
  ['constructor', 'constructor', null, true],
])('reads “%s” as “%s”, %s, unknown: %s', (cell, label, repair, isUnknown) => {
  expect(causeReader(terms, {}, '')(cell)).toEqual({ label, fault: null, repair, isUnknown })
})

test('a choice settles a label: as a known cause, or as itself', () => {
  const read = causeReader(terms, { causes: { Shot: 'Gunfire', Meteor: 'Meteor' } }, '')
  expect([read('Shot'), read('Meteor')]).toMatchObject([
    { label: 'Gunfire', isUnknown: false, repair: null },
    { label: 'Meteor', isUnknown: false, repair: null },
  ])
})

test('a prefix that was chosen is no repair', () => {
  expect(causeReader(terms, { strip: { cause: 'Cause of Death: ' } }, '')('Cause of Death: Fall')).toMatchObject({ label: 'Fall', repair: null })
})

test('a constant prefix stands before at least three cells, and before all', () => {
  expect(constantPrefix(['Cause: A', 'Cause: B', 'Cause: C'])).toBe('Cause: ')
  expect(constantPrefix(['Cause: A', 'Cause: B'])).toBe('')
  expect(constantPrefix(['Cause: A', 'Cause: B', 'C'])).toBe('')
})

test('suggests the nearest known labels, and for a group its causes', () => {
  expect(suggestionsFor('Gunfir', terms)[0]).toBe('Gunfire')
  expect(suggestionsFor('Drowning', terms)[0]).toBe('Drowned')
  expect(suggestionsFor('Firearms', terms)).toEqual(['Gunfire', 'Gunfire (Inadvertent)'])
  expect(suggestionsFor('zzzzzzzzzzz', terms)).toEqual([])
})

test.each([
  ['kitten', 'sitting', 3],
  ['', 'abc', 3],
  ['flaw', 'lawn', 2],
  ['same', 'same', 0],
])('from “%s” to “%s” are %i letters', (from, to, distance) => {
  expect(editDistance(from, to)).toBe(distance)
})
