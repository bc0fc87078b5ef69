import type { Dashboard } from '@/charts/dashboard'
import type { Revised } from '@/charts/since-revised'
import { isOutside } from '@/stats/answer'
import { longDay, toIso } from '@/stats/calendar'
import { AnswerWords, Context } from './answer-words'
import { ChartFoot, ChartHead } from './chart-frame'
import { chartParts } from './chart-parts'
import { GroupsTable } from './groups-table'
import type { Parts } from './live'
import { type Place, type Served, layoutsOf } from './place'
import { VintagesTable } from './vintages-table'

interface Page {
  dashboard: Dashboard
  place: Place
  served: Served
  revised: Revised | null
}

/**
 * Every part of a page that changes with the question, but for the drawings. The server and the browser
 * call the same function, so a part can't say two things.
 */
export function pageParts({ dashboard, place, served, revised }: Page): Parts {
  const words = place.charts.flatMap((chart) => {
    const figure = dashboard.draw(chart.id, layoutsOf(place, chart)[0])
    return [
      [`${chart.id}-head`, <ChartHead key="head" figure={figure} />],
      [`${chart.id}-foot`, <ChartFoot key="foot" chart={chart} figure={figure} dashboard={dashboard} place={place} />],
    ]
  })
  const { asOf } = dashboard.answer
  const parts = place.chart === null ? dashboardParts(dashboard, place, revised) : chartParts(dashboard, place, served, revised)
  return { ...parts, 'asof-words': <time dateTime={toIso(asOf)}>{longDay(asOf)}</time>, ...Object.fromEntries(words) }
}

/** The context, without the leading cause where the table of the groups has it as its title. */
const contextBeside = ({ answer, context }: Dashboard) => (isOutside(answer) ? context : context.filter(({ id }) => id !== 'leading'))

const dashboardParts = (dashboard: Dashboard, place: Place, revised: Revised | null): Parts => ({
  answer: <AnswerWords dashboard={dashboard} place={place} revised={revised} />,
  groups: <GroupsTable dashboard={dashboard} />,
  vintages: <VintagesTable dashboard={dashboard} place={place} />,
  context: <Context notes={contextBeside(dashboard)} />,
})
