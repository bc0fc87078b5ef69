import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isoDay, lengthOf, toIso, yearOf } from '@/stats/calendar'
import { type Alignment, priorYears, windowIn, windowOf } from '@/stats/window'

const windowAsOf = (text: string) => windowOf(isoDay(text))
const prior = (asOf: string, year: number, align: Alignment) => {
  const { from, to } = windowIn(year, windowAsOf(asOf), align)
  return [toIso(from), toIso(to)]
}

test('runs from 1 January to the as-of day', () => {
  const { from, to } = windowAsOf('2015-09-07')
  expect([toIso(from), toIso(to)]).toEqual(['2015-01-01', '2015-09-07'])
  expect(lengthOf(windowAsOf('2015-01-01'))).toBe(1)
})

describe('by date', () => {
  test.each([
    ['2015-09-07', 2014, '2014-01-01', '2014-09-07'],
    ['2016-02-29', 2015, '2015-01-01', '2015-02-28'],
    ['2024-02-29', 2020, '2020-01-01', '2020-02-29'],
    ['2017-02-28', 2016, '2016-01-01', '2016-02-28'],
    ['2028-03-01', 2027, '2027-01-01', '2027-03-01'],
    ['2016-12-31', 2015, '2015-01-01', '2015-12-31'],
    ['2017-01-01', 2016, '2016-01-01', '2016-01-01'],
  ])('%s pairs in %i with %s to %s', (asOf, year, from, to) => {
    expect(prior(asOf, year, 'date')).toEqual([from, to])
  })
})

describe('by the same number of days', () => {
  test.each([
    ['2015-09-07', 2014, '2014-01-01', '2014-09-07'],
    ['2016-02-29', 2015, '2015-01-01', '2015-03-01'],
    ['2028-03-01', 2027, '2027-01-01', '2027-03-02'],
    ['2017-03-01', 2016, '2016-01-01', '2016-02-29'],
    ['2016-12-30', 2015, '2015-01-01', '2015-12-31'],
    ['2016-12-31', 2015, '2015-01-01', '2015-12-31'],
    ['2015-12-31', 2016, '2016-01-01', '2016-12-30'],
  ])('%s pairs in %i with %s to %s', (asOf, year, from, to) => {
    expect(prior(asOf, year, 'days')).toEqual([from, to])
  })
})

test('a prior window starts on 1 January and never leaves its year', () => {
  const days = fc.integer({ min: isoDay('1791-01-01'), max: isoDay('2199-12-31') })
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 300 }), fc.constantFrom<Alignment>('date', 'days'), (asOf, back, align) => {
      const year = yearOf(asOf) - back
      const span = windowIn(year, windowOf(asOf), align)
      expect(toIso(span.from)).toBe(`${year}-01-01`)
      expect(yearOf(span.to)).toBe(year)
      expect(Math.abs(lengthOf(span) - lengthOf(windowOf(asOf)))).toBeLessThanOrEqual(1)
    }),
  )
})

test('is held against the year before, a named year or the five before', () => {
  const window = windowAsOf('2015-09-07')
  expect(priorYears(window, 'last-year')).toEqual([2014])
  expect(priorYears(window, 'average-5')).toEqual([2014, 2013, 2012, 2011, 2010])
  expect(priorYears(window, 1974)).toEqual([1974])
})
