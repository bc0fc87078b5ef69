/** The catalogue: every chart of the product, one line each. */
import { byCause } from './by-cause'
import { byMonth } from './by-month'
import { type Since, byYear } from './by-year'
import type { Figure, Size } from './figure'
import { last365Days } from './last-365'
import { FULL, HALF, type Scope } from './scope'
import { yearSoFar } from './year-so-far'

/** Settings of single charts that the address holds beside the question. */
export interface View {
  since: Since
}

export interface Chart {
  id: string
  name: string
  sizes: Size[]
  draw: (scope: Scope, size: Size, view: View) => Figure
}

export const CHARTS: Chart[] = [
  { id: 'year-so-far', name: 'The year so far', sizes: FULL, draw: yearSoFar },
  { id: 'by-cause', name: 'By cause, this year and last', sizes: HALF, draw: byCause },
  { id: 'last-365', name: 'Last 365 days', sizes: HALF, draw: last365Days },
  { id: 'by-year', name: 'By year', sizes: HALF, draw: (scope, size, view) => byYear(scope, size, view.since) },
  { id: 'by-month', name: 'By month', sizes: HALF, draw: byMonth },
]
