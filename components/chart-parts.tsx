import { chartPath } from '@/charts/catalogue'
import type { Dashboard } from '@/charts/dashboard'
import type { Revised } from '@/charts/since-revised'
import { bareSummary } from '@/charts/summary'
import { longDay, spanText } from '@/stats/calendar'
import { datasetQuery } from '@/stats/dataset'
import { longKnown } from '@/stats/known'
import { countText } from '@/stats/words'
import { Headline, Notes, notesBeside } from './answer-words'
import type { Parts } from './live'
import { type Place, type Served, layoutsOf } from './place'
import { RevisedLine } from './revised-line'

/** The parts of a chart's own page around the chart: the answer, the words, the sources, the ways on. */
export function chartParts(dashboard: Dashboard, place: Place, served: Served, revised: Revised | null): Parts {
  return {
    answer: (
      <>
        <Headline dashboard={dashboard} place={place} />
        <RevisedLine revised={revised} dashboard={dashboard} place={place} />
      </>
    ),
    words: <Words dashboard={dashboard} place={place} revised={revised} />,
    sources: <Sources dashboard={dashboard} place={place} dataset={served.dataset} />,
    ways: <Ways query={dashboard.query} />,
  }
}

/** What the drawing shows, in words, and apart from it what is to be known of the comparison that the page leads with. */
function Words({ dashboard, place, revised }: { dashboard: Dashboard; place: Place; revised: Revised | null }) {
  const chart = place.chart!
  return (
    <>
      <p className="summary">{bareSummary(dashboard.draw(chart.id, layoutsOf(place, chart)[0]))}</p>
      <h3>About the comparison above</h3>
      <Notes notes={notesBeside(dashboard, revised)} path={place.path} />
    </>
  )
}

/** Which releases the chart rests on, under which licence, and where the data and the rules stand. */
function Sources({ dashboard, place, dataset }: { dashboard: Dashboard; place: Place } & Pick<Served, 'dataset'>) {
  const { knownOn } = dashboard.answer
  const { id } = place.chart!
  const { source, behind } = dashboard.draw(id, layoutsOf(place, place.chart!)[0])
  return (
    <>
      <p>{source}. The chart rests on:</p>
      {behind.length === 0 ? (
        <p className="note">No release: none known on {longKnown(knownOn)} covers its days.</p>
      ) : (
        <ul className="behind">
          {behind.map((release) => (
            <li key={release.id}>
              <a href={`${dataset.path}/releases/${release.id}`}>Release of {longDay(release.released)}</a>: {countText(release.deaths)} deaths,{' '}
              {spanText(release.span)}, compiled by {release.compiledBy}, {release.licence}
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={dataset.path}>The data set</a> has every release, <a href={`/method${datasetQuery(dataset.id)}`}>the method</a> every rule. This chart’s
        numbers: <a href={`${chartPath(id)}.csv${dashboard.query}`}>CSV</a>,{' '}
        <a href={`${chartPath(id)}.json${dashboard.query}`}>JSON</a>.
      </p>
    </>
  )
}

/** The same question, elsewhere. */
function Ways({ query }: { query: string }) {
  return (
    <>
      <a href={`/charts${query}`}>All charts</a>
      <a href={`/${query}`}>The dashboard</a>
    </>
  )
}
