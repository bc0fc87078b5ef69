import { DASHBOARD_CHARTS } from '@/charts/catalogue'
import type { Dashboard } from '@/charts/dashboard'
import type { Figure } from '@/charts/figure'
import { toHtmlTable } from '@/charts/html-table'
import { HALF } from '@/charts/scope'
import { toSvg } from '@/charts/svg'
import { unlinked } from '@/charts/unlinked'
import { isOutside } from '@/stats/answer'
import { capital, pairAndPercent } from '@/stats/words'
import { Html } from './html'
import { Segments } from './segments'

/** The same question, answered by the published figures and by them with the file. */
interface Props {
  published: Dashboard
  tried: Dashboard
}

const SIDES = { published: 'As published', tried: 'With this file' } as const
type Side = keyof typeof SIDES

/** The headline, the groups and the charts, as published and with the file, side by side. */
export function UploadFigures(pair: Props) {
  const sides = Object.keys(SIDES) as Side[]
  return (
    <>
      <section aria-labelledby="headlines-title">
        <h2 id="headlines-title">The headline, then and now</h2>
        <div className="pair">
          {sides.map((side) => (
            <div key={side} data-side={side}>
              <h3>{SIDES[side]}</h3>
              <Headline dashboard={pair[side]} isPublished={side === 'published'} />
            </div>
          ))}
        </div>
        <Groups {...pair} />
      </section>
      <section aria-labelledby="charts-title">
        <h2 id="charts-title">The charts, then and now</h2>
        {DASHBOARD_CHARTS.map(({ id, name }) => (
          <div key={id} className="pair charts" role="group" aria-label={name}>
            {sides.map((side) => (
              <ChartSide key={side} side={side} draw={(width) => pair[side].draw(id, HALF[width])} />
            ))}
          </div>
        ))}
      </section>
    </>
  )
}

/** The sentence; what isn't published has no records to lead to. */
function Headline({ dashboard: { headline, colour }, isPublished }: { dashboard: Dashboard; isPublished: boolean }) {
  const segments = isPublished ? headline : headline.map(({ text, role }) => ({ text, role }))
  return (
    <p className="headline" style={{ '--hue': `var(--${colour})` } as React.CSSProperties}>
      <Segments segments={segments} />
    </p>
  )
}

function Groups({ published, tried }: Props) {
  const text = ({ answer, groups }: Dashboard, row: number) => (isOutside(answer) ? 'not covered' : pairAndPercent(groups[row].change))
  return (
    <table className="prose-table">
      <caption className="visually-hidden">Both counts and the change by group of causes, as published and with this file</caption>
      <thead>
        <tr>
          <th scope="col">cause</th>
          <th scope="col">as published</th>
          <th scope="col">with this file</th>
        </tr>
      </thead>
      <tbody>
        {published.groups.map(({ id, name }, i) => (
          <tr key={id} data-group={id}>
            <th scope="row">{capital(name)}</th>
            <td>{text(published, i)}</td>
            <td>{text(tried, i)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** One side of a chart: the wide drawing where there is room for it, its words, its table. */
function ChartSide({ side, draw }: { side: Side; draw: (size: 0 | 1) => Figure }) {
  const figures = [draw(0), draw(1)]
  const [figure] = figures
  const table = side === 'published' ? figure.table : unlinked(figure.table)
  return (
    <div className="half" data-side={side}>
      <p className="subtitle side">{SIDES[side]}</p>
      <h3>{figure.title}</h3>
      <p className="subtitle">{figure.subtitle}</p>
      {figure.keys.length > 0 && (
        <ul className="keys">
          {figure.keys.map(({ name, colour }) => (
            <li key={name} style={{ '--hue': `var(--${colour})` } as React.CSSProperties}>
              <span className="swatch" aria-hidden="true" />
              {name}
            </li>
          ))}
        </ul>
      )}
      <div className="plot">
        {figures.map((each) => (
          <Html key={each.width} className="drawing" data-width={each.width} html={toSvg(each, 'page', `${side}-${each.chart}-${each.width}`)} />
        ))}
      </div>
      <details>
        <summary>
          Table, {SIDES[side].toLowerCase()}: {table.caption}
        </summary>
        <Html className="scroll" tabIndex={0} role="region" aria-label={`${SIDES[side]}: ${table.caption}`} html={toHtmlTable(table)} />
      </details>
    </div>
  )
}
