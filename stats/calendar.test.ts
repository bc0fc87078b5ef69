import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import {
  dayOf,
  firstDayOf,
  isoDay,
  lastDayOf,
  lengthOf,
  longDate,
  longDay,
  monthName,
  monthOf,
  monthSpan,
  monthsBefore,
  ordinalOf,
  parseDay,
  sameDateIn,
  shortDay,
  shortMonth,
  slotOf,
  spanText,
  toIso,
  yearOf,
  yearSpan,
} from '@/stats/calendar'

/** The Gregorian calendar by counting, with no Date: the second method of this file. */
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const lengths = (year: number) => [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const pad = (n: number, width: number) => String(n).padStart(width, '0')
const isoOf = (year: number, month: number, date: number) => `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`
/** Leap days before 1 January of a year, by inclusion and exclusion. */
const leapsBefore = (year: number) =>
  Math.floor((year - 1) / 4) - Math.floor((year - 1) / 100) + Math.floor((year - 1) / 400)
const daysBeforeMonth = (year: number, month: number) =>
  lengths(year)
    .slice(0, month - 1)
    .reduce((sum, n) => sum + n, 0)
const countedDay = (year: number, month: number, date: number) =>
  (year - 1970) * 365 + leapsBefore(year) - leapsBefore(1970) + daysBeforeMonth(year, month) + date - 1

const dates = fc
  .record({ year: fc.integer({ min: 1600, max: 2999 }), month: fc.integer({ min: 1, max: 12 }), at: fc.nat(30) })
  .map(({ year, month, at }) => ({ year, month, date: (at % lengths(year)[month - 1]) + 1 }))

test('counts days from 1 January 1970', () => {
  expect(isoDay('1970-01-01')).toBe(0)
  expect(isoDay('1970-01-02')).toBe(1)
  expect(isoDay('1969-12-31')).toBe(-1)
  expect(isoDay('2000-03-01')).toBe(30 * 365 + 7 + 31 + 29)
  expect(dayOf(1970, 1, 2)).toBe(1)
})

test('reads back every day that it writes, and agrees with a calendar counted on the fingers', () => {
  fc.assert(
    fc.property(dates, ({ year, month, date }) => {
      const text = isoOf(year, month, date)
      const day = countedDay(year, month, date)
      expect(parseDay(text)).toBe(day)
      expect(toIso(day)).toBe(text)
      expect(dayOf(year, month, date)).toBe(day)
      expect([yearOf(day), monthOf(day)]).toEqual([year, month])
      expect(ordinalOf(day)).toBe(daysBeforeMonth(year, month) + date)
    }),
    { numRuns: 500 },
  )
})

test.each([
  '', ' ', '2015', '2015-9-7', '2015-09-7', '15-09-07', '2015-02-30', '2015-02-29', '2015-04-31', '2015-13-01', '2015-00-10',
  '2015-01-00', '2015-01-32', '1900-02-29', '1599-12-31', '3000-01-01', '0000-01-01', '-2015-01-01', '10000-01-01', '+02015-01-01', ' 2015-09-07',
  '2015-09-07 ', '2015-09-07\n', '2015-09-07T00:00:00Z', '2015/09/07', '20150907', '２０１５-０９-０７', '9999-99-99', 'today', 'NaN',
])('refuses %j', (text) => {
  expect(parseDay(text)).toBeNull()
  expect(() => isoDay(text)).toThrow(RangeError)
})

test.each(['1600-01-01', '1791-01-03', '2000-02-29', '2016-02-29', '2024-02-29', '2999-12-31'])('reads %s', (text) => {
  expect(toIso(parseDay(text)!)).toBe(text)
})

describe('the same date in another year', () => {
  test.each([
    ['2016-02-29', 2015, '2015-02-28'],
    ['2024-02-29', 2023, '2023-02-28'],
    ['2024-02-29', 2020, '2020-02-29'],
    ['2000-02-29', 1900, '1900-02-28'],
    ['2015-02-28', 2012, '2012-02-28'],
    ['2028-03-01', 2027, '2027-03-01'],
    ['2015-09-07', 2014, '2014-09-07'],
    ['2015-09-07', 2016, '2016-09-07'],
    ['2016-12-31', 2015, '2015-12-31'],
  ])('of %s in %i is %s', (text, year, expected) => {
    expect(toIso(sameDateIn(isoDay(text), year))).toBe(expected)
  })

  test('keeps month and date, but pairs 29 February with 28 February', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 1600, max: 2999 }), ({ year, month, date }, other) => {
        const expected = isoOf(other, month, month === 2 && date === 29 && !isLeap(other) ? 28 : date)
        expect(toIso(sameDateIn(countedDay(year, month, date), other))).toBe(expected)
      }),
      { numRuns: 500 },
    )
  })
})

describe('months before', () => {
  test.each([
    ['2015-03-31', 1, '2015-02-28'],
    ['2016-03-31', 1, '2016-02-29'],
    ['2016-02-29', 12, '2015-02-28'],
    ['2015-01-15', 1, '2014-12-15'],
    ['2015-09-07', 0, '2015-09-07'],
    ['2015-05-31', 3, '2015-02-28'],
  ])('%s less %i is %s', (text, months, expected) => {
    expect(toIso(monthsBefore(isoDay(text), months))).toBe(expected)
  })

  test('keeps the date or takes the last day of a shorter month', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 1200 }), ({ year, month, date }, months) => {
        fc.pre(year > 1200)
        const counted = year * 12 + month - 1 - months
        const [otherYear, otherMonth] = [Math.floor(counted / 12), (counted % 12) + 1]
        const expected = isoOf(otherYear, otherMonth, Math.min(date, lengths(otherYear)[otherMonth - 1]))
        expect(toIso(monthsBefore(countedDay(year, month, date), months))).toBe(expected)
      }),
      { numRuns: 500 },
    )
  })
})

test('gives a date one slot of 366 in every year', () => {
  expect(slotOf(isoDay('2015-01-01'))).toBe(0)
  expect(slotOf(isoDay('2015-02-28'))).toBe(58)
  expect(slotOf(isoDay('2016-02-29'))).toBe(59)
  expect(slotOf(isoDay('2015-03-01'))).toBe(60)
  expect(slotOf(isoDay('2016-03-01'))).toBe(60)
  expect(slotOf(isoDay('2015-12-31'))).toBe(365)
  fc.assert(
    fc.property(dates, ({ year, month, date }) => {
      expect(slotOf(countedDay(year, month, date))).toBe(daysBeforeMonth(2000, month) + date - 1)
    }),
  )
})

test('spans a year and a month with both ends', () => {
  expect([toIso(firstDayOf(2028)), toIso(lastDayOf(2028))]).toEqual(['2028-01-01', '2028-12-31'])
  expect(lengthOf(yearSpan(2015))).toBe(365)
  expect(lengthOf(yearSpan(2016))).toBe(366)
  expect(lengthOf(monthSpan(2016, 2))).toBe(29)
  expect(lengthOf(monthSpan(2100, 2))).toBe(28)
  expect(toIso(monthSpan(2015, 12).to)).toBe('2015-12-31')
})

test('writes days as a newsroom does', () => {
  const day = isoDay('2015-09-07')
  expect([longDay(day), longDate(day), shortDay(day)]).toEqual([
    '7 September 2015',
    '7 September',
    '7 Sep 2015',
  ])
  expect([monthName(9), shortMonth(9), monthName(2), shortMonth(5)]).toEqual(['September', 'Sep', 'February', 'May'])
})

test('writes the year of a span once where both ends share it', () => {
  const text = (from: string, to: string) => spanText({ from: isoDay(from), to: isoDay(to) })
  expect(text('2015-01-01', '2015-09-07')).toBe('1 January to 7 September 2015')
  expect(text('2014-09-08', '2015-09-07')).toBe('8 September 2014 to 7 September 2015')
  expect(text('2015-01-01', '2015-01-01')).toBe('1 January 2015')
})

describe('no time zone moves a day', () => {
  const zone = process.env.TZ
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  })

  // Apia had no 30 December 2011; in Los Angeles and Auckland clocks jump, in Kathmandu they run a quarter apart.
  test.each([
    ['America/Los_Angeles', 420],
    ['Pacific/Auckland', -720],
    ['Pacific/Apia', -780],
    ['Asia/Kathmandu', -345],
    ['UTC', 0],
  ])('%s', (name, offset) => {
    process.env.TZ = name
    expect(new Date(Date.UTC(2015, 8, 7)).getTimezoneOffset()).toBe(offset)
    for (const text of ['1791-01-03', '1970-01-01', '2011-12-29', '2011-12-30', '2011-12-31', '2015-03-08', '2015-09-27', '2016-02-29']) {
      const day = isoDay(text)
      const [year, month, date] = text.split('-').map(Number)
      expect(day).toBe(countedDay(year, month, date))
      expect(toIso(day)).toBe(text)
      expect([yearOf(day), monthOf(day), slotOf(day)]).toEqual([year, month, daysBeforeMonth(2000, month) + date - 1])
      expect(longDay(day)).toBe(`${date} ${monthName(month)} ${year}`)
      expect(toIso(sameDateIn(day, 2013))).toBe(text === '2016-02-29' ? '2013-02-28' : `2013${text.slice(4)}`)
      expect(toIso(monthSpan(year, month).from)).toBe(isoOf(year, month, 1))
      expect(toIso(monthSpan(year, month).to)).toBe(isoOf(year, month, lengths(year)[month - 1]))
    }
    expect(toIso(monthsBefore(isoDay('2012-01-30'), 1))).toBe('2011-12-30')
  })
})
