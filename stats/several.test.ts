/** Several deaths in one event: named, and left out of both windows where the question says so, against the files read by the plainest means. */
import { describe, expect, test } from 'vitest'
import { answer } from '@/stats/answer'
import { isoDay, toIso } from '@/stats/calendar'
import { figureChanges } from '@/stats/figure-changes'
import { headlineOf, sentenceOf } from '@/stats/headline'
import { leftOutOf } from '@/stats/left-out'
import { type Ledger, type ListedRecord, type Release, ledgerOf } from '@/stats/ledger'
import { notesOf } from '@/stats/notes'
import { parseQuestion, toQuery } from '@/stats/question'
import { recordsOf } from '@/stats/record-list'
import { moveText } from '@/stats/record-moves'
import { parseRecords } from '@/stats/records-query'
import { recordsHeadline } from '@/stats/records-words'
import { countedLedger } from '@/stats/several'
import { knownRows, rowsOf, shippedLedger, shippedReleases, shippedTerms } from '@/stats/shipped.fixture'
import { sinceKnown } from '@/stats/since-known'

const shipped = shippedLedger()
const questionOf = (query: string, ledger = shipped) => {
  const { question, problems } = parseQuestion(new URLSearchParams(query), ledger)
  expect(problems, query).toEqual([])
  return question
}
const ask = (query: string, ledger = shipped) => answer(ledger, questionOf(query, ledger))
const pairOf = (found: { current: number; prior: number; percent: number | null }) => [found.current, found.prior, found.percent]
const noteOf = (query: string) => notesOf(ask(query)).find(({ id }) => id === 'events')!

const causes = new Map(rowsOf('causes.csv').map((row) => [row.label, row]))

/** The second method: deaths of a span without the days, states and causes that lost three or more. */
function single(rows: Record<string, string>[], from: string, to: string, group: string): number {
  const within = rows.filter((r) => r.date.length === 10 && r.date >= from && r.date <= to)
  const keyOf = (r: Record<string, string>) => `${r.date} ${r.state} ${causes.get(r.cause)?.cause ?? r.cause}`
  const tally = new Map<string, number>()
  for (const r of within) tally.set(keyOf(r), (tally.get(keyOf(r)) ?? 0) + Number(r.deaths))
  return within
    .filter((r) => tally.get(keyOf(r))! < 3 && (group === 'all' || (causes.get(r.cause)?.group ?? 'other') === group))
    .reduce((sum, r) => sum + Number(r.deaths), 0)
}

describe('the comparison without several deaths in one event', () => {
  // 2016: four on 7 July in Texas, three on 17 July in Louisiana. 2025: three on 17 September in Pennsylvania, three of an explosion on 18 July in California; 2024: three on 29 April in North Carolina.
  test.each([
    ['asof=2017-07-31', [28, 34, -18], [28, 27, 4]],
    ['asof=2016-07-31', [34, 19, 79], [27, 19, 42]],
    ['asof=2016-09-07&cause=all', [110, 106, 4], [103, 106, -3]],
    ['asof=2025-10-03', [35, 44, -20], [32, 41, -22]],
    ['asof=2025-10-03&cause=all', [68, 117, -42], [62, 114, -46]],
  ])('%s', (query, counted, without) => {
    expect([pairOf(ask(query).comparison), pairOf(ask(query).otherEvents!)]).toEqual([counted, without])
    const left = ask(`${query}&without=events`)
    expect([pairOf(left.comparison), pairOf(left.otherEvents!)]).toEqual([without, counted])
  })

  test('is the same question where no such day is in either window', () => {
    expect(ask('asof=2015-09-07').otherEvents).toBeNull()
    expect(pairOf(ask('asof=2015-09-07&without=events').comparison)).toEqual([27, 34, -21])
  })

  test('leaves them out of what stands beside it: parts, groups, definitions, ten years, vintages', () => {
    const found = ask('asof=2017-07-31&without=events')
    expect(found.parts.reduce((sum, part) => sum + part.priorTotal, 0)).toBe(27)
    expect(found.groups.find(({ id }) => id === 'all')!.change).toMatchObject({ current: 111, prior: 87 })
    expect(found.family.find(({ id }) => id === 'firearms')!.change).toMatchObject({ current: 28, prior: 27 })
    expect(found.band!.years.find(({ year }) => year === 2016)!.count).toBe(27)
    expect(found.vintages.at(-1)!.change).toMatchObject({ current: 28, prior: 27 })
    expect(found.events.map(({ day, deaths }) => [toIso(day), deaths])).toEqual([['2016-07-07', 4], ['2016-07-17', 3]])
    expect(found.flags).not.toContain('several-in-one-event')
  })

  test('counts what the files hold, at every release and in many years', () => {
    for (const known of new Set(shippedReleases().map(({ released }) => released))) {
      const rows = knownRows(known)
      for (const asOf of ['1919-12-31', '1970-06-30', '2001-12-31', '2016-06-30', '2021-12-31', '2024-08-31', '2025-09-28'].filter((day) => day <= known)) {
        for (const group of ['firearms', 'illness', 'other', 'all']) {
          const [year, rest] = [Number(asOf.slice(0, 4)), asOf.slice(4)]
          const { comparison } = ask(`cause=${group}&asof=${asOf}&known=${known}&without=events`)
          expect([comparison.current, comparison.prior], `${group} ${asOf} ${known}`).toEqual([single(rows, `${year}-01-01`, asOf, group), single(rows, `${year - 1}-01-01`, `${year - 1}${rest}`, group)])
        }
      }
    }
  })
})

describe('where they carry the change', () => {
  test('the note names them and tells the comparison without them, before the definitions', () => {
    const notes = notesOf(ask('asof=2017-07-31'))
    const ids = notes.map(({ id }) => id)
    expect(ids.indexOf('events')).toBeLessThan(ids.indexOf('definitions'))
    expect(sentenceOf(noteOf('asof=2017-07-31').segments)).toBe(
      'Three or more deaths on one day, in one place, of one cause: 4 on 7 July 2016 in Texas (Gunfire; 1 more is listed the day after) and 3 on 17 July 2016 in Louisiana (Gunfire). They may belong to one event; the test assumes that deaths come one by one. Without them: 28 v 27, +4%. Compare without them',
    )
  })

  test('its last words ask the comparison without them, and there with them', () => {
    expect(noteOf('asof=2017-07-31').segments.at(-1)!.ask).toBe('?asof=2017-07-31&without=events')
    const back = noteOf('asof=2017-07-31&without=events')
    expect(sentenceOf(back.segments)).toBe('Not counted: 4 on 7 July 2016 in Texas (Gunfire; 1 more is listed the day after) and 3 on 17 July 2016 in Louisiana (Gunfire). With them: 28 v 34, −18%. Count them')
    expect(back.segments.at(-1)!.ask).toBe('?asof=2017-07-31')
  })

  test('no percent is told without them where a window isn’t covered', () => {
    expect(sentenceOf(noteOf('asof=2025-12-05').segments)).toMatch(/Without them: \d+ v \d+\. /)
  })

  test('the headline says what isn’t counted', () => {
    expect(sentenceOf(headlineOf(ask('asof=2017-07-31&without=events')))).toBe(
      'Firearms deaths (not counting days with three or more deaths of one cause in one place) are up 4%: 28 by 31 July 2017, against 27 by the same day in 2016.',
    )
  })
})

describe('an event that passes midnight', () => {
  const known = knownRows('2025-10-05')
  const tally = new Map<string, number>()
  const keyOf = (day: string, r: Record<string, string>) => `${day} ${r.state} ${causes.get(r.cause)?.cause ?? r.cause}`
  for (const r of known) if (r.date.length === 10) tally.set(keyOf(r.date, r), (tally.get(keyOf(r.date, r)) ?? 0) + Number(r.deaths))
  const beside = (key: string, days: number) => tally.get(key.replace(/^\S+/, (day) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10))) ?? 0
  /** The second method: of all events that the files hold, those with deaths of the same place and cause a day away. */
  const passing = [...tally].flatMap(([key, deaths]) => (deaths >= 3 && beside(key, -1) + beside(key, 1) > 0 ? [[key, deaths, beside(key, -1), beside(key, 1)] as const] : []))

  test('the files hold ten of 125', () => {
    expect([...tally.values()].filter((deaths) => deaths >= 3)).toHaveLength(125)
    expect(passing.toSorted((a, b) => (a[0] < b[0] ? -1 : 1))).toEqual([
      ['1872-04-15 US Gunfire', 6, 0, 2],
      ['1890-12-15 US Gunfire', 5, 0, 1],
      ['1902-04-07 AL Gunfire', 5, 1, 0],
      ['1918-10-09 PA Duty related illness', 4, 1, 1],
      ['1918-10-15 PA Duty related illness', 6, 1, 0],
      ['2016-07-07 TX Gunfire', 4, 0, 1],
      ['2021-01-15 TX COVID19', 3, 1, 0],
      ['2021-08-26 TX COVID19', 3, 2, 1],
      ['2021-09-13 TX COVID19', 4, 2, 0],
      ['2021-11-02 TX COVID19', 3, 0, 1],
    ])
  })

  test('each is found with the deaths beside it, and no other', () => {
    const found = [...new Set(passing.map(([key]) => key.slice(0, 4)))].flatMap((year) => ask(`cause=all&asof=${year}-12-31`).events.filter(({ day }) => toIso(day).startsWith(year)))
    expect(found.filter(({ before, after }) => before + after > 0).map(({ day, state, cause, deaths, before, after }) => [`${toIso(day)} ${state.code} ${cause.name}`, deaths, before, after]).sort()).toEqual(passing.map((each) => [...each]).sort())
  })

  test('the note says so on both sides, each count with its records', () => {
    const segments = noteOf('cause=illness&asof=1918-12-31').segments
    expect(sentenceOf(segments)).toContain('4 on 9 October 1918 in Pennsylvania (Duty related illness; 1 more is listed the day before and 1 the day after)')
    const [, day] = /days=([^&]+)/.exec(segments.find(({ records }) => records?.includes('1918-10-08'))!.records!)!
    expect(day).toBe('1918-10-08..1918-10-08')
    expect(sentenceOf(noteOf('cause=firearms&asof=1902-12-31').segments)).toContain('5 on 7 April 1902 in Alabama (Gunfire; 1 more is listed the day before)')
    expect(sentenceOf(noteOf('cause=firearms&asof=1872-12-31').segments)).toContain('(Gunfire; 2 more are listed the day after)')
  })

  test('the deaths beside it stay counted without it', () => {
    // Four on the 7th and one on the 8th.
    const counts = ['', '&without=events'].map((word) => ask(`cause=gunfire&state=TX&asof=2016-07-08${word}`).comparison.current)
    expect(counts[0] - counts[1]).toBe(4)
  })
})

describe('the word without', () => {
  test('is read and written back, last', () => {
    expect(toQuery(questionOf('without=events&align=days&asof=2017-07-31'))).toBe('?asof=2017-07-31&align=days&without=events')
  })

  test.each(['Events', 'covid', 'events,events', '0'])('takes nothing else, such as %s', (value) => {
    expect(parseQuestion(new URLSearchParams({ without: value }), shipped).problems).toEqual([{ parameter: 'without', found: value, allowed: 'events' }])
  })
})

describe('the records', () => {
  const records = (query: string, ledger = shipped) => recordsOf(ledger, parseRecords(new URLSearchParams(query), ledger).asked)

  test('are those that count, and the others are left out by a rule of their own', () => {
    const found = records('asof=2016-07-31&without=events')
    expect([found.count, found.rows.filter(({ date }) => date === '2016-07-07')]).toEqual([27, []])
    const left = leftOutOf(shipped, found)
    expect(left.find(({ id }) => id === 'event')).toMatchObject({ deaths: 7 })
    expect(left.find(({ id }) => id === 'other-cause')!.deaths).toBe(94 - 34)
    expect(Object.values(recordsHeadline(found)).join('')).toBe('27 firearms deaths (not counting days with three or more deaths of one cause in one place), 1 January to 31 July 2016, as known now')
  })

  test('a record that gives only the year is of no day', () => {
    const year = (query: string) => records(`cause=all&days=1865${query}`)
    const yearOnly = (query: string) => year(query).rows.filter(({ date }) => date.length === 4).length
    expect(yearOnly('&without=events')).toBe(yearOnly(''))
  })
})

// A small ledger, in which an event grows from release to release.

const release = (id: string): Release => ({
  id, released: isoDay(id), span: { from: isoDay('2010-01-01'), to: isoDay('2012-06-30') }, compiledBy: 'us', licence: '', source: 'a list', sha256: '', deaths: 0,
})
const record = (date: string, label: string, listed: number, delisted: number | null = null, deaths = 1, state = 'TX'): ListedRecord => ({ date, state, label, deaths, listed, delisted })
const growing: Ledger = ledgerOf({
  dataset: 'line-of-duty-deaths',
  terms: shippedTerms(),
  releases: ['2012-07-01', '2013-07-01', '2014-07-01'].map(release),
  records: [
    // Two at first, three by the second release under two labels of one cause, two again in the third.
    record('2011-03-01', 'Gunfire (Accidental)', 0, null, 2),
    record('2011-03-01', 'Gunfire (Inadvertent)', 1, 2),
    // Two, and from the third release on three.
    record('2012-02-02', 'Gunfire', 0, 2, 2),
    record('2012-02-02', 'Gunfire', 2, null, 3),
    // Another state and another cause of the same day stay.
    record('2012-02-02', 'Gunfire', 0, null, 1, 'OK'),
    record('2012-02-02', 'Stabbed', 0, null, 1),
    record('2012-02-03', 'Gunfire', 0),
  ],
})

describe('as each release lists them', () => {
  const counts = (known: string, word = '') => {
    const { comparison, otherEvents } = ask(`cause=all&asof=2012-06-30&known=${known}${word}`, growing)
    return [comparison.current, comparison.prior, otherEvents && [otherEvents.current, otherEvents.prior]]
  }

  test('a day counts until the release that lists three, and again after one that lists two', () => {
    expect(['2012-07-01', '2013-07-01', '2014-07-01'].map((known) => counts(known))).toEqual([[5, 2, null], [5, 3, [5, 0]], [6, 2, [3, 2]]])
    expect(['2012-07-01', '2013-07-01', '2014-07-01'].map((known) => counts(known, '&without=events'))).toEqual([[5, 2, null], [5, 0, [5, 3]], [3, 2, [6, 2]]])
  })

  test('the vintages, the watched figure and what was learnt since follow it', () => {
    const found = ask('cause=all&asof=2012-06-30&known=2012-07-01&without=events', growing)
    expect(found.vintages.map(({ change }) => [change.current, change.prior])).toEqual([[5, 2], [5, 0], [3, 2]])
    const changed = figureChanges(growing, { ...questionOf('cause=all&asof=2012-06-30&known=2012-07-01&without=events', growing), asOf: isoDay('2012-06-30'), known: isoDay('2012-07-01') })
    expect(changed.map(({ place, after }) => [place, after.change.current, after.change.prior])).toEqual([[1, 5, 0], [2, 3, 2]])
    const records = recordsOf(growing, parseRecords(new URLSearchParams('cause=all&asof=2012-06-30&known=2012-07-01&without=events'), growing).asked)
    const since = sinceKnown(growing, records)!
    expect([since.before, since.now, since.cameDeaths, since.wentDeaths]).toEqual([5, 3, 0, 2])
    expect(since.went.map(moveText)).toEqual(['listed since with others of its day, place and cause, three or more in all'])
  })

  test('the ledger of the other question is the same one, and is made once', () => {
    expect(countedLedger(growing, { without: null })).toBe(growing)
    expect(countedLedger(growing, { without: 'events' })).toBe(countedLedger(growing, { without: 'events' }))
  })
})
