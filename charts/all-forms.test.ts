/**
 * The promise of the forms: whatever is asked, a chart's table, CSV, JSON, drawing, title and alt text carry
 * the same numbers. Each form is read back by its own plain means and held against the table on the page.
 */
import { describe, expect, test } from 'vitest'
import { parseCsv } from '@/ingest/csv'
import { CHARTS } from './catalogue'
import type { Dashboard } from './dashboard'
import { ask, ledger, randomQueries } from './drawn.fixture'
import type { Figure } from './figure'
import { toCsv } from './form-csv'
import { toJson } from './form-json'
import { toHtmlTable } from './html-table'
import { WIDE, layoutFor, toPicture } from './picture'
import { PICTURE_SIZES } from './view'

const SITE = 'https://figures.example.org'
const QUERIES = randomQueries(50, 77)
/** The picture of 1200 is that of 600 at twice the pixels. */
const LAYOUTS = PICTURE_SIZES.filter((size) => size !== '1200')

interface JsonCount {
  count: number
  records: string
  status?: string
}
type JsonCell = string | number | JsonCount | null

interface Page {
  columns: string[]
  /** What each cell says, and where it leads. */
  rows: { text: string; href: string | null }[][]
}

const plain = (text: string) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&')

/** The table of a page, read from its HTML. */
function readTable(html: string): Page {
  const columns = [...html.matchAll(/<th scope="col"[^>]*>(.*?)<\/th>/g)].map(([, text]) => plain(text))
  const rows = [...html.matchAll(/<tr>(<th scope="row">.*?)<\/tr>/g)].map(([, row]) =>
    [...row.matchAll(/<t[hd][^>]*>(?:<a href="([^"]*)">)?([^<]*)(?:<\/a>)?<\/t[hd]>/g)].map(([, href, text]) => ({
      text: plain(text),
      href: href === undefined ? null : plain(href),
    })),
  )
  return { columns, rows }
}

/** A number as the page prints it: "1,204", "33.4". */
const printed = (n: number) => n.toLocaleString('en-US', Number.isInteger(n) ? {} : { minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** What the page would print of a cell of the JSON. */
const saidIn = (cell: JsonCell): string => (cell === null ? '–' : typeof cell === 'string' ? cell : printed(typeof cell === 'number' ? cell : cell.count))

/** What a page prints, as a program would have it: "−25% [u]" is -25, "2015 [p]" 2015, "7 September" of 2015 is 2015-09-07. */
function valueOf(text: string, year: string): string | number | null {
  if (['', '–', 'no upper limit'].includes(text)) return null
  if (DATE.test(text)) return new Date(`${text.replace(/ \d{4}$/, '')} ${/ \d{4}$/.exec(text) ?? year} UTC`).toISOString().slice(0, 10)
  const bare = text.replace(/ \[[pu]\]$/, '').replace(/%$/, '').replace('−', '-').replace(/^\+/, '').replace(/(?<=\d),(?=\d)/g, '')
  return /^-?\d+(\.\d+)?$/.test(bare) ? Number(bare) : text
}

/** Whether a plain value is what the page prints; a count or mean is printed to one decimal. */
function isSaid(value: string | number | null, text: string): boolean {
  const said = valueOf(text, String(value).slice(0, 4))
  return typeof value === 'number' ? said === Number(value.toFixed(1)) : said === (value === '–' ? null : value)
}

const valueIn = (cell: JsonCell) => (typeof cell === 'object' && cell !== null ? cell.count : cell)

/** The value of a cell of the CSV, told by the JSON whether it is a number, a word or nothing. */
const csvValue = (cell: string, like: JsonCell) =>
  like === null && cell === '' ? null : typeof like === 'string' ? cell.replace(/^'(?=[=+\-@\t\r])/, '') : cell === '' ? 'nothing' : Number(cell)

/** The cells of a page that don't say the values of a file. */
const unsaid = (rows: (string | number | null)[][], page: Page) =>
  page.rows.flatMap((row, i) => row.filter(({ text }, j) => !isSaid(rows[i][j], text)).map(({ text }) => `${text} of ${String(rows[i])}`))

/** Every text of a picture, whole paragraphs not yet put together. */
const textsIn = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => plain(text).replaceAll('\u00a0', ' '))

const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December'
const DATE = new RegExp(`^\\d{1,2} (${MONTHS})( \\d{4})?$`)
const SHORT_MONTHS = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec'

/** The numbers that a text states: not days, not years (a count of four digits has a comma), not lengths of time or scales. */
function numbersIn(text: string): number[] {
  const rest = text
    .replace(new RegExp(`(\\b\\d{1,2} to )?\\b\\d{1,2} (${MONTHS}|${SHORT_MONTHS})\\b`, 'g'), '')
    .replace(/\b\d{4}-\d{2}-\d{2}\b/g, '')
    .replace(/(?<![\d,.])\d{4}(?!\d|[,.]\d)/g, '')
    .replace(/\b(365|366|first \d+) (days|before)\b|\b9\/11\b|\b911\b|\b95%|COVID-?19|\bper 100,000\b/g, '')
  return (rest.match(/\d[\d,]*(\.\d+)?/g) ?? []).map((n) => Number(n.replaceAll(',', '')))
}

const countOf = (cell: JsonCell): number => (typeof cell === 'object' && cell !== null ? cell.count : typeof cell === 'number' ? cell : 0)
const sum = (numbers: number[]) => numbers.reduce((total, n) => total + n, 0)

/** What a title may make of its table, worked out here from the rows of the JSON. */
const MADE: Record<string, (rows: JsonCell[][], figure: Figure) => number[]> = {
  // "Down 17% over the last 365 days: 43 v 52"
  'last-365': ([[, now, before]]) => [Math.floor((Math.abs(countOf(now) - countOf(before)) / countOf(before)) * 100 + 0.5)],
  // "64 deaths in 2021, the most of all 24 years": those that are finished and counted
  'by-year': (rows) => [rows.filter((row) => row.at(-1) !== 'provisional').length],
  // "The most in one month: 2, in 13 months"
  'by-month': (rows) => {
    const counts = rows.flatMap((row) => row.slice(1, -1).map(countOf))
    return [counts.filter((count) => count === Math.max(...counts)).length]
  },
  // "92 deaths from all causes but illness, in 31 states and three other places"
  'by-state': (rows) => {
    const states = new Set(ledger.terms.states.filter((state) => state.kind === 'state').map((state) => state.name))
    const hit = rows.filter((row) => countOf(row[1]) > 0)
    return [sum(rows.map((row) => countOf(row[1]))), hit.filter(([name]) => states.has(String(name))).length, hit.length]
  },
  // "Down under two of 12 definitions, up under 10"
  definitions: (rows) => [rows.length, ...[-1, 0, 1].map((way) => rows.filter((row) => Math.sign(countOf(row[1]) - countOf(row[2])) === way).length)],
  // "Gunfire: 348 of 681 deaths from 1900 to 2004", "one for each of 12 causes"
  'causes-over-time': (rows, { title, series }) => {
    const [, from, to] = title.match(/from (\d{4}) to (\d{4})$/)?.map(Number) ?? []
    const finished = rows.filter(([year]) => parseInt(String(year)) >= from && parseInt(String(year)) <= to)
    return [series.length, sum(finished.map((row) => countOf(row[1]))), sum(finished.flatMap((row) => row.slice(1).map(countOf)))]
  },
}

/** Every number that a chart's table or its answer holds, or that its title makes of them. */
function numbersOf({ answer }: Dashboard, figure: Figure, json: ReturnType<typeof toJson>): Set<number> {
  const { current, prior, percent } = answer.comparison
  const marks = (json.marks?.rows.flat(2) ?? []).filter((mark) => typeof mark === 'number')
  const stated = [...json.columns, ...json.rows.flat().map(saidIn)].flatMap(numbersIn)
  return new Set([...stated, ...marks, ...(MADE[json.chart]?.(json.rows, figure) ?? []), Math.abs(percent ?? 0), Number(prior.toFixed(1)), current])
}

/** The numbers of a text that are not known; "over +1,000%" states none, but that a larger one is known. */
function foreign(text: string, known: Set<number>): number[] {
  const bound = /over \+([\d,]+)%/.exec(text)
  const isOver = bound !== null && [...known].some((n) => n > Number(bound[1].replaceAll(',', '')))
  return numbersIn(isOver ? text.replace(bound[0], '') : text).filter((n) => !known.has(n))
}

describe.each(CHARTS)('$id', ({ id }) => {
  const drawn = QUERIES.map((query) => {
    const dashboard = ask(query)
    const figure: Figure = dashboard.draw(id, WIDE)
    const json = JSON.parse(JSON.stringify(toJson(dashboard, figure, { site: SITE }))) as ReturnType<typeof toJson>
    return { query, dashboard, figure, json, page: readTable(toHtmlTable(figure.table, SITE)) }
  })

  test('the JSON’s rows are the table’s, and each count leads where the table leads', () => {
    for (const { query, json, page } of drawn) {
      expect(json.columns, query).toEqual(page.columns)
      expect(json.rows.map((row) => row.length), query).toEqual(page.rows.map((row) => row.length))
      expect(unsaid(json.rows.map((row) => row.map(valueIn)), page), query).toEqual([])
      const isMarked = json.rows.map((row) => row.map((cell) => typeof cell === 'object' && cell?.status === 'provisional'))
      expect(isMarked, query).toEqual(page.rows.map((row) => row.map(({ text, href }) => href !== null && text.endsWith(' [p]'))))
      const leads = json.rows.map((row) => row.map((cell) => (typeof cell === 'object' && cell !== null ? cell.records : null)))
      expect(leads, query).toEqual(page.rows.map((row) => row.map((cell) => cell.href)))
      for (const address of leads.flat()) if (address !== null) expect(address, query).toMatch(/^https:\/\/figures\.example\.org\/records\?/)
    }
  })

  test('the CSV’s cells are the table’s', () => {
    for (const { query, figure, json, page } of drawn) {
      const csv = parseCsv(toCsv(figure))
      expect(csv.problems, query).toEqual([])
      expect(csv.header, query).toEqual(page.columns)
      const values = csv.rows.map(({ cells }, i) => cells.map((cell, j) => csvValue(cell, json.rows[i][j])))
      expect(values, query).toEqual(json.rows.map((row) => row.map(valueIn)))
    }
  })

  test('the labels of every drawing state numbers of the table, and stand in the picture', () => {
    for (const { query, dashboard, figure, json } of drawn) {
      const known = numbersOf(dashboard, figure, json)
      for (const size of LAYOUTS) {
        const laid = layoutFor(size, (each) => dashboard.draw(id, each))
        const texts = new Set(textsIn(toPicture(laid, { size, theme: 'light', credit: 'Same Period' })))
        const faults = laid.labels.filter(({ text }) => !texts.has(text) || foreign(text, known).length > 0)
        expect(faults, `at ${size}, ${query}`).toEqual([])
      }
    }
  })

  test('title and alt text state numbers of the table or of the answer, at every size the same', () => {
    for (const { query, dashboard, figure, json } of drawn) {
      const known = numbersOf(dashboard, figure, json)
      expect([json.title, json.summary], query).toEqual([figure.title, figure.summary])
      for (const text of [figure.title, figure.summary]) expect(foreign(text, known), `“${text}” ← ${query}`).toEqual([])
      for (const size of LAYOUTS) {
        const { title, summary, table } = layoutFor(size, (each) => dashboard.draw(id, each))
        expect({ title, summary, table }, `${size} ${query}`).toEqual({ title: figure.title, summary: figure.summary, table: figure.table })
      }
    }
  })
})

test('a number that no form holds would be found', () => {
  expect(foreign('27 deaths by 7 September 2015, in the first 60 days', new Set([26]))).toEqual([27])
  expect(foreign('1,204 v 33.4', new Set([1204, 33.4]))).toEqual([])
  expect(foreign('over +1,000% →', new Set([1461]))).toEqual([])
  expect(foreign('over +1,000% →', new Set([999]))).toEqual([1000])
  expect(foreign('1,204 v 33.4, 1 to 3 May', new Set())).toEqual([1204, 33.4])
})
