import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Span, isoDay, toIso } from '@/stats/calendar'
import { endOf, knownAt, parseKnown, toKnownText } from '@/stats/known'
import {
  type Ledger,
  type ListedRecord,
  type Release,
  coverage,
  ledgerOf,
  releaseOn,
  releasesBehind,
  uncovered,
  withdrawals,
} from '@/stats/ledger'
import { rowsOf, shippedLedger, shippedReleases, shippedTerms } from '@/stats/shipped.fixture'

const terms = shippedTerms()
const shipped = shippedLedger()

const span = (from: string, to: string): Span => ({ from: isoDay(from), to: isoDay(to) })
const texts = (spans: Span[]) => spans.map(({ from, to }) => `${toIso(from)} ${toIso(to)}`)

const release = (released: string, from: string, to: string): Release => ({
  id: released,
  released: isoDay(released),
  span: span(from, to),
  compiledBy: 'us',
  licence: 'CC0-1.0',
  source: 'test',
  sha256: '',
  deaths: 0,
})
const record = (date: string, label: string, listed = 0, delisted: number | null = null): ListedRecord => ({
  date,
  state: 'TX',
  label,
  deaths: 1,
  listed,
  delisted,
})
const ledgerWith = (records: ListedRecord[], releases: Release[] = [release('2015-12-31', '2015-01-01', '2015-12-31')]): Ledger =>
  ledgerOf({ dataset: 'test', terms, releases, records })

describe('what a release says', () => {
  const [first, second] = [release('2015-03-31', '2015-01-01', '2015-03-31'), release('2015-06-30', '2015-01-01', '2015-06-30')]
  const ledger = ledgerWith([], [first, second])

  test('is in force from its own day until the next', () => {
    expect(releaseOn(ledger, isoDay('2015-03-30'))).toBe(-1)
    expect(releaseOn(ledger, isoDay('2015-03-31'))).toBe(0)
    expect(releaseOn(ledger, isoDay('2015-06-29'))).toBe(0)
    expect(releaseOn(ledger, isoDay('2015-06-30'))).toBe(1)
    expect(releaseOn(ledger, isoDay('2999-12-31'))).toBe(1)
  })

  test('of three releases of one day the first is in force on the day alone, each by its number, and the last the day after', () => {
    const three = ledgerWith([], [first, first, first, second])
    const on = (text: string) => releaseOn(three, parseKnown(text)!)
    expect(['2015-03-30', '2015-03-31', '2015-03-31.1', '2015-03-31.2', '2015-03-31.3', '2015-04-01', '2015-06-30'].map(on)).toEqual([-1, 0, 0, 1, 2, 2, 3])
    expect(releaseOn(three, endOf(isoDay('2015-03-31')))).toBe(2)
    expect(three.releases.map((_, place) => toKnownText(knownAt(three.releases, place)))).toEqual(['2015-03-31', '2015-03-31.2', '2015-03-31.3', '2015-06-30'])
  })

  test('extends what is covered', () => {
    expect(texts(coverage(ledger, 0))).toEqual(['2015-01-01 2015-03-31'])
    expect(texts(coverage(ledger, 1))).toEqual(['2015-01-01 2015-06-30'])
  })

  test('that is withdrawn covers nothing, nor does its withdrawal, from the withdrawal on', () => {
    const late = { ...release('2015-07-31', '2015-01-01', '2015-06-30'), id: 'w', withdraws: '2015-06-30' }
    const back = { ...late, id: 'w2', withdraws: 'w' }
    const with2 = ledgerWith([], [first, second, late, back])
    expect([0, 1, 2, 3].map((place) => texts(coverage(with2, place)).join())).toEqual(['2015-01-01 2015-03-31', '2015-01-01 2015-06-30', '2015-01-01 2015-03-31', '2015-01-01 2015-06-30'])
    expect(releasesBehind(with2, 2, span('2015-01-01', '2015-06-30')).map(({ id }) => id)).toEqual(['2015-03-31'])
    expect(releasesBehind(with2, 3, span('2015-01-01', '2015-06-30')).map(({ id }) => id)).toEqual(['2015-06-30'])
    expect([...withdrawals([first, second, late])]).toEqual([['2015-06-30', 'w']])
    expect([...withdrawals([first, second, late, back])]).toEqual([['w', 'w2']])
  })

  test('rests on the releases before for what it leaves out', () => {
    const half = release('2015-09-30', '2015-04-01', '2015-09-30')
    const of = (from: string, to: string) => releasesBehind(ledgerWith([], [first, second, half]), 2, span(from, to)).map((r) => r.id)
    expect(of('2015-01-01', '2015-09-07')).toEqual(['2015-09-30', '2015-06-30'])
    expect(of('2015-05-01', '2015-09-07')).toEqual(['2015-09-30'])
    expect(of('2015-01-01', '2015-02-28')).toEqual(['2015-06-30'])
    expect(of('2014-01-01', '2014-02-28')).toEqual([])
  })
})

describe('coverage', () => {
  test('joins spans that touch and keeps a gap of one day', () => {
    const touching = [release('2016-01-01', '2015-01-01', '2015-06-30'), release('2016-02-01', '2015-07-01', '2015-12-31')]
    expect(texts(coverage(ledgerWith([], touching), 1))).toEqual(['2015-01-01 2015-12-31'])
    const apart = [release('2016-01-01', '2015-01-01', '2015-06-29'), release('2016-02-01', '2015-07-01', '2015-12-31')]
    expect(texts(coverage(ledgerWith([], apart), 1))).toEqual(['2015-01-01 2015-06-29', '2015-07-01 2015-12-31'])
  })

  test('of the shipped releases ends on 2025-10-05 and lacks 30 and 31 December 2024', () => {
    expect(texts(coverage(shipped, shipped.releases.length - 1))).toEqual(['1791-01-01 2024-12-29', '2025-01-01 2025-10-05'])
    expect(texts(coverage(shipped, 0))).toEqual(['1791-01-01 2016-07-03'])
  })

  test('leaves out what it leaves out', () => {
    const covered = [span('2015-01-01', '2015-01-31'), span('2015-03-01', '2015-03-31')]
    const gaps = (from: string, to: string) => texts(uncovered(span(from, to), covered))
    expect(gaps('2015-01-01', '2015-01-31')).toEqual([])
    expect(gaps('2015-01-15', '2015-03-02')).toEqual(['2015-02-01 2015-02-28'])
    expect(gaps('2014-12-31', '2015-04-01')).toEqual(['2014-12-31 2014-12-31', '2015-02-01 2015-02-28', '2015-04-01 2015-04-01'])
    expect(gaps('2016-01-01', '2016-01-02')).toEqual(['2016-01-01 2016-01-02'])
    expect(texts(uncovered(span('2015-01-01', '2015-01-02'), []))).toEqual(['2015-01-01 2015-01-02'])
  })

  test('and what it leaves out are every day of a span once, by going through the days', () => {
    const spans = fc.tuple(fc.nat(60), fc.nat(20)).map(([from, more]) => ({ from, to: from + more }))
    fc.assert(
      fc.property(fc.array(spans, { maxLength: 6 }), spans, (said, asked) => {
        const releases = said.map((of) => ({ ...release('2015-01-01', '2015-01-01', '2015-01-01'), span: of }))
        const covered = coverage(ledgerWith([], releases), releases.length - 1)
        const gaps = uncovered(asked, covered)
        for (let day = asked.from; day <= asked.to; day++) {
          const isIn = (of: Span) => of.from <= day && day <= of.to
          expect(covered.filter(isIn).length).toBe(said.some(isIn) ? 1 : 0)
          expect(gaps.filter(isIn).length).toBe(said.some(isIn) ? 0 : 1)
        }
        for (const gap of gaps) expect(gap.from >= asked.from && gap.to <= asked.to && gap.from <= gap.to).toBe(true)
      }),
    )
  })
})

describe('the columns', () => {
  test('are sorted by day and keep what a record says', () => {
    const { dated, labels, causes } = ledgerWith([record('2015-03-01', 'Gunfire', 0, 1), record('2015-01-05', 'Fall', 1)])
    expect([...dated.day].map(toIso)).toEqual(['2015-01-05', '2015-03-01'])
    expect([...dated.label].map((place) => labels[place])).toEqual(['Fall', 'Gunfire'])
    expect([...dated.label].map((place) => causes[place].group)).toEqual(['other', 'firearms'])
    expect([...dated.state].map((place) => terms.states[place].code)).toEqual(['TX', 'TX'])
    expect([...dated.listed]).toEqual([1, 0])
    expect([...dated.delisted]).toEqual([0xffff, 1])
  })

  test('keep a record that gives only a year apart', () => {
    const ledger = ledgerWith([record('2015', 'Gunfire'), record('2015-01-01', 'Fall')])
    expect([...ledger.dated.day].map(toIso)).toEqual(['2015-01-01'])
    expect([...ledger.yearOnly.day].map(toIso)).toEqual(['2015-01-01'])
    expect([...ledger.yearOnly.label].map((place) => ledger.labels[place])).toEqual(['Gunfire'])
  })

  test('refuse a day that does not exist and a state that nobody knows', () => {
    expect(() => ledgerWith([record('2015-02-30', 'Fall')])).toThrow(RangeError)
    expect(() => ledgerWith([{ ...record('2015-01-01', 'Fall'), state: 'ZZ' }])).toThrow(RangeError)
  })

  test('hold a label that nobody knows as a cause of its own', () => {
    const { causes, terms: joined } = ledgerWith([record('2015-01-01', 'Drone strike')])
    expect(causes).toMatchObject([{ id: 'drone-strike', name: 'Drone strike', group: 'other', listed: false }])
    expect(joined.causes.at(-1)).toEqual(causes[0])
    expect(terms.causes.some((cause) => cause.id === 'drone-strike')).toBe(false)
  })
})

describe('the shipped releases', () => {
  /** Deaths that the ledger knows at a release, its whole span. */
  const known = (place: number) => {
    const { deaths, listed, delisted } = shipped.dated
    return deaths.reduce((sum, n, row) => sum + (listed[row] <= place && delisted[row] > place ? n : 0), 0)
  }

  test('add up, at every one of the 18 releases, to what the files say when each replaces its span', () => {
    const releases = shippedReleases()
    expect(releases).toHaveLength(18)
    let rows: Record<string, string>[] = []
    releases.forEach(({ file, replaces }, place) => {
      rows = [...rows.filter((row) => row.date < replaces.from || row.date > replaces.to), ...rowsOf(file)]
      expect(known(place)).toBe(rows.reduce((sum, row) => sum + Number(row.deaths), 0))
    })
  })

  test('hold 22,537 deaths in 2016 and 25,842 in 2022, as their files say', () => {
    expect(known(0)).toBe(22_537)
    expect(known(1)).toBe(25_842)
  })
})
