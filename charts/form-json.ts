/**
 * A figure as JSON that stands alone: its words, its question, whose figures it rests on, and the rows of
 * its table, each count with the address of its records. Days are `YYYY-MM-DD`, addresses absolute.
 */
import { toIso } from '@/stats/calendar'
import { dayOfKnown } from '@/stats/known'
import type { Dashboard } from './dashboard'
import { type Cell, type Figure, dataOf, isLinked } from './figure'
import { licencesOf } from './grounds'

interface Place {
  /** The site's own address, without a slash at its end. */
  site: string
}

/** The JSON of a figure, ready to be written. */
export function toJson(dashboard: Dashboard, figure: Figure, { site }: Place) {
  const { answer, query, frozenQuery } = dashboard
  const { chart, table } = figure
  const address = (query: string) => `${site}/charts/${chart}${query}`
  const cell = (value: Cell) =>
    isLinked(value)
      ? { count: value.count, records: `${site}/records${value.records}`, ...(value.isProvisional && { status: 'provisional' }) }
      : dataOf(value)
  return {
    chart,
    title: figure.title,
    subtitle: figure.subtitle,
    summary: figure.summary,
    notes: figure.notes,
    source: figure.source,
    credit: `Chart: Same Period. Figures: ${figure.credit}. ${address(frozenQuery ?? query)}`,
    licences: licencesOf(figure),
    asOf: toIso(answer.asOf),
    knownOn: toIso(dayOfKnown(answer.knownOn)),
    release: answer.release.id,
    releases: figure.behind.map((release) => release.id),
    definition: answer.definitions.map((definition) => definition.id),
    state: answer.state?.code ?? null,
    query,
    address: address(query),
    frozenAddress: frozenQuery === null ? null : address(frozenQuery),
    caption: table.caption,
    columns: table.columns,
    rows: table.rows.map((row) => row.map(cell)),
    ...marksOf(figure),
  }
}

/**
 * What a chart of lines draws beyond its table, such as every day of a year of which the table tells the
 * months: one row a stop, one column a line. Empty where the table holds all that is drawn, or where marks
 * stand on scales of their own.
 */
function marksOf({ rows, series, table }: Figure) {
  const lines = series.filter((each) => each.kind === 'line' || each.kind === 'area')
  const isMore = lines.length === series.length && rows.length > table.rows.length && rows.every((row) => row.across === undefined)
  if (!isMore) return {}
  return {
    marks: {
      columns: ['at', ...lines.map((line) => line.name)],
      rows: rows.filter(({ name }) => name !== null).map((row) => [row.name ?? row.title, ...lines.map((line) => row.values[line.key] ?? null)]),
    },
  }
}
