/**
 * The two series as a Figure of the product's, and the documents that carry it: what our side of the
 * measurement draws where the peers draw `embeds/series.mjs`.
 */
import { countAxis } from '@/charts/axis'
import { toHtmlTable } from '@/charts/html-table'
import { toSvg } from '@/charts/svg'
import { named, names, rows, source, subtitle, title } from './embeds/series.mjs'

export const WIDE = { width: 600, from: 440, narrow: false }
export const NARROW = { width: 280, from: 0, narrow: true }

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

const STYLE =
  'body{margin:0;font:14px/1.4 system-ui,sans-serif;color:var(--ink);background:var(--paper);--firearms:#801650;--traffic:#12436d;--ink:#14213d;--muted:#5b6475;--faint:#d9dde4;--paper:#fff}' +
  'svg{width:100%;height:auto}.w{display:none}@media(min-width:440px){.n{display:none}.w{display:block}}h1{font-size:18px;margin:0}p{margin:4px 0;color:var(--muted)}' +
  '@media(prefers-color-scheme:dark){body{--firearms:#e58cbd;--traffic:#8bb8e8;--ink:#eef1f6;--muted:#a4adbd;--faint:#3a4458;--paper:#111827}}'

/** A stand-in for the frame: both drawings, the source, and unless it is bare also title, notes and table. */
export function frameOf(isBare) {
  const [wide, narrow] = [figureOf(WIDE), figureOf(NARROW)]
  const above = isBare ? '' : `<h1>${title}</h1><p>${subtitle}</p>`
  const below = isBare ? '' : `<p>${wide.notes.join(' ')}</p><details><summary>The numbers</summary>${toHtmlTable(wide.table)}</details>`
  return (
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style>` +
    `${above}<div class="n">${toSvg(narrow, 'page', 'n')}</div><div class="w">${toSvg(wide, 'page', 'w')}</div>${below}<p>Source: ${source}. As of 1 December 2024. Same Period</p></html>`
  )
}
