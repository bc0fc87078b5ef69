import { CHARTS } from '@/charts/catalogue'
import type { Choices, Dashboard } from '@/charts/dashboard'
import type { Revised } from '@/charts/since-revised'
import type { QueryProblem } from '@/stats/question'
import { BadAddress } from './bad-address'
import { ChartPlace } from './chart-place'
import { LivePage } from './live-page'
import { OwnDataset } from './own-dataset'
import { pageParts } from './page-parts'
import { type Served, placeOf } from './place'
import { Presets } from './presets'
import { QuestionForm } from './question-form'
import { Slot } from './slot'

export interface PageProps {
  dashboard: Dashboard
  choices: Choices
  problems: QueryProblem[]
  revised: Revised | null
  served: Served
}

/** The dashboard: the question, the answer, and five charts in one column of thought. */
export function DashboardPage({ dashboard, choices, problems, revised, served }: PageProps) {
  const place = placeOf()
  const parts = pageParts({ dashboard, place, served, revised })
  const slot = (name: string) => <Slot name={name}>{parts[name]}</Slot>
  const chart = (id: string) => {
    const found = CHARTS.find((c) => c.id === id)!
    return <ChartPlace chart={found} layouts={found.sizes} dashboard={dashboard} slot={slot} />
  }
  return (
    <main id="dashboard" data-served={JSON.stringify(served)}>
      <Slot name="problems">
        <BadAddress problems={problems} />
      </Slot>
      <OwnDataset dataset={served.dataset} />
      <Presets presets={choices.presets} query={dashboard.query} place={place} />
      <QuestionForm dashboard={dashboard} choices={choices} place={place} asOfWords={slot('asof-words')} />
      <div className="answer">{slot('answer')}</div>
      {chart('year-so-far')}
      <div className="columns">
        {slot('groups')}
        {slot('vintages')}
      </div>
      <div className="columns">
        {chart('by-cause')}
        <div>
          <section aria-labelledby="context-title">
            <h2 id="context-title">Context</h2>
            <p className="subtitle">What else changes the impression that one percent makes</p>
            {slot('context')}
          </section>
          {chart('last-365')}
        </div>
      </div>
      <div className="columns">
        {chart('by-year')}
        {chart('by-month')}
      </div>
      <p id="spoken" className="visually-hidden" aria-live="polite" />
      <LivePage />
    </main>
  )
}
