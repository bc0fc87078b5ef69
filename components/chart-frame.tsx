import { type Chart, chartPath } from '@/charts/catalogue'
import { type Dashboard, toDashboardQuery } from '@/charts/dashboard'
import type { Figure, Size } from '@/charts/figure'
import { toHtmlTable } from '@/charts/html-table'
import { toSvg } from '@/charts/svg'
import { SINCE, sinceName } from '@/charts/view'
import { countText } from '@/stats/words'
import { Html } from './html'
import type { Place } from './place'

/** The words above a chart: what is seen, and what, where, when, in which unit. */
export function ChartHead({ figure }: { figure: Figure }) {
  return (
    <>
      <h2 id={`${figure.chart}-title`}>{figure.title}</h2>
      <p className="subtitle">{figure.subtitle}</p>
      {figure.keys.length > 0 && (
        <ul className="keys">
          {figure.keys.map(({ name, colour, isDot, open }) => (
            <li key={name} style={{ '--hue': `var(--${colour})` } as React.CSSProperties}>
              <span className={isDot ? `swatch ${open ? 'open' : 'dot'}` : 'swatch'} aria-hidden="true" />
              {name}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** The first paint of a chart: a drawing for each width, of which the page's style shows one. */
export function Drawings({ dashboard, chart, layouts }: { dashboard: Dashboard; chart: Chart; layouts: Size[] }) {
  return layouts.map((size) => (
    <Html
      key={size.width}
      className="drawing"
      data-width={size.width}
      html={toSvg(dashboard.draw(chart.id, size), 'page', `${chart.id}-${size.width}`)}
    />
  ))
}

interface FootProps {
  chart: Chart
  figure: Figure
  dashboard: Dashboard
  place: Place
}

/** The words under a chart: notes, source and the table of its numbers, open where the chart stands alone. */
export function ChartFoot({ chart, figure, dashboard, place }: FootProps) {
  return (
    <>
      {figure.notes.map((note) => (
        <p className="note" key={note}>
          {note}
        </p>
      ))}
      {chart.takesSince && <SinceLinks chart={chart} dashboard={dashboard} place={place} />}
      <p className="note source">{figure.source}</p>
      {place.chart === null && <FormLinks chart={chart} query={dashboard.query} />}
      <details open={place.chart !== null}>
        <summary>Table: {figure.table.caption}</summary>
        <p className="note rows">{rowsText(figure.table.rows.length, place.chart === null ? FIT_BESIDE : FIT_ALONE)}</p>
        <Html className="scroll" tabIndex={0} role="region" aria-label={figure.table.caption} html={toHtmlTable(figure.table)} />
      </details>
    </>
  )
}

/** Rows that a table's box shows at once, on the dashboard and on a chart's own page. */
const FIT_BESIDE = 11
const FIT_ALONE = 18

/** "116 rows; the table scrolls." */
const rowsText = (rows: number, fit: number): string => `${countText(rows)} ${rows === 1 ? 'row' : 'rows'}${rows > fit ? '; the table scrolls' : ''}.`

/** The chart's other forms, of the same question. */
function FormLinks({ chart, query }: { chart: Chart; query: string }) {
  const path = chartPath(chart.id)
  const forms: [string, string][] = [
    ['Page', `${path}${query}`],
    ['Embed', `${path}${query}#embed`],
    ['PNG', `${path}.png${query}`],
    ['CSV', `${path}.csv${query}`],
    ['Cite', `${path}${query}#cite`],
  ]
  return (
    <p className="note choices forms">
      {forms.map(([name, href]) => (
        <a key={name} href={href} aria-label={`${name}: ${chart.name}`}>
          {name}
        </a>
      ))}
    </p>
  )
}

function SinceLinks({ chart, dashboard, place }: Omit<FootProps, 'figure'>) {
  const { answer, view } = dashboard
  return (
    <p className="note choices">
      Years:{' '}
      {SINCE.map((since) => (
        <a
          key={since}
          href={`${place.path}${toDashboardQuery(answer.question, { ...view, since })}#${chart.id}`}
          aria-current={since === view.since ? 'true' : undefined}
          data-live
        >
          {sinceName(since)}
        </a>
      ))}
    </p>
  )
}
