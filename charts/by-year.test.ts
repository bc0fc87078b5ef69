import { describe, expect, test } from 'vitest'
import { parseQuestion } from '@/stats/question'
import { answer } from '@/stats/answer'
import { isoDay } from '@/stats/calendar'
import { type ListedRecord, ledgerOf } from '@/stats/ledger'
import { shippedTerms } from '@/stats/shipped.fixture'
import { byYear } from './by-year'
import { SINCE, sinceName } from './view'
import { CLAIM, ask, draw, plainRows, plusDays, randomQueries, secondCount } from './drawn.fixture'
import { dataOf } from './figure'
import { HALF } from './scope'

describe('the claim', () => {
  const figure = draw('by-year', CLAIM)

  test('draws 1900 to 2015, the unfinished year at 86 and hatched', () => {
    expect([figure.rows[0].at, figure.rows.at(-1)!.at]).toEqual([1900, 2015])
    expect(figure.rows.at(-1)).toMatchObject({
      title: '2015 [p]',
      lines: ['firearms: 26', 'traffic: 33', 'illness: 19', 'other causes: 8', 'all causes: 86'],
      values: { 'firearms-unfinished': 26, 'traffic-unfinished': 33, 'illness-unfinished': 19, 'other-unfinished': 8 },
    })
    expect(figure.series.filter((s) => s.kind === 'bar' && s.hatched).map((s) => s.key)).toEqual(['firearms', 'traffic', 'illness', 'other'].map((id) => `${id}-unfinished`))
    expect(plainRows(figure.table)[0]).toEqual(['2015 [p]', 26, 33, 19, 8, 86, 'provisional'])
    expect(figure.table.rows.slice(0, 2).map(([year, ...rest]) => [dataOf(year), dataOf(rest.at(-1)!)])).toEqual([[2015, 'provisional'], [2014, null]])
    expect(figure.subtitle).toContain('1900–2015, to 7 September 2015; unfinished years hatched')
  })

  test('names the year with the most deaths', () => {
    const years = [...secondCount(CLAIM, 'all causes').byYear()].filter(([year]) => year >= 1900 && year < 2015)
    const [year, most] = years.reduce((best, y) => (y[1] > best[1] ? y : best))
    expect(figure.labels[0].text).toBe(`${year}: ${most}`)
  })

  test('names the unfinished year under its bar, with its last day where there is room', () => {
    const named = (query: string, size = HALF[0]) => ask(query).draw('by-year', size).labels.filter((label) => label.y === 0).map((label) => label.text)
    expect(named(CLAIM)).toEqual(['2015'])
    expect(named(`${CLAIM}&since=last-25`, HALF[1])).toEqual(['2015 to 7 Sep'])
    // 2025 is covered up to 5 October.
    expect(named('asof=2025-12-01&since=last-25', HALF[1])).toEqual(['2025 to 5 Oct'])
    expect(named('asof=2014-12-31&known=2016-07-03')).toEqual([])
    expect(ask(`${CLAIM}&since=last-25`).draw('by-year', HALF[1]).x.ticks.map((tick) => tick.label)).not.toContain('2015')
  })
})

test('a finished year is not hatched, and the full 2001 is what a second count finds', () => {
  const figure = draw('by-year', 'asof=2001-12-31&known=2025-10-05')
  const total = secondCount('known=2025-10-05', 'all causes').between('2001-01-01', '2001-12-31')
  expect(figure.rows.at(-1)!.title).toBe('2001')
  expect(plainRows(figure.table)[0].slice(-2)).toEqual([total, ''])
  expect(Object.keys(figure.rows.at(-1)!.values)).toEqual(['firearms', 'traffic', 'illness', 'other'])
})

test('rows and table tell the same numbers, and a second count too', () => {
  for (const query of [CLAIM, `${CLAIM}&since=1791`, 'asof=2024-12-29&known=2025-10-05&since=last-25', 'asof=2019-05-05&state=CA&known=2025-10-05']) {
    const { rows, table } = draw('by-year', query)
    const count = secondCount(query, 'all causes')
    const asOf = new URLSearchParams(query).get('asof')!
    const reversed = [...plainRows(table)].reverse()
    expect(rows.length, query).toBe(reversed.length)
    rows.forEach((row, i) => {
      expect(row.lines.map((line) => Number(line.replace(/^.*: /, '').replace(',', ''))), query).toEqual(reversed[i].slice(1, -1))
      if (i % 7 !== 0 && i < rows.length - 3) return
      const [from, to] = [`${row.at}-01-01`, `${row.at}-12-31` < asOf ? `${row.at}-12-31` : asOf]
      const groups = ['firearms', 'traffic', 'illness', 'other'].map((group) => count.ofGroup(group, from, to))
      expect(reversed[i].slice(1, -1), `${query} ${row.at}`).toEqual([...groups, count.between(from, to)])
    })
  }
})

test('since: 1900 unless asked, 1791, or the last 25 years', () => {
  const years = (since: string) => draw('by-year', `${CLAIM}${since}`).rows.map((row) => row.at)
  expect(years('&since=1791').length).toBe(225)
  expect(years('&since=1791')[0]).toBe(1791)
  expect([years('&since=last-25')[0], years('&since=last-25').length]).toEqual([1991, 25])
  expect(years('')[0]).toBe(1900)
  expect(SINCE.map(sinceName)).toEqual(['since 1900', 'since 1791', 'the last 25 years'])
})

test('a question of before 1900 is shown since 1791', () => {
  expect(draw('by-year', 'asof=1850-06-13').rows.map((row) => row.at)).toEqual(Array.from({ length: 60 }, (_, i) => 1791 + i))
})

test('a question of before all figures leaves an empty chart with plain words', () => {
  const figure = draw('by-year', 'asof=1700-06-13')
  expect([figure.rows, figure.labels]).toEqual([[], []])
  expect(figure.title).toBe('Deaths a year in the United States')
})

test('year-only records count here', () => {
  const record = (date: string, deaths: number): ListedRecord => ({ date, state: 'TX', label: 'Gunfire', deaths, listed: 0, delisted: null })
  const span = { from: isoDay('1990-01-01'), to: isoDay('2003-12-31') }
  const release = { id: 'r', released: isoDay('2004-01-05'), span, compiledBy: 'c', licence: '', source: 's', sha256: '', deaths: 6 }
  const small = ledgerOf({ dataset: 'd', terms: shippedTerms(), releases: [release], records: [record('2001-05-01', 1), record('2001', 2), record('2002-05-01', 3)] })
  const { question } = parseQuestion(new URLSearchParams('asof=2002-12-31'), small)
  const { table } = byYear({ ledger: small, answer: answer(small, question) }, HALF[0], 'last-25')
  expect(plainRows(table).slice(0, 2)).toEqual([['2002', 3, 0, 0, 0, 3, ''], ['2001', 3, 0, 0, 0, 3, '']])
})

const SMALL = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
const numberOf = (text: string | undefined) => (SMALL.includes(text ?? '') ? SMALL.indexOf(text!) : Number(text?.replace(',', '')))

/** What a title says, by a second count of whole calendar years; null where it is true. */
function untruthOf(query: string): string | null {
  const { title, rows } = draw('by-year', query)
  const count = secondCount(query, 'all causes')
  const parsed = title.replace(/^No deaths/, '0 deaths').match(/^([\d,]+) deaths? in (\d+)(?: \(to (\d+) December\))?(?:, (?:the (fewest|most) (?:since (\d+)|of all (\d+) years)|(\w+|[\d,]+) the year before))?$/)
  if (!parsed) return title.startsWith('Deaths a year in ') ? null : `${title}: not a title of this chart`
  const [said, year, since, ofAll, yearBefore] = [parsed[1], parsed[2], parsed[5], parsed[6], parsed[7]].map(numberOf)
  const asOf = new URLSearchParams(query).get('asof')!
  const totals = count.byYear()
  const total = (y: number) => totals.get(y) ?? 0
  const first = rows[0].at
  const say = (fault: string | false) => (fault ? `${title}: ${fault}` : null)
  if (asOf < `${year}-12-31`) return say('the year isn’t over')
  // A year may lack its last week, if the title says so.
  const to = `${year}-12-${parsed[3] ?? '31'}`
  if (to < `${year}-12-24` || !count.covers(`${year}-01-01`, to)) return say('no release covers that year so far')
  if (parsed[3] && count.covers(to, plusDays(to, 1))) return say('more of that year is covered')
  if (total(year) !== said) return say(`a second count has ${total(year)}`)
  if (yearBefore >= 0 && parsed[3]) return say('a year that lacks days is held against a full one')
  if (yearBefore >= 0) return say(total(year - 1) !== yearBefore && `the year before had ${total(year - 1)}`)
  const word = parsed[4]
  if (!word) return null
  const isExtreme = (y: number) => (word === 'fewest' ? total(y) > said : total(y) < said)
  const between = Array.from({ length: year - (since || first - 1) - 1 }, (_, i) => (since || first - 1) + 1 + i)
  const against = between.filter((y) => !isExtreme(y))
  if (against.length > 0) return say(`${against.at(-1)} had ${total(against.at(-1)!)}`)
  if (since && isExtreme(since)) return say(`${since} had ${total(since)}`)
  if (ofAll && ofAll !== year - first + 1) return say(`${year - first + 1} years`)
  return say(between.some((y) => !count.covers(`${y}-01-01`, `${y}-12-24`)) && 'years between aren’t covered')
}

test('the title is true, for 300 random questions', () => {
  expect(randomQueries(300, 4).flatMap((query) => { const untruth = untruthOf(query); return untruth ? [`${untruth} ← ${query}`] : [] })).toEqual([])
})

test('does not call a year the fewest that the figures don’t hold: 2025 ends for them on 5 October', () => {
  for (const query of ['asof=2026-01-05', 'asof=2027-06-01', 'asof=2025-03-01&known=2022-09-24', 'asof=2018-03-01&known=2016-07-03']) {
    expect(untruthOf(query)).toBeNull()
  }
})

test('a year that no release covers is named as missing, not as 0', () => {
  const { table, notes } = draw('by-year', 'asof=2018-03-01&known=2016-07-03')
  expect(notes.join(' ')).toContain('No release covers 4 July 2016 to 1 March 2018.')
  expect(plainRows(table).find((row) => row[0] === '2017 [p]')?.slice(1)).toEqual([null, null, null, null, null, 'provisional'])
})

test('“the fewest since 1959”: 2013 is held against every year before it', () => {
  const { title } = draw('by-year', 'asof=2014-09-07&known=2016-07-03&since=1791')
  const totals = secondCount('known=2016-07-03', 'all causes').byYear()
  const since = Array.from({ length: 200 }, (_, i) => 2012 - i).find((year) => totals.get(year)! <= totals.get(2013)!)
  expect(title).toBe(`${totals.get(2013)} deaths in 2013, the fewest since ${since}`)
})
