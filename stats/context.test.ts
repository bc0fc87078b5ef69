import { describe, expect, test } from 'vitest'
import { dayOf, isoDay, toIso } from '@/stats/calendar'
import { agreementOf, bandOf, fullYearsBefore, isCovered, last365, medianOf } from '@/stats/context'
import { type Filter, labelsOf } from '@/stats/count'
import { type Ledger, type ListedRecord, ledgerOf, releaseOn } from '@/stats/ledger'
import { countIn, knownRows, shippedLedger, shippedTerms } from '@/stats/shipped.fixture'
import { findDefinition } from '@/stats/terms'
import { windowOf } from '@/stats/window'

const shipped = shippedLedger()
const filterOf = (ledger: Ledger, id: string, known: string, state = ''): Filter => ({
  labels: labelsOf(ledger, [findDefinition(ledger.terms, id)!]),
  state: state === '' ? null : ledger.terms.states.findIndex((s) => s.code === state),
  release: releaseOn(ledger, isoDay(known)),
})
const now = knownRows('2025-10-05')
const then = knownRows('2016-07-03')
const years = (from: number, most: number) => Array.from({ length: most }, (_, i) => from - i)

const CASES: [string, string, string, string][] = [
  ['2015-09-07', '2025-10-05', 'firearms', ''],
  ['2015-09-07', '2016-07-03', 'firearms', ''],
  ['2015-09-07', '2025-10-05', 'all', ''],
  ['2015-09-07', '2016-07-03', 'all', ''],
  ['2025-10-03', '2025-10-05', 'firearms', ''],
  ['2025-10-03', '2025-10-05', 'traffic', ''],
  ['2025-06-30', '2025-10-05', 'all', ''],
  ['2024-02-29', '2025-10-05', 'traffic', ''],
  ['2016-02-29', '2016-07-03', 'illness', ''],
  ['1935-07-04', '2025-10-05', 'firearms', 'TX'],
]
const rowsKnown = (known: string) => (known === '2016-07-03' ? then : now)
/** The end of the same window in another year, as text. */
const endIn = (asOf: string, year: number) =>
  year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? `${year}${asOf.slice(4)}` : `${year}${asOf.slice(4).replace('-02-29', '-02-28')}`

test('the median of an even number of counts is the mean of the middle two', () => {
  expect(medianOf([3, 1, 2])).toBe(2)
  expect(medianOf([10, 1, 2, 3])).toBe(2.5)
  expect(medianOf([7])).toBe(7)
  expect(medianOf([9, 10, 100])).toBe(10)
})

describe('the ten years before', () => {
  test.each(CASES)('as of %s, known on %s: %s %s, by going through the files', (asOf, known, id, state) => {
    const ledger = shipped
    const rows = rowsKnown(known)
    const year = Number(asOf.slice(0, 4))
    const expected = years(year - 1, 10).map((y) => ({
      year: y,
      count: countIn(rows, `${y}-01-01`, endIn(asOf, y), id, state),
    }))
    const sorted = expected.map((y) => y.count).sort((a, b) => a - b)
    const current = countIn(rows, `${year}-01-01`, asOf, id, state)
    expect(bandOf(ledger, filterOf(ledger, id, known, state), windowOf(isoDay(asOf)), 'date')).toEqual({
      years: expected,
      min: sorted[0],
      median: (sorted[4] + sorted[5]) / 2,
      max: sorted[9],
      fewer: sorted.filter((n) => n < current).length,
      equal: sorted.filter((n) => n === current).length,
      more: sorted.filter((n) => n > current).length,
    })
  })

  test('by the same number of days a leap year gives a day less', () => {
    const band = bandOf(shipped, filterOf(shipped, 'all', '2025-10-05'), windowOf(isoDay('2015-03-01')), 'days')!
    // 60 days of 2012 and 2008 end on 29 February.
    for (const { year, count } of band.years) {
      expect(count).toBe(countIn(now, `${year}-01-01`, year % 4 === 0 ? `${year}-02-29` : `${year}-03-01`, 'all'))
    }
  })

  test('there is none where the figures do not reach back over ten years', () => {
    const filter = filterOf(shipped, 'all', '2025-10-05')
    expect(bandOf(shipped, filter, windowOf(isoDay('1800-06-30')), 'date')).toBeNull()
    expect(bandOf(shipped, filter, windowOf(isoDay('1801-06-30')), 'date')?.years.at(-1)?.year).toBe(1791)
  })
})

describe('the last 365 days', () => {
  test.each<[string, string, string, string, string]>([
    ['2015-09-07', '2016-07-03', '2014-09-08', '2013-09-08', '2014-09-07'],
    ['2016-06-30', '2016-07-03', '2015-07-02', '2014-07-02', '2015-07-01'],
    ['2015-12-31', '2025-10-05', '2015-01-01', '2014-01-01', '2014-12-31'],
  ])('as of %s, known on %s, begin on %s, and the 365 before on %s', (asOf, known, from, priorFrom, priorTo) => {
    for (const id of ['firearms', 'traffic', 'all']) {
      const found = last365(shipped, filterOf(shipped, id, known), isoDay(asOf))!
      expect([found.window, found.priorWindow].map((s) => [toIso(s.from), toIso(s.to)])).toEqual([[from, asOf], [priorFrom, priorTo]])
      expect(found.current).toBe(countIn(rowsKnown(known), from, asOf, id))
      expect(found.prior).toBe(countIn(rowsKnown(known), priorFrom, priorTo, id))
    }
  })
})

describe('full years', () => {
  test('2024 is none, for no release covers its last two days', () => {
    const place = releaseOn(shipped, isoDay('2025-10-05'))
    expect(fullYearsBefore(shipped, place, 2025, 5)).toEqual([2023, 2022, 2021, 2020, 2019])
    expect(isCovered(shipped, place, { from: isoDay('2024-01-01'), to: isoDay('2024-12-29') })).toBe(true)
    expect(isCovered(shipped, place, { from: isoDay('2024-01-01'), to: isoDay('2024-12-30') })).toBe(false)
  })

  test('are those known then', () => {
    expect(fullYearsBefore(shipped, 0, 2016, 3)).toEqual([2015, 2014, 2013])
    expect(fullYearsBefore(shipped, 0, 2017, 3)).toEqual([2015, 2014, 2013])
    expect(fullYearsBefore(shipped, 0, 1793, 5)).toEqual([1792, 1791])
  })
})

describe('agreement of the day with its year', () => {
  test.each(CASES)('as of %s, known on %s: %s %s, by going through the files', (asOf, known, id, state) => {
    const rows = rowsKnown(known)
    const year = Number(asOf.slice(0, 4))
    const full = years(year === 2025 ? 2023 : year - 1, 10)
    const direction = (a: number, b: number) => (a > b ? 'up' : a < b ? 'down' : 'level')
    const matched = full.filter((y) => {
      const onDay = (of: number) => countIn(rows, `${of}-01-01`, endIn(asOf, of), id, state)
      const inYear = (of: number) => countIn(rows, `${of}-01-01`, `${of}-12-31`, id, state)
      return direction(onDay(y), onDay(y - 1)) === direction(inYear(y), inYear(y - 1))
    })
    expect(agreementOf(shipped, filterOf(shipped, id, known, state), windowOf(isoDay(asOf)), 'date')).toEqual({
      matched: matched.length,
      of: 10,
    })
  })

  test('needs ten full years and the one before them', () => {
    const filter = filterOf(shipped, 'all', '2025-10-05')
    expect(agreementOf(shipped, filter, windowOf(isoDay('1801-06-30')), 'date')).toBeNull()
    expect(agreementOf(shipped, filter, windowOf(isoDay('1802-06-30')), 'date')?.of).toBe(10)
  })
})

describe('a year with uncovered days', () => {
  /** One Gunfire death on 1 June of each year from 2000; no release covers 2010's second half. */
  const spans = [
    { from: dayOf(2000, 1, 1), to: dayOf(2010, 6, 30) },
    { from: dayOf(2011, 1, 1), to: dayOf(2022, 12, 31) },
  ]
  const records = Array.from({ length: 23 }, (_, i): ListedRecord => ({
    date: `${2000 + i}-06-01`,
    state: 'TX',
    label: 'Gunfire',
    deaths: 1,
    listed: 0,
    delisted: null,
  }))
  const releases = spans.map((span, i) => ({
    id: `r${i}`,
    released: dayOf(2023, 1, i + 1),
    span,
    compiledBy: '',
    licence: '',
    source: '',
    sha256: '',
    deaths: 0,
  }))
  const ledger = ledgerOf({ dataset: 'test', terms: shippedTerms(), releases, records })
  const filter = filterOf(ledger, 'all', '2023-01-02')

  test('gives no count to the ten years before where the window reaches into them', () => {
    expect(bandOf(ledger, filter, windowOf(isoDay('2015-05-31')), 'date')).not.toBeNull()
    expect(bandOf(ledger, filter, windowOf(isoDay('2015-09-07')), 'date')).toBeNull()
  })

  test('is never the year that a full year is held against', () => {
    // The ten full years before 2012 are 2011 and 2009 to 2001, but 2011 has no full year before it.
    const asOf = windowOf(isoDay('2012-09-07'))
    expect(fullYearsBefore(ledger, filter.release, 2012, 10)).toEqual([2011, ...years(2009, 9)])
    expect(agreementOf(ledger, filter, asOf, 'date')).toBeNull()
    expect(agreementOf(ledger, filter, windowOf(isoDay('2013-09-07')), 'date')?.of).toBe(10)
  })
})
