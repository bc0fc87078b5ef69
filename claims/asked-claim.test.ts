import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { isoDay } from '@/stats/calendar'
import { shippedLedger, shippedTerms } from '@/stats/shipped.fixture'
import { askedClaim } from './asked-claim'
import { checkClaim } from './check'
import { CLAIM_FIELDS, DIRECTIONS, EMPTY_CLAIM, toFields } from './claim'
import { claimQuery, frozenClaim } from './claim-query'

const context = { terms: shippedTerms(), today: isoDay('2026-11-26') }
const TEXT = 'Firearms deaths of officers fell 21% this year, to 26 from 33 in the same period of 2014.'
const asked = (more: Record<string, unknown>) => askedClaim({ text: TEXT, published: '2015-09-08', ...more }, context)
const fieldsOf = (more: Record<string, unknown>) => toFields(asked(more).claim!)

const READ = { kind: 'change', cause: 'firearms', current: '26', prior: '33', percent: '-21', direction: 'down', asof: '2015-09-07', against: 'last-year' }

describe('a field beside a sentence', () => {
  test.each([
    [{}, READ],
    [{ asof: '2015-09-06' }, { ...READ, asof: '2015-09-06' }],
    [{ percent: 24 }, { ...READ, percent: '-24' }],
    [{ percent: '+24' }, { ...READ, percent: '24', direction: 'up' }],
    [{ direction: 'up' }, { ...READ, percent: '21', direction: 'up' }],
    [{ cause: 'gunfire', known: '2016-07-03' }, { ...READ, cause: 'gunfire', known: '2016-07-03' }],
    [{ against: 2013 }, { ...READ, against: '2013' }],
    [{ cause: ' ' }, READ],
  ])('%j', (more, fields) => expect(fieldsOf(more)).toEqual(fields))

  it('as null takes what was read out of it, and is asked again', () => {
    const { claim, missing } = asked({ percent: null, current: null })
    expect(claim).toMatchObject({ percent: null, current: null, prior: 33, direction: null })
    expect(missing.map(({ field }) => field)).toContain('counts')
  })

  it('answers what the sentence leaves open', () => {
    expect(asked({}).missing.map(({ field }) => field)).toEqual(['asof'])
    expect(asked({ asof: '2015-09-07' }).missing).toEqual([])
  })

  it('that contradicts it is a problem, and nothing is mended', () => {
    expect(asked({ direction: 'unchanged' })).toMatchObject({ claim: null, problems: [{ parameter: 'direction', found: 'unchanged' }] })
  })
})

test('a sentence about nothing is an empty claim; nothing at all is a problem', () => {
  expect(askedClaim({ text: 'Hello.' }, context)).toMatchObject({ claim: EMPTY_CLAIM, problems: [] })
  expect(askedClaim({}, context)).toMatchObject({ claim: null, problems: [{ parameter: 'text' }] })
})

test('whatever is asked is a claim or problems, and never throws', () => {
  const value = fc.oneof(fc.string(), fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.array(fc.string()), fc.object(), fc.constantFrom('firearms', '-21%', '2015-09-07', 'down', 'leading', 'last-year'))
  const fields = fc.dictionary(fc.constantFrom('text', 'published', '__proto__', 'surprise', ...CLAIM_FIELDS), value)
  fc.assert(
    fc.property(fields, (each) => {
      const { claim, problems } = askedClaim(each, context)
      expect(claim === null).toBe(problems.length > 0)
      for (const { parameter, allowed } of problems) expect([typeof parameter, allowed.length > 0]).toEqual(['string', true])
    }),
    { seed: 20150908, numRuns: 1000 },
  )
})

test('the address of a claim asks for that claim', () => {
  const count = fc.option(fc.nat(500))
  const day = fc.option(fc.integer({ min: isoDay('1990-01-01'), max: isoDay('2025-10-05') }))
  fc.assert(
    fc.property(count, count, fc.constantFrom('firearms', 'all', 'heart-attack'), fc.constantFrom(...DIRECTIONS), fc.integer({ min: 1, max: 900 }), day, (current, prior, cause, direction, size, asOf) => {
      const percent = direction === 'unchanged' ? 0 : direction === 'down' ? -Math.min(size, 1000) / 10 : size / 10
      const claim = { ...EMPTY_CLAIM, kind: 'change' as const, cause, current, prior, percent, direction, asOf, against: 'last-year' as const }
      const query = claimQuery(claim, 'line-of-duty-deaths')
      expect(askedClaim(Object.fromEntries(new URLSearchParams(query)), context)).toMatchObject({ claim, problems: [] })
    }),
    { seed: 20150908, numRuns: 300 },
  )
})

describe('a frozen claim', () => {
  const claim = { ...EMPTY_CLAIM, cause: 'firearms', current: 26, asOf: isoDay('2015-09-07') }

  it('names the moment that it was judged by', () => {
    expect(claimQuery(frozenClaim(claim, isoDay('2016-07-03')), 'line-of-duty-deaths')).toBe('?kind=change&cause=firearms&current=26&asof=2015-09-07&known=2016-07-03')
  })

  it('stays as it is where its as-of day comes after that moment', () => expect(frozenClaim(claim, isoDay('2015-09-06'))).toBe(claim))

  it('names a dataset of its own, and is no address where it says nothing', () => {
    expect(claimQuery(claim, 'norland')).toMatch(/^\?dataset=norland&/)
    expect(claimQuery({ ...EMPTY_CLAIM, asOf: isoDay('2015-09-07') }, 'norland')).toBe('')
  })
})

test('a leading cause with both counts is judged by who leads, and not by their arithmetic', () => {
  const { claim } = askedClaim({ kind: 'leading', cause: 'illness', current: 26, prior: 33, percent: -21, asof: '2015-09-07', known: '2016-07-03' }, context)
  const { verdict, arithmetic } = checkClaim(shippedLedger(), claim!)
  expect(arithmetic.follows).toBe(true)
  expect(verdict).toMatch(/^The figures don’t support it: as known on 3 July 2016, traffic 33, firearms 26/)
})
