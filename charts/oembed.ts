/**
 * oEmbed 1.0: what a site that was given the address of a chart needs to show it. Which chart an address
 * is of, the size of its frame within what the consumer has room for, and the answer as JSON or XML.
 */
import { toIso } from '@/stats/calendar'
import type { Chart } from './catalogue'
import type { Dashboard } from './dashboard'
import type { Figure } from './figure'
import { frameHeight } from './frame-height'
import { WIDE_FROM } from './frame-style'
import { frameWords } from './frame-words'
import { NARROW, WIDE } from './picture'
import { escape } from './svg'

/** The pixels of a frame: the column that it is made for, and the narrowest that it fits. */
export const COLUMN = 600
export const NARROWEST = 280

/** The chart that the dashboard stands for. */
const LEADING = 'year-so-far'

/** The id in the path of a chart's page or frame, or of the dashboard; null for another page. */
export function chartOfPath(path: string): string | null {
  if (path === '/') return LEADING
  return /^\/(?:charts|embed)\/([^/.]+)\/?$/.exec(path)?.[1] ?? null
}

export interface Box {
  width: number
  height: number
  plain: boolean
}

/** The figure that a frame draws at a width. */
export const figureAt = (dashboard: Dashboard, chart: string, width: number): Figure => dashboard.draw(chart, width < WIDE_FROM ? NARROW : WIDE)

/**
 * The frame of a chart within the room that there is: without its words where it is too tall with them.
 * Where it can't fit, the name of the measure that is short and the least that it needs. `revised` is the
 * line that the frame says of later revisions.
 */
export function boxWithin(dashboard: Dashboard, chart: Chart, room: { width: number; height: number }, revised: string | null): Box | { short: 'maxwidth' | 'maxheight'; least: number } {
  if (room.width < NARROWEST) return { short: 'maxwidth', least: NARROWEST }
  const width = Math.min(COLUMN, room.width)
  const words = frameWords(dashboard)
  const heightOf = (plain: boolean) => frameHeight(figureAt(dashboard, chart.id, width), width, plain, { words, revised })
  const isPlain = dashboard.view.plain === '1'
  for (const plain of isPlain ? [true] : [false, true]) {
    const height = heightOf(plain)
    if (height <= room.height) return { width, height, plain }
  }
  return { short: 'maxheight', least: heightOf(true) }
}

export interface Oembed {
  version: '1.0'
  type: 'rich'
  title: string
  html: string
  width: number
  height: number
  provider_name: string
  provider_url: string
  cache_age: number
  thumbnail_url: string
  thumbnail_width: number
  thumbnail_height: number
  as_of: string
  release: string
}

interface OembedAsked {
  dashboard: Dashboard
  chart: Chart
  site: string
  /** The frame's code, made for the box. */
  html: string
  box: Box
  /** The query of the chart's picture, its size included. */
  pictureQuery: string
  /** Seconds. */
  cacheAge: number
}

/** The answer for a chart. */
export function toOembed({ dashboard, chart, site, html, box, pictureQuery, cacheAge }: OembedAsked): Oembed {
  return {
    version: '1.0',
    type: 'rich',
    title: dashboard.draw(chart.id, WIDE).title,
    html,
    width: box.width,
    height: box.height,
    provider_name: 'Same Period',
    provider_url: `${site}/`,
    cache_age: cacheAge,
    thumbnail_url: `${site}/charts/${chart.id}.png${pictureQuery}`,
    thumbnail_width: 1200,
    thumbnail_height: 630,
    as_of: toIso(dashboard.answer.asOf),
    release: dashboard.answer.release.id,
  }
}

/** The answer as XML. */
export const toOembedXml = (oembed: Oembed): string =>
  `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>\n${Object.entries(oembed)
    .map(([name, value]) => `  <${name}>${escape(String(value))}</${name}>\n`)
    .join('')}</oembed>\n`
