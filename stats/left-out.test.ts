/** Records, those left out of them, and what later releases made of both, against the CSV files read by the plainest means. */
import { describe, expect, test } from 'vitest'
import { isoDay, toIso } from '@/stats/calendar'
import { leftOutOf, leftOutText } from '@/stats/left-out'
import { type Ledger, type ListedRecord, type Release, ledgerOf } from '@/stats/ledger'
import { recordsOf } from '@/stats/record-list'
import { moveText } from '@/stats/record-moves'
import { parseRecords } from '@/stats/records-query'
import { recordsHeadline } from '@/stats/records-words'
import { countIn, knownRows, shippedLedger, shippedTerms } from '@/stats/shipped.fixture'
import { sinceKnown } from '@/stats/since-known'

const shipped = shippedLedger()

const ask = (query: string, ledger: Ledger = shipped) => {
  const { problems, asked } = parseRecords(new URLSearchParams(query), ledger)
  expect(problems, query).toEqual([])
  const records = recordsOf(ledger, asked)
  const leftOut = Object.fromEntries(leftOutOf(ledger, records).map(({ id, deaths }) => [id, deaths]))
  return { records, leftOut, since: sinceKnown(ledger, records), sentence: Object.values(recordsHeadline(records)).join('') }
}

describe('the claim of 2015, as known on 3 July 2016', () => {
  const { records, leftOut, since, sentence } = ask('asof=2015-09-07&known=2016-07-03')

  test('26 deaths, one by one as the file has them', () => {
    const rows = knownRows('2016-07-03').filter((r) => r.date >= '2015-01-01' && r.date <= '2015-09-07' && r.cause.startsWith('Gunfire'))
    const inWords = (r: Record<string, string>) => `${r.date} ${r.state} ${r.cause} ${r.deaths}`
    expect(records.rows.map((r) => `${r.date} ${r.state.code} ${r.label} ${r.deaths}`)).toEqual(rows.map(inWords).sort())
    expect([records.deaths, records.count]).toEqual([26, 26])
    expect(sentence).toBe('26 firearms deaths, 1 January to 7 September 2015, as known on 3 July 2016')
  })

  test('left out: 60 of other causes, for 86 were listed, and the one that a later release added', () => {
    expect(leftOut).toEqual({ 'not-yet': 1, 'other-cause': 60 })
  })

  test('since then one was added in Oklahoma and none taken away: 27', () => {
    expect([since?.before, since?.now, since?.cameDeaths, since?.wentDeaths]).toEqual([26, 27, 1, 0])
    expect(since?.came.map(({ row, release }) => `${row.date} ${row.state.code} ${release.id}`)).toEqual(['2015-08-15 OK 2022-09-24'])
  })

  test('all causes: 86 then, 106 now, as STATISTICS.md has them', () => {
    const all = ask('cause=all&asof=2015-09-07&known=2016-07-03')
    expect([all.since?.before, all.since?.now]).toEqual([86, 106])
    expect(all.since!.cameDeaths - all.since!.wentDeaths).toBe(20)
  })
})

test.each(['2016-07-03', '2022-09-24', '2024-08-30', '2025-06-29'])('what came less what went since %s is the difference of the files, for any cause, place and year', (known) => {
  const [then, now] = [knownRows(known), knownRows('9999-12-31')]
  for (const [group, state] of [['firearms', ''], ['traffic', ''], ['illness', 'NY'], ['all', ''], ['other', 'US'], ['all', 'TX']]) {
    for (const year of [1868, 1921, 1974, 2001, 2014, 2015]) {
      const { since, records } = ask(`cause=${group}&known=${known}&days=${year}${state && `&state=${state}`}`)
      const count = (rows: Record<string, string>[]) => countIn(rows, String(year), `${year}-12-31`, group, state)
      expect([since!.before, since!.now], `${group} ${state} ${year}`).toEqual([count(then), count(now)])
      expect(since!.cameDeaths - since!.wentDeaths, `${group} ${state} ${year}`).toBe(count(now) - count(then))
      expect(records.deaths).toBe(count(then))
    }
  }
})

test('a count and what other causes left out of it add up to all causes', () => {
  for (const query of ['days=2001', 'known=2016-07-03&days=2001', 'cause=traffic&state=TX&days=1990-02-03..1999-08-01', 'cause=all-but-illness&days=2020-03-01..2020-03-31']) {
    const { records, leftOut } = ask(query)
    const all = ask(query.includes('cause=') ? query.replace(/cause=[\w-]+/, 'cause=all') : `cause=all&${query}`)
    expect(records.deaths + (leftOut['other-cause'] ?? 0), query).toBe(all.records.deaths)
    expect(all.leftOut['other-cause'], query).toBeUndefined()
  }
})

// A small ledger, whose every change is known.

const release = (id: string): Release => ({
  id, released: isoDay(id), span: { from: isoDay('2010-01-01'), to: isoDay('2012-06-30') }, compiledBy: 'us', licence: '', source: 'a list', sha256: '', deaths: 0,
})

const record = (date: string, label: string, listed: number, delisted: number | null = null, deaths = 1, state = 'TX'): ListedRecord => ({ date, state, label, deaths, listed, delisted })

const small = (records: ListedRecord[]) =>
  ledgerOf({ dataset: 'line-of-duty-deaths', terms: shippedTerms(), releases: ['2012-07-01', '2013-07-01', '2014-07-01', '2015-07-01'].map(release), records })

describe('each rule', () => {
  const ledger = small([
    record('2010-03-01', 'Gunfire', 0),
    // Relabelled, and still counted.
    record('2010-03-02', 'Gunfire (Accidental)', 0, 1),
    record('2010-03-02', 'Gunfire (Inadvertent)', 1),
    // Recoded to a cause that doesn't count.
    record('2010-03-03', 'Gunfire', 0, 1),
    record('2010-03-03', 'Assault', 1),
    // Removed, and listed again later.
    record('2010-03-04', 'Gunfire', 0, 1),
    record('2010-03-04', 'Gunfire', 2),
    // Removed for good.
    record('2010-03-05', 'Gunfire', 0, 1, 2),
    // Redated out of March.
    record('2010-03-31', 'Gunfire', 0, 1),
    record('2010-04-02', 'Gunfire', 1),
    // A number that fell.
    record('2010-03-06', 'Gunfire', 0, 1, 3),
    record('2010-03-06', 'Gunfire', 1, null, 2),
    // Listed late, and late but removed again.
    record('2010-03-07', 'Gunfire', 3),
    record('2010-03-08', 'Gunfire', 2, 3),
    record('2010', 'Gunfire', 0, null, 4),
    record('2012-03-01', 'Gunfire', 0),
    record('2012-05-01', 'Gunfire', 0),
  ])
  const march = (known: string) => ask(`known=${known}&days=2010-03-01..2010-03-31`, ledger)

  test('no longer listed: removed, recoded, redated and a number that fell, but not what was relabelled', () => {
    const { records, leftOut } = march('2013-07-01')
    expect(records.rows.map((r) => `${r.date} ${r.label} ${r.deaths}`)).toEqual(['2010-03-01 Gunfire 1', '2010-03-02 Gunfire (Inadvertent) 1', '2010-03-06 Gunfire 2'])
    // 3 March recoded, 4 March removed, two of 5 March, one of 6 March, 31 March redated.
    expect(leftOut['no-longer']).toBe(6)
    const rows = leftOutOf(ledger, records).find(({ id }) => id === 'no-longer')!.rows
    expect(rows.map((r) => `${toIso(r.day).slice(8)} ${r.deaths} ${moveText(r.moved!)} ${r.listed.id} ${r.delisted?.id}`)).toEqual([
      '03 1 recoded: listed since as “Assault” 2012-07-01 2013-07-01',
      '04 1 removed 2012-07-01 2013-07-01',
      '05 2 removed 2012-07-01 2013-07-01',
      '06 1 removed 2012-07-01 2013-07-01',
      '31 1 redated: listed since on 2 April 2010 2012-07-01 2013-07-01',
    ])
  })

  test('what is listed again is not lost', () => {
    expect(march('2014-07-01').leftOut['no-longer']).toBe(5)
  })

  test('not yet listed: what later releases list and keep', () => {
    // 4 March (listed again) and 7 March; 8 March came and went.
    expect(march('2013-07-01').leftOut['not-yet']).toBe(2)
    expect(march('2015-07-01').leftOut['not-yet']).toBeUndefined()
  })

  test('a live address has nothing that isn’t listed yet', () => {
    expect(ask('days=2010-03-01..2010-03-31', ledger).leftOut['not-yet']).toBeUndefined()
    expect(ask('days=2010-03-01..2010-03-31', ledger).since).toBeNull()
  })

  test('records that give only the year are left out of a span, and count in the year', () => {
    expect(march('2013-07-01').leftOut['year-only']).toBe(4)
    const year = ask('known=2013-07-01&days=2010', ledger)
    // 1 + 1 + 2 in March, one in April, four without a day.
    expect([year.records.deaths, year.leftOut['year-only']]).toEqual([9, undefined])
    expect(year.records.rows.filter((r) => r.date === '2010')).toHaveLength(1)
  })

  test('a calendar year ends on the as-of day, and says what comes after it', () => {
    const cut = ask('asof=2012-03-31&days=2012', ledger)
    expect([cut.records.deaths, cut.leftOut['after-as-of']]).toEqual([1, 1])
    expect(cut.sentence).toBe('1 firearms death, 2012 to 31 March, as known now')
    expect(ask('asof=2012-03-31&days=2012-01-01..2012-12-31', ledger).records.deaths, 'a span is taken as it is named').toBe(2)
  })

  test('other places aren’t left out: they weren’t asked for', () => {
    const { records, leftOut } = ask('state=VT&days=2010', ledger)
    expect([records.deaths, leftOut]).toEqual([0, {}])
  })
})

test('several spans are averaged, and say so', () => {
  const { records, sentence } = ask('days=2014-01-01..2014-09-07&days=2013-01-01..2013-09-07&asof=2015-09-07')
  const rows = knownRows('9999-12-31')
  const sum = countIn(rows, '2014-01-01', '2014-09-07', 'firearms') + countIn(rows, '2013-01-01', '2013-09-07', 'firearms')
  expect([records.deaths, records.count]).toEqual([sum, sum / 2])
  expect(sentence).toBe(`${sum / 2} firearms deaths, the mean of two spans, 1 January to 7 September of 2013 and 2014, as known now`)
})

test('what a rule left out is a whole phrase', () => {
  expect(leftOutText({ id: 'other-cause', deaths: 60 })).toBe('60 deaths of other causes')
  expect(leftOutText({ id: 'not-yet', deaths: 1 })).toBe('1 death not yet listed')
  expect(leftOutText({ id: 'year-only', deaths: 1200 })).toBe('1,200 deaths of which only the year is given')
})
