/** How soon deaths are listed: on small ledgers by paper, and on the shipped files by comparing each with the next. */
import { describe, expect, test } from 'vitest'
import { answer } from '@/stats/answer'
import { isoDay, toIso } from '@/stats/calendar'
import { labelsOf } from '@/stats/count'
import { sentenceOf } from '@/stats/headline'
import { type Ledger, type ListedRecord, type Release, ledgerOf } from '@/stats/ledger'
import { listingDelayOf } from '@/stats/listing-delay'
import { notesOf } from '@/stats/notes'
import { parseQuestion } from '@/stats/question'
import { rowsOf, shippedLedger, shippedReleases, shippedTerms } from '@/stats/shipped.fixture'
import { findDefinition } from '@/stats/terms'

const release = (id: string): Release => ({
  id, released: isoDay(id), span: { from: isoDay('2020-01-01'), to: isoDay(id) }, compiledBy: 'us', licence: '', source: 'a list', sha256: '', deaths: 0,
})
const RELEASES = ['2020-04-01', '2020-05-01', '2020-06-01'].map(release)
const record = (date: string, listed: number, label = 'Gunfire', delisted: number | null = null): ListedRecord => ({ date, state: 'TX', label, deaths: 1, listed, delisted })
/** One death a day from 1 January to 31 March 2020, which is 91 days: ages 91 to 1 on 1 April. */
const daily = (listedOn: (age: number) => number, label = 'Gunfire') =>
  Array.from({ length: 91 }, (_, i) => record(toIso(isoDay('2020-01-01') + i), listedOn(91 - i), label))
const ledgerWith = (records: ListedRecord[], releases = RELEASES) => ledgerOf({ dataset: 'line-of-duty-deaths', terms: shippedTerms(), releases, records })
const delay = (ledger: Ledger, id = 'firearms', place = ledger.releases.length - 1) => listingDelayOf(ledger, labelsOf(ledger, [findDefinition(ledger.terms, id)!]), place)

describe('on paper', () => {
  test('where those younger than ten days come with the next release, the delay is ten days', () => {
    // Nine deaths aged 1 to 9 days on 1 April are listed on 1 May; all the others at once.
    expect(delay(ledgerWith(daily((age) => (age < 10 ? 1 : 0))))).toEqual({ days: 10, deaths: 91, late: 9 })
  })

  test('the share never falls with age: a late one among the old ones is pooled with them', () => {
    // One of the 72 that are 20 days old or older came late as well: 71 of 72 are more than 95%. The four aged 16 to 19 were listed.
    expect(delay(ledgerWith(daily((age) => (age < 10 || age === 91 ? 1 : 0))))).toMatchObject({ late: 10, days: 10 })
  })

  test('where every other one comes late, no age within a year has 95%', () => {
    // On 1 May they stand in the release, at the ages of 31 to 121 days: 91 sights.
    expect(delay(ledgerWith(daily((age) => age % 2)))).toMatchObject({ late: 46, deaths: 91 })
    expect(delay(ledgerWith(daily((age) => (age % 2 === 0 ? 0 : 2))))).toMatchObject({ days: null })
  })

  test('the newest release shows nothing: none after it could have added', () => {
    expect(delay(ledgerWith(daily((age) => (age < 10 ? 1 : 0))), 'firearms', 0)).toBeNull()
    expect(delay(ledgerWith(daily((age) => (age < 10 ? 1 : 0)), RELEASES.slice(0, 2)))).toEqual({ days: 10, deaths: 82 + 9, late: 9 })
  })

  test('is stated from 50 deaths on, and only where some came late', () => {
    const some = (n: number) => daily((age) => (age < 10 ? 1 : 0)).slice(91 - n)
    expect(delay(ledgerWith(some(49)))).toBeNull()
    expect(delay(ledgerWith(some(50)))).toMatchObject({ deaths: 50, days: 10 })
    expect(delay(ledgerWith(daily(() => 0)))).toBeNull()
  })

  test('is of the causes asked about', () => {
    const both = ledgerWith([...daily((age) => (age < 10 ? 1 : 0)), ...daily((age) => (age < 40 ? 1 : 0), 'Heart attack')])
    expect([delay(both, 'firearms')?.days, delay(both, 'illness')?.days]).toEqual([10, 40])
  })

  test('a death that got another label, day or cause was not late', () => {
    const moved = [record('2020-01-10', 0, 'Gunfire', 1), record('2020-01-12', 1), record('2020-01-15', 0, 'Assault', 1), record('2020-01-15', 1)]
    expect(delay(ledgerWith([...daily((age) => (age < 10 ? 1 : 0)), ...moved]))).toMatchObject({ late: 9 })
  })
})

describe('the shipped releases', () => {
  const shipped = shippedLedger()

  // Worked out apart from this code: arrivals by comparing the files as multisets, the shares by the max–min formula.
  test.each([
    ['firearms', { days: 1, deaths: 204, late: 10 }],
    ['traffic', { days: 11, deaths: 169, late: 9 }],
    ['illness', { days: null, deaths: 393, late: 149 }],
    ['all', { days: null, deaths: 813, late: 172 }],
  ])('%s', (id, expected) => expect(delay(shipped, id)).toEqual(expected))

  test('firearms deaths of 2024 and 2025 that came late are those that the next file adds on days of the one before: five', () => {
    const files = shippedReleases().slice(3).map(({ file, replaces }) => ({ ...replaces, rows: rowsOf(file) }))
    const late = files.slice(1).flatMap((next, i) => {
      const before = files[i]
      if (before.from !== next.from) return []
      const gone = before.rows.filter((r) => !next.rows.some((n) => n.date === r.date && n.state === r.state && n.cause === r.cause))
      const come = next.rows.filter((n) => n.date <= before.to && !before.rows.some((r) => n.date === r.date && n.state === r.state && n.cause === r.cause))
      return come.filter((n) => n.cause.startsWith('Gunfire') && !gone.some((r) => r.date === n.date && r.state === n.state))
    })
    expect(late.map(({ date }) => date)).toEqual(['2024-02-28', '2025-02-23', '2025-02-06', '2025-06-29', '2025-09-28'])
    const place = shipped.releases.findIndex(({ id }) => id === '2024-08-30-history')
    expect(delay(shipped, 'firearms')!.late - delay(shipped, 'firearms', place)!.late).toBe(late.length)
  })

  test('what an earlier release showed stays as it was, whatever follows', () => {
    for (const place of [1, 2, 7, 12]) {
      const then = { ...shipped, releases: shipped.releases.slice(0, place + 1) }
      const columns = then.dated
      const rows = [...columns.day.keys()].filter((row) => columns.listed[row] <= place)
      const pick = <T extends Int32Array | Uint16Array | Uint8Array>(column: T) => column.constructor.prototype.constructor.from(rows, (row: number) => column[row]) as T
      const dated = { day: pick(columns.day), state: pick(columns.state), label: pick(columns.label), deaths: pick(columns.deaths), listed: pick(columns.listed), delisted: pick(columns.delisted).map((at) => (at > place ? 0xffff : at)) }
      for (const id of ['all', 'firearms', 'illness']) expect(delay({ ...then, dated }, id), `${id} ${place}`).toEqual(delay(shipped, id, place))
    }
  })
})

describe('the note', () => {
  const note = (query: string) => {
    const { question } = parseQuestion(new URLSearchParams(query), shippedLedger())
    const found = notesOf(answer(shippedLedger(), question)).find(({ id }) => id === 'like-for-like')
    return found ? sentenceOf(found.segments) : null
  }

  test('says how an as-of day younger than the usual delay stands to it', () => {
    expect(note('')).toMatch(/^Fresh figures: 95% of such deaths are listed within one day, and the as-of day is the day of the figures itself \(of 204 such deaths of the year before a release, 10 were listed only by a later one\)\. A fresh count/)
    expect(note('cause=traffic&asof=2025-10-01')).toContain('listed within 11 days, and the as-of day is four days old (of 169 such deaths of the year before a release, 9 ')
    expect(note('cause=illness&asof=2025-02-01&known=2025-10-05&against=average-5')).toContain('fewer than 95% of such deaths are listed within a year, and the as-of day is 246 days old')
  })

  test('tells the late ones alone where it is older, and nothing after 90 days', () => {
    expect(note('asof=2025-10-02&known=2025-10-05')).toMatch(/^Fresh figures: of 204 such deaths .* 10 were listed only by a later one\. /)
    expect(note('asof=2024-03-01')).toBeNull()
  })

  test('says what it can’t measure without numbers', () => {
    expect(note('asof=2016-07-01&known=2016-07-03')).toBe('Fresh figures: the source still lists late deaths of these weeks. A fresh count set against a long-revised one leans towards a fall.')
  })
})
