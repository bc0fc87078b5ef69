import { chartPath } from '@/charts/catalogue'
import type { Dashboard } from '@/charts/dashboard'
import type { Revised } from '@/charts/since-revised'
import { longDay, spanText } from '@/stats/calendar'
import { countText } from '@/stats/words'
import { Headline, Notes } from './answer-words'
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
    words: <Words dashboard={dashboard} place={place} />,
    sources: <Sources dashboard={dashboard} place={place} dataset={served.dataset} />,
    ways: <Ways query={dashboard.query} />,
  }
}

/** What a drawing's summary says last; here the table stands above. */
const OF_TABLE = ' The table below holds the numbers.'

/** What the drawing shows, in words, and what is to be known of the comparison behind it. */
function Words({ dashboard, place }: { dashboard: Dashboard; place: Place }) {
  const chart = place.chart!
  const { summary } = dashboard.draw(chart.id, layoutsOf(place, chart)[0])
  return (
    <>
      <p className="summary">{summary.replace(OF_TABLE, '')}</p>
      <Notes notes={dashboard.notes} />
    </>
  )
}

/** Which releases the comparison rests on, under which licence, and where the data and the rules stand. */
function Sources({ dashboard, place, dataset }: { dashboard: Dashboard; place: Place; dataset: string }) {
  const { behind, knownOn } = dashboard.answer
  const { id } = place.chart!
  return (
    <>
      <p>{dashboard.draw(id, layoutsOf(place, place.chart!)[0]).source}. The windows compared rest on:</p>
      {behind.length === 0 ? (
        <p className="note">No release known on {longDay(knownOn)} covers them.</p>
      ) : (
        <ul className="behind">
          {behind.map((release) => (
            <li key={release.id}>
              <a href={`${dataset}/releases/${release.id}`}>{release.id}</a>: {countText(release.deaths)} deaths,{' '}
              {spanText(release.span)}, compiled by {release.compiledBy}, {release.licence}
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={dataset}>The data set</a> has every release, <a href="/method">the method</a> every rule. This chart’s
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
