/**
 * A frame: one chart for other people's articles, as the text of a whole HTML document. Words, drawings,
 * table and source are in it; it needs no script, asks for no file, and keeps nothing in the browser.
 */
import { type Question, toQuery } from '@/stats/question'
import type { Chart } from './catalogue'
import type { Dashboard } from './dashboard'
import type { Figure, Key } from './figure'
import { FRAME_SCRIPT } from './frame-script'
import { frameStyle } from './frame-style'
import { LINKS, frameWords, sourceText } from './frame-words'
import { toHtmlTable } from './html-table'
import { NARROW, WIDE } from './picture'
import { shortPaths } from './short-paths'
import { escape, toSvg } from './svg'
import type { View } from './view'

/** What newer releases made of a frozen figure. */
export interface Revised {
  sentence: string
  nowQuery: string
  /** Of `/records`, where the section `since` tells what changed. */
  changesQuery: string
}

export interface FrameAsked {
  dashboard: Dashboard
  chart: Chart
  /** The address of the site, without a slash at its end. */
  site: string
  revised: Revised | null
}

/** A document, and the parts of it that its policy allows by their hashes. */
export interface Frame {
  html: string
  style: string
  script: string
}

/** The frame of a chart. */
export function toFrame({ dashboard, chart, site, revised }: FrameAsked): Frame {
  const { answer, view, query } = dashboard
  const [wide, narrow] = [WIDE, NARROW].map((size) => dashboard.draw(chart.id, size))
  const isPlain = view.plain === '1'
  const page = `${site}/charts/${chart.id}`
  const words = frameWords(dashboard)
  const content =
    (isPlain ? '' : `<h1>${escape(wide.title)}</h1><p>${escape(wide.subtitle)}</p>`) +
    keys(wide) +
    `<div class=n>${drawing(narrow, 'n')}</div><div class=w>${drawing(wide, 'w')}</div>` +
    (isPlain ? '' : wide.notes.map((note) => `<p class=t>${escape(note)}</p>`).join('')) +
    (revised ? revisedLine(revised, page, site) : '') +
    (isPlain ? '' : `<details><summary>${TABLE}</summary><div tabindex=0 role=region aria-label=${TABLE}>${toHtmlTable(wide.table, site)}</div></details>`) +
    `<p class=s>${escape(sourceText(wide, words))} ${link(page + query, LINKS.chart)} · ${link(recordsOf(site, answer.question), LINKS.records)}</p>`
  return documentOf(wide.title, content, view.theme)
}

/** A frame that says what is wrong with its address. */
export function toFaultFrame(detail: string): Frame {
  const content = `<h1>This chart can’t be shown</h1><p>${escape(detail)}</p><p class=s>Same Period</p>`
  return documentOf('This chart can’t be shown', content, 'auto')
}

const TABLE = 'Table'

function documentOf(title: string, content: string, theme: View['theme']): Frame {
  const style = frameStyle(content, theme)
  const html =
    `<!DOCTYPE html><html lang=en><meta charset=utf-8><meta name=viewport content="width=device-width"><title>${escape(title)}</title>` +
    `<base target=_blank><style>${style}</style><main>${content}</main><script>${FRAME_SCRIPT}</script>`
  return { html, style, script: FRAME_SCRIPT }
}

const link = (address: string, text: string) => `<a href="${escape(address)}" rel=noopener>${text}</a>`

const recordsOf = (site: string, question: Question) => `${site}/records${toQuery(question)}`

/** What has been revised, with the way to the figures now and to what changed. */
function revisedLine({ sentence, nowQuery, changesQuery }: Revised, page: string, site: string): string {
  return `<p class=r>${escape(sentence)} ${link(page + nowQuery, NOW)} · ${link(`${site}/records${changesQuery}#since`, CHANGED)}</p>`
}

const [NOW, CHANGED] = ['As known now', 'what changed']

/** The line of a revision as text. */
export const revisedText = ({ sentence }: Revised): string => `${sentence} ${NOW} · ${CHANGED}`

/** A drawing as HTML takes it: without a namespace, as wide as its place. */
const drawing = (figure: Figure, id: string): string =>
  shortPaths(toSvg(figure, 'page', id)).replace(/ xmlns="[^"]*"/, '').replace(/ width="\d+" height="\d+" role/, ' role')

const keys = ({ keys }: Figure): string => (keys.length === 0 ? '' : `<ul>${keys.map(key).join('')}</ul>`)

function key({ name, colour, hatched, open }: Key): string {
  if (open) return `<li><svg class=k aria-hidden=true><circle cx=5 cy=5 r=4 fill=none stroke="var(--${colour})" stroke-width=2 /></svg>${escape(name)}`
  const look = hatched ? `stroke="var(--${colour})" stroke-width=2 d="M0 10L10 0M0 5L5 0M5 10l5-5"` : `fill="var(--${colour})" d="M0 0h10v10H0z"`
  return `<li><svg class=k aria-hidden=true><path ${look}/></svg>${escape(name)}`
}
