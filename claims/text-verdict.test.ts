import { describe, expect, test } from 'vitest'
import { isoDay } from '@/stats/calendar'
import { shippedLedger } from '@/stats/shipped.fixture'
import { checkClaim } from './check'
import { EMPTY_CLAIM } from './claim'
import { findingOf, textVerdict, withAsides } from './text-verdict'
import { NO_ASIDES, openOf } from './asides'
import type { Ask } from './missing'

const check = { verdict: 'The figures support it: 26 v 33.', parts: [], cannot: null }
const options = [{ value: '200', text: 'up 200%', why: '' }]
const ask = (field: Ask['field'], more: Partial<Ask> = {}): Ask => ({ field, ask: '?', options, ...more })

test('what is still asked holds the verdict back', () => {
  expect(textVerdict(check, { open: openOf([ask('against'), ask('percent'), ask('asof')]), unread: [], unchecked: [] }).verdict).toBe(
    'Still open: which percent is meant and what it is compared with. As far as it is understood, the figures support it: 26 v 33.',
  )
})

test('a day is shown with its neighbours, and what has no choice of answers isn’t open', () => {
  expect(textVerdict(check, { open: openOf([ask('asof'), ask('counts', { options: [] })]), unread: [], unchecked: [] }).verdict).toBe(check.verdict)
})

test('nothing is held back where the figures can’t be asked at all', () => {
  const cannot = { ...check, verdict: 'These figures can’t check it: the claim doesn’t say which deaths it counts.', cannot: 'The claim doesn’t say which deaths it counts.' }
  expect(textVerdict(cannot, { open: openOf([ask('cause')]), unread: [], unchecked: [] }).verdict).toBe(cannot.verdict)
})

test('what is said besides and isn’t checked is named, as a part of its own', () => {
  const told = textVerdict(check, { open: [], unread: [], unchecked: [{ said: '10-year high', why: 'How a count ranks among years isn’t checked.' }] })
  expect(told.verdict).toBe('The figures support it: 26 v 33. Not checked: “10-year high”.')
  expect(told.parts).toEqual([{ id: 'unchecked', said: '“10-year high”', status: 'cannot-check', under: null, words: 'How a count ranks among years isn’t checked.' }])
})

test('words of the claim that weren’t read hold the verdict back as well, and are named first', () => {
  const told = textVerdict(check, { open: ['percent'], unread: [{ said: 'Texas', why: 'The figures are asked for one place.' }], unchecked: [] })
  expect(told.verdict).toBe('Not read: “Texas”. Still open: which percent is meant. As far as it is understood, the figures support it: 26 v 33.')
  expect(told.parts).toEqual([{ id: 'unread', said: '“Texas”', status: 'cannot-check', under: null, words: 'The figures are asked for one place.' }])
})

describe('on the shipped figures', () => {
  const ledger = shippedLedger()
  const checked = (more: Partial<typeof EMPTY_CLAIM>) => checkClaim(ledger, { ...EMPTY_CLAIM, cause: 'firearms', against: 'last-year', asOf: isoDay('2015-09-07'), ...more })

  test('words that the figures don’t tell apart are why nothing can be checked, and not that no deaths are named', () => {
    const why = 'The figures have the cause of a death, not its circumstances.'
    const told = withAsides(checked({ cause: null, percent: 100, direction: 'up' }), { ...NO_ASIDES, foreign: { said: 'ambush killings', why } })
    expect(told.verdict).toBe(`These figures can’t check it: “ambush killings”: ${why}`)
    expect(told.parts.map(({ words }) => words)).toEqual([`“ambush killings”: ${why}`, `“ambush killings”: ${why}`])
  })

  test.each([
    // As known now 27 v 34 (−21%).
    [{ current: 27, prior: 34, direction: 'down' as const }, 'supported'],
    [{ current: 26, prior: 33, direction: 'down' as const }, 'supported under a condition'],
    [{ percent: -40, direction: 'down' as const }, 'supported in part'],
    [{ percent: 40, direction: 'up' as const }, 'not supported'],
    [{ percent: 40, direction: 'up' as const, counter: 'FBI' }, 'counted otherwise'],
    [{ cause: null, percent: 40 }, 'can’t be checked'],
  ])('%j in a list: %s', (more, finding) => {
    expect(findingOf(checked(more))).toBe(finding)
  })

  test('what wasn’t read holds a finding back', () => {
    const told = withAsides(checked({ current: 27, prior: 34, direction: 'down' }), { ...NO_ASIDES, unread: [{ said: 'Texas', why: '' }] })
    expect(findingOf(told)).toBe('not fully read; supported as far as it is')
  })
})
