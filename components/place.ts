/**
 * A page that a reader explores: the dashboard with its charts, or one chart's own page. The server and
 * the browser ask here which charts stand on it, at which layouts, and what the page is called.
 */
import { type Chart, DASHBOARD_CHARTS, chartPath, findChart } from '@/charts/catalogue'
import type { Dashboard } from '@/charts/dashboard'
import type { Size } from '@/charts/figure'
import { FULL } from '@/charts/scope'
import type { Day } from '@/stats/calendar'

export interface Place {
  /** Its address without a query. */
  path: string
  /** The chart whose own page it is; null for the dashboard. */
  chart: Chart | null
  charts: Chart[]
}

/** What only the server knows of a page that it served; the browser reads it back from the page. */
export interface Served {
  /** The site's own address, without a slash at its end. */
  site: string
  retrieved: Day
  /** The data set, with the path of its page. */
  dataset: { id: string; title: string; path: string }
}

const DASHBOARD: Place = { path: '/', chart: null, charts: DASHBOARD_CHARTS }

/** The own page of a chart, or the dashboard where none is named. */
export function placeOf(id?: string): Place {
  const chart = id === undefined ? null : findChart(id)
  return chart === null ? DASHBOARD : { path: chartPath(chart.id), chart, charts: [chart] }
}

/** The layouts of a chart: across the page where it stands alone. */
export const layoutsOf = (place: Place, chart: Chart): Size[] => (place.chart === null ? chart.sizes : FULL)

/** What the browser's tab says: the sentence of the dashboard; of a chart what it shows, and its name. */
export function pageTitle(place: Place, dashboard: Dashboard): string {
  if (place.chart === null) return `${dashboard.sentence} · Same Period`
  return `${dashboard.draw(place.chart.id, FULL[0]).title} · ${place.chart.name} · Same Period`
}
