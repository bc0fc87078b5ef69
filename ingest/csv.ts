/**
 * CSV text in, rows with their line numbers out (RFC 4180, comma). PapaParse is known to this file
 * alone. A byte-order mark is dropped, every newline counts (one inside a cell is read as LF), rows
 * without any text are skipped. A row that isn't sound is left out and named as a problem.
 */
import Papa from 'papaparse'
import { type Problem, problem } from './problem'

export interface CsvRow {
  /** The line on which the row starts; the header is line 1. */
  line: number
  cells: string[]
}

export interface CsvTable {
  header: string[]
  /** Sound rows only, each with as many cells as the header. */
  rows: CsvRow[]
  /** Rows read below the header, sound or not. */
  read: number
  problems: Problem[]
}

/** The table that a CSV text holds. `parseCsv('a,b\n1,2\n').rows` is `[{ line: 2, cells: ['1', '2'] }]`. */
export function parseCsv(text: string): CsvTable {
  const clean = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const { data, errors } = Papa.parse<string[]>(clean, { delimiter: ',', newline: '\n' })
  const misquoted = new Set(errors.filter((e) => e.type === 'Quotes').map((e) => e.row ?? 0))
  const table: CsvTable = { header: [], rows: [], read: 0, problems: [] }
  let line = 1
  let headed = false
  data.forEach((cells, place) => {
    const row = { line, cells }
    line += 1 + cells.reduce((newlines, cell) => newlines + newlinesIn(cell), 0)
    if (cells.every((cell) => cell.trim() === '')) return
    const fault = misquoted.has(place) ? problem('bad-quotes', row.line, '', cells.join(',')) : null
    if (fault) table.problems.push(fault)
    if (!headed) {
      headed = true
      if (!fault) table.header = cells
      return
    }
    table.read += 1
    if (fault) return
    if (cells.length === table.header.length) table.rows.push(row)
    else table.problems.push(problem('ragged-row', row.line, '', cells.join(',')))
  })
  return table
}

function newlinesIn(cell: string): number {
  let count = 0
  for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count += 1
  return count
}
