import { SINCE, sinceName } from '@/charts/view'
import type { Chart } from '@/charts/catalogue'
import { type Dashboard, toDashboardQuery } from '@/charts/dashboard'
import type { Figure } from '@/charts/figure'
import { toHtmlTable } from '@/charts/html-table'
import { toSvg } from '@/charts/svg'

/** The words above a chart: what is seen, and what, where, when, in which unit. */
export function ChartHead({ figure }: { figure: Figure }) {
  return (
    <>
      <h2 id={`${figure.chart}-title`}>{figure.title}</h2>
      <p className="subtitle">{figure.subtitle}</p>
      {figure.keys.length > 0 && (
        <ul className="keys">
          {figure.keys.map(({ name, colour, open }) => (
            <li key={name} style={{ '--hue': `var(--${colour})` } as React.CSSProperties}>
              <span className={open ? 'swatch open' : 'swatch'} aria-hidden="true" />
              {name}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** The first paint of a chart: a drawing for each width, of which the page's style shows one. */
export function Drawings({ dashboard, chart }: { dashboard: Dashboard; chart: Chart }) {
  return chart.sizes.map((size) => (
    <div
      key={size.width}
      className="drawing"
      data-width={size.width}
      dangerouslySetInnerHTML={{ __html: toSvg(dashboard.draw(chart.id, size), 'page', `${chart.id}-${size.width}`) }}
    />
  ))
}

/** The words under a chart: notes, source and the table of its numbers. */
export function ChartFoot({ figure, dashboard }: { figure: Figure; dashboard: Dashboard }) {
  return (
    <>
      {figure.notes.map((note) => (
        <p className="note" key={note}>
          {note}
        </p>
      ))}
      {figure.chart === 'by-year' && <SinceLinks dashboard={dashboard} />}
      <p className="note source">{figure.source}</p>
      <details>
        <summary>Table: {figure.table.caption}</summary>
        <div
          className="scroll"
          tabIndex={0}
          role="region"
          aria-label={figure.table.caption}
          dangerouslySetInnerHTML={{ __html: toHtmlTable(figure.table) }}
        />
      </details>
    </>
  )
}

function SinceLinks({ dashboard }: { dashboard: Dashboard }) {
  const { answer, view } = dashboard
  return (
    <p className="note choices">
      Years:{' '}
      {SINCE.map((since) => (
        <a
          key={since}
          href={`/${toDashboardQuery(answer.question, { ...view, since })}#by-year`}
          aria-current={since === view.since ? 'true' : undefined}
          data-live
        >
          {sinceName(since)}
        </a>
      ))}
    </p>
  )
}
