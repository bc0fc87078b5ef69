import { expect, test } from 'vitest'
import { isoDay } from '@/stats/calendar'
import { type Ledger, type Release, ledgerOf } from '@/stats/ledger'
import { releaseChanges } from '@/stats/release-changes'
import { ledgerOfFirst, rowsOf, shippedReleases, shippedTerms } from '@/stats/shipped.fixture'
import { type NewRecord, splitBySpan, withRelease } from '@/stats/with-release'

const release = (id: string, from: string, to: string): Release => ({
  id,
  released: isoDay(id),
  span: { from: isoDay(from), to: isoDay(to) },
  compiledBy: 'A. Clerk',
  licence: 'CC0 1.0',
  source: 'a list',
  sha256: '',
  deaths: 0,
})
const record = (date: string, state: string, label: string, deaths = 1): NewRecord => ({ date, state, label, deaths })
const listed = (records: NewRecord[]) => records.map((each) => ({ ...each, listed: 0, delisted: null }))
const first = ledgerOf({
  dataset: 'test',
  terms: shippedTerms(),
  releases: [release('2016-01-01', '2014-01-01', '2015-12-31')],
  records: listed([record('2014', 'TX', 'Gunfire'), record('2015-01-02', 'TX', 'Gunfire'), record('2015-03-04', 'CA', 'Cut by ice')]),
})
const rows = ({ dated, labels, terms }: Ledger) =>
  Array.from(dated.day, (day, i) => [day, terms.states[dated.state[i]].code, labels[dated.label[i]], dated.deaths[i], dated.listed[i], dated.delisted[i]])

test.each([1, 2, 9, 17])('%i shipped releases and the next file give the ledger that was published', (count) => {
  const next = shippedReleases()[count]
  const wanted = ledgerOfFirst(count + 1)
  const records = rowsOf(next.file).map((row) => record(row.date, row.state, row.cause, Number(row.deaths)))
  const made = withRelease(ledgerOfFirst(count), wanted.releases.at(-1)!, records)
  expect(rows(made).sort()).toEqual(rows(wanted).sort())
  expect([made.labels, made.causes, made.releases, made.yearOnly.day.length]).toEqual([wanted.labels, wanted.causes, wanted.releases, wanted.yearOnly.day.length])
  const totals = (ledger: Ledger) => releaseChanges(ledger).map((each) => each.totals)
  expect(totals(made)).toEqual(totals(wanted))
})

test('what stays is left as it is, what is gone is delisted, what is new is listed', () => {
  const made = withRelease(first, release('2016-02-01', '2015-01-01', '2015-12-31'), [record('2015-01-02', 'TX', 'Gunfire'), record('2015-05-06', 'WA', 'Stabbed')])
  expect(rows(made)).toEqual([
    [isoDay('2015-01-02'), 'TX', 'Gunfire', 1, 0, 65_535],
    [isoDay('2015-03-04'), 'CA', 'Cut by ice', 1, 0, 1],
    [isoDay('2015-05-06'), 'WA', 'Stabbed', 1, 1, 65_535],
  ])
  expect(Array.from(made.yearOnly.delisted)).toEqual([65_535])
})

test('a year alone belongs to every span that touches it', () => {
  const made = withRelease(first, release('2016-02-01', '2014-12-31', '2015-01-01'), [])
  expect(Array.from(made.yearOnly.delisted)).toEqual([1])
  const { within, outside } = splitBySpan([record('2014', 'TX', 'Gunfire'), record('2014-12-30', 'TX', 'Gunfire')], { from: isoDay('2014-12-31'), to: isoDay('2015-01-01') })
  expect([within.map((r) => r.date), outside.map((r) => r.date)]).toEqual([['2014'], ['2014-12-30']])
})

test('a label that nobody knows keeps its cause, however often the ledger is made', () => {
  const made = withRelease(first, release('2016-02-01', '2015-12-01', '2015-12-31'), [])
  expect(made.causes.find((cause) => cause.name === 'Cut by ice')).toEqual(first.causes.find((cause) => cause.name === 'Cut by ice'))
  expect(made.terms.causes.length).toBe(first.terms.causes.length)
})

test('a record without a state is counted where no state is', () => {
  const made = withRelease(first, release('2016-02-01', '2015-12-01', '2015-12-31'), [record('2015-12-02', '', 'Gunfire', 2)])
  expect(rows(made).at(-1)).toEqual([isoDay('2015-12-02'), '', 'Gunfire', 2, 1, 65_535])
  expect(made.terms.states.at(-1)!.name).toBe('not stated')
})

test('a release older than the newest, and a record outside the span, are refused', () => {
  expect(() => withRelease(first, release('2015-12-31', '2015-01-01', '2015-12-30'), [])).toThrow('older than 2016-01-01')
  expect(() => withRelease(first, release('2016-02-01', '2015-01-01', '2015-12-30'), [record('2015-12-31', 'TX', 'Gunfire')])).toThrow('2015-12-31 lies outside')
})
