/**
 * What a share panel hands out for one chart: its live and its frozen address, each with the words and
 * heights of what stands there, what its files are made from, and its citations. All of it is decided here; the panel only joins words of an address.
 */
import { type Day, longDay } from '@/stats/calendar'
import { longKnown } from '@/stats/known'
import { toQuery } from '@/stats/question'
import { chartPath } from './catalogue'
import { type Citations, citationsOf } from './citation'
import { type Dashboard, toDashboardQuery } from './dashboard'
import { revisedText } from './frame'
import { COLUMNS, frameHeight } from './frame-height'
import { frameWords } from './frame-words'
import { figureAt } from './oembed'
import { NARROW, WIDE } from './picture'
import type { Revised } from './since-revised'
import { summaryApart } from './summary'

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

/** What an embed code says of the chart, for those who see the code instead of it, and the frame's heights. */
export interface Shown {
  /** The finding. */
  title: string
  summary: string
  query: string
  heights: Heights
}

export interface Share {
  /** The site's own address, without a slash at its end. */
  site: string
  chart: string
  path: string
  /** The query as the page has it: files made from it hold what the page shows. */
  query: string
  /** With everything known now: later releases change what stands there. */
  live: Shown
  /** With both of its days: it stays, and may have to tell of revisions. Null where its days aren't covered yet. */
  frozen: Shown | null
  /** The address of the feed that tells when a release changes what the headline prints; null where there is nothing to freeze. */
  watch: string | null
  /** Whether the live address names its as-of day, which then stays. */
  isPinned: boolean
  /** "7 September 2015", "3 July 2016". */
  asOf: string
  knownOn: string
  citations: Citations
}

/** What is shared of a chart of a dashboard; the retrieval's day is read at the edge and passed in. */
export function shareOf(dashboard: Dashboard, chart: string, { site, retrieved, revised }: Sharing): Share {
  const { answer, view, query, frozenQuery } = dashboard
  const { question } = answer
  const isPinned = question.known !== null || question.asOf !== null
  // Without its known-on day a question that names no as-of day would be asked of another one.
  const live = question.known === null ? query : toDashboardQuery({ ...question, asOf: answer.asOf, known: null }, view)
  return {
    site,
    chart,
    path: chartPath(chart),
    query,
    live: shownOf(question.known === null ? dashboard : dashboard.now(), chart, live, null),
    frozen: frozenQuery === null ? null : shownOf(dashboard, chart, frozenQuery, revised),
    watch: frozenQuery === null ? null : `/feed.xml${toQuery({ ...question, asOf: answer.asOf, known: answer.knownOn })}`,
    isPinned,
    asOf: longDay(answer.asOf),
    knownOn: longKnown(answer.knownOn),
    citations: citationsOf(dashboard, dashboard.draw(chart, WIDE), { site, retrieved }),
  }
}

function shownOf(dashboard: Dashboard, chart: string, query: string, revised: Revised | null): Shown {
  const wide = dashboard.draw(chart, WIDE)
  return { title: wide.title, summary: summaryApart(wide), query, heights: heightsOf(dashboard, chart, revised) }
}

function heightsOf(dashboard: Dashboard, chart: string, revised: Revised | null): Heights {
  const told = { words: frameWords(dashboard), revised: revised && revisedText(revised) }
  const [wide, narrow, ...columns] = [WIDE.width, NARROW.width, ...COLUMNS].map((width) => {
    const figure = figureAt(dashboard, chart, width)
    return { width, whole: frameHeight(figure, width, false, told), plain: frameHeight(figure, width, true, told) }
  })
  return { wide, narrow, columns }
}
