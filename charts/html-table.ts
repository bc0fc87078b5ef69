/** A Figure's table as HTML text: the form that a page and an embed share. */
import { countText } from '@/stats/words'
import type { Table } from './figure'
import { escape } from './svg'

/** The table with its caption; missing values are an en dash. */
export function toHtmlTable({ caption, columns, rows }: Table): string {
  const head = columns.map((column) => `<th scope="col">${escape(column)}</th>`).join('')
  const cell = (value: string | number | null) =>
    value === null ? '–' : typeof value === 'number' ? countText(value) : escape(value)
  const line = ([first, ...rest]: (string | number | null)[]) =>
    `<tr><th scope="row">${cell(first)}</th>${rest.map((value) => `<td>${cell(value)}</td>`).join('')}</tr>`
  return (
    `<table><caption class="visually-hidden">${escape(caption)}</caption>` +
    `<thead><tr>${head}</tr></thead><tbody>${rows.map(line).join('')}</tbody></table>`
  )
}
