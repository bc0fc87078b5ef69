import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOf, isoDay, toIso } from '@/stats/calendar'
import { type Filter, countByLabel, countDeaths, countYearOnly, eachRow, firstRow, labelsOf, runningCount } from '@/stats/count'
import { type ListedRecord, type Release, ledgerOf } from '@/stats/ledger'
import { shippedTerms } from '@/stats/shipped.fixture'
import { causeOfLabel, counts, findDefinition } from '@/stats/terms'

const terms = shippedTerms()
const LABELS = ['Gunfire', 'Gunfire (Accidental)', 'Automobile accident', 'Automobile crash', 'COVID19', 'Fall', 'Drone strike']
const STATES = ['TX', 'CA', 'US']
const RELEASES = 4

const releases: Release[] = Array.from({ length: RELEASES }, (_, i) => ({
  id: `r${i}`,
  released: isoDay(`2016-0${i + 1}-01`),
  span: { from: isoDay('2014-01-01'), to: isoDay('2015-12-31') },
  compiledBy: '',
  licence: '',
  source: '',
  sha256: '',
  deaths: 0,
}))
const ledgerWith = (records: ListedRecord[]) => ledgerOf({ dataset: 'test', terms, releases, records })
const filterOf = (ledger: ReturnType<typeof ledgerWith>, id: string, state: string | null, release: number): Filter => ({
  labels: labelsOf(ledger, [findDefinition(ledger.terms, id)!]),
  state: state === null ? null : ledger.terms.states.findIndex((s) => s.code === state),
  release,
})

const days = fc.integer({ min: dayOf(2014, 12, 1), max: dayOf(2015, 2, 10) })
const records: fc.Arbitrary<ListedRecord> = fc.record({
  date: fc.oneof({ weight: 9, arbitrary: days.map(toIso) }, { weight: 1, arbitrary: fc.constantFrom('2014', '2015') }),
  state: fc.constantFrom(...STATES),
  label: fc.constantFrom(...LABELS),
  deaths: fc.integer({ min: 1, max: 5 }),
  listed: fc.nat(RELEASES - 1),
  delisted: fc.option(fc.nat(RELEASES), { nil: null }),
})
const asked = fc.record({
  id: fc.constantFrom('all', 'firearms', 'traffic', 'other', 'all-but-covid', 'felonious', 'inadvertent-gunfire'),
  state: fc.option(fc.constantFrom(...STATES), { nil: null }),
  release: fc.nat(RELEASES - 1),
  from: days,
  to: days,
})

/** The records that count, by the rules in so many words and on their text. */
function naive(rows: ListedRecord[], { id, state, release }: { id: string; state: string | null; release: number }) {
  return rows.filter(
    (row) =>
      row.listed <= release &&
      (row.delisted === null || row.delisted > release) &&
      (state === null || row.state === state) &&
      counts(findDefinition(terms, id)!, causeOfLabel(terms, row.label)),
  )
}
const sum = (rows: ListedRecord[]) => rows.reduce((total, row) => total + row.deaths, 0)

test('counts what a plain filter counts', () => {
  fc.assert(
    fc.property(fc.array(records, { maxLength: 40 }), asked, (rows, ask) => {
      const ledger = ledgerWith(rows)
      const filter = filterOf(ledger, ask.id, ask.state, ask.release)
      const inSpan = naive(rows, ask).filter((r) => r.date.length === 10 && r.date >= toIso(ask.from) && r.date <= toIso(ask.to))
      expect(countDeaths(ledger, filter, ask)).toBe(sum(inSpan))

      const byLabel = countByLabel(ledger, filter, ask)
      ledger.labels.forEach((label, place) => expect(byLabel[place]).toBe(sum(inSpan.filter((r) => r.label === label))))

      const running = runningCount(ledger, filter, ask)
      expect(running).toHaveLength(Math.max(0, ask.to - ask.from + 1))
      running.forEach((n, i) => expect(n).toBe(sum(inSpan.filter((r) => r.date <= toIso(ask.from + i)))))

      for (const year of [2014, 2015]) {
        expect(countYearOnly(ledger, filter, year)).toBe(sum(naive(rows, ask).filter((r) => r.date === String(year))))
      }
    }),
    { numRuns: 300 },
  )
})

test('visits rows in order of day, and the first row of a day is the first', () => {
  fc.assert(
    fc.property(fc.array(records, { maxLength: 40 }), days, (rows, day) => {
      const ledger = ledgerWith(rows)
      const visited: number[] = []
      eachRow(ledger.dated, filterOf(ledger, 'all', null, RELEASES - 1), { from: 0, to: 99_999 }, (row) => visited.push(row))
      expect(visited).toEqual([...visited].sort((a, b) => a - b))
      expect(firstRow(ledger.dated, day)).toBe(rows.filter((r) => r.date.length === 10 && r.date < toIso(day)).length)
    }),
  )
})

describe('on paper', () => {
  const row = (date: string, deaths: number, listed = 0, delisted: number | null = null): ListedRecord => ({
    date,
    state: 'TX',
    label: 'Gunfire',
    deaths,
    listed,
    delisted,
  })
  const ledger = ledgerWith([row('2015-01-01', 1), row('2015-09-07', 5), row('2015-09-08', 1), row('2015-03-01', 2, 0, 1), row('2015', 4)])
  const window = { from: isoDay('2015-01-01'), to: isoDay('2015-09-07') }

  test('a record carries several deaths, and the as-of day counts', () => {
    expect(countDeaths(ledger, filterOf(ledger, 'firearms', null, 0), window)).toBe(8)
  })

  test('a delisted record counts until the release that delisted it', () => {
    expect(countDeaths(ledger, filterOf(ledger, 'firearms', null, 1), window)).toBe(6)
  })

  test('a record that gives only a year never counts in a window', () => {
    expect(countDeaths(ledger, filterOf(ledger, 'all', null, 0), { from: isoDay('2015-01-01'), to: isoDay('2015-12-31') })).toBe(9)
    expect(countYearOnly(ledger, filterOf(ledger, 'all', null, 0), 2015)).toBe(4)
    expect(countYearOnly(ledger, filterOf(ledger, 'traffic', null, 0), 2015)).toBe(0)
  })

  test('a death that two definitions count is counted once', () => {
    const both = labelsOf(ledger, ['firearms', 'all'].map((id) => findDefinition(terms, id)!))
    expect(countDeaths(ledger, { labels: both, state: null, release: 0 }, window)).toBe(8)
  })
})
