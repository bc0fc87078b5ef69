/**
 * A figure as JSON that stands alone: its words, its question, whose figures it rests on, and the rows of
 * its table, each count with the address of its records. Days are `YYYY-MM-DD`, addresses absolute.
 */
import { toIso } from '@/stats/calendar'
import type { Release } from '@/stats/ledger'
import type { Dashboard } from './dashboard'
import { type Cell, type Figure, dataOf, isLinked } from './figure'

interface Place {
  /** The site's own address, without a slash at its end. */
  site: string
  /** The releases of the figures, for their licences. */
  releases: Release[]
}

/** The JSON of a figure, ready to be written. */
export function toJson(dashboard: Dashboard, figure: Figure, { site, releases }: Place) {
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
    credit: `Chart: Same Period. Figures: ${figure.source}.`,
    licences: licencesOf(figure, dashboard, releases),
    asOf: toIso(answer.asOf),
    knownOn: toIso(answer.knownOn),
    release: answer.release.id,
    definition: answer.definitions.map((definition) => definition.id),
    state: answer.state?.code ?? null,
    query,
    address: address(query),
    frozenAddress: address(frozenQuery),
    caption: table.caption,
    columns: table.columns,
    rows: table.rows.map((row) => row.map(cell)),
    ...marksOf(figure),
  }
}

/** The licence of each compiler that the figure's source names. */
export function licencesOf({ source }: Figure, { answer }: Dashboard, releases: Release[]): { compiledBy: string; licence: string }[] {
  const known = releases.filter((release) => release.released <= answer.knownOn && source.includes(release.compiledBy))
  const licences = new Map(known.map(({ compiledBy, licence }) => [`${compiledBy} ${licence}`, { compiledBy, licence }]))
  return [...licences.values()]
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
