/**
 * A figure's table as CSV: the header first, one line a row, LF, days as ISO has them, plain numbers, an
 * empty cell where nothing is known. A cell that a spreadsheet would run as a formula is made harmless by
 * an apostrophe; a signed number or percent, such as +6%, runs nothing and stays.
 */
import { type Cell, type Figure, dataOf } from './figure'

/** The CSV of a figure's table. */
export const toCsv = ({ table }: Pick<Figure, 'table'>): string =>
  [table.columns, ...table.rows].map((row) => `${row.map(csvCell).join(',')}\n`).join('')

/** Whether a spreadsheet would run a text as a formula. */
export const isFormula = (text: string): boolean => /^[=+\-@\t\r]/.test(text) && !/^[+-]\d[\d.,]*%?$/.test(text)

/** A cell as RFC 4180 writes it: `say "no"` is `"say ""no"""`; `=1+1` becomes `'=1+1`. */
export function csvCell(cell: Cell): string {
  const data = dataOf(cell)
  if (data === null) return ''
  if (typeof data === 'number') return String(data)
  const harmless = isFormula(data) ? `'${data}` : data
  return /[",\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
