/**
 * oEmbed 1.0: what a site that was given the address of a chart or a check needs to show it. Which of them an
 * address is of, the size of its frame within what the consumer has room for, and the answer as JSON or XML.
 */
import { type Day, toIso } from '@/stats/calendar'
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

/** Whether a path is that of a check's page or frame. */
export const isCheckPath = (path: string): boolean => /^\/(?:claims|embed\/claim)\/?$/.test(path)

export interface Box {
  width: number
  height: number
  plain: boolean
}

/** The figure that a frame draws at a width. */
export const figureAt = (dashboard: Dashboard, chart: string, width: number): Figure => dashboard.draw(chart, width < WIDE_FROM ? NARROW : WIDE)

/** The pixels of a chart's frame at a width, with its words or plain; `revised` is the line that it says of later revisions. */
export const chartHeights = (dashboard: Dashboard, chart: Chart, revised: string | null): HeightAt => {
  const words = frameWords(dashboard)
  return (width, plain) => frameHeight(figureAt(dashboard, chart.id, width), width, plain, { words, revised })
}

export type HeightAt = (width: number, plain: boolean) => number

/** A measure that the room is short of, and the least that the frame needs. */
export interface Short {
  short: 'maxwidth' | 'maxheight'
  least: number
}

/** A frame within the room that there is: without its words where they were not asked for or it is too tall with them. */
export function boxWithin(heightAt: HeightAt, isPlain: boolean, room: { width: number; height: number }): Box | Short {
  if (room.width < NARROWEST) return { short: 'maxwidth', least: NARROWEST }
  const width = Math.min(COLUMN, room.width)
  for (const plain of isPlain ? [true] : [false, true]) {
    const height = heightAt(width, plain)
    if (height <= room.height) return { width, height, plain }
  }
  return { short: 'maxheight', least: heightAt(width, true) }
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
  /** Left out where what is shown names no day, or rests on no release. */
  as_of?: string
  release?: string
}

interface OembedAsked {
  title: string
  /** The site's own address, without a slash at its end. */
  site: string
  /** The frame's code, made for the box. */
  html: string
  box: Box
  /** The whole address of a picture of 1200 × 630. */
  picture: string
  asOf: Day | null
  release: string | null
  /** Seconds. */
  cacheAge: number
}

/** The answer for a frame. */
export function toOembed({ title, site, html, box, picture, asOf, release, cacheAge }: OembedAsked): Oembed {
  return {
    version: '1.0',
    type: 'rich',
    title,
    html,
    width: box.width,
    height: box.height,
    provider_name: 'Same Period',
    provider_url: `${site}/`,
    cache_age: cacheAge,
    thumbnail_url: picture,
    thumbnail_width: 1200,
    thumbnail_height: 630,
    ...(asOf !== null && { as_of: toIso(asOf) }),
    ...(release !== null && { release }),
  }
}

/** The answer as XML. */
export const toOembedXml = (oembed: Oembed): string =>
  `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>\n${Object.entries(oembed)
    .map(([name, value]) => `  <${name}>${escape(String(value))}</${name}>\n`)
    .join('')}</oembed>\n`
