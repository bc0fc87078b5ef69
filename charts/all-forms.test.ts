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

interface JsonCount {
  count: number
  records: string
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
  const columns = [...html.matchAll(/<th scope="col">(.*?)<\/th>/g)].map(([, text]) => plain(text))
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

/** What the page would print of a cell of the CSV, told by the JSON whether it is a number, a word or nothing. */
const saidInCsv = (cell: string, like: JsonCell): string =>
  like === null && cell === '' ? '–' : typeof like === 'string' ? cell.replace(/^'(?=[=+\-@\t\r])/, '') : cell === '' ? 'nothing' : printed(Number(cell))

/** Every text of a picture, whole paragraphs not yet put together. */
const textsIn = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => plain(text).replaceAll('\u00a0', ' '))

const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December'
const SHORT_MONTHS = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec'

/** The numbers that a text states: not days, not years (a count of four digits has a comma), not lengths of time or scales. */
function numbersIn(text: string): string[] {
  const rest = text
    .replace(new RegExp(`\\b\\d{1,2} (${MONTHS}|${SHORT_MONTHS})\\b`, 'g'), '')
    .replace(/\b\d{4}-\d{2}-\d{2}\b/g, '')
    .replace(/(?<![\d,.])\d{4}(?!\d|[,.]\d)/g, '')
    .replace(/\b(365|366|first \d+) (days|before)\b|\b9\/11\b|\b911\b|\b95%|COVID-?19|\bper 100,000\b/g, '')
  return rest.match(/\d[\d,]*(\.\d+)?/g)?.map((n) => n.replace(/,$/, '')) ?? []
}

/** Every number that a table or an answer holds, as a page prints it. */
function numbersOf({ answer }: Dashboard, json: ReturnType<typeof toJson>): Set<string> {
  const { current, prior, percent } = answer.comparison
  const marks = json.marks?.rows.flat(2) ?? []
  const stated = [...json.columns, ...json.rows.flat().map(saidIn)].flatMap(numbersIn)
  const shown = json.rows.map((row) => row.slice(1).filter((cell) => typeof cell === 'object' && cell !== null && cell.count > 0).length)
  const pairs = json.rows.map((row) => row.slice(1, 3).map((cell) => (typeof cell === 'object' && cell !== null ? cell.count : Number(cell))))
  const percents = pairs.map(([current, prior]) => Math.floor(Math.abs((current - prior) / prior) * 100 + 0.5)).filter(Number.isFinite)
  // How many rows, how many that are finished, how many with a count, and how many cells hold the largest one.
  const finished = json.rows.filter(([name, ...cells]) => !String(name).includes('[p]') && cells.every((cell) => cell !== null))
  const counts = json.rows.flatMap((row) => row.slice(1)).flatMap((cell) => (typeof cell === 'object' && cell !== null ? cell.count : typeof cell === 'number' ? cell : []))
  const largest = counts.filter((count) => count === Math.max(...counts))
  const amounts = [...percents, json.rows.length, finished.length, shown.filter((n) => n > 0).length, largest.length, Math.abs(percent ?? 0), current, prior]
  return new Set([...stated, ...[...marks.filter((mark) => typeof mark === 'number'), ...amounts].map(printed)])
}

const foreign = (text: string, known: Set<string>) => numbersIn(text).filter((n) => !known.has(n))

describe.each(CHARTS)('$id', ({ id }) => {
  const drawn = QUERIES.map((query) => {
    const dashboard = ask(query)
    const figure: Figure = dashboard.draw(id, WIDE)
    const json = JSON.parse(JSON.stringify(toJson(dashboard, figure, { site: SITE, releases: ledger.releases }))) as ReturnType<typeof toJson>
    return { query, dashboard, figure, json, page: readTable(toHtmlTable(figure.table, SITE)) }
  })

  test('the JSON’s rows are the table’s, and each count leads where the table leads', () => {
    for (const { query, json, page } of drawn) {
      expect(json.columns, query).toEqual(page.columns)
      expect(json.rows.map((row) => row.map(saidIn)), query).toEqual(page.rows.map((row) => row.map((cell) => cell.text)))
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
      expect(csv.rows.map(({ cells }, i) => cells.map((cell, j) => saidInCsv(cell, json.rows[i][j]))), query).toEqual(
        page.rows.map((row) => row.map((cell) => cell.text)),
      )
    }
  })

  test('the labels of every drawing state numbers of the table, and stand in the picture', () => {
    for (const { query, dashboard, json } of drawn) {
      const known = numbersOf(dashboard, json)
      for (const size of PICTURE_SIZES) {
        const figure = layoutFor(size, (each) => dashboard.draw(id, each))
        const texts = textsIn(toPicture(figure, { size, theme: 'light', credit: 'Same Period' }))
        for (const { text } of figure.labels) {
          expect(texts, `${size} ${query}`).toContain(text)
          expect(foreign(text, known), `“${text}” at ${size}, ${query}`).toEqual([])
        }
      }
    }
  })

  test('title and alt text state numbers of the table or of the answer, at every size the same', () => {
    for (const { query, dashboard, figure, json } of drawn) {
      const known = numbersOf(dashboard, json)
      expect([json.title, json.summary], query).toEqual([figure.title, figure.summary])
      for (const text of [figure.title, figure.summary]) expect(foreign(text, known), `“${text}” ← ${query}`).toEqual([])
      for (const size of PICTURE_SIZES) {
        const { title, summary, table } = layoutFor(size, (each) => dashboard.draw(id, each))
        expect({ title, summary, table }, `${size} ${query}`).toEqual({ title: figure.title, summary: figure.summary, table: figure.table })
      }
    }
  })
})

test('a number that no form holds would be found', () => {
  expect(foreign('27 deaths by 7 September 2015, in the first 60 days', new Set(['26']))).toEqual(['27'])
  expect(foreign('1,204 v 33.4', new Set(['1,204', '33.4']))).toEqual([])
  expect(foreign('1,204 v 33.4', new Set())).toEqual(['1,204', '33.4'])
})
