/** The revision triangle and the typical later rise, against the files read by the plainest means. */
import { describe, expect, test } from 'vitest'
import { isoDay, toIso } from '@/stats/calendar'
import { labelsOf } from '@/stats/count'
import { type ListedRecord, type Release, ledgerOf } from '@/stats/ledger'
import { laterRises, triangleOf } from '@/stats/revision-triangle'
import { countIn, knownRows, shippedLedger, shippedReleases, shippedTerms } from '@/stats/shipped.fixture'
import { findDefinition } from '@/stats/terms'

const shipped = shippedLedger()
const filterOf = (id: string, release = shipped.releases.length - 1, ledger = shipped) => ({ labels: labelsOf(ledger, [findDefinition(ledger.terms, id)!]), state: null, release })
const releases = shippedReleases()
/** The rows known with a release: those of its day and before, in the order of the list. */
const rowsWith = (place: number) => knownOn(releases[place].released)
const held = new Map<string, Record<string, string>[]>()
/** Rows known on a day of the years that are asked about here; read once. */
function knownOn(day: string): Record<string, string>[] {
  const rows = held.get(day) ?? knownRows(day).filter(({ date }) => date >= '2014')
  held.set(day, rows)
  return rows
}

describe('the triangle of the shipped figures', () => {
  test.each(['firearms', 'traffic', 'illness', 'other', 'all'])('%s of 2025: each release to the months that it covers', (group) => {
    const { releases: places, rows } = triangleOf(shipped, filterOf(group), isoDay('2025-10-03'))
    expect(places.map((place) => shipped.releases[place].id.slice(0, 10))).toEqual(['2025-02-23', '2025-03-30', '2025-04-27', '2025-05-25', '2025-06-29', '2025-07-27', '2025-08-31', '2025-09-28', '2025-10-05'])
    expect(rows.map(({ asOf }) => toIso(asOf))).toEqual(['2025-01-31', '2025-02-28', '2025-03-31', '2025-04-30', '2025-05-31', '2025-06-30', '2025-07-31', '2025-08-31', '2025-09-30', '2025-10-03'])
    for (const { asOf, counts } of rows) {
      const expected = places.map((place) => (releases[place].replaces.to >= toIso(asOf) ? countIn(rowsWith(place), '2025-01-01', toIso(asOf), group) : null))
      expect(counts, toIso(asOf)).toEqual(expected)
    }
  })

  test('firearms by 31 May 2025, as first told on 29 June and now', () => {
    const { rows } = triangleOf(shipped, filterOf('firearms'), isoDay('2025-06-30'))
    const may = rows.find(({ asOf }) => toIso(asOf) === '2025-05-31')!.counts.filter((count) => count !== null)
    const of = (place: string) => countIn(knownOn(place), '2025-01-01', '2025-05-31', 'firearms')
    expect([may[0], may.at(-1)]).toEqual([of('2025-06-29'), of('2025-10-05')])
  })

  test('the claim’s year has three releases that speak of it, and as known on 3 July 2016 one', () => {
    const now = triangleOf(shipped, filterOf('firearms'), isoDay('2015-09-07'))
    expect(now.releases.map((place) => shipped.releases[place].id)).toEqual(['2016-07-03', '2022-09-24', '2024-08-30-history'])
    expect(now.rows.at(-1)).toEqual({ asOf: isoDay('2015-09-07'), counts: [26, 27, 27] })
    expect(triangleOf(shipped, filterOf('firearms', 0), isoDay('2015-09-07')).rows.at(-1)!.counts).toEqual([26])
  })

  test('holds nothing where no release covers the days from 1 January on', () => {
    expect(triangleOf(shipped, filterOf('all'), isoDay('2026-02-01'))).toEqual({ releases: [], rows: [] })
  })
})

describe('the typical later rise', () => {
  const monthEnds = (from: string, to: string) => {
    const ends: string[] = []
    for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
      for (let month = 1; month <= 12; month++) ends.push(new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10))
    }
    return ends.filter((end) => end >= from && end <= to).reverse()
  }
  const days = (a: string, b: string) => (Date.parse(b) - Date.parse(a)) / 86_400_000

  /** The second method: for each release its newest month's end of that age, if a later file speaks of that year. */
  function risesOf(group: string, above: number, upTo: number): number[] {
    const now = knownOn('9999-12-31')
    return releases.flatMap(({ released, replaces }, place) => {
      const end = monthEnds('2014-01-01', released).find((each) => {
        const first = `${each.slice(0, 4)}-01-01`
        const age = days(each, released)
        return age > above && age <= upTo && replaces.from <= first && replaces.to >= each && releases.some((later, i) => i > place && later.replaces.from <= each && later.replaces.to >= first)
      })
      return end === undefined ? [] : [countIn(now, `${end.slice(0, 4)}-01-01`, end, group) - countIn(rowsWith(place), `${end.slice(0, 4)}-01-01`, end, group)]
    })
  }
  const median = (values: number[]) => {
    const sorted = [...values].sort((a, b) => a - b)
    return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2
  }

  test.each(['firearms', 'traffic', 'illness', 'other', 'all'])('of %s is what the files tell, age by age, from eight releases on', (group) => {
    const ages: [number, number][] = [[-1, 31], [31, 92], [92, 183], [183, 366]]
    const expected = ages.flatMap(([above, upTo]) => {
      const rises = risesOf(group, above, upTo)
      return rises.length < 8 ? [] : [{ upTo, releases: rises.length, fewer: rises.filter((rise) => rise > 0).length, median: median(rises), most: Math.max(...rises) }]
    })
    expect(laterRises(shipped, filterOf(group))).toEqual(expected)
    expect(expected.length).toBeGreaterThan(0)
  })

  test('is not stated from what too few releases show: none by 29 September 2024', () => {
    const place = shipped.releases.findIndex(({ id }) => id === '2024-09-29-2024')
    expect(laterRises(shipped, filterOf('all', place))).toEqual([])
  })

  test('is stated from eight releases of one age on, and not from seven', () => {
    // Releases on the first of each month: each tells of the month's end before it, and the next one may add.
    const release = (month: number): Release => {
      const id = `2020-${String(month).padStart(2, '0')}-01`
      return { id, released: isoDay(id), span: { from: isoDay('2020-01-01'), to: isoDay(id) }, compiledBy: 'us', licence: '', source: 'a list', sha256: '', deaths: 0 }
    }
    const record = (date: string, listed: number): ListedRecord => ({ date, state: 'TX', label: 'Gunfire', deaths: 1, listed, delisted: null })
    // One of January comes with the second release, and one of February with the last.
    const records = [record('2020-01-05', 0), record('2020-01-06', 1), record('2020-02-05', 8)]
    const ledgerOfMonths = (last: number) => ledgerOf({ dataset: 'line-of-duty-deaths', terms: shippedTerms(), releases: Array.from({ length: last - 1 }, (_, i) => release(i + 2)), records: records.filter(({ listed }) => listed < last - 1) })
    const nine = ledgerOfMonths(10)
    // The one of 1 February lacked the second death of January; those of March to September the one of February.
    expect(laterRises(nine, filterOf('firearms', 8, nine))[0]).toEqual({ upTo: 31, releases: 8, fewer: 8, median: 1, most: 1 })
    const eight = ledgerOfMonths(9)
    expect(laterRises(eight, filterOf('firearms', 7, eight)).filter(({ upTo }) => upTo === 31)).toEqual([])
  })
})
