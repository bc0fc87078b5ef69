import { DASHBOARD_CHARTS } from '@/charts/catalogue'
import type { Dashboard } from '@/charts/dashboard'
import { AnswerWords, Context } from './answer-words'
import { ChartFoot, ChartHead } from './chart-frame'
import { GroupsTable } from './groups-table'
import type { Parts } from './live'
import { VintagesTable } from './vintages-table'

/**
 * Every part of the dashboard that changes with the question, but for the drawings. The server and the
 * browser call the same function, so a part can't say two things.
 */
export function dashboardParts(dashboard: Dashboard): Parts {
  const words = DASHBOARD_CHARTS.flatMap((chart) => {
    const figure = dashboard.draw(chart.id, chart.sizes[0])
    return [
      [`${chart.id}-head`, <ChartHead key="head" figure={figure} />],
      [`${chart.id}-foot`, <ChartFoot key="foot" figure={figure} dashboard={dashboard} />],
    ]
  })
  return {
    answer: <AnswerWords dashboard={dashboard} />,
    groups: <GroupsTable dashboard={dashboard} />,
    vintages: <VintagesTable dashboard={dashboard} />,
    context: <Context notes={dashboard.context} />,
    ...Object.fromEntries(words),
  }
}
