import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answer } from '@/stats/answer'
import { firstDayOf, isoDay, lastDayOf } from '@/stats/calendar'
import { newestKnown } from '@/stats/known'
import { defaultQuestion, parseQuestion } from '@/stats/question'
import { type Days, daysText, linkOf, parseDays, recordsQuery } from '@/stats/records'
import { describedRecordWords, fileNameOf, isFrozenRecords, parseRecords, toRecordsQuery } from '@/stats/records-query'
import { recordsOf } from '@/stats/record-list'
import { shippedLedger } from '@/stats/shipped.fixture'

const ledger = shippedLedger()
const parse = (query: string) => parseRecords(new URLSearchParams(query), ledger)
const problems = (query: string) => parse(query).problems.map(({ parameter, found }) => `${parameter}: ${found}`)
const span = (from: string, to: string) => ({ from: isoDay(from), to: isoDay(to) })

describe('days', () => {
  test.each<[string, Days]>([
    ['2015', { year: 2015 }],
    ['2015-01-01..2015-09-07', span('2015-01-01', '2015-09-07')],
    ['2014-12-30..2015-01-02', span('2014-12-30', '2015-01-02')],
    ['2016-02-29..2016-02-29', span('2016-02-29', '2016-02-29')],
  ])('%s are read and written back', (text, days) => {
    expect(parseDays(text)).toEqual(days)
    expect(daysText(days)).toBe(text)
  })

  test.each(['', '15', '20151', '1500', '2015-02-30..2015-03-01', '2015-02-29..2015-03-01', '2015-09-07..2015-01-01', '2015-01-01', '2015-01-01..', '..2015-01-01', '2015-01-01...2015-02-01', '2015-01-01..2015-02-01..2015-03-01', '2015..2016', '2015-1-1..2015-2-1', ' 2015'])(
    '“%s” names none',
    (text) => expect(parseDays(text)).toBeNull(),
  )

  test('any span of the years 1600 to 2999 comes back', () => {
    const day = fc.integer({ min: firstDayOf(1600), max: lastDayOf(2999) })
    fc.assert(
      fc.property(day, day, (a, b) => {
        const days = { from: Math.min(a, b), to: Math.max(a, b) }
        expect(parseDays(daysText(days))).toEqual(days)
      }),
    )
  })
})

describe('an address of records', () => {
  test('leaves out what is default', () => {
    expect(recordsQuery({ ...defaultQuestion(), days: [] })).toBe('')
    expect(recordsQuery({ ...defaultQuestion(), days: [{ year: 2015 }] })).toBe('?days=2015')
    expect(recordsQuery({ dataset: 'line-of-duty-deaths', causes: ['traffic'], state: 'TX', asOf: isoDay('2015-09-07'), known: isoDay('2016-07-03'), days: [{ year: 2015 }, { year: 2014 }] })).toBe(
      '?cause=traffic&state=TX&asof=2015-09-07&known=2016-07-03&days=2015&days=2014',
    )
  })

  test.each([
    ['', ''],
    ['asof=2015-09-07', '?asof=2015-09-07'],
    ['asof=2015-09-07&days=2015-01-01..2015-09-07', '?asof=2015-09-07'],
    ['days=2025-01-01..2025-10-05', ''],
    ['days=2014&sort=-day&page=2&left-out=other-cause', '?days=2014&sort=-day&page=2&left-out=other-cause'],
    ['sort=day&page=1', ''],
    ['cause=traffic,stabbed&state=tx&against=average-5&days=2014', '?cause=stabbed&cause=traffic&state=TX&against=average-5&days=2014'],
    ['days=&sort=&page=&left-out=', ''],
  ])('%s is kept as “%s”', (asked, canonical) => {
    const { problems: found, ...question } = parse(asked)
    expect(found).toEqual([])
    expect(toRecordsQuery(question)).toBe(canonical)
    expect(toRecordsQuery(parse(canonical))).toBe(canonical)
  })

  test.each([
    ['days=2015-02-30', 'days: 2015-02-30'],
    ['days=2015&days=2015', 'days: 2015, 2015'],
    ['days=2015&days=2015-03-01..2015-03-02', 'days: 2015, 2015-03-01..2015-03-02'],
    [Array.from({ length: 13 }, (_, i) => `days=${2000 + i}`).join('&'), 'days: 2000, 2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008, 2009, 2010, 2011, 2012'],
    ['sort=deaths', 'sort: deaths'],
    ['sort=day&sort=-day', 'sort: day, -day'],
    ['page=0', 'page: 0'],
    ['page=-1', 'page: -1'],
    ['page=1e3', 'page: 1e3'],
    ['page=99999999', 'page: 99999999'],
    ['left-out=constructor', 'left-out: constructor'],
    ['asof=2017-01-01&known=2016-07-03', 'asof: 2017-01-01'],
    ['state=XX&days=2015', 'state: XX'],
    ['since=1791', 'since: 1791'],
  ])('%s is a problem', (query, expected) => {
    expect(problems(query)).toEqual([expected])
  })

  test('beside a problem the rest of an address is kept', () => {
    expect(toRecordsQuery(parse('days=2015-02-30&sort=-day&page=0'))).toBe('?sort=-day')
    expect(toRecordsQuery(parse('state=XX&days=2015&left-out=none'))).toBe('?days=2015')
    expect(toRecordsQuery(parse('asof=2017-01-01&known=2016-07-03'))).toBe('?known=2016-07-03')
  })

  test('an unknown word is told the words of records too', () => {
    expect(parse('day=2015').problems[0].allowed).toContain('align, without, days, sort, page, left-out')
  })

  test('twelve spans that touch but don’t overlap are averaged', () => {
    const query = Array.from({ length: 12 }, (_, i) => `days=${2000 + i}`).join('&')
    expect(problems(query)).toEqual([])
    expect(recordsOf(ledger, parse(query).asked).days).toHaveLength(12)
  })
})

describe('a link', () => {
  const answered = (query: string) => answer(ledger, parseQuestion(new URLSearchParams(query), ledger).question)

  test('keeps the question, so that there is a way back to it', () => {
    const average = answered('cause=all&asof=2015-09-07&against=average-5')
    expect(linkOf(average, 100, average.priorWindows.slice(0, 2)).records).toBe(
      '?cause=all&asof=2015-09-07&against=average-5&days=2014-01-01..2014-09-07&days=2013-01-01..2013-09-07',
    )
  })

  test('as known on another day names the as-of day, whose default would be another', () => {
    const latest = answered('')
    expect(linkOf(latest, 35, [latest.window]).records).toBe('')
    expect(linkOf(latest, 35, [latest.window], { known: isoDay('2025-10-05') }).records).toBe('?asof=2025-10-05&known=2025-10-05')
  })

  test('names no as-of day that lies after the known-on day, but the days themselves', () => {
    const later = answered('asof=2024-01-05&known=2016-07-03')
    expect(linkOf(later, 0, [later.window]).records).toBe('?known=2016-07-03&days=2024-01-01..2024-01-05')
  })
})

test('frozen are addresses that name a known-on day up to the newest release’s and their days', () => {
  const newest = newestKnown(ledger.releases)
  const isFrozen = (query: string) => isFrozenRecords(parse(query), newest)
  expect(isFrozen('asof=2015-09-07&known=2016-07-03')).toBe(true)
  expect(isFrozen('asof=2015-09-07&known=2025-10-05')).toBe(true)
  expect(isFrozen('known=2016-07-03&days=2015')).toBe(true)
  expect(isFrozen('known=2016-07-03&days=2015&left-out=no-longer')).toBe(true)
  for (const live of ['', 'known=2016-07-03', 'days=2015', 'asof=2015-09-07', 'asof=2015-09-07&known=2025-10-06', 'known=2016-07-03&days=2015&left-out=not-yet']) {
    expect(isFrozen(live), live).toBe(false)
  }
})

test('a file’s name says what, which days, as of which and from which release, in plain letters', () => {
  const name = (query: string) => fileNameOf(parse(query), recordsOf(ledger, parse(query).asked))
  expect(name('asof=2015-09-07&known=2016-07-03')).toBe('records-firearms-2015-01-01-to-2015-09-07-as-of-2015-09-07-release-2016-07-03')
  expect(name('state=TX&days=2001&days=2003&days=2005&left-out=other-cause')).toBe('records-other-cause-firearms-TX-3-spans-as-of-2025-10-05-release-2025-10-05-2025')
  expect(name('cause=traffic&cause=stabbed&days=2015')).toMatch(/^[\w.-]+$/)
})

test('every word’s example is one that is accepted', () => {
  for (const { name, example, values } of describedRecordWords()) {
    expect(problems(`${name}=${example}`), name).toEqual([])
    if (values.pattern) expect(example).toMatch(new RegExp(values.pattern))
    if (values.enum) expect(values.enum).toContain(example)
  }
})
