/** The catalogue: every chart of the product, one entry each. */
import { byCause } from './by-cause'
import { byMonth } from './by-month'
import { byState } from './by-state'
import { byYear } from './by-year'
import { causesOverTime } from './causes-over-time'
import { definitionsStrip } from './definitions'
import type { Figure, Size } from './figure'
import { last365Days } from './last-365'
import { rate } from './rate'
import { revisionTriangle } from './revision-triangle'
import { revisions } from './revisions'
import { FULL, HALF, type Scope } from './scope'
import type { View } from './view'
import { yearSoFar } from './year-so-far'

export interface Chart {
  id: string
  name: string
  /** What it shows, in one sentence, for the list of charts. */
  about: string
  /** Whether it stands on the dashboard; every chart has a page of its own. */
  onDashboard: boolean
  /** Whether the view word `since` changes it. */
  takesSince: boolean
  /** Set where it counts all causes, whichever deaths are asked about. */
  ofAllCauses?: true
  /** The layouts that a page draws; pictures and frames have their own. */
  sizes: Size[]
  draw: (scope: Scope, size: Size, view: View) => Figure
}

export const CHARTS: Chart[] = [
  {
    id: 'year-so-far',
    name: 'The year so far',
    about: 'The count from 1 January on, day by day, against the prior year and the ten years before.',
    onDashboard: true,
    takesSince: false,
    sizes: FULL,
    draw: yearSoFar,
  },
  {
    id: 'by-cause',
    name: 'By cause, this year and last',
    about: 'Every cause that either window holds, both counts side by side.',
    onDashboard: true,
    takesSince: false,
    sizes: HALF,
    ofAllCauses: true,
    draw: byCause,
  },
  {
    id: 'last-365',
    name: 'Last 365 days',
    about: 'A rolling count that has no season, ten years long.',
    onDashboard: true,
    takesSince: false,
    sizes: HALF,
    draw: last365Days,
  },
  {
    id: 'by-year',
    name: 'By year',
    about: 'Every year by group of causes, the unfinished one hatched.',
    onDashboard: true,
    takesSince: true,
    sizes: HALF,
    ofAllCauses: true,
    draw: (scope, size, view) => byYear(scope, size, view.since),
  },
  {
    id: 'by-month',
    name: 'By month',
    about: 'Each month of fifteen years.',
    onDashboard: true,
    takesSince: false,
    sizes: HALF,
    draw: byMonth,
  },
  {
    id: 'by-state',
    name: 'By state',
    about: 'The count of each state, territory and kind of agency on a tile map; never a ranking.',
    onDashboard: false,
    takesSince: false,
    sizes: FULL,
    draw: byState,
  },
  {
    id: 'definitions',
    name: 'Definitions',
    about: 'The change under each registered definition, with its 95% interval.',
    onDashboard: false,
    takesSince: false,
    sizes: FULL,
    draw: definitionsStrip,
  },
  {
    id: 'revisions',
    name: 'Revisions',
    about: 'The count of one window as each release knew it, by group of causes.',
    onDashboard: false,
    takesSince: false,
    sizes: FULL,
    ofAllCauses: true,
    draw: revisions,
  },
  {
    id: 'revision-triangle',
    name: 'Revision triangle',
    about: 'The count from 1 January to each month’s end as each release knew it, and how counts of one age usually rose later.',
    onDashboard: false,
    takesSince: false,
    sizes: FULL,
    draw: revisionTriangle,
  },
  {
    id: 'causes-over-time',
    name: 'Causes over time',
    about: 'Year by year, a small panel for each of the twelve causes with the most deaths.',
    onDashboard: false,
    takesSince: true,
    sizes: FULL,
    ofAllCauses: true,
    draw: (scope, size, view) => causesOverTime(scope, size, view.since),
  },
  {
    id: 'rate',
    name: 'Rate',
    about: 'Deaths per 100,000 sworn officers, for the years with a published number of officers only.',
    onDashboard: false,
    takesSince: false,
    sizes: FULL,
    draw: rate,
  },
]

/** The address of a chart's own page. */
export const chartPath = (id: string): string => `/charts/${id}`

export const findChart = (id: string): Chart | null => CHARTS.find((chart) => chart.id === id) ?? null

export const DASHBOARD_CHARTS = CHARTS.filter((chart) => chart.onDashboard)
