/** A Figure's table as HTML text: the form that a page and an embed share. */
import { type Cell, type Table, dataOf, isLinked, textOf } from './figure'
import { escape } from './svg'

const isWord = (cell: Cell): boolean => cell !== null && !isLinked(cell) && typeof dataOf(cell) === 'string'

/** The table with its caption; counts lead to their records, missing values are an en dash. `site` makes the links absolute. */
export function toHtmlTable({ caption, columns, rows }: Table, site = ''): string {
  // Words begin where their head does, numbers end there.
  const words = columns.map((_, i) => (i > 0 && rows.some((row) => isWord(row[i])) ? ' class="words"' : ''))
  const head = columns.map((column, i) => `<th scope="col"${words[i]}>${escape(column)}</th>`).join('')
  const cell = (value: Cell) =>
    isLinked(value) ? `<a href="${escape(`${site}/records${value.records}`)}">${textOf(value)}</a>` : escape(textOf(value))
  // On a page a mark hangs beside its number, so that digits stay in line; a frame has no bytes to spare for it.
  const marked = (text: string, i: number) => (site === '' && words[i] === '' ? text.replace(/ \[[a-z]\](?=(<\/a>)?$)/, '<span class="mark">$&</span>') : text)
  const line = ([first, ...rest]: Cell[]) =>
    `<tr><th scope="row">${cell(first)}</th>${rest.map((value, i) => `<td${words[i + 1]}>${marked(cell(value), i + 1)}</td>`).join('')}</tr>`
  return (
    `<table><caption class="visually-hidden">${escape(caption)}</caption>` +
    `<thead><tr>${head}</tr></thead><tbody>${rows.map(line).join('')}</tbody></table>`
  )
}
