import { describe, expect, it, test } from 'vitest'
import { isoDay } from '@/stats/calendar'
import { parseKnown } from '@/stats/known'
import { defaultQuestion } from '@/stats/question'
import { type FrozenQuestion, figureChangeAt, figureChangeSentence, figureChanges, printedOf, readingAt, unwatchable } from './figure-changes'
import { type Ledger, ledgerOf } from './ledger'
import { countIn, knownRows, shippedLedger, shippedTerms } from './shipped.fixture'

const ledger = shippedLedger()
const frozen = (cause: string, asOf: string, known: string, more: Partial<FrozenQuestion> = {}): FrozenQuestion => ({ ...defaultQuestion(), causes: [cause], asOf: isoDay(asOf), known: isoDay(known), ...more })
const told = (question: FrozenQuestion, of: Ledger = ledger) => figureChanges(of, question).map((change) => `${of.releases[change.place].id} ${figureChangeSentence(change)}`)

describe('the claim of September 2015', () => {
  it('tells nothing of firearms: 26 v 33 became 27 v 34, and both print −21%', () => {
    expect(told(frozen('firearms', '2015-09-07', '2016-07-03'))).toEqual([])
  })

  it('tells of all causes that −7% turned to +5%, and that +5% became +3%', () => {
    expect(told(frozen('all', '2015-09-07', '2016-07-03'))).toEqual([
      '2022-09-24 Figures have been revised since: 86 v 92 (−7%) is now 106 v 101 (+5%).',
      '2024-08-30-history Figures have been revised since: 106 v 101 (+5%) is now 106 v 103 (+3%).',
    ])
  })

  it('tells what was frozen later only what came after', () => {
    expect(told(frozen('all', '2015-09-07', '2022-09-24'))).toHaveLength(1)
    expect(told(frozen('all', '2015-09-07', '2024-08-30'))).toEqual([])
  })
})

describe('by a second method, release by release', () => {
  const days = ledger.releases.map(({ released }) => new Date(released * 86_400_000).toISOString().slice(0, 10))
  const known = days.map(knownRows)
  const printed = (current: number, prior: number) => `${prior === 0 ? '' : Math.sign(current - prior) * Math.round((Math.abs(current - prior) / prior) * 100 + 1e-9)} ${Math.sign(current - prior)}`
  const cases = ['all', 'firearms', 'traffic', 'illness', 'other'].flatMap((cause) => ['2015-09-07', '2015-03-01', '2012-12-31', '2001-09-11'].map((asOf) => ({ cause, asOf })))

  test.each(cases)('$cause as of $asOf', ({ cause, asOf }) => {
    const year = Number(asOf.slice(0, 4))
    const texts = known.map((rows) => {
      return printed(countIn(rows, `${year}-01-01`, asOf, cause), countIn(rows, `${year - 1}-01-01`, `${year - 1}${asOf.slice(4)}`, cause))
    })
    const expected = texts.flatMap((text, place) => (place > 0 && text !== texts[place - 1] ? [place] : []))
    expect(figureChanges(ledger, frozen(cause, asOf, '2016-07-03')).map(({ place }) => place)).toEqual(expected)
  })
})

/** Releases of the given days, each listing so many deaths of 2020 and 2019. */
function small(releases: [day: string, current: number, prior: number][]): Ledger {
  const span = { from: isoDay('2019-01-01'), to: isoDay('2020-12-31') }
  return ledgerOf({
    dataset: 'small',
    terms: shippedTerms(),
    releases: releases.map(([day], i) => ({ id: `r${i}`, released: isoDay(day), span, compiledBy: 'x', licence: 'y', source: 'z', sha256: String(i), deaths: 1 })),
    records: releases.flatMap(([, current, prior], listed) => {
      const delisted = listed + 1 < releases.length ? listed + 1 : null
      const record = (date: string, deaths: number) => (deaths > 0 ? [{ date, state: 'TX', label: 'Gunfire', deaths, listed, delisted }] : [])
      return [...record('2020-05-05', current), ...record('2019-05-05', prior)]
    }),
  })
}

describe('changes', () => {
  const question = frozen('firearms', '2020-12-31', '2021-01-01')

  it('are told where a direction turns under a percent that rounds to 0', () => {
    expect(told(question, small([['2021-01-01', 999, 1000], ['2021-02-01', 1001, 1000]]))).toEqual(['r1 Figures have been revised since: 999 v 1,000 (down by less than 1%) is now 1,001 v 1,000 (up by less than 1%).'])
  })

  it('aren’t told where a percent stands, rounded half away from zero', () => {
    // 1 v 200 more is +0.5%, which prints as +1%, as 202 v 200 does.
    expect(told(question, small([['2021-01-01', 201, 200], ['2021-02-01', 202, 200]]))).toEqual([])
  })

  it('are told without a percent where the prior count is 0, by the counts', () => {
    const changed = small([['2021-01-01', 0, 0], ['2021-02-01', 3, 0], ['2021-03-01', 3, 1], ['2021-04-01', 4, 0], ['2021-05-01', 5, 0]])
    expect(told(question, changed)).toEqual([
      'r1 Figures have been revised since: 0 v 0 is now 3 v 0.',
      'r2 Figures have been revised since: 3 v 0 (no percent) is now 3 v 1 (+200%).',
      'r3 Figures have been revised since: 3 v 1 (+200%) is now 4 v 0 (no percent).',
    ])
    expect(figureChanges(changed, question).map(printedOf)[0]).toEqual(['0 v 0', '3 v 0'])
  })

  it('are told of a withdrawal on the very day of what it withdraws', () => {
    const ledger = small([['2020-12-31', 20, 10], ['2021-01-01', 30, 10], ['2021-01-01', 20, 10]])
    expect(told(question, ledger)).toEqual(['r2 Figures have been revised since: 30 v 10 (+200%) is now 20 v 10 (+100%).'])
    expect(figureChangeAt(ledger, question, 1)).toBeNull()
    const ofSecond = { ...question, known: parseKnown('2021-01-01.2')! }
    expect(told(ofSecond, ledger)).toEqual([])
  })

  it('say that figures reach further where a window wasn’t covered', () => {
    const question = frozen('all', '2016-07-20', '2016-07-20')
    expect(told(question)).toEqual(['2022-09-24 The figures reach further since: 53 v 68 is now 91 v 82 (+11%).'])
  })

  it('are counted in the state that is asked about, by the alignment that is', () => {
    const rows = knownRows('2022-09-24')
    const question = frozen('all', '2012-03-01', '2022-09-24', { state: 'TX', align: 'days' })
    // 61 days of 2012; as many of 2011 end on 2 March.
    const expected = [countIn(rows, '2012-01-01', '2012-03-01', 'all', 'TX'), countIn(rows, '2011-01-01', '2011-03-02', 'all', 'TX')]
    const { change } = readingAt(ledger, question, 1)
    expect([change.current, change.prior]).toEqual(expected)
  })
})

test('only a question with both of its days can be watched, and none of after the newest release', () => {
  const parameterOf = (question: object) => unwatchable(ledger, { ...defaultQuestion(), ...question })?.parameter ?? null
  expect(parameterOf({})).toBe('asof')
  expect(parameterOf({ asOf: isoDay('2015-09-07') })).toBe('known')
  expect(parameterOf({ asOf: isoDay('2015-09-07'), known: isoDay('2025-10-06') })).toBe('known')
  expect(parameterOf({ asOf: isoDay('2015-09-07'), known: isoDay('2025-10-05') })).toBeNull()
})
