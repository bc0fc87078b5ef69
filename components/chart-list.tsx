import { Html } from './html'
import { CHARTS, chartPath } from '@/charts/catalogue'
import type { Dashboard } from '@/charts/dashboard'
import { NARROW } from '@/charts/picture'
import { toSvg } from '@/charts/svg'
import type { QueryProblem } from '@/stats/question'
import { BadAddress } from './bad-address'
import { OwnDataset } from './own-dataset'
import type { Served } from './place'

/** Every chart, small, of one question; each leads to its own page. */
export function ChartList({ dashboard, problems, dataset }: { dashboard: Dashboard; problems: QueryProblem[] } & Pick<Served, 'dataset'>) {
  return (
    <main id="dashboard">
      <BadAddress problems={problems} />
      <OwnDataset dataset={dataset} />
      <h1 className="plain">Charts</h1>
      <p className="lead">
        {dashboard.sentence} <a href={`/${dashboard.query}`}>Ask otherwise</a>
      </p>
      <ul className="chart-list">
        {CHARTS.map(({ id, name, about }) => {
          const figure = dashboard.draw(id, NARROW)
          return (
            <li key={id} id={id}>
              <h2>
                <a href={`${chartPath(id)}${dashboard.query}`}>{name}</a>
              </h2>
              <p className="subtitle">{about}</p>
              <p className="finding-small">{figure.title}</p>
              <Html className="small-drawing" html={toSvg(figure, 'page', `${id}-small`)} />
            </li>
          )
        })}
      </ul>
    </main>
  )
}
