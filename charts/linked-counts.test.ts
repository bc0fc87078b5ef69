/**
 * The number is a link: every count that the dashboard, its charts and the API print is followed to its
 * records, by the code and by a second count that reads the address and the CSV files and nothing else.
 */
import { expect, test } from 'vitest'
import { comparisonJson } from '@/app/api/v1/compare/comparison-json'
import { isLinked } from '@/charts/figure'
import { CHARTS } from '@/charts/catalogue'
import type { Answer } from '@/stats/answer'
import type { Segment } from '@/stats/headline'
import { pairSegments } from '@/stats/linked-words'
import { leftOutOf } from '@/stats/left-out'
import { deathsOf, recordsOf } from '@/stats/record-list'
import { type LinkedCount, linkOf } from '@/stats/records'
import { parseRecords, toRecordsQuery } from '@/stats/records-query'
import { knownRows, rowsOf, shippedReleases } from '@/stats/shipped.fixture'
import { countText } from '@/stats/words'
import { CLAIM, ask, ledger, randomQueries } from './drawn.fixture'

// The second count: an address read as text, and rows of the files.

interface Death {
  date: string
  state: string
  cause: string
  group: string
  isFelonious: boolean
  deaths: number
}

const slug = (label: string) => label.toLowerCase().split(/[^a-z0-9]+/).filter(Boolean).join('-')
const causeRows = new Map(rowsOf('causes.csv').map((row) => [row.label, row]))
const definitions = new Map(rowsOf('definitions.csv').map((row) => [row.id, row]))

const held = new Map<string, Map<string, Death[]>>()

/** The rows known on a day, by year. */
function deathsKnown(known: string): Map<string, Death[]> {
  const there = held.get(known)
  if (there) return there
  const years = new Map<string, Death[]>()
  for (const row of knownRows(known)) {
    const { cause = row.cause, group = 'other', felonious = 'no' } = causeRows.get(row.cause) ?? {}
    const year = years.get(row.date.slice(0, 4)) ?? []
    year.push({ date: row.date, state: row.state, cause: slug(cause), group, isFelonious: felonious === 'yes', deaths: Number(row.deaths) })
    years.set(row.date.slice(0, 4), year)
  }
  held.set(known, years)
  return years
}

function isCounted(word: string, death: Death): boolean {
  const definition = definitions.get(word)
  if (!definition) return death.cause === word
  const isIn = (terms: string) =>
    terms.split(' ').some((term) => term === '*' || (term === 'felonious' && death.isFelonious) || term === `group:${death.group}` || term === `cause:${death.cause}`)
  return isIn(definition.include) && !isIn(definition.exclude)
}

/** The number of an address of `/records`, by the second count. */
function secondNumber(address: string): number {
  const words = new URLSearchParams(address)
  const known = words.get('known') ?? '9999-12-31'
  const causes = words.getAll('cause').length > 0 ? words.getAll('cause') : ['firearms']
  const asOf = words.get('asof') ?? shippedReleases().filter((r) => r.released <= known).map((r) => r.replaces.to).sort().at(-1)!
  const days = words.getAll('days').length > 0 ? words.getAll('days') : [`${asOf.slice(0, 4)}-01-01..${asOf}`]
  const isOnlyYear = words.get('left-out') === 'year-only'
  const years = deathsKnown(known)
  const ofDays = (text: string) => {
    const [from, to] = text.length === 4 ? [text, asOf < `${text}-12-31` ? asOf : `${text}-12-31`] : text.split('..')
    const found = Array.from({ length: Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1 }, (_, i) => years.get(String(Number(from.slice(0, 4)) + i)) ?? []).flat()
    return found.filter((d) => (isOnlyYear ? d.date.length === 4 : d.date >= from && d.date <= to && (text.length === 4 || d.date.length > 4)))
  }
  const counted = days.flatMap(ofDays).filter((d) => (words.get('state') ?? d.state) === d.state && causes.some((word) => isCounted(word, d)))
  const together = (d: Death) => counted.filter((e) => e.date === d.date && e.state === d.state && e.cause === d.cause).reduce((sum, e) => sum + e.deaths, 0)
  const isLeftOut = (d: Death) => words.get('without') === 'events' && d.date.length > 4 && together(d) >= 3
  return counted.filter((d) => !isLeftOut(d)).reduce((sum, d) => sum + d.deaths, 0) / (isOnlyYear ? 1 : days.length)
}

const numbers = new Map<string, number>()

/** The number at an address as the records page answers it, once it agrees with the second count. */
function numberAt(address: string): number {
  const there = numbers.get(address)
  if (there !== undefined) return there
  const { problems, ...parsed } = parseRecords(new URLSearchParams(address), ledger)
  expect(problems, address).toEqual([])
  expect(toRecordsQuery(parsed), 'an address is written in one form').toBe(address)
  const records = recordsOf(ledger, parsed.asked)
  const leftOut = parsed.leftOut && leftOutOf(ledger, records).find(({ id }) => id === parsed.leftOut)
  const found = leftOut ? leftOut.deaths : deathsOf(records.rows) / records.days.length
  expect(found, `records of ${address}`).toBe(leftOut ? leftOut.deaths : records.count)
  expect(found, `a second count of ${address}`).toBeCloseTo(secondNumber(address), 9)
  numbers.set(address, found)
  return found
}

const WORDS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** The number that a linked text stands for; null for a name. */
function numberIn(text: string): string | null {
  const word = text.toLowerCase()
  if (word === 'no') return '0'
  return WORDS.includes(word) ? String(WORDS.indexOf(word)) : /^[\d,.]+$/.test(word) ? word : null
}

const follow = (segments: Segment[], of: string) =>
  segments.filter((s) => s.records !== undefined).map(({ text, records }) => {
    const number = numberAt(records!)
    const said = numberIn(text)
    if (said !== null) expect(countText(number), `“${text}” of ${of} → ${records}`).toBe(said)
    return records!
  })

const QUERIES = [
  CLAIM, '', 'asof=2015-09-07', 'state=VT', 'asof=2024-02-29', 'asof=2024-02-29&align=days', 'asof=2015-09-07&against=average-5',
  'asof=2015-09-13', 'asof=2025-10-03', 'asof=2025-08-31', 'asof=2015-09-07&against=2011&cause=all', 'asof=2024-01-05&known=2016-07-03',
  'asof=1791-06-30', 'asof=1922-12-31&cause=all', 'cause=all-but-illness&asof=1935-08-01', 'asof=2026-01-05', 'asof=2015-09-07&cause=traffic&cause=stabbed',
  'asof=2017-07-31', 'asof=2017-07-31&without=events', 'cause=all&asof=2025-10-03&without=events', 'cause=all&asof=2016-06-30&known=2016-07-03&without=events',
  ...randomQueries(50),
]

test.each(CHARTS)('every count in the table of $id leads to records that add up to it', ({ id }) => {
  let links = 0
  for (const query of QUERIES) {
    const { sizes } = CHARTS.find((chart) => chart.id === id)!
    const { table } = ask(query).draw(id, sizes[0])
    // Of a table of thousands every seventh count is followed, and all of the claim's: no column is left out.
    const counts = table.rows.flat().filter(isLinked)
    for (const cell of counts.filter((_, i) => counts.length < 1000 || query === CLAIM || i % 7 === 0)) {
      expect(numberAt(cell.records), `${id} of ${query} → ${cell.records}`).toBeCloseTo(cell.count, 9)
      links += 1
    }
  }
  expect(links).toBeGreaterThan(QUERIES.length)
})

/** Columns of numbers that no record stands behind. */
const NO_COUNTS = ['sworn officers', 'rate']

test.each(CHARTS)('no count of $id is without its records', ({ id }) => {
  for (const query of QUERIES) {
    const { sizes } = CHARTS.find((chart) => chart.id === id)!
    const { columns, rows } = ask(query).draw(id, sizes[0]).table
    const bare = rows.flatMap((row) => row.filter((cell, i) => i > 0 && typeof cell === 'number' && !NO_COUNTS.includes(columns[i])))
    expect(bare, query).toEqual([])
  }
})

test('every count of the headline, the notes and the context leads to its records', () => {
  const followed = QUERIES.flatMap((query) => {
    const { headline, notes, context } = ask(query)
    return [{ id: 'headline', segments: headline }, ...notes, ...context].flatMap(({ id, segments }) => follow(segments, `the ${id} of ${query}`))
  })
  expect(followed.length).toBeGreaterThan(10 * QUERIES.length)
})

test.each([
  ['headline', ['?asof=2015-09-07&known=2016-07-03', '?asof=2015-09-07&known=2016-07-03&days=2014-01-01..2014-09-07']],
  ['parts', ['?cause=inadvertent-gunfire&asof=2015-09-07&known=2016-07-03', '?asof=2015-09-07&known=2016-07-03']],
  ['revision', ['?asof=2015-09-07&known=2024-08-30', '?asof=2015-09-07&known=2024-08-30&days=2014-01-01..2014-09-07']],
])('the claim’s %s leads where it should', (id, addresses) => {
  const { headline, notes, context } = ask(CLAIM)
  const segments = id === 'headline' ? headline : [...notes, ...context].find((note) => note.id === id)!.segments
  expect(follow(segments, id).map((address) => address.replace('gunfire-inadvertent', 'inadvertent-gunfire'))).toEqual(addresses)
})

test('the tables of groups and of vintages lead to their records', () => {
  for (const query of QUERIES) {
    const { answer, groups } = ask(query)
    for (const { id, change } of groups) {
      expect(numberAt(linkOf(answer, change.current, [answer.window], { causes: [id] }).records)).toBe(change.current)
      expect(numberAt(linkOf(answer, change.prior, answer.priorWindows, { causes: [id] }).records)).toBeCloseTo(change.prior, 9)
    }
    for (const { known, change, all } of answer.vintages) {
      follow(pairSegments(answer, change, { over: { known } }), `what was known on ${known} of ${query}`)
      follow(pairSegments(answer, all, { over: { known, causes: ['all'] } }), `all causes as known on ${known} of ${query}`)
    }
  }
})

test('every pair of the API has the addresses of its records', () => {
  const walk = (json: unknown, of: string): number => {
    if (typeof json !== 'object' || json === null) return 0
    const { records, ...rest } = json as Record<string, unknown> & { records?: string | Record<string, string> }
    const linked = typeof records === 'string' ? [[rest.count ?? rest.deaths, records]] : Object.entries(records ?? {}).map(([name, address]) => [rest[name], address])
    for (const [count, address] of linked as [number, string][]) {
      expect(address).toMatch(/^\/records(\?|$)/)
      expect(numberAt(address.slice('/records'.length)), `${of} → ${address}`).toBeCloseTo(count, 9)
    }
    if ('current' in rest && 'prior' in rest) expect(Object.keys(records ?? {}), of).toEqual(['current', 'prior'])
    return linked.length + Object.entries(rest).reduce((sum, [name, value]) => sum + walk(value, `${of}.${name}`), 0)
  }
  for (const query of QUERIES) {
    const json = comparisonJson(ask(query).answer as Answer)
    expect(walk(json, query), query).toBeGreaterThan(10)
    const { yearEnd, yearEndRecords } = json.context
    if (yearEndRecords !== null) expect(numberAt(yearEndRecords.slice('/records'.length))).toBe(yearEnd)
  }
})

test('a link holds nothing but its count and its address', () => {
  const link: LinkedCount = linkOf(ask(CLAIM).answer, 26, [ask(CLAIM).answer.window])
  expect(link).toEqual({ count: 26, records: '?asof=2015-09-07&known=2016-07-03' })
})
