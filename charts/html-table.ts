/** A Figure's table as HTML text: the form that a page and an embed share. */
import { type Cell, type Table, isLinked, textOf } from './figure'
import { escape } from './svg'

/** The table with its caption; counts lead to their records, missing values are an en dash. `site` makes the links absolute. */
export function toHtmlTable({ caption, columns, rows }: Table, site = ''): string {
  const head = columns.map((column) => `<th scope="col">${escape(column)}</th>`).join('')
  const cell = (value: Cell) =>
    isLinked(value) ? `<a href="${escape(`${site}/records${value.records}`)}">${textOf(value)}</a>` : escape(textOf(value))
  const line = ([first, ...rest]: Cell[]) =>
    `<tr><th scope="row">${cell(first)}</th>${rest.map((value) => `<td>${cell(value)}</td>`).join('')}</tr>`
  return (
    `<table><caption class="visually-hidden">${escape(caption)}</caption>` +
    `<thead><tr>${head}</tr></thead><tbody>${rows.map(line).join('')}</tbody></table>`
  )
}
