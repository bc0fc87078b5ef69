/**
 * A frame: one chart for other people's articles, as the text of a whole HTML document. Words, drawings,
 * table and source are in it; it needs no script, asks for no file, and keeps nothing in the browser.
 */
import { type Question, toQuery } from '@/stats/question'
import type { Chart } from './catalogue'
import type { Dashboard } from './dashboard'
import { type Figure, type Key, STATUS, type Table } from './figure'
import { FRAME_SCRIPT } from './frame-script'
import { frameStyle } from './frame-style'
import { TIPS_SCRIPT, tipPlaces } from './frame-tips'
import { LINKS, frameWords, sourceText } from './frame-words'
import { toHtmlTable } from './html-table'
import { NARROW, WIDE } from './picture'
import { sharePaths } from './shared-paths'
import { shortPaths } from './short-paths'
import type { Revised } from './since-revised'
import { escape, toSvg } from './svg'
import type { View } from './view'

export interface FrameAsked {
  dashboard: Dashboard
  chart: Chart
  /** The address of the site, without a slash at its end. */
  site: string
  /** What newer releases made of a frozen figure. */
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
    drawings(narrow, wide, isPlain ? null : shownOf(wide.table)) +
    (isPlain ? '' : wide.notes.map((note) => `<p class=t>${escape(note)}</p>`).join('')) +
    (revised ? revisedLine(revised, page, site) : '') +
    (isPlain ? '' : tableOf(wide.table, page + query)) +
    `<p class=s>${escape(sourceText(wide, words))} ${link(page + query, LINKS.chart)} · ${link(recordsOf(site, answer.question), LINKS.records)}</p>`
  return documentOf(wide.title, content, view.theme)
}

/** A frame that says what is wrong with its address. */
export function toFaultFrame(detail: string, title = 'This chart can’t be shown'): Frame {
  const content = `<h1>${title}</h1><p>${escape(detail)}</p><p class=s>Same Period</p>`
  return documentOf(title, content, 'auto')
}

const TABLE = 'Table'
/** The most numbers that a frame's table holds, in rows of a dozen or of more; the chart's page has them all. */
const MOST_NUMBERS = { slim: 450, broad: 400 }

/** The rows of a table that a frame shows: of a very long one the first. */
function shownOf(table: Table): Table {
  const numbers = Math.max(1, table.columns.filter((column) => column !== STATUS).length - 1)
  const most = Math.floor((numbers > 12 ? MOST_NUMBERS.broad : MOST_NUMBERS.slim) / numbers)
  return { ...table, rows: table.rows.slice(0, most) }
}

/**
 * The table, of a very long one its first rows and the way to the rest. Its many links begin at the root
 * of the frame's own site, which is shorter than to name it in each.
 */
function tableOf(table: Table, page: string): string {
  const shown = shownOf(table)
  const [rows, all] = [shown.rows.length, table.rows.length]
  const rest = rows < all ? `<p>${rows} of ${all} rows; ${link(page, 'all of them')}</p>` : ''
  return `<details><summary>${TABLE}</summary><div tabindex=0 role=region aria-label=${TABLE}>${toHtmlTable(shown)}${rest}</div></details>`
}

export function documentOf(title: string, content: string, theme: View['theme']): Frame {
  const style = frameStyle(content, theme)
  const script = content.includes(' data-t=') ? FRAME_SCRIPT + TIPS_SCRIPT : FRAME_SCRIPT
  const html =
    `<!DOCTYPE html><html lang=en><meta charset=utf-8><meta name=viewport content="width=device-width"><title>${escape(title)}</title>` +
    `<base target=_blank><style>${style}</style><main>${content}</main><script>${script}</script>`
  return { html, style, script }
}

/** Each opens beside the article: the document's base says so, and a browser then tells the new page nothing of it. */
const link = (address: string, text: string) => `<a href="${escape(address)}">${text}</a>`

const recordsOf = (site: string, question: Question) => `${site}/records${toQuery(question)}`

/** What has been revised, with the way to the figures now and to what changed. */
function revisedLine({ sentence, nowQuery, changes }: Revised, page: string, site: string): string {
  const changed = changes.map(({ words, query }) => link(`${site}/records${query}#since`, words))
  return `<p class=r>${escape(sentence)} ${[link(page + nowQuery, NOW), ...changed].join(' · ')}</p>`
}

const NOW = 'As known now'

/** The line of a revision as text. */
export const revisedText = ({ sentence, changes }: Revised): string => `${sentence} ${[NOW, ...changes.map(({ words }) => words)].join(' · ')}`

/** Both drawings as HTML takes them: without a namespace, as wide as their place; the style shows one. */
function drawings(narrow: Figure, wide: Figure, table: Table | null): string {
  const [lender, borrower] = sharePaths(toSvg(wide, 'page', 'w'), toSvg(narrow, 'page', 'n')).map((svg) =>
    shortPaths(svg).replace(/ xmlns="[^"]*"/, '').replace(/ width="\d+" height="\d+" role/, ' role'),
  )
  const tips = [narrow, wide].map((figure) => table && tipPlaces(figure, table)).map((places) => (places === null ? '' : ` data-t="${places}"`))
  return `<div class=n${tips[0]}>${borrower}</div><div class=w${tips[1]}>${lender}</div>`
}

const keys = ({ keys }: Figure): string => (keys.length === 0 ? '' : `<ul>${keys.map(key).join('')}</ul>`)

function key({ name, colour, hatched, isDot, open }: Key): string {
  const line = `fill=none stroke="var(--${colour})" stroke-width=2`
  const look = hatched
    ? `${line} d="M0 10L10 0M0 5L5 0M5 10l5-5"`
    : isDot
      ? `${open ? line : `fill="var(--${colour})"`} d="M1 5a4 4 0 1 0 8 0a4 4 0 1 0-8 0"`
      : `fill="var(--${colour})" d="M0 0h10v10H0z"`
  return `<li><svg class=k aria-hidden=true><path ${look}/></svg>${escape(name)}`
}
