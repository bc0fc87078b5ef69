import type { Chart } from '@/charts/catalogue'
import type { Dashboard } from '@/charts/dashboard'
import type { Size } from '@/charts/figure'
import { lastDayOf, longDay, slotOf, yearOf } from '@/stats/calendar'
import { Drawings } from './chart-frame'
import { sliderMargins } from './slider-margins'
import { Slot } from './slot'

interface Props {
  chart: Chart
  layouts: Size[]
  dashboard: Dashboard
  slot: (name: string) => React.ReactNode
}

/** A chart's place on a page: words above, the drawing that takes the focus, words below. */
export function ChartPlace({ chart, layouts, dashboard, slot }: Props) {
  return (
    <section id={chart.id} className={`chart ${layouts.length > 2 ? 'full' : 'half'}`} aria-labelledby={`${chart.id}-title`}>
      {slot(`${chart.id}-head`)}
      <div className="plot">
        <div data-chart={chart.id} tabIndex={0} role="group" aria-roledescription="chart" aria-labelledby={`${chart.id}-title`}>
          <Slot name={chart.id}>
            <Drawings dashboard={dashboard} chart={chart} layouts={layouts} />
          </Slot>
        </div>
        {chart.id === 'year-so-far' && <AsOfSlider dashboard={dashboard} />}
      </div>
      {slot(`${chart.id}-foot`)}
    </section>
  )
}

/** The handle of the as-of line. It stands on the chart's own axis of 366 dates; script makes it work. */
function AsOfSlider({ dashboard }: { dashboard: Dashboard }) {
  const { asOf } = dashboard.answer
  return (
    <input
      id="asof-slider"
      type="range"
      min={0}
      max={slotOf(lastDayOf(yearOf(asOf)))}
      defaultValue={slotOf(asOf)}
      style={sliderMargins(dashboard)}
      aria-label="As-of day"
      aria-valuetext={longDay(asOf)}
    />
  )
}
