/**
 * The oEmbed of a chart and of a check, each from the query of its page or frame: the frame's code within the room
 * that the consumer has, or what keeps it from being made.
 */
import { type Asked, type Refused, isRefused } from '@/app/asked'
import { askCheck } from '@/app/asked-check'
import { toDashboardQuery } from '@/charts/dashboard'
import { claimFrameRoom, claimFrameRooms } from '@/charts/claim-frame'
import { revisedText } from '@/charts/frame'
import { CHECK_FRAME_WORDS, FRAME_WORDS } from '@/charts/frame-words'
import { type Oembed, type Short, boxWithin, chartHeights, toOembed } from '@/charts/oembed'
import { WIDE } from '@/charts/picture'
import { sinceRevised } from '@/charts/since-revised'
import { summaryApart } from '@/charts/summary'
import { type View, type ViewWord, toViewQuery } from '@/charts/view'
import { iframeCode } from '@/components/embed-code'
import { releaseOn } from '@/stats/ledger'
import type { Query } from '@/stats/question'

/** Seconds that a consumer may keep an answer, as caches may keep a live one. */
const CACHE_AGE = 300

interface Room {
  width: number
  height: number
}

interface Made {
  oembed: Oembed
  lastModified: Date
}

/** Of a chart. */
export function chartOembed({ ledger, dashboard, chart, site, lastModified }: Asked, room: Room): Made | Short {
  const { question, asOf, release } = dashboard.answer
  const revised = sinceRevised(ledger, dashboard, chart.id)
  const box = boxWithin(chartHeights(dashboard, chart, revised && revisedText(revised)), dashboard.view.plain === '1', room)
  if ('short' in box) return box
  const figure = dashboard.draw(chart.id, WIDE)
  const view = { ...dashboard.view, plain: box.plain ? ('1' as const) : ('0' as const) }
  const query = toDashboardQuery(question, view, FRAME_WORDS)
  const html = iframeCode({ site, chart: chart.id, query, title: figure.title, summary: summaryApart(figure), height: box.height, width: box.width })
  const picture = `${site}/charts/${chart.id}.png${toDashboardQuery(question, { ...dashboard.view, size: '1200x630', plain: '0' }, ['since', 'theme', 'size'])}`
  return { oembed: toOembed({ title: figure.title, site, html, box, picture, asOf, release: release.id, cacheAge: CACHE_AGE }), lastModified }
}

/** Of a check: live where its address is. */
export async function checkOembed(request: Request, entries: Query, room: Room): Promise<Made | Short | Refused> {
  const asked = await askCheck(request, CHECK_FRAME_WORDS, entries)
  if (isRefused(asked)) return asked
  const { ledger, shown, query, view, site, lastModified } = asked
  const { check, sentence } = shown
  const box = boxWithin((width, plain) => claimFrameRoom(shown, plain, width), view.plain === '1', room)
  if ('short' in box) return box
  const title = `Checked: ${sentence}`
  const look = (over: Partial<View>, words: readonly ViewWord[]) => [query, toViewQuery({ ...view, ...over }, words)].filter((part) => part !== '').join('&')
  const html = iframeCode({
    site,
    chart: 'claim',
    query: look({ plain: box.plain ? '1' : '0' }, CHECK_FRAME_WORDS),
    title,
    summary: check.verdict,
    height: box.height,
    width: box.width,
    // A consumer with room for no more is told of no more.
    windows: room.height === Infinity ? claimFrameRooms(shown, box.plain) : [],
  })
  const release = ledger.releases[releaseOn(ledger, check.known)]?.id ?? null
  const picture = `${site}/claims.png${look({}, ['theme'])}`
  return { oembed: toOembed({ title, site, html, box, picture, asOf: check.claim.asOf, release, cacheAge: CACHE_AGE }), lastModified }
}
