import { describe, expect, test } from 'vitest'
import { rowsOf } from '@/stats/shipped.fixture'
import { stateCaution } from './by-state'
import { CLAIM, ask, draw, everySizeOf, plusDays, randomQueries, secondCount, windowsOf } from './drawn.fixture'
import { type Figure, isLinked, numberOf } from './figure'
import { FULL } from './scope'

const states = rowsOf('states.csv')
const ODD = ['asof=2025-10-03&state=VT', 'asof=1791-01-05', 'asof=2024-02-29', `${CLAIM}&against=average-5`, 'asof=2016-02-29&align=days&against=average-5']

const withState = (query: string, code: string) => {
  const words = new URLSearchParams(query)
  words.set('state', code)
  return words.toString()
}
const tileOf = ({ rows }: Figure, name: string) => rows.find((row) => row.title === name)!
/** Every day of a span is uncovered, by the releases’ own spans. */
const isUnknown = (query: string, [from, to]: [string, string]) => {
  const { covers } = secondCount(query)
  for (let day = from; day <= to; day = plusDays(day, 1)) if (covers(day, day)) return false
  return true
}

describe('the map', () => {
  test('holds the 50 states and the District of Columbia once each, and names every other place beside it', () => {
    for (const size of everySizeOf(FULL)) {
      const { rows, labels } = ask(CLAIM).draw('by-state', size)
      expect(rows.map((row) => row.title.toLowerCase()).sort()).toEqual(states.map((s) => s.name.toLowerCase()).sort())
      expect(new Set(rows.map((row) => `${row.at} ${row.across}`)).size).toBe(60)
      const named = labels.map((label) => label.text.toLowerCase()).filter((text) => states.some((s) => s.name.toLowerCase() === text))
      expect(named.sort()).toEqual(states.filter((s) => s.kind === 'territory' || s.kind === 'agency').map((s) => s.name.toLowerCase()).sort())
    }
  })

  test.each([
    ['Vermont', 'New Hampshire', 'west'], ['Florida', 'Georgia', 'south'], ['California', 'Oregon', 'south'], ['Texas', 'Oklahoma', 'south'],
    ['Maine', 'Vermont', 'east'], ['Alaska', 'Washington', 'north'], ['Hawaii', 'California', 'south'], ['Kansas', 'Missouri', 'west'],
    ['District of Columbia', 'Virginia', 'south'], ['New York', 'Pennsylvania', 'north'], ['Illinois', 'Indiana', 'north'],
  ])('%s lies to the side of %s that it should: %s', (place, other, side) => {
    const figure = draw('by-state', CLAIM)
    const [a, b] = [tileOf(figure, place), tileOf(figure, other)]
    const [east, south] = [a.at - b.at, b.across! - a.across!]
    expect({ east: east > 0, west: east < 0, south: south > 0, north: south < 0 }[side]).toBe(true)
  })
})

test('the claim: 26 deaths, and 33 the year before, as a second count finds in each place', () => {
  const figure = draw('by-state', CLAIM)
  const sum = (column: number) => figure.table.rows.reduce((total, row) => total + numberOf(row[column])!, 0)
  expect([sum(1), sum(2)]).toEqual([26, 33])
  expect(figure.title).toBe('26 firearms deaths, in 16 states and three other jurisdictions')
  expect(tileOf(figure, 'Louisiana').lines).toEqual(['2015: 5', `2014: ${secondCount(`${CLAIM}&state=LA`).between('2014-01-01', '2014-09-07')}`, expect.stringMatching(/^difference /)])
})

test('every place’s counts are what a second count finds, in table, tile and walk', () => {
  for (const query of [CLAIM, ...ODD, ...randomQueries(12, 31)]) {
    const figure = draw('by-state', query)
    const { window, priors } = windowsOf(query)
    const year = window[0].slice(0, 4)
    states.forEach(({ code, name }, i) => {
      const count = secondCount(withState(query, code))
      const current = isUnknown(query, window) ? null : count.between(...window)
      const prior = priors.some((days) => isUnknown(query, days)) ? null : priors.reduce((sum, days) => sum + count.between(...days), 0) / priors.length
      const told = `${query} ${name}`
      expect(figure.table.rows[i].slice(1).map(numberOf), told).toEqual([current, prior])
      const row = figure.rows.find((r) => r.title.toLowerCase() === name.toLowerCase())!
      expect(row.lines[0], told).toBe(`${year}: ${current ?? 'not covered'}`)
      const onTile = figure.labels.filter((label) => label.x === row.at && label.y === row.across).map((label) => label.text)
      expect(onTile.slice(0, 2), told).toEqual(current === null ? [code, ...onTile.slice(1, 2)] : [code, String(current)])
    })
  }
})

test('each count leads to its own place, days and vintage', () => {
  const cells = draw('by-state', `${CLAIM}&cause=all`).table.rows.find((row) => row[0] === 'Vermont')!
  expect(cells.slice(1).map((cell) => isLinked(cell) && cell.records)).toEqual([
    '?cause=all&state=VT&asof=2015-09-07&known=2016-07-03',
    '?cause=all&state=VT&asof=2015-09-07&known=2016-07-03&days=2014-01-01..2014-09-07',
  ])
})

test('the table is alphabetical and ranks nobody: no percent, no rank, no order by count', () => {
  for (const query of [CLAIM, 'asof=2021-12-31&cause=all']) {
    const { table, notes } = draw('by-state', query)
    expect(table.rows.map((row) => String(row[0]))).toEqual(table.rows.map((row) => String(row[0])).sort((a, b) => a.localeCompare(b, 'en', { ignorePunctuation: true })))
    expect(table.columns).toEqual(['place', query.slice(5, 9), String(Number(query.slice(5, 9)) - 1)])
    expect(JSON.stringify(table)).not.toMatch(/%|rank/)
    expect(notes[0]).toContain(stateCaution)
  }
})

test('all places are drawn, whichever is asked about, and that one is outlined', () => {
  const all = draw('by-state', CLAIM)
  const one = draw('by-state', `${CLAIM}&state=LA`)
  expect(one.table.rows.map((row) => row.slice(1).map(numberOf))).toEqual(all.table.rows.map((row) => row.slice(1).map(numberOf)))
  expect(one.title).toBe(all.title)
  const { at, across } = tileOf(one, 'Louisiana')
  expect(all.strokes).toEqual([])
  expect(one.strokes!.map(({ x0, y0 }) => [x0 - at, y0 - across!])).toEqual([[-0.5, -0.5], [0.5, -0.5], [0.5, 0.5], [-0.5, 0.5]])
  expect(one.notes[1]).toBe('All places, though only deaths in Louisiana are asked about; their tile is outlined.')
})

/** What a title says, by a second count; null where it is true. */
function untruthOf(query: string): string | null {
  const { title } = draw('by-state', query)
  const { window, priors } = windowsOf(query)
  const known = secondCount(query)
  if (title.endsWith('by state, as far as they are covered')) return [window, ...priors].every((days) => known.covers(...days)) ? `${title}: all is covered` : null
  const hit = states.filter(({ code }) => secondCount(withState(query, code)).between(...window) > 0)
  const total = hit.reduce((sum, { code }) => sum + secondCount(withState(query, code)).between(...window), 0)
  const say = (isTrue: boolean) => (isTrue ? null : `${title}: ${total} in ${hit.map((s) => s.code)}`)
  if (title.startsWith('No ')) return say(total === 0)
  const parts = title.match(/^([\d,]+) (.*?deaths?.*?), (in .*|among .*)$/)
  if (!parts) return `${title}: not a title of this chart`
  const of = (kind: boolean) => hit.filter((s) => (s.kind === 'state') === kind)
  const WORDS = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
  const number = (text: string) => (WORDS.includes(text) ? WORDS.indexOf(text) : Number(text))
  const inStates = parts[3].match(/in (\w+) states?/)
  const elsewhere = of(false).length > 2 ? number(parts[3].match(/(\w+) (?:other )?jurisdictions/)?.[1] ?? '0') === of(false).length : of(false).every((s) => parts[3].includes(s.where))
  return say(Number(parts[1].replace(',', '')) === total && (inStates ? number(inStates[1]) : 0) === of(true).length && elsewhere && (total === 1) === /death( |$)/.test(parts[2]))
}

test('the title is true, for random questions', () => {
  expect([CLAIM, ...ODD, ...randomQueries(60, 32)].flatMap((query) => untruthOf(query) ?? [])).toEqual([])
})

test('where no release covers the window nothing is counted, and no tile says 0', () => {
  const { labels, table, rows } = draw('by-state', 'asof=2026-01-05&known=2025-10-05')
  expect(table.rows.every((row) => row[1] === null && row[2] !== null)).toBe(true)
  expect(labels.map((label) => label.text)).not.toContain('0')
  expect(labels[0].text).toBe('Not covered by these figures')
  expect(rows.every((row) => row.values.count === null)).toBe(true)
})
