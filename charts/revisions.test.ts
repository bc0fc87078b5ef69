import { describe, expect, test } from 'vitest'
import { isoDay, longDay } from '@/stats/calendar'
import { rowsOf, shippedReleases } from '@/stats/shipped.fixture'
import { CLAIM, draw, ledger, plainRows, randomQueries, secondCount, windowsOf } from './drawn.fixture'
import { type Figure, isLinked, numberOf, pixelsOf } from './figure'
import { revisions } from './revisions'
import { FULL } from './scope'
import { answer } from '@/stats/answer'
import { parseQuestion } from '@/stats/question'
import type { LinkedCount } from '@/stats/records'

const GROUPS = [...new Set(rowsOf('causes.csv').map((row) => row.group))]
const ODD = ['asof=2025-10-03&state=VT', 'asof=1791-01-05', 'asof=2024-02-29', 'asof=2024-12-29', 'asof=2026-01-05', 'asof=2024-12-31', 'asof=1850-06-13', 'asof=2025-01-20']

/** The releases that speak of a window once all of it is covered, by the releases’ own spans as text. */
function releasesOf(query: string): string[] {
  const words = new URLSearchParams(query)
  const [from, to] = windowsOf(query).window
  const touching = shippedReleases().filter((r) => r.released <= (words.get('known') ?? '9999-12-31') && r.replaces.from <= to && r.replaces.to >= from)
  return touching.map((r) => r.released).filter((known) => secondCount(`known=${known}`).covers(from, to))
}

describe('the claim’s window', () => {
  const now = draw('revisions', 'asof=2015-09-07')
  const frozen = draw('revisions', CLAIM)

  test('was 86 deaths on 3 July 2016 and is 106 now: firearms 26 then 27, traffic 33 then 37', () => {
    const of = (place: number) => now.table.rows.at(place)!.slice(2).map(numberOf)
    expect(now.table.rows[0][0]).toEqual({ text: '3 July 2016', data: '2016-07-03' })
    expect(of(0)).toEqual([26, 33, 19, 8, 86])
    expect([of(-1)[0], of(-1)[1], of(-1)[4]]).toEqual([27, 37, 106])
    expect(now.title).toBe('86 deaths as known on 3 July 2016, 106 now')
    expect(now.labels[0].text).toBe('86')
  })

  test('as known on 3 July 2016 shows nothing of later releases', () => {
    expect(plainRows(frozen.table).map((row) => row[0])).toEqual(['3 July 2016'])
    expect(JSON.stringify(frozen)).not.toMatch(/106|2022|2024|2025/)
    expect(frozen.title).toBe('86 deaths, in the one release by 3 July 2016')
    expect(frozen.notes).toEqual([
      'This chart always shows all causes, not only the deaths asked about. One bar for each release that covers the whole window and was published by 3 July 2016.',
      'Only one release of these days was known by 3 July 2016, so nothing is told here of how the count changed later.',
    ])
  })

  test('a single bar stands in the middle, several from the top down', () => {
    const middle = ({ margin, height }: Figure) => (margin.top + height - margin.bottom) / 2
    expect(pixelsOf(frozen).y(frozen.rows[0].at)).toBe(middle(frozen))
    expect(pixelsOf(now).y(now.rows[0].at)).toBeLessThan(middle(now))
  })

  test('a known-on day between two releases names the newer count’s day, not “now”', () => {
    const { title } = draw('revisions', 'asof=2015-09-07&known=2023-01-01')
    const then = secondCount('known=2022-09-24', 'all causes').between('2015-01-01', '2015-09-07')
    expect(title).toBe(`86 deaths as known on 3 July 2016, ${then} on 24 September 2022`)
  })

  test('each count leads to its window as that release knew it', () => {
    expect(now.table.rows[0].slice(2).map((cell) => isLinked(cell) && cell.records)).toEqual([
      '?asof=2015-09-07&known=2016-07-03',
      ...['traffic', 'illness', 'other', 'all'].map((cause) => `?cause=${cause}&asof=2015-09-07&known=2016-07-03`),
    ])
  })
})

test('has a bar for each release that speaks of the window, and every count is what a second count finds', () => {
  for (const query of [CLAIM, 'asof=2015-09-07', ...ODD, ...randomQueries(40, 51)]) {
    const { rows, table, labels } = draw('revisions', query)
    const { window } = windowsOf(query)
    const known = releasesOf(query)
    const expected = known.map((day) => {
      const words = new URLSearchParams(query)
      words.set('known', day)
      const count = secondCount(words.toString(), 'all causes')
      return [...GROUPS.map((group) => count.ofGroup(group, ...window)), count.between(...window)]
    })
    expect(table.rows.map((row) => row.slice(2).map(numberOf)), query).toEqual(expected)
    expect(rows.map((row) => GROUPS.map((group) => row.values[group])), query).toEqual(expected.map((counts) => counts.slice(0, 4)))
    expect(rows.map((row) => row.lines.slice(0, 5).map((line) => Number(line.replace(/^.*: /, '').replace(',', '')))), query).toEqual(expected)
    if (known.length > 0) expect(labels.map((label) => Number(label.text.replace(',', ''))), query).toEqual(expected.map((counts) => counts[4]))
    else expect(labels.map((label) => label.text), query).toEqual(['No release covers all of these days'])
  }
})

test('releases of other years say nothing of a window: 2025’s are not bars of 2015', () => {
  expect(draw('revisions', 'asof=2015-09-07').table.rows.map((row) => row[1])).toEqual(['2016-07-03', '2022-09-24', '2024-08-30-history'])
  expect(draw('revisions', 'asof=2025-10-03').table.rows.map((row) => row[1])).toEqual(['2025-10-05-2025'])
  expect(draw('revisions', 'asof=2024-12-27').table.rows.map((row) => row[1])).toEqual(['2024-12-29-2024'])
})

test('of two releases of one day each is drawn, and known by its place in that day', () => {
  const [first, second, ...rest] = ledger.releases
  const sameDay = { ...ledger, releases: [{ ...first, released: second.released }, second, ...rest] }
  const { question } = parseQuestion(new URLSearchParams('asof=2015-09-07'), sameDay)
  const { table } = revisions({ ledger: sameDay, answer: answer(sameDay, question) }, FULL[0])
  expect(table.rows.map((row) => row[1])).toEqual(['2016-07-03', '2022-09-24', '2024-08-30-history'])
  const records = table.rows.map((row) => (row.at(-1) as LinkedCount).records)
  expect(records.map((query) => new URLSearchParams(query).get('known'))).toEqual(['2022-09-24', '2022-09-24.2', '2024-08-30'])
})

test('the title is true, for random questions', () => {
  const untruths = ['asof=2015-09-07', ...ODD, ...randomQueries(120, 52)].flatMap((query) => {
    const { title, table } = draw('revisions', query)
    const { window } = windowsOf(query)
    const words = new URLSearchParams(query)
    const totals = releasesOf(query).map((known) => {
      words.set('known', known)
      return secondCount(words.toString(), 'all causes').between(...window)
    })
    const said = (n: number) => (n === 0 ? 'No deaths' : n === 1 ? '1 death' : `${n.toLocaleString('en-US')} deaths`)
    const [first, last] = [totals[0], totals.at(-1)!]
    const isTrue =
      totals.length === 0 ? title.startsWith('No release covers all of ')
      : totals.length === 1 ? title === `${said(first)}, in ${new URLSearchParams(query).has('known') ? `the one release by ${longDay(isoDay(new URLSearchParams(query).get('known')!))}` : 'the only release of these days'}`
      : totals.every((n) => n === first) ? title.startsWith(`${said(first)} in `) && title.endsWith(' releases')
      : title.startsWith(`${said(first)} as known on ${plainRows(table)[0][0]}`) && (first === last ? title.endsWith(', with other counts between') : title.includes(`, ${last.toLocaleString('en-US')} `))
    return isTrue ? [] : [`${title} ← ${query}: ${totals}`]
  })
  expect(untruths).toEqual([])
})
