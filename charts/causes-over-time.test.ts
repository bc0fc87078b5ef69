import { describe, expect, test } from 'vitest'
import { rowsOf } from '@/stats/shipped.fixture'
import { parseQuestion } from '@/stats/question'
import { answer } from '@/stats/answer'
import { isoDay } from '@/stats/calendar'
import { ledgerOf } from '@/stats/ledger'
import { shippedTerms } from '@/stats/shipped.fixture'
import { causesOverTime } from './causes-over-time'
import { CLAIM, ask, draw, everySizeOf, plainRows, randomQueries, secondCount } from './drawn.fixture'
import { type Figure, dataOf, isLinked, numberOf, pixelsOf } from './figure'
import { FULL } from './scope'

const CAUSES = [...new Set(rowsOf('causes.csv').map((row) => row.cause))]
const ODD = ['asof=2025-10-03&state=VT&known=2025-10-05', 'asof=1791-01-05', 'asof=1793-03-01', 'asof=2024-02-29', 'asof=2018-03-01&known=2016-07-03', 'asof=2020-12-31&since=last-25']
const NOTHING = 'No finished year with deaths is covered'

/** The names of the panels in order, from the walk. */
const panelsOf = ({ rows }: Figure) => [...new Set(rows.map((row) => row.title.replace(/, \d{4}$/, '')))]
const asOfIn = (query: string) => new URLSearchParams(query).get('asof')!
/** Deaths of a cause in a year up to the as-of day, by a second count; years that give no day count whole. */
const deathsOf = (query: string) => {
  const count = secondCount(query, 'all causes')
  return (cause: string, year: number) => count.ofCause(cause, `${year}-01-01`, [`${year}-12-31`, asOfIn(query)].sort()[0])
}

describe('the claim', () => {
  const figure = draw('causes-over-time', CLAIM)
  const finished = Array.from({ length: 115 }, (_, i) => 1900 + i)
  const deaths = deathsOf(CLAIM)

  test('draws the twelve causes with the most deaths from 1900 to 2014, and names the highest year of each', () => {
    const totals = CAUSES.map((cause) => ({ cause, total: finished.reduce((sum, year) => sum + deaths(cause, year), 0) }))
    const most = totals.sort((a, b) => b.total - a.total).slice(0, 12)
    expect(panelsOf(figure)).toEqual(most.map(({ cause }) => cause))
    for (const { cause } of most) {
      const counts = finished.map((year) => deaths(cause, year))
      const [peak, year] = [Math.max(...counts), finished[counts.indexOf(Math.max(...counts))]]
      const isTied = counts.filter((count) => count === peak).length > 1
      expect(figure.labels.map((label) => label.text), cause).toContain(`${peak}${isTied ? ', first in' : ' in'} ${year}`)
    }
  })

  test('the unfinished year isn’t drawn: title, words and axes end with 2014, the table and the notes tell 2015', () => {
    expect(figure.rows.filter((row) => row.title.endsWith(', 2015'))).toEqual([])
    expect(figure.title).toMatch(/ from 1900 to 2014$/)
    expect(figure.subtitle).toContain('1900–2014;')
    expect(figure.summary).toContain(', 1900 to 2014.')
    expect(figure.period).toBe('1900–2014')
    expect(figure.labels.map((label) => label.text)).toContain('2014')
    expect(figure.labels.map((label) => label.text)).not.toContain('2015')
    expect(plainRows(figure.table)[0].slice(0, 2)).toEqual(['2015 [p]', 24])
    expect(figure.table.rows[0].slice(1, -1).reduce((sum: number, cell) => sum + numberOf(cell)!, 0)).toBe(86)
    expect(figure.notes[1]).toContain('Not drawn: 2015, which isn’t finished or isn’t covered to its end.')
  })

  test('a count leads to its cause and year, a 0 too', () => {
    const cells = figure.table.rows[0].slice(1, -1)
    expect(isLinked(cells[0]) && cells[0].records).toBe('?cause=gunfire&asof=2015-09-07&known=2016-07-03&days=2015')
    expect(cells.some((cell) => isLinked(cell) && cell.count === 0)).toBe(true)
    expect(cells.every(isLinked)).toBe(true)
  })

  test('says that panels have their own scale, and how many causes are in the table only', () => {
    expect(figure.notes[0]).toContain('Each panel has its own scale')
    expect(figure.notes[0]).toContain(`${figure.table.columns.length - 2 - 12} more causes are in the table only.`)
  })
})

test('every cell is what a second count finds, and a year’s cells add up to all causes', () => {
  for (const query of [CLAIM, ...ODD, ...randomQueries(8, 61)]) {
    const { table } = draw('causes-over-time', query)
    const deaths = deathsOf(query)
    const count = secondCount(query, 'all causes')
    table.rows.forEach((row, i) => {
      if (row.slice(1, -1).every((cell) => cell === null)) return
      const year = dataOf(row[0])
      const sum = row.slice(1, -1).reduce((total: number, cell) => total + numberOf(cell)!, 0)
      expect(sum, `${query} ${year}`).toBe(count.between(`${year}-01-01`, [`${year}-12-31`, asOfIn(query)].sort()[0]))
      if (i % 9 !== 0) return
      expect(row.slice(1, -1).map(numberOf), `${query} ${year}`).toEqual(table.columns.slice(1, -1).map((cause) => deaths(cause, Number(year))))
    })
  }
})

test('each line is scaled into its own panel: 0 on the baseline, the peak at the top, others in proportion', () => {
  for (const size of everySizeOf(FULL)) {
    const figure = ask(CLAIM).draw('causes-over-time', size)
    const { y } = pixelsOf(figure)
    figure.series.forEach((series, panel) => {
      const rows = figure.rows.filter((row) => series.key in row.values)
      const counts = rows.map((row) => Number(row.lines[0].match(/\d+/)![0]))
      const drawn = rows.map((row) => row.values[series.key] as number | null)
      const most = Math.max(...counts.filter((_, i) => drawn[i] !== null))
      const [bottom, top] = [y(rows[0].across! + 0.5), y(rows[0].across! - 0.5)]
      expect(bottom - top, series.name).toBeCloseTo(60, 6)
      drawn.forEach((at, i) => {
        if (at !== null) expect(y(at), `${series.name} ${rows[i].title}`).toBeCloseTo(bottom - 60 * (counts[i] / most), 6)
      })
      expect(y(figure.dots[panel].y)).toBeCloseTo(top, 6)
    })
  }
})

test('panels don’t overlap: two beside each other on a phone, three or four where there is room', () => {
  const columns = (width: number) => {
    const figure = ask(CLAIM).draw('causes-over-time', everySizeOf(FULL).find((size) => size.width === width)!)
    const lines = [...new Set(figure.rows.map((row) => row.across))]
    const boxes = figure.series.map(({ key }) => figure.rows.filter((row) => key in row.values).map((row) => row.at))
    expect(new Set(boxes.map((at) => Math.min(...at))).size * lines.length).toBe(12)
    const starts = [...new Set(boxes.map((at) => Math.min(...at)))].sort((a, b) => a - b)
    starts.slice(1).forEach((start, i) => expect(start).toBeGreaterThan(Math.max(...boxes.filter((at) => at[0] === starts[i])[0])))
    return starts.length
  }
  expect([280, 360, 520, 600, 620, 1072].map(columns)).toEqual([2, 2, 3, 3, 3, 4])
})

test('since: 1900 unless asked, 1791, or the last 25 years', () => {
  const first = (since: string) => draw('causes-over-time', `${CLAIM}${since}`).rows[0].title
  expect([first(''), first('&since=1791'), first('&since=last-25')]).toEqual(['Gunfire, 1900', 'Gunfire, 1791', 'Gunfire, 1991'])
})

test('years that no release covers are neither drawn nor 0', () => {
  const { rows, table, notes, title } = draw('causes-over-time', 'asof=2018-03-01&known=2016-07-03')
  expect(rows.at(-1)!.title).toMatch(/, 2015$/)
  expect(plainRows(table).find((row) => row[0] === '2017 [p]')!.slice(1, -1).every((cell) => cell === null)).toBe(true)
  expect(notes.join(' ')).toContain('No release covers 4 July 2016 to 1 March 2018.')
  expect(title).toMatch(/ from 1900 to 2015$/)
})

test('a question of before all figures leaves plain words', () => {
  const { rows, series, labels, title } = draw('causes-over-time', 'asof=1700-06-13')
  expect([rows, series, labels.map((label) => label.text)]).toEqual([[], [], [NOTHING]])
  expect(title).toBe('Deaths a year in the United States, cause by cause')
})

test('records that give only a year count', () => {
  const record = (date: string, label: string, deaths: number) => ({ date, state: 'TX', label, deaths, listed: 0, delisted: null })
  const release = { id: 'r', released: isoDay('2004-01-01'), span: { from: isoDay('2000-01-01'), to: isoDay('2003-12-31') }, compiledBy: '', licence: '', source: 's', sha256: '', deaths: 9 }
  const few = ledgerOf({ dataset: 'd', terms: shippedTerms(), releases: [release], records: [record('2001', 'Gunfire', 4), record('2001-05-05', 'Gunfire', 2), record('2002-05-05', 'Fall', 3)] })
  const { question } = parseQuestion(new URLSearchParams('asof=2003-12-31&since=last-25'), few)
  const { table, labels, title } = causesOverTime({ ledger: few, answer: answer(few, question) }, FULL[0], 'last-25')
  expect(plainRows(table).find((row) => row[0] === '2001')).toEqual(['2001', 6, 0, ''])
  expect(labels.map((label) => label.text)).toContain('6 in 2001')
  expect(title).toBe('Gunfire: 6 of 9 deaths from 2000 to 2003')
})

test('the title is true, for random questions', () => {
  const untruths = [CLAIM, ...ODD, ...randomQueries(40, 62)].flatMap((query) => {
    const { title } = draw('causes-over-time', query)
    const parts = title.match(/^(.+): ([\d,]+) of ([\d,]+) deaths from (\d+) to (\d+)$/)
    if (!parts) return title.startsWith('Deaths a year ') ? [] : [`${title} ← ${query}`]
    const [first, last] = [Number(parts[4]), Number(parts[5])]
    const count = secondCount(query, 'all causes')
    const number = (text: string) => Number(text.replaceAll(',', ''))
    const [from, to] = [`${first}-01-01`, `${last}-12-31`]
    const most = Math.max(...CAUSES.map((cause) => count.ofCause(cause, from, to)))
    const isTrue = count.ofCause(parts[1], from, to) === number(parts[2]) && most === number(parts[2]) && count.between(from, to) === number(parts[3])
    return isTrue ? [] : [`${title} ← ${query}`]
  })
  expect(untruths).toEqual([])
})
