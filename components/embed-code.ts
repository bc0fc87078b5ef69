/**
 * Embed codes: what a newsroom pastes into an article. Either an iframe that works by itself, or a place
 * that `embed.js` fills with that iframe and keeps as tall as the chart. Plain text, made without a browser.
 */
import type { ColumnHeight } from '@/charts/frame-height'
import { WIDE_FROM } from '@/charts/frame-style'
import { escape } from '@/charts/svg'

export interface EmbedAsked {
  /** The address of the site, without a slash at its end. */
  site: string
  chart: string
  /** `?…`, or "". */
  query: string
  /** The headline: the name of the frame. */
  title: string
  /** The chart's alt text. */
  summary: string
  /** Pixels of the frame in a column of 600. */
  height: number
  /** The heights in narrower and broader columns, from the narrowest, which the script code tells. */
  columns?: ColumnHeight[]
  /** The heights in windows narrower than each width, from the narrowest, which the frame's code tells where no script measures it. */
  windows?: ColumnHeight[]
  /** Pixels, where the frame must keep a width; otherwise it fills its column. */
  width?: number
}

const SANDBOX = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads'

/** The frame as HTML. */
export function iframeCode(asked: EmbedAsked): string {
  const { title, height, width, windows = [] } = asked
  const style = `border:0${windows.length > 0 ? `;height:${heightByWindow(height, windows)}` : ''}`
  const attributes = {
    title,
    // Scripts that articles carry for Datawrapper's charts find a frame by this name, or by its token in `src`.
    id: `datawrapper-chart-${tokenOf(asked)}`,
    src: frameAddress(asked),
    width: width === undefined ? '100%' : String(width),
    height: String(height),
    loading: 'lazy',
    scrolling: 'no',
    frameborder: '0',
    style: width === undefined ? style : `${style};max-width:100%`,
    allow: 'clipboard-write; web-share',
    referrerpolicy: 'strict-origin-when-cross-origin',
    sandbox: SANDBOX,
  }
  return `<iframe ${attributesText(attributes)}></iframe>`
}

/**
 * A place for the frame, as tall as it will be. Without script it shows the chart's picture, and where a
 * host takes the script out, a link to the chart.
 */
export function scriptCode(asked: EmbedAsked): string {
  const { site, chart, title, summary, height, width, columns = [] } = asked
  const id = `same-period-${tokenOf(asked)}`
  const place = {
    id,
    'data-src': frameAddress(asked),
    'data-title': title,
    'data-height': String(height),
    ...(columns.length > 0 && { 'data-heights': columns.map((column) => `${column.width}:${column.height}`).join() }),
    ...(width !== undefined && { 'data-width': String(width) }),
    style: `width:${width === undefined ? '100%' : `${width}px;max-width:100%`};min-height:${leastHeight(asked)}`,
  }
  const picture = { src: `${site}/charts/${chart}.png${asked.query}`, alt: summary, width: '600', style: 'max-width:100%' }
  const link = `<a ${attributesText({ href: pageAddress(asked) })}>`
  const content = `${link}${escape(title)}</a><noscript>${link}<img ${attributesText(picture)}></a></noscript>`
  const script = { src: `${site}/embed.js`, 'data-for': id }
  return `<div ${attributesText(place)}>${content}</div>\n<script defer ${attributesText(script)}></script>`
}

/** A phone's column, and what an article leaves beside a column, in pixels. */
const PHONE = 343
const BESIDE = 32

/** The height that is kept until the script runs: a phone's on a phone, which only the window's width can tell. */
function leastHeight({ height, columns }: EmbedAsked): string {
  const onPhone = columns?.find(({ width }) => width === PHONE)?.height
  return onPhone === undefined ? `${height}px` : `clamp(${height}px,(${WIDE_FROM + BESIDE}px - 100vw)*999,${onPhone}px)`
}

/** A height that grows by a step at each width below which a window needs more: an attribute can ask the window alone. */
function heightByWindow(height: number, windows: ColumnHeight[]): string {
  const wider = (i: number) => windows[i + 1]?.height ?? height
  const steps = windows.flatMap((narrow, i) => (narrow.height > wider(i) ? [` + clamp(0px,(${narrow.width}px - 100vw)*999,${narrow.height - wider(i)}px)`] : []))
  return steps.length === 0 ? `${height}px` : `calc(${height}px${steps.reverse().join('')})`
}

const attributesText = (attributes: Record<string, string>): string =>
  Object.entries(attributes)
    .map(([name, value]) => `${name}="${escape(value)}"`)
    .join(' ')

const frameAddress = (asked: EmbedAsked): string =>
  `${asked.site}/embed/${asked.chart}${asked.query}${asked.query === '' ? '?' : '&'}id=${tokenOf(asked)}`

/** The chart's page, which takes no words of a frame's look. */
function pageAddress({ site, chart, query }: EmbedAsked): string {
  const words = new URLSearchParams(query)
  for (const word of ['theme', 'lang', 'plain', 'size']) words.delete(word)
  return `${site}/charts/${chart}${words.size === 0 ? '' : `?${words}`}`
}

/**
 * A short name for a frame, the same for the same chart and query, so that caches keep one copy
 * (FNV-1a, 32 bits, in base 36): "sp1k3f9x2".
 */
function tokenOf({ chart, query }: EmbedAsked): string {
  let hash = 0x811c9dc5
  for (const character of chart + query) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193)
  return `sp${(hash >>> 0).toString(36)}`
}
