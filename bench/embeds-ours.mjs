/**
 * The two series as a Figure of the product's, and the frame that carries it: what our side of the
 * measurement draws where the peers draw `embeds/series.mjs`.
 */
import { countAxis } from '@/charts/axis'
import { dashboardOf, parseDashboard } from '@/charts/dashboard'
import { toFrame } from '@/charts/frame'
import { defaultView } from '@/charts/view'
import { named, names, rows, source, subtitle, title } from './embeds/series.mjs'

const ROLES = ['firearms', 'traffic']
const isoDay = (ms) => new Date(ms).toISOString().slice(0, 10)

/** The figure of the two series at a size; its words and table are written as a chart of the product writes them. */
export function figureOf(size) {
  const last = rows.at(-1)
  const years = rows.filter((_, i) => i % (size.narrow ? 24 : 12) === 0)
  return {
    chart: 'two-series',
    title,
    subtitle,
    summary: `Line chart of deaths by firearms and in traffic in the 365 days up to the first of each month, five years long. On 1 December 2024 they stood at ${last[names[0]]} and ${last[names[1]]}. The table below holds the numbers.`,
    notes: ['One point a month.'],
    source,
    width: size.width,
    height: 260,
    margin: { top: 24, right: 12, bottom: 28, left: 34 },
    walk: 'x',
    x: { domain: [rows[0].day, last.day], ticks: years.map(({ day }) => ({ at: day, label: isoDay(day).slice(0, 4) })), grid: false },
    y: countAxis(Math.max(...rows.flatMap((row) => names.map((name) => row[name]))), 4),
    rows: rows.map((row) => ({
      at: row.day,
      title: `365 days to ${isoDay(row.day)}`,
      lines: names.map((name) => `${name}: ${row[name]}`),
      values: Object.fromEntries(names.map((name) => [name, row[name]])),
    })),
    series: names.map((name, i) => ({ kind: 'line', key: name, name, colour: ROLES[i], width: 2.5, step: false, dash: null })),
    rules: [],
    dots: [],
    labels: names.map((name, i) => ({ text: name, x: rows[named[i].row].day, y: rows[named[i].row][name], dx: 0, dy: named[i].dy, anchor: 'middle', colour: ROLES[i], strong: true })),
    keys: [],
    table: {
      caption: title,
      columns: ['365 days to', ...names],
      rows: rows.map((row) => [isoDay(row.day), ...names.map((name) => row[name])]).reverse(),
    },
  }
}

/**
 * The product's own frame around the two series: its words of source and credit are those of a question
 * to the shipped ledger, its drawings and table are of the series.
 */
export function frameOf(ledger, plain) {
  const { question, problems } = parseDashboard(new URLSearchParams(`asof=${isoDay(rows.at(-1).day)}`), ledger)
  if (problems.length > 0) throw new Error(JSON.stringify(problems))
  const dashboard = { ...dashboardOf(ledger, question, { ...defaultView(), plain }), draw: (_, size) => figureOf(size) }
  return toFrame({ dashboard, chart: { id: 'two-series' }, site: 'https://same-period.example', revised: null }).html
}
