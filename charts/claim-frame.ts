/**
 * A check as a frame for other people's articles: the claim, the verdict, its parts, the counts, source and
 * link, as the text of a whole HTML document. It needs no script and asks for no file, as the frames of charts.
 */
import { quotedWords } from '@/claims/quotation'
import { STATUS_WORDS } from '@/claims/verdict'
import { isOutside } from '@/stats/answer'
import { capital, pairText } from '@/stats/words'
import { linesIn } from './arial-width'
import { daysText, figuresTold, sumsText } from './claim-card'
import { type ShownCheck, sinceWords } from './claim-shown'
import { type Frame, documentOf } from './frame'
import type { ColumnHeight } from './frame-height'
import { BARE_BELOW, MOST, PADDING, TYPE } from './frame-style'
import { escape } from './svg'
import type { View } from './view'

export interface ClaimFrameAsked {
  theme: View['theme']
  plain: boolean
  /** The site's own address, without a slash at its end. */
  site: string
  /** The address of the check, live or frozen as the frame's own. */
  query: string
}

const LINK = 'The whole check at Same Period'

const partText = ({ said, status, words }: ShownCheck['check']['parts'][number]): string =>
  `${capital(said)}: ${STATUS_WORDS[status]}. ${words}`

interface Line {
  kind: 'title' | 'claim' | 'quoted' | 'note' | 'since' | 'source'
  text: string
}

/** What it says, each line in its face. */
function linesOf(shown: ShownCheck, plain: boolean, since = shown.since): Line[] {
  const { check, sentence, quoted } = shown
  const sums = plain ? sumsText(check) : ''
  return [
    { kind: 'title', text: check.verdict },
    { kind: 'claim', text: `The claim: ${sentence}` },
    ...(plain || quoted === null ? [] : [{ kind: 'quoted' as const, text: quotedWords(quoted) }]),
    ...(plain ? [] : check.parts.map((part) => ({ kind: 'note' as const, text: partText(part) }))),
    ...(since === null ? [] : [{ kind: 'since' as const, text: since }]),
    { kind: 'source', text: [sums, ...figuresTold(shown), daysText(shown)].filter((text) => text !== '').join(' ') },
  ]
}

const OPEN = { title: '<h1>', claim: '<p>', quoted: '<p class=t>', note: '<p class=t>', since: '<p class=r>' }

/** A quotation runs in its own direction, and is broken where it has no spaces. */
const inner = ({ kind, text }: Line): string => (kind === 'quoted' ? escape(text).replace(/“(.*)”$/s, '“<bdi>$1</bdi>”') : escape(text))

export function toClaimFrame(shown: ShownCheck, { theme, plain, site, query }: ClaimFrameAsked): Frame {
  const link = `<a href="${escape(`${site}/claims${query}`)}">${LINK}</a>`
  const content = linesOf(shown, plain)
    .map((line) => {
      if (line.kind === 'source') return `<p class=s>${inner(line)} ${link}</p>`
      return `${OPEN[line.kind]}${inner(line)}${line.kind === 'title' ? '</h1>' : '</p>'}`
    })
    .join('')
  return documentOf(shown.check.verdict, content, theme)
}

const FACES = { title: TYPE.title, claim: TYPE.subtitle, quoted: TYPE.note, note: TYPE.note, since: TYPE.table, source: TYPE.source }

/** The whole pixels of the frame's document in a column, as `frame-height.ts` tells those of charts. */
export const claimFrameHeight = (shown: ShownCheck, plain = false, width = 600): number => heightOf(linesOf(shown, plain), width)

/** The same with room for the line that a later release may make it say: what an article keeps for a check that is frozen. */
export const claimFrameRoom = (shown: ShownCheck, plain = false, width = 600): number => heightOf(linesOf(shown, plain, shown.since ?? sinceToCome(shown)), width)

/** Only a frozen check with figures tells what became of them; counts of later releases are hardly longer. */
function sinceToCome({ check: { own }, frozen }: ShownCheck): string | null {
  if (frozen === null || !own || isOutside(own)) return null
  const pair = pairText(own.comparison)
  return sinceWords(pair, pair.replaceAll(/\d+/g, '$&0'))
}

function heightOf(lines: Line[], width: number): number {
  const column = width < BARE_BELOW ? width : Math.min(width - 2 * PADDING, MOST.wide)
  let [height, below] = [0, 0]
  for (const { kind, text } of lines) {
    const face = FACES[kind]
    // Margins of two lines meet and are one; the source's room is its own.
    const gap = kind === 'source' ? below + face.above : Math.max(below, face.above)
    height += gap + linesIn(kind === 'source' ? `${text} ${LINK}` : text, face, column) * face.line
    below = face.below
  }
  return Math.ceil(2 * PADDING + height)
}

/** Columns that an article may leave on windows of a phone or a tablet, in pixels, the narrowest first: where the window is below `window`, the column may be as narrow as `column`. */
const PHONES = [
  { window: 352, column: 280 },
  // At 305 the frame has room beside its words again, and its column is narrower than at 304.
  { window: 400, column: BARE_BELOW },
  { window: 448, column: 352 },
  { window: 528, column: 400 },
  { window: 648, column: 480 },
]

/** How tall the frame is to be in a window narrower than each of these widths, for a code that says so without script. */
export const claimFrameRooms = (shown: ShownCheck, plain = false): ColumnHeight[] => PHONES.map(({ window, column }) => ({ width: window, height: claimFrameRoom(shown, plain, column) }))
