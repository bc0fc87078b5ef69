import { CHARTS, type Chart } from '@/charts/catalogue'
import type { Choices, Dashboard } from '@/charts/dashboard'
import type { QueryProblem } from '@/stats/question'
import { lastDayOf, longDay, slotOf, yearOf } from '@/stats/calendar'
import { BadAddress } from './bad-address'
import { Drawings } from './chart-frame'
import { dashboardParts } from './dashboard-parts'
import { LivePage } from './live-page'
import { QuestionForm } from './question-form'
import { Slot } from './slot'

interface Props {
  dashboard: Dashboard
  choices: Choices
  problems: QueryProblem[]
}

/** The dashboard: the question, the answer, and five charts in one column of thought. */
export function DashboardPage({ dashboard, choices, problems }: Props) {
  const parts = dashboardParts(dashboard)
  const slot = (name: string) => <Slot name={name}>{parts[name]}</Slot>
  const chart = (id: string) => (
    <ChartPlace chart={CHARTS.find((c) => c.id === id)!} dashboard={dashboard} slot={slot} />
  )
  return (
    <main id="dashboard">
      <Slot name="problems">
        <BadAddress problems={problems} />
      </Slot>
      <nav aria-label="Examples" className="presets">
        {choices.presets.map(({ name, query }) => (
          <a key={name} href={`/${query}`} data-live data-preset aria-current={query === dashboard.query ? 'true' : undefined}>
            {name}
          </a>
        ))}
      </nav>
      <QuestionForm dashboard={dashboard} choices={choices} />
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

interface ChartPlaceProps {
  chart: Chart
  dashboard: Dashboard
  slot: (name: string) => React.ReactNode
}

function ChartPlace({ chart, dashboard, slot }: ChartPlaceProps) {
  return (
    <section id={chart.id} className={`chart ${chart.sizes.length > 2 ? 'full' : 'half'}`} aria-labelledby={`${chart.id}-title`}>
      {slot(`${chart.id}-head`)}
      <div className="plot">
        <div data-chart={chart.id} tabIndex={0} role="group" aria-roledescription="chart" aria-labelledby={`${chart.id}-title`}>
          <Slot name={chart.id}>
            <Drawings dashboard={dashboard} chart={chart} />
          </Slot>
        </div>
        {chart.id === 'year-so-far' && <AsOfSlider asOf={dashboard.answer.asOf} />}
      </div>
      {slot(`${chart.id}-foot`)}
    </section>
  )
}

/** The handle of the as-of line. It stands on the chart's own axis of 366 dates; script makes it work. */
function AsOfSlider({ asOf }: { asOf: number }) {
  return (
    <input
      id="asof-slider"
      type="range"
      min={0}
      max={slotOf(lastDayOf(yearOf(asOf)))}
      defaultValue={slotOf(asOf)}
      aria-label="As-of day"
      aria-valuetext={longDay(asOf)}
    />
  )
}
