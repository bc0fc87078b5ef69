import { describe, expect, it, test } from 'vitest'
import fc from 'fast-check'
import { isoDay } from '@/stats/calendar'
import { shippedTerms } from '@/stats/shipped.fixture'
import { CLAIM_FIELDS, EMPTY_CLAIM, toFields } from './claim'
import { missingOfFields } from './missing'
import { type ClaimFields, FIELD_RULES, readFields } from './read-fields'

const terms = shippedTerms()
const claimOf = (fields: ClaimFields) => readFields(fields, terms).claim
const problemsOf = (fields: ClaimFields) => readFields(fields, terms).problems.map(({ parameter, found }) => [parameter, found])

const THE_CLAIM = { cause: 'firearms', current: '26', prior: '33', percent: '-21', direction: 'down', asof: '2015-09-07', against: 'last-year' }

describe('fields give a claim', () => {
  it('of text, as a form has them', () => {
    expect(claimOf({ ...THE_CLAIM, known: '2016-07-03', state: '' })).toEqual({
      ...EMPTY_CLAIM, kind: 'change', cause: 'firearms', current: 26, prior: 33, percent: -21, direction: 'down',
      asOf: isoDay('2015-09-07'), known: isoDay('2016-07-03'), against: 'last-year',
    })
  })

  it('of values, as JSON has them', () => {
    expect(claimOf({ cause: 'gunfire', current: 26, prior: 33, percent: -21.2, against: 2014, asof: '2016-09-07', state: 'tx', known: null })).toMatchObject({
      kind: 'change', cause: 'gunfire', current: 26, prior: 33, percent: -21.2, direction: 'down', against: 2014, state: 'TX', known: null,
    })
  })

  test.each([
    ['21', 'down', -21], ['−21 %', undefined, -21], ['-21%', 'down', -21], ['+78', undefined, 78], ['58.7 percent', 'up', 58.7], ['1,200', 'up', 1200], ['0', 'unchanged', 0], ['21', undefined, 21], [21, 'down', -21],
  ])('the percent %s with the direction %s is %d', (percent, direction, expected) => expect(claimOf({ percent, direction })?.percent).toBe(expected))

  test.each([
    [{ current: 26, cause: 'firearms' }, 'count'], [{ direction: 'down', cause: 'firearms' }, 'change'], [{ cause: 'traffic', followedby: 'firearms' }, 'leading'], [{ cause: 'traffic', kind: 'leading' }, 'leading'],
  ] as const)('%o is a claim of kind %s', (fields, kind) => expect(claimOf(fields)?.kind).toBe(kind))

  it('a cause may be named by any label in kebab-case', () => expect(claimOf({ cause: 'automobile-accident', percent: 1 })?.cause).toBe('automobile-crash'))

  it('the year before the as-of day is last year', () => expect(claimOf({ ...THE_CLAIM, against: '2014' })?.against).toBe('last-year'))

  it('a mean of five years may have decimals', () => expect(claimOf({ ...THE_CLAIM, prior: '37.2', against: 'average-5' })?.prior).toBe(37.2))

  it('the zeros of a percent stay', () => {
    const claim = claimOf({ ...THE_CLAIM, percent: '-21.0' })!
    expect([claim.percent, claim.places, toFields(claim).percent, claimOf({ ...THE_CLAIM, percent: '-21' })!.places]).toEqual([-21, 1, '-21.0', undefined])
  })

  it('an older year stays', () => expect(claimOf({ ...THE_CLAIM, against: '2013' })?.against).toBe(2013))
})

describe('a field that can’t be read is a problem, and then there is no claim', () => {
  test.each([
    [{ cause: 'gravity', percent: 1 }, ['cause', 'gravity']],
    [{ ...THE_CLAIM, current: '26.5' }, ['current', '26.5']],
    [{ ...THE_CLAIM, prior: '-3' }, ['prior', '-3']],
    [{ ...THE_CLAIM, current: '100000' }, ['current', '100000']],
    [{ ...THE_CLAIM, prior: '33.5' }, ['prior', '33.5']],
    [{ ...THE_CLAIM, percent: '0.0000001' }, ['percent', '0.0000001']],
    [{ ...THE_CLAIM, percent: 'a lot' }, ['percent', 'a lot']],
    [{ ...THE_CLAIM, percent: '-100001' }, ['percent', '-100001']],
    [{ ...THE_CLAIM, direction: 'sideways' }, ['direction', 'sideways']],
    [{ ...THE_CLAIM, asof: '2015-02-30' }, ['asof', '2015-02-30']],
    [{ ...THE_CLAIM, known: 'now' }, ['known', 'now']],
    [{ ...THE_CLAIM, against: 'average-10' }, ['against', 'average-10']],
    [{ ...THE_CLAIM, state: 'Texas' }, ['state', 'Texas']],
    [{ ...THE_CLAIM, kind: 'guess' }, ['kind', 'guess']],
    [{ ...THE_CLAIM, points: 'maybe' }, ['points', 'maybe']],
    [{ ...THE_CLAIM, current: [26] }, ['current', 'a list']],
    [{ ...THE_CLAIM, current: { value: 26 } }, ['current', 'an object']],
    [{ ...THE_CLAIM, percent: Number.NaN }, ['percent', 'NaN']],
    [{ ...THE_CLAIM, colour: 'red' }, ['colour', 'red']],
    [{}, ['cause', '']],
    [{ asof: '2015-09-07' }, ['cause', '']],
  ] as [ClaimFields, string[]][])('%o', (fields, problem) => {
    expect(problemsOf(fields)).toEqual([problem])
    expect(claimOf(fields)).toBeNull()
  })

  it('a number keeps the word that says it isn’t exact, and a counter its name in any case', () => {
    expect(claimOf({ cause: 'all', percent: 'more than -50', prior: 'about 89', whole: 'yes', counter: 'fbi' })).toMatchObject({ percent: -50, direction: 'down', prior: 89, rough: { percent: 'more than', prior: 'about' }, isWhole: true, counter: 'FBI' })
    expect(problemsOf({ ...THE_CLAIM, current: 'sort of 26' })).toEqual([['current', 'sort of 26']])
    expect(problemsOf({ ...THE_CLAIM, counter: 'CDC' })).toEqual([['counter', 'CDC']])
  })

  it('every problem says what is allowed', () => {
    expect(readFields({ ...THE_CLAIM, percent: 'x', against: 'y' }, terms).problems.map(({ allowed }) => allowed)).toEqual(['a number such as -21, 58.7 or 21%, from -100,000 to 100,000; it may follow one of the words about, nearly, at least, more than, at most, less than', 'last-year, average-5 or a year such as 2014'])
  })
})

describe('a contradiction is a problem', () => {
  test.each([
    [{ ...THE_CLAIM, direction: 'up' }, ['direction', 'up'], 'down, which the percent −21% says; or another percent'],
    [{ ...THE_CLAIM, direction: 'unchanged' }, ['direction', 'unchanged'], 'down, which the percent −21% says; or another percent'],
    [{ ...THE_CLAIM, percent: '21', direction: 'unchanged' }, ['direction', 'unchanged'], 'up or down, for the percent is 21%; or a percent of 0'],
    [{ ...THE_CLAIM, kind: 'count' }, ['kind', 'count'], 'change, for there is a percent; or that empty'],
    [{ ...THE_CLAIM, percent: '', kind: 'leading' }, ['kind', 'leading'], 'change, for there is an older count; or that empty'],
    [{ ...THE_CLAIM, whole: 'yes', against: 'average-5' }, ['whole', 'yes'], 'no, for a mean is compared over the same days; or a year in against'],
    [{ ...THE_CLAIM, known: '2015-09-01' }, ['asof', '2015-09-07'], 'a day up to the known-on day, 2015-09-01: nothing later was known on it'],
    [{ ...THE_CLAIM, against: '2015' }, ['against', '2015'], 'last-year, average-5 or a year before 2015'],
    [{ ...THE_CLAIM, followedby: 'traffic' }, ['followedby', 'traffic'], 'empty, unless kind is leading'],
    [{ kind: 'leading', cause: 'traffic', followedby: 'traffic' }, ['followedby', 'traffic'], 'another cause than the leading one'],
    [{ cause: 'traffic', current: 3, points: 'yes' }, ['points', 'yes'], 'no, for there is no percent; or a percent'],
  ] as [ClaimFields, string[], string][])('%o', (fields, problem, allowed) => {
    const { claim, problems } = readFields(fields, terms)
    expect(claim).toBeNull()
    expect(problems).toEqual([{ parameter: problem[0], found: problem[1], allowed }])
  })

  it('counts that rise under a falling percent are none: that is the arithmetic’s to say', () => {
    expect(claimOf({ ...THE_CLAIM, current: 40 })?.current).toBe(40)
  })
})

describe('what fields leave out is asked', () => {
  const asked = (fields: ClaimFields) => missingOfFields(claimOf(fields)!, terms).map(({ field }) => field)

  it('nothing of a full claim', () => expect(asked(THE_CLAIM)).toEqual([]))
  it('the cause, the day and the comparison', () => expect(asked({ percent: '-21' })).toEqual(['cause', 'asof', 'against']))
  it('the direction of a bare percent', () => expect(asked({ ...THE_CLAIM, percent: '21', direction: '' })).toEqual(['direction']))
  it('the numbers of a bare direction', () => expect(asked({ cause: 'traffic', direction: 'up', asof: '2015-09-07', against: 'last-year' })).toEqual(['counts']))
})

it('every field has a rule', () => expect(Object.keys(FIELD_RULES)).toEqual([...CLAIM_FIELDS]))

it('what a claim writes is read back as it was', () => {
  const day = fc.integer({ min: isoDay('1990-01-01'), max: isoDay('2029-12-31') })
  const count = fc.option(fc.nat({ max: 99_999 }))
  const claim = fc.record({ cause: fc.constantFrom('all', 'firearms', 'heart-attack'), current: count, prior: count, percent: fc.integer({ min: -1000, max: 20_000 }).filter((tenths) => tenths !== 0).map((tenths) => tenths / 10), asOf: fc.option(day), state: fc.option(fc.constantFrom('TX', 'US')) })
  fc.assert(
    fc.property(claim, (given) => {
      const whole = { ...EMPTY_CLAIM, ...given, direction: given.percent < 0 ? ('down' as const) : ('up' as const), against: 'average-5' as const }
      expect(readFields(toFields(whole), terms)).toEqual({ claim: whole, problems: [] })
    }),
  )
})

it('never throws, whatever the fields hold', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.oneof(fc.constantFrom(...CLAIM_FIELDS), fc.string()), fc.anything()), (fields) => {
      const { claim, problems } = readFields(fields, terms)
      expect(claim === null).toBe(problems.length > 0)
    }),
    { numRuns: 1000 },
  )
})
