/**
 * CSV text in, rows with their line numbers out (RFC 4180). PapaParse is known to this file alone. Text
 * comes in pieces of any length and is kept no longer than its row needs. A byte-order mark is dropped,
 * every newline counts. Where a quotation mark is at fault, the row is that one line, and reading goes
 * on with the next: a mark that nobody closed costs its own row and no other. Plain lines, which are most,
 * are read without the parser, and needn't be cut into cells.
 */
import Papa from 'papaparse'
import { type PlainLine, plainLines } from './plain-lines'
import { type Problem, problem } from './problem'

export interface CsvRow {
  /** The line on which the row starts; the first line is 1. */
  line: number
  cells: string[]
}

/** Sees each row, also those without any text; a misquoted one is the line as it stands, in one cell. */
export type RowVisitor = (cells: string[], line: number, isMisquoted: boolean) => void

/** Takes a plain line where its cells stand in the text; false where it wants to see them as a row. */
export type PlainTaker = (text: string, cells: PlainLine, line: number) => boolean

/** Characters that a row may have over several lines, and lines with a fault, or not plain, that are read alone in a piece. */
const LONGEST_ROW = 262_144
const MOST_FAULTS = 30
const MOST_ALONE = 30
const LONGEST_COPY = 4096

interface PapaParser {
  parse(input: string, base: number, ignoreLastRow: boolean): { data: string[][]; errors: Papa.ParseError[]; meta: { cursor: number } }
}
const papaParser = (config: Papa.ParseConfig): PapaParser => new Papa.Parser(config) as unknown as PapaParser

/** A reader of rows with cells between one delimiter; `end` gives the row that no newline ends. */
export function csvReader(delimiter: string, visit: RowVisitor, take: PlainTaker = () => false): { push(text: string): void; end(): void } {
  const whole = papaParser({ delimiter, newline: '\n' })
  const single = papaParser({ delimiter, newline: '\n', preview: 1, fastMode: false })
  const isMisquoted = ({ errors }: { errors: Papa.ParseError[] }) => errors.some((e) => e.type === 'Quotes')
  const plain = plainLines(delimiter)
  let rest = ''
  let line = 1
  let isFirst = true

  /** Reads the rows of a text that ends with a newline; gives back what is still open. */
  function read(text: string, isEnd: boolean): string {
    let at = 0
    plain.load(text)
    for (let alone = 0; at < text.length && alone < MOST_ALONE; alone += 1) {
      at = readPlain(text, at)
      if (at === text.length) return ''
      const found = single.parse(text.slice(at), 0, true)
      if (found.data.length === 0 || isMisquoted(found)) break
      at = visitRow(found.data[0], text, at, found.meta.cursor)
    }
    return at === text.length ? '' : parse(text.slice(at), isEnd)
  }

  /** Reads plain lines from a place on; gives back the place of the first line that isn't. */
  function readPlain(text: string, from: number): number {
    let at = from
    while (at < text.length) {
      const next = plain.next(at)
      if (next < 0) break
      const start = line
      line += 1
      if (!take(text, plain.line, start)) visit(plain.cells(text), start, false)
      at = next
    }
    return at
  }

  function visitRow(cells: string[], text: string, at: number, length: number): number {
    const last = cells.length - 1
    cells[last] = cells[last].replace(/\r$/, '')
    visit(cells, line, false)
    line += newlinesIn(text.slice(at, at + length))
    return at + length
  }

  function parse(text: string, isEnd: boolean): string {
    const found = whole.parse(text, 0, true)
    const { cursor } = found.meta
    if (isMisquoted(found) || (cursor < text.length && (isEnd || text.length - cursor > LONGEST_ROW))) return readOneByOne(text, isEnd)
    const hasReturns = text.includes('\r')
    const isPlain = newlinesIn(text, cursor) === found.data.length
    for (const cells of found.data) {
      const { length } = cells
      if (hasReturns && cells[length - 1].endsWith('\r')) cells[length - 1] = cells[length - 1].slice(0, -1)
      const at = line
      line += 1
      if (!isPlain) for (const cell of cells) line += newlinesIn(cell)
      visit(cells, at, false)
    }
    return cursor === 0 ? text : text.slice(cursor)
  }

  function readOneByOne(text: string, isEnd: boolean): string {
    let at = 0
    let faults = 0
    while (at < text.length) {
      const lineEnd = text.indexOf('\n', at) + 1
      const found = single.parse(faults < MOST_FAULTS ? text.slice(at) : text.slice(at, lineEnd), 0, true)
      const isOpen = found.data.length === 0
      if (isOpen && !isEnd && !isMisquoted(found) && text.length - at <= LONGEST_ROW && faults < MOST_FAULTS) break
      if (isOpen || isMisquoted(found)) {
        faults += 1
        visit([text.slice(at, lineEnd - 1).replace(/\r$/, '')], line, true)
        at = lineEnd
        line += 1
        continue
      }
      at = visitRow(found.data[0], text, at, found.meta.cursor)
    }
    return text.slice(at)
  }

  function push(text: string, isEnd: boolean): void {
    let joined = rest + text
    if (isFirst && joined !== '') {
      isFirst = false
      joined = joined.replace(/^\uFEFF/, '')
    }
    // A carriage return at the end may be half of a newline.
    const held = joined.endsWith('\r') && !isEnd ? '\r' : ''
    if (held) joined = joined.slice(0, -1)
    if (joined.includes('\r')) joined = withoutReturns(joined)
    if (isEnd && joined !== '' && !joined.endsWith('\n')) joined += '\n'
    const end = joined.lastIndexOf('\n') + 1
    rest = (end > 0 ? read(joined.slice(0, end), isEnd) : '') + joined.slice(end) + held
    // A line without an end is cut, or it would be kept for ever.
    if (!isEnd && rest.length - (rest.lastIndexOf('\n') + 1) > 4 * LONGEST_ROW) rest = read(`${rest}\n`, false)
  }

  /** A line that was cut is completed by itself, so that the long text behind it needn't be copied. */
  function pushPiece(text: string): void {
    const end = rest === '' || rest.length > LONGEST_COPY ? 0 : text.indexOf('\n') + 1
    if (end > 0) push(text.slice(0, end), false)
    if (end < text.length) push(end > 0 ? text.slice(end) : text, false)
  }

  return { push: pushPiece, end: () => push('', true) }
}

/** A return inside a quoted cell stays as it was written; without quotes all newlines become LF at once. */
const withoutReturns = (text: string): string =>
  text.includes('"') ? text.replace(/\r(?!\n)/g, '\n') : text.replace(/\r\n?/g, '\n')

function newlinesIn(text: string, end = text.length): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count += 1
  return count
}

/** Whether a row has no text at all, as spreadsheets leave them. */
export function isBlank(cells: string[]): boolean {
  for (const cell of cells) if (cell.trim() !== '') return false
  return true
}

export interface CsvTable {
  header: string[]
  /** Sound rows only, each with as many cells as the header. */
  rows: CsvRow[]
  /** Rows read below the header, sound or not. */
  read: number
  problems: Problem[]
}

/**
 * The table that a comma-separated text holds; rows without any text are skipped, a row that isn't sound
 * is left out and named. `parseCsv('a,b\n1,2\n').rows` is `[{ line: 2, cells: ['1', '2'] }]`.
 */
export function parseCsv(text: string): CsvTable {
  const table: CsvTable = { header: [], rows: [], read: 0, problems: [] }
  let isHeaded = false
  const reader = csvReader(',', (cells, line, isMisquoted) => {
    if (isBlank(cells)) return
    if (isMisquoted) table.problems.push(problem('bad-quotes', line, '', cells.join(',')))
    if (!isHeaded) {
      isHeaded = true
      if (!isMisquoted) table.header = cells
      return
    }
    table.read += 1
    if (isMisquoted) return
    if (cells.length === table.header.length) table.rows.push({ line, cells })
    else table.problems.push(problem('ragged-row', line, '', cells.join(',')))
  })
  reader.push(text)
  reader.end()
  return table
}
