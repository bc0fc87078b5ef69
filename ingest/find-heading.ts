/**
 * The delimiter and the heading of a file, from its first rows: the delimiter that gives most rows the
 * same number of cells, best if the heading then names a date; the heading is the first row that names
 * columns and has the width of the rows below it.
 */
import { delimiters } from './choices'
import { csvReader, isBlank } from './csv'
import { namesRole } from './column-names'
import { parseDateCell } from './date-cell'
import { copyOf } from './problem-log'

export interface HeadRow {
  line: number
  cells: string[]
  isMisquoted: boolean
}

export interface Heading {
  delimiter: string
  /** The names of the columns, trimmed. */
  names: string[]
  /** Where the heading stands; 0 where the file has none. */
  line: number
  /** Sound rows below it, of the first text only. */
  rows: HeadRow[]
}

const LOOKED_AT = 30
/** Characters that hold as many rows, nearly always. */
const FIRST = 16_384

/** The rows of a first text by a delimiter. */
export function headRows(text: string, delimiter: string, isWhole: boolean): HeadRow[] {
  const rows: HeadRow[] = []
  const reader = csvReader(delimiter, (cells, line, isMisquoted) => rows.push({ cells, line, isMisquoted }))
  reader.push(text)
  if (isWhole) reader.end()
  return rows
}

/** The heading that a first text holds, or null where nothing has two columns. */
export function findHeading(text: string, isWhole: boolean, chosen?: string): Heading | null {
  const soundRows = (part: string, delimiter: string, isAll: boolean) => headRows(part, delimiter, isAll).filter((row) => !isBlank(row.cells) && !row.isMisquoted)
  const found = (chosen ? [chosen] : delimiters).map((delimiter) => {
    const early = text.length > FIRST ? soundRows(text.slice(0, FIRST), delimiter, false) : []
    const first = (early.length < LOOKED_AT ? soundRows(text, delimiter, isWhole) : early).slice(0, LOOKED_AT)
    const width = modeOf(first.map((row) => row.cells.length).filter((length) => length > 1))
    const share = first.filter((row) => row.cells.length === width).length / Math.max(1, first.length)
    const named = Math.max(0, ...first.map((row) => namedIn(row.cells)))
    return { delimiter, first, width, score: width < 2 ? 0 : share + named }
  })
  const best = found.reduce((a, b) => (b.score > a.score ? b : a))
  if (best.score === 0) return null
  const place = headingPlace(best.first, best.width)
  const names = place < 0 ? Array.from({ length: best.width }, (_, n) => `column ${n + 1}`) : best.first[place].cells
  const start = place < 0 ? 0 : best.first[place].line
  const rows = soundRows(text, best.delimiter, isWhole).filter((row) => row.line > start && row.cells.length === names.length)
  return { delimiter: best.delimiter, names: names.map((name) => copyOf(name.trim())), line: place < 0 ? 0 : best.first[place].line, rows }
}

/** How many cells name a role; a long cell is a sentence and names none. */
const namedIn = (cells: string[]): number => (cells.length < 2 ? 0 : cells.filter((cell) => namesRole(cell)).length)

function headingPlace(rows: HeadRow[], width: number): number {
  const named = rows.findIndex((row) => row.cells.length >= 2 && namedIn(row.cells) > 0 && !holdsValues(row.cells))
  if (named >= 0) return named
  return rows.findIndex((row) => row.cells.length === width && row.cells.every((cell) => cell.trim() !== '') && !holdsValues(row.cells)) === 0
    ? 0
    : rows.findIndex((row) => row.cells.length === width && filled(row.cells) > 1 && !holdsValues(row.cells))
}

const filled = (cells: string[]): number => cells.filter((cell) => cell.trim() !== '').length

/** Whether a row holds a date or a number, which no heading does. */
const holdsValues = (cells: string[]): boolean =>
  cells.some((cell) => {
    const text = cell.trim()
    return /^[-+]?\d+([.,]\d+)*$/.test(text) || !['words', 'wrong'].includes(parseDateCell(text, 2999).kind)
  })

function modeOf(numbers: number[]): number {
  const counts = new Map<number, number>()
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0
}
