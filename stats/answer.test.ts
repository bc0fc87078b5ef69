import { describe, expect, test } from 'vitest'
import { type Answer, answer } from '@/stats/answer'
import { type Span, isoDay, toIso } from '@/stats/calendar'
import { DEFAULT_DATASET } from '@/stats/dataset'
import { type ListedRecord, type Release, ledgerOf } from '@/stats/ledger'
import { parseQuestion } from '@/stats/question'
import { countIn, knownRows, shippedLedger, shippedTerms } from '@/stats/shipped.fixture'
import { intervalText } from '@/stats/words'

const ledger = shippedLedger()
const now = knownRows('2025-10-05')
const ask = (query: string, of = ledger): Answer => {
  const { question, problems } = parseQuestion(new URLSearchParams(query), of)
  expect(problems).toEqual([])
  return answer(of, question)
}
const pairOf = ({ groups }: Answer, id: string) => {
  const { change } = groups.find((row) => row.id === id)!
  return [change.current, change.prior, change.percent]
}
const texts = (spans: Span[]) => spans.map(({ from, to }) => `${toIso(from)} ${toIso(to)}`)

describe('the claim that started this, as of 2015-09-07', () => {
  const early = ask('asof=2015-09-07&known=2016-07-03')
  const late = ask('asof=2015-09-07&known=2025-10-05')

  test.each([
    ['firearms', [26, 33, -21], [27, 34, -21]],
    ['traffic', [33, 31, 6], [37, 31, 19]],
    ['illness', [19, 25, -24], [33, 35, -6]],
    ['other', [8, 3, 167], [9, 3, 200]],
    ['all', [86, 92, -7], [106, 103, 3]],
  ])('%s, known on 2016-07-03 and on 2025-10-05', (id, first, revised) => {
    expect(pairOf(early, id)).toEqual(first)
    expect(pairOf(late, id)).toEqual(revised)
  })

  test('Gunfire and inadvertent are 24 v 32 and 2 v 1, later 25 v 33 and 2 v 1', () => {
    const parts = (a: Answer) => a.parts.map(({ cause, current, prior }) => [cause.name, current, prior])
    expect(parts(early)).toEqual([['Gunfire', 24, 32], ['Gunfire (Inadvertent)', 2, 1]])
    expect(parts(late)).toEqual([['Gunfire', 25, 33], ['Gunfire (Inadvertent)', 2, 1]])
  })

  test('the family shows every definition of firearms', () => {
    expect(early.family.map(({ id, change }) => [id, change.current, change.prior])).toEqual([
      ['firearms', 26, 33],
      ['gunfire', 24, 32],
      ['inadvertent-gunfire', 2, 1],
    ])
  })

  test('could easily be chance: p 0.435, −55% to +36%, unusual at 18 or 53', () => {
    expect(early.comparison).toMatchObject({ current: 26, prior: 33, percent: -21, verdict: 'could easily be chance' })
    expect(early.comparison.p?.toFixed(3)).toBe('0.435')
    expect(intervalText(early.comparison.interval)).toBe('−55% to +36%')
    expect(early.critical).toEqual({ low: 18, high: 53 })
    expect(early.fragility).toEqual({ toChangePercent: 1, changed: { current: 27, percent: -18 }, toZero: 7 })
  })

  test('traffic leads, and no flag is raised', () => {
    expect([early.leading, late.leading]).toEqual([['traffic'], ['traffic']])
    expect(early.flags).toEqual([])
    expect(texts([early.window, ...early.priorWindows])).toEqual(['2015-01-01 2015-09-07', '2014-01-01 2014-09-07'])
  })

  test('all causes turn from a fall to a rise with what was learnt later', () => {
    expect(early.vintages.at(0)?.all.percent).toBe(-7)
    expect(early.vintages.at(-1)?.all.percent).toBe(3)
    expect(early.revision?.groups.find((group) => group.group === 'illness')).toEqual({ group: 'illness', current: 14, prior: 10 })
  })

  test('one day later it is 26 v 34, −24%', () => {
    expect(ask('asof=2015-09-08&known=2016-07-03').comparison).toMatchObject({ current: 26, prior: 34, percent: -24 })
  })

  test('the last 365 days and the ten years before stand beside it', () => {
    const rows = knownRows('2016-07-03')
    expect(early.last365).toMatchObject({
      current: countIn(rows, '2014-09-08', '2015-09-07', 'firearms'),
      prior: countIn(rows, '2013-09-08', '2014-09-07', 'firearms'),
    })
    expect(early.band?.years.map((y) => y.year)).toEqual([2014, 2013, 2012, 2011, 2010, 2009, 2008, 2007, 2006, 2005])
    expect(early.agreement?.of).toBe(10)
    expect(early.outlook?.years).toEqual([2014, 2013, 2012, 2011, 2010])
  })
})

describe('the other fixed points', () => {
  test.each([
    ['asof=2025-10-03&known=2025-10-05', [35, 44, -20], [23, 39, -41], [68, 117, -42]],
    ['asof=2025-06-30&known=2025-10-05', [22, 28, -21], [13, 26, -50], [40, 80, -50]],
    ['asof=2025-06-30', [22, 28, -21], [13, 26, -50], [40, 80, -50]],
  ])('%s', (query, firearms, traffic, all) => {
    const found = ask(query)
    expect([pairOf(found, 'firearms'), pairOf(found, 'traffic'), pairOf(found, 'all')]).toEqual([firearms, traffic, all])
  })

  test('as of 2024-02-29 firearms are 8 v 8, and the other alignment adds 1 March', () => {
    const found = ask('asof=2024-02-29&known=2025-10-05')
    expect(found.comparison).toMatchObject({ current: 8, prior: 8, percent: 0 })
    expect(texts(found.priorWindows)).toEqual(['2023-01-01 2023-02-28'])
    expect(found.otherAlignment).toMatchObject({ current: 8, prior: 9 })
    const byDays = ask('asof=2024-02-29&known=2025-10-05&align=days')
    expect(texts(byDays.priorWindows)).toEqual(['2023-01-01 2023-03-01'])
    expect(byDays.comparison).toMatchObject({ current: 8, prior: 9 })
    expect(byDays.otherAlignment).toMatchObject({ current: 8, prior: 8 })
  })

  test('known on 2016-07-03, as of 2016-02-29, firearms are 11 v 1 and the prior window ends on 28 February', () => {
    const found = ask('asof=2016-02-29&known=2016-07-03')
    expect(found.comparison).toMatchObject({ current: 11, prior: 1, percent: 1000 })
    expect(texts(found.priorWindows)).toEqual(['2015-01-01 2015-02-28'])
    expect(found.otherAlignment).toBeNull()
    expect(found.flags).toEqual(['small-number'])
  })

  test('the prior window of 2028-03-01 starts on 2027-01-01', () => {
    expect(texts(ask('asof=2028-03-01').priorWindows)).toEqual(['2027-01-01 2027-03-01'])
  })
})

describe('against other years', () => {
  test('the mean of five is kept as its total', () => {
    const totals = [2010, 2011, 2012, 2013, 2014].map((y) => countIn(now, `${y}-01-01`, `${y}-09-07`, 'firearms'))
    // 43, 54, 31, 24 and 34 are 186: 37.2 a year; (27 − 37.2) ÷ 37.2 is −27.4%.
    expect(totals).toEqual([43, 54, 31, 24, 34])
    expect(ask('asof=2015-09-07&against=average-5').comparison).toMatchObject({
      current: 27,
      prior: 37.2,
      priorTotal: 186,
      exposure: 5,
      percent: -27,
    })
  })

  test('a named year', () => {
    // 27 against 54 in 2011.
    expect(ask('asof=2015-09-07&against=2011').comparison).toMatchObject({ current: 27, prior: 54, percent: -50 })
  })
})

describe('like for like is shown where it differs by a rounded percent', () => {
  test('as of 2025-08-31 firearms are 31 v 40 (−23%), like for like 31 v 39 (−21%)', () => {
    const found = ask('asof=2025-08-31')
    expect(found.comparison).toMatchObject({ current: 31, prior: 40, percent: -23 })
    expect(found.likeForLike?.change).toMatchObject({ current: 31, prior: 39, percent: -21 })
  })

  test('and is the same where nothing was revised: traffic is 19 v 33 both ways', () => {
    const found = ask('asof=2025-08-31&cause=traffic')
    expect([found.comparison, found.likeForLike!.change].map((c) => [c.current, c.prior])).toEqual([[19, 33], [19, 33]])
  })
})

describe('the leading cause', () => {
  test('is one group', () => {
    expect(ask('asof=2025-10-03').leading).toEqual(['firearms'])
  })

  test('is two groups that tie: traffic and illness at 37 on 2015-09-13', () => {
    const found = ask('asof=2015-09-13')
    expect([pairOf(found, 'traffic')[0], pairOf(found, 'illness')[0]]).toEqual([37, 37])
    expect(found.leading).toEqual(['traffic', 'illness'])
  })

  test('is none where nobody died', () => {
    expect(ask('state=VT&asof=2025-10-03').leading).toEqual([])
  })
})

describe('any group and any state, by going through the files', () => {
  test.each(['TX', 'CA', 'NY', 'US', 'PR'])('%s', (state) => {
    for (const asOf of ['1930-06-15', '2001-12-31', '2020-02-29', '2025-10-05']) {
      const found = ask(`asof=${asOf}&cause=all&state=${state}`)
      const year = Number(asOf.slice(0, 4))
      const before = `${year - 1}${asOf.slice(4).replace('-02-29', '-02-28')}`
      for (const id of ['firearms', 'traffic', 'illness', 'other', 'all']) {
        expect(pairOf(found, id).slice(0, 2)).toEqual([
          countIn(now, `${year}-01-01`, asOf, id, state),
          countIn(now, `${year - 1}-01-01`, before, id, state),
        ])
      }
      expect(found.parts.reduce((sum, part) => sum + part.current, 0)).toBe(found.comparison.current)
      expect(found.parts.reduce((sum, part) => sum + part.prior, 0)).toBe(found.comparison.prior)
    }
  })

  test('the other alignment is shown just where it changes a count', () => {
    for (const asOf of ['2016-02-29', '2016-03-01', '2024-02-29', '2024-04-30', '2015-09-07', '2017-03-01', '2013-08-20']) {
      const year = Number(asOf.slice(0, 4))
      const length = isoDay(asOf) - isoDay(`${year}-01-01`)
      const byDays = countIn(now, `${year - 1}-01-01`, toIso(isoDay(`${year - 1}-01-01`) + length), 'all')
      const byDate = countIn(now, `${year - 1}-01-01`, `${year - 1}${asOf.slice(4).replace('-02-29', '-02-28')}`, 'all')
      const found = ask(`asof=${asOf}&cause=all`).otherAlignment
      expect(found?.prior ?? null).toBe(byDays === byDate ? null : byDays)
    }
  })

  test('events are the day, state and cause that lost three or more', () => {
    const tally = new Map<string, number>()
    for (const r of now.filter((row) => /^202[45]-/.test(row.date) && row.date.slice(5) <= '10-03')) {
      const key = `${r.date} ${r.state} ${r.cause}`
      tally.set(key, (tally.get(key) ?? 0) + Number(r.deaths))
    }
    const expected = [...tally].filter(([, deaths]) => deaths >= 3).map(([key, deaths]) => `${key} ${deaths}`)
    const found = ask('asof=2025-10-03&cause=all')
    expect(found.events.map((e) => `${toIso(e.day)} ${e.state.code} ${e.cause.name} ${e.deaths}`).sort()).toEqual(expected.sort())
    expect(expected.length).toBeGreaterThan(1)
    expect(found.flags).toContain('several-in-one-event')
  })
})

describe('coverage', () => {
  test('the default as-of day is the last covered one', () => {
    const found = ask('')
    expect([toIso(found.asOf), toIso(found.knownOn)]).toEqual(['2025-10-05', '2025-10-05'])
    expect(found.flags).not.toContain('beyond-coverage')
  })

  test('a window that reaches past it is flagged and gives no outlook, band or agreement', () => {
    const found = ask('asof=2025-10-06')
    expect(found.flags).toContain('beyond-coverage')
    expect(texts(found.gaps)).toEqual(['2025-10-06 2025-10-06'])
    expect([found.outlook, found.band, found.agreement, found.last365]).toEqual([null, null, null, null])
  })

  test('what is covered depends on what was known', () => {
    expect(ask('asof=2016-07-04&known=2016-07-03').flags).toContain('beyond-coverage')
    expect(ask('asof=2016-07-04').flags).not.toContain('beyond-coverage')
  })

  test('a prior window before the first day is flagged', () => {
    expect(ask('asof=1791-06-30').flags).toContain('before-coverage')
    expect(ask('asof=1792-06-30').flags).not.toContain('before-coverage')
  })

  test('30 and 31 December 2024 are a gap', () => {
    const found = ask('asof=2024-12-31')
    expect(found.flags).toContain('coverage-gap')
    expect(texts(found.gaps)).toEqual(['2024-12-30 2024-12-31'])
    expect(ask('asof=2024-12-29').flags).not.toContain('coverage-gap')
  })
})

describe('flags', () => {
  const release: Release = {
    id: 'r0',
    released: isoDay('2015-12-31'),
    span: { from: isoDay('2010-01-01'), to: isoDay('2015-12-31') },
    compiledBy: 'us',
    licence: '',
    source: '',
    sha256: '',
    deaths: 0,
  }
  const record = (date: string, label: string, deaths: number): ListedRecord => ({ date, state: 'TX', label, deaths, listed: 0, delisted: null })
  const small = (records: ListedRecord[]) => ledgerOf({ dataset: DEFAULT_DATASET, terms: shippedTerms(), releases: [release], records })
  const many = (date: string, n: number) => Array.from({ length: n }, () => record(date, 'Gunfire', 1)).map((r, i) => ({ ...r, state: ['TX', 'CA', 'NY', 'FL', 'OH', 'PA', 'IL', 'GA', 'NC', 'MI', 'NJ', 'VA'][i % 12] }))

  test('a count of 20 is not small, and one of 19 is', () => {
    const asOf = 'asof=2015-09-07'
    expect(ask(asOf, small([...many('2015-01-01', 20), ...many('2014-01-01', 20)])).flags).toEqual([])
    expect(ask(asOf, small([...many('2015-01-01', 19), ...many('2014-01-01', 20)])).flags).toEqual(['small-number'])
    expect(ask(asOf, small([...many('2015-01-01', 20), ...many('2014-01-01', 19)])).flags).toEqual(['small-number'])
  })

  test('there is no percent where the prior count is 0', () => {
    const found = ask('asof=2015-09-07', small(many('2015-01-01', 20)))
    expect(found.comparison).toMatchObject({ current: 20, prior: 0, percent: null })
    expect(found.flags).toEqual(['small-number', 'no-prior'])
    expect(found.fragility).toBeNull()
  })

  test('records that give only a year are left out and counted', () => {
    const found = ask('asof=2015-09-07', small([...many('2015-01-01', 20), record('2015', 'Gunfire', 2), record('2014', 'Gunfire', 1), record('2013', 'Gunfire', 9), record('2015', 'Fall', 5)]))
    expect(found.comparison).toMatchObject({ current: 20, prior: 0 })
    expect(found.yearOnly).toBe(3)
    expect(found.flags).toContain('year-only-left-out')
  })

  test('a label that nobody knows counts in other and is flagged', () => {
    const of = small([record('2015-01-01', 'Drone strike', 1), record('2015-02-01', 'Gunfire', 1)])
    expect(ask('asof=2015-09-07&cause=other', of).comparison.current).toBe(1)
    expect(ask('asof=2015-09-07&cause=all', of).flags).toContain('unknown-cause')
    expect(ask('asof=2015-09-07&cause=drone-strike', of).comparison.current).toBe(1)
    expect(ask('asof=2015-09-07', of).flags).not.toContain('unknown-cause')
  })

  test('a label that differs from a known one in its capitals is flagged too, and counted under gunfire nowhere', () => {
    const of = small([record('2015-01-01', 'GUNFIRE', 1), record('2015-02-01', 'Gunfire', 1)])
    expect(ask('asof=2015-09-07&cause=all', of).flags).toContain('unknown-cause')
    const found = ask('asof=2015-09-07', of)
    const gunfire = found.family.find((row) => row.id === 'gunfire')!
    expect(gunfire.change.current).toBeLessThanOrEqual(found.comparison.current)
  })

  test('three deaths of one day, state and cause are several in one event; of two causes they are not', () => {
    const flags = (records: ListedRecord[]) => ask('asof=2015-09-07&cause=all', small(records)).flags
    expect(flags([record('2015-01-01', 'Gunfire', 3)])).toContain('several-in-one-event')
    expect(flags([record('2014-01-01', 'Gunfire', 2), record('2014-01-01', 'Gunfire', 1)])).toContain('several-in-one-event')
    expect(flags([record('2015-01-01', 'Gunfire', 2), record('2015-01-01', 'Fall', 1)])).not.toContain('several-in-one-event')
    expect(flags([record('2015-01-01', 'Gunfire', 2), record('2015-01-02', 'Gunfire', 1)])).not.toContain('several-in-one-event')
    expect(flags([record('2015-01-01', 'Gunfire (Accidental)', 2), record('2015-01-01', 'Gunfire (Inadvertent)', 1)])).toContain('several-in-one-event')
  })
})

test('several definitions count each death once', () => {
  const both = ask('asof=2015-09-07&cause=firearms&cause=gunfire')
  expect(both.comparison).toMatchObject({ current: 27, prior: 34 })
  expect(ask('asof=2015-09-07&cause=firearms&cause=traffic').comparison).toMatchObject({ current: 27 + 37, prior: 34 + 31 })
})
