import { describe, expect, test } from 'vitest'
import { isoDay } from '@/stats/calendar'
import { type Filter, labelsOf } from '@/stats/count'
import { releaseOn } from '@/stats/ledger'
import { outlookOf } from '@/stats/outlook'
import { countIn, knownRows, shippedLedger } from '@/stats/shipped.fixture'
import { findDefinition } from '@/stats/terms'
import { windowOf } from '@/stats/window'

/** Student's t at 0.9 with 4 degrees of freedom, from tables. */
const T = 1.5332062740589438

const ledger = shippedLedger()
const filterOf = (id: string, known: string): Filter => ({
  labels: labelsOf(ledger, [findDefinition(ledger.terms, id)!]),
  state: null,
  release: releaseOn(ledger, isoDay(known)),
})
const at = (asOf: string, known: string, id: string) => outlookOf(ledger, filterOf(id, known), windowOf(isoDay(asOf)))

test('is the count so far plus the mean remainder, give or take its spread, on paper', () => {
  // Firearms after 7 September, known on 2025-10-05: 61 − 43, 73 − 54, 50 − 31, 36 − 24 and 51 − 34 in 2010 to 2014.
  // 18, 19, 19, 12, 17: mean 17, squares of the differences 1 + 4 + 4 + 25 + 0 = 34, variance 8.5.
  const reach = T * Math.sqrt(8.5 * 1.2)
  expect(reach).toBeCloseTo(4.897, 3)
  expect(at('2015-09-07', '2025-10-05', 'firearms')).toEqual({
    expected: 27 + 17,
    low: 27 + 12,
    high: 27 + 22,
    years: [2014, 2013, 2012, 2011, 2010],
  })
})

describe('by going through the files', () => {
  const rowsAt = new Map(['2016-07-03', '2025-10-05'].map((known) => [known, knownRows(known)]))

  test.each([
    ['2015-09-07', '2016-07-03', 'firearms', 2014],
    ['2015-09-07', '2025-10-05', 'all', 2014],
    ['2016-02-29', '2016-07-03', 'traffic', 2015],
    ['2024-02-29', '2025-10-05', 'all', 2023],
    // The five full years before 2025 are 2019 to 2023: no release covers the last days of 2024.
    ['2025-10-03', '2025-10-05', 'firearms', 2023],
    ['2025-06-30', '2025-10-05', 'all', 2023],
  ])('as of %s, known on %s: %s', (asOf, known, id, newest) => {
    const rows = rowsAt.get(known)!
    const years = [0, 1, 2, 3, 4].map((back) => newest - back)
    const remainders = years.map((year) => {
      const isLeap = year % 4 === 0
      const end = isLeap ? asOf.slice(4) : asOf.slice(4).replace('-02-29', '-02-28')
      const whole = countIn(rows, `${year}-01-01`, `${year}-12-31`, id)
      return whole - countIn(rows, `${year}-01-01`, `${year}${end}`, id)
    })
    const soFar = countIn(rows, `${asOf.slice(0, 4)}-01-01`, asOf, id)
    const mean = remainders.reduce((a, b) => a + b) / 5
    const spread = Math.sqrt(remainders.reduce((sum, n) => sum + (n - mean) * (n - mean), 0) / 4)
    const reach = T * spread * Math.sqrt(1 + 1 / 5)
    const found = at(asOf, known, id)!
    expect(found.years).toEqual(years)
    expect(found.expected).toBeCloseTo(soFar + mean, 10)
    expect(found.low).toBe(soFar + Math.max(0, Math.floor(mean - reach)))
    expect(found.high).toBe(soFar + Math.ceil(mean + reach))
  })
})

test('is never below the count so far', () => {
  // After 2025-10-03 the remainders of 2019 to 2023 spread so widely that the low end would be negative.
  expect(at('2025-10-03', '2025-10-05', 'all')?.low).toBe(68)
})

test('is not given with fewer than five full years', () => {
  expect(at('1796-06-30', '2025-10-05', 'all')?.years).toEqual([1795, 1794, 1793, 1792, 1791])
  expect(at('1795-06-30', '2025-10-05', 'all')).toBeNull()
})

test('is not given on the last day of the year', () => {
  expect(at('2015-12-30', '2025-10-05', 'all')).not.toBeNull()
  expect(at('2015-12-31', '2025-10-05', 'all')).toBeNull()
})
