/**
 * What a share panel hands out for one chart: its live and its frozen query, what its codes and files are
 * made from, and its citations. All of it is decided here; the panel only joins words of an address.
 */
import { type Day, longDay } from '@/stats/calendar'
import { chartPath } from './catalogue'
import { type Citations, citationsOf } from './citation'
import { type Dashboard, toDashboardQuery } from './dashboard'
import { revisedText } from './frame'
import { COLUMNS, frameHeight } from './frame-height'
import { figureAt } from './oembed'
import { NARROW, WIDE } from './picture'
import type { Revised } from './since-revised'

/** The heights of a frame in pixels, in a column of 600 pixels and in one of 280. */
export interface Heights {
  wide: { whole: number; plain: number }
  narrow: { whole: number; plain: number }
  /** In each of the columns that a script code tells, from the narrowest. */
  columns: { width: number; whole: number; plain: number }[]
}

/** Who asks, and what newer releases made of the figures. */
export interface Sharing {
  /** The site's own address, without a slash at its end. */
  site: string
  retrieved: Day
  revised: Revised | null
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
  /** A frozen frame may have to tell of revisions. */
  heights: { live: Heights; frozen: Heights }
  citations: Citations
}

/** What is shared of a chart of a dashboard; the retrieval's day is read at the edge and passed in. */
export function shareOf(dashboard: Dashboard, chart: string, { site, retrieved, revised }: Sharing): Share {
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
    heights: { live: heightsOf(dashboard, chart, null), frozen: heightsOf(dashboard, chart, revised) },
    citations: citationsOf(dashboard, wide, { site, retrieved }),
  }
}

function heightsOf(dashboard: Dashboard, chart: string, revised: Revised | null): Heights {
  const told = { revised: revised && revisedText(revised) }
  const [wide, narrow, ...columns] = [WIDE.width, NARROW.width, ...COLUMNS].map((width) => {
    const figure = figureAt(dashboard, chart, width)
    return { width, whole: frameHeight(figure, width, false, told), plain: frameHeight(figure, width, true, told) }
  })
  return { wide, narrow, columns }
}
