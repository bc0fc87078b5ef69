import { type Table, isLinked, textOf } from './figure'

/** A table whose counts lead nowhere: of figures that aren't published no address holds the records. */
export const unlinked = (table: Table): Table => ({
  ...table,
  rows: table.rows.map((row) => row.map((cell) => (isLinked(cell) ? { text: textOf(cell), data: cell.count } : cell))),
})
