/**
 * What a share panel hands out for one chart: its live and its frozen query, what its codes and files are
 * made from, and its citations. All of it is decided here; the panel only joins words of an address.
 */
import { type Day, longDay } from '@/stats/calendar'
import { chartPath } from './catalogue'
import { type Citations, citationsOf } from './citation'
import { type Dashboard, toDashboardQuery } from './dashboard'
import type { Figure } from './figure'
import { frameHeight } from './frame-height'
import { NARROW, WIDE } from './picture'

/** The heights of a frame in pixels, with its title and notes and without. */
export interface Heights {
  whole: number
  plain: number
}

export interface Share {
  /** The site's own address, without a slash at its end. */
  site: string
  chart: string
  path: string
  /** The finding, for those who see the code instead of the chart. */
  title: string
  summary: string
  /** The query as the page has it: files made from it hold what the page shows. */
  query: string
  /** Without a known-on day: later releases change what stands there. */
  live: string
  /** With both of its days: it stays. */
  frozen: string
  /** "7 September 2015", "3 July 2016". */
  asOf: string
  knownOn: string
  /** Frames in a column of 600 and of 280 pixels. */
  heights: { wide: Heights; narrow: Heights }
  citations: Citations
}

/** What is shared of a chart of a dashboard; the retrieval's day is read at the edge and passed in. */
export function shareOf(dashboard: Dashboard, chart: string, { site, retrieved }: { site: string; retrieved: Day }): Share {
  const { answer, view, query, frozenQuery } = dashboard
  const { question } = answer
  // Without its known-on day a question that names no as-of day would be asked of another one.
  const live = question.known === null ? query : toDashboardQuery({ ...question, asOf: answer.asOf, known: null }, view)
  const wide = dashboard.draw(chart, WIDE)
  return {
    site,
    chart,
    path: chartPath(chart),
    title: wide.title,
    summary: wide.summary,
    query,
    live,
    frozen: frozenQuery,
    asOf: longDay(answer.asOf),
    knownOn: longDay(answer.knownOn),
    heights: { wide: heightsOf(wide, WIDE.width), narrow: heightsOf(dashboard.draw(chart, NARROW), NARROW.width) },
    citations: citationsOf(dashboard, wide, { site, retrieved }),
  }
}

const heightsOf = (figure: Figure, width: number): Heights => ({
  whole: frameHeight(figure, width, false),
  plain: frameHeight(figure, width, true),
})
