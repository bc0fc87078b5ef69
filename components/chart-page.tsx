import type { Chart } from '@/charts/catalogue'
import { shareOf } from '@/charts/share'
import { BadAddress } from './bad-address'
import { ChartPlace } from './chart-place'
import type { PageProps } from './dashboard-page'
import { LivePage } from './live-page'
import { OwnDataset } from './own-dataset'
import { pageParts } from './page-parts'
import { layoutsOf, placeOf } from './place'
import { Presets } from './presets'
import { QuestionForm } from './question-form'
import { SharePanel } from './share-panel'
import { Slot } from './slot'

/** A chart by itself: the question, the answer, the chart large, its table, words, sources, and its ways out. */
export function ChartPage({ chart, dashboard, choices, problems, revised, served }: PageProps & { chart: Chart }) {
  const place = placeOf(chart.id)
  const parts = pageParts({ dashboard, place, served, revised })
  const slot = (name: string) => <Slot name={name}>{parts[name]}</Slot>
  return (
    <main id="dashboard" className="chart-page" data-page={chart.id} data-served={JSON.stringify(served)}>
      <Slot name="problems">
        <BadAddress problems={problems} />
      </Slot>
      <OwnDataset dataset={served.dataset} />
      <nav aria-label="This question elsewhere" className="presets">
        {slot('ways')}
      </nav>
      <Presets presets={choices.presets} query={dashboard.query} place={place} />
      <QuestionForm dashboard={dashboard} choices={choices} place={place} asOfWords={slot('asof-words')} />
      <div className="answer">{slot('answer')}</div>
      <ChartPlace chart={chart} layouts={layoutsOf(place, chart)} dashboard={dashboard} slot={slot} />
      <section aria-labelledby="words-title">
        <h2 id="words-title">In words</h2>
        {slot('words')}
      </section>
      <section aria-labelledby="sources-title">
        <h2 id="sources-title">Sources</h2>
        {slot('sources')}
      </section>
      <SharePanel share={shareOf(dashboard, chart.id, { ...served, revised })} />
      <p id="spoken" className="visually-hidden" aria-live="polite" />
      <LivePage />
    </main>
  )
}
