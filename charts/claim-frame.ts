/**
 * A check as a frame for other people's articles: the claim, the verdict, its parts, the counts, source and
 * link, as the text of a whole HTML document. It needs no script and asks for no file, as the frames of charts.
 */
import { STATUS_WORDS } from '@/claims/verdict'
import { capital } from '@/stats/words'
import { linesIn } from './arial-width'
import { countsText, daysText, sumsText } from './claim-card'
import type { ShownCheck } from './claim-shown'
import { type Frame, documentOf } from './frame'
import { BARE_BELOW, MOST, PADDING, TYPE } from './frame-style'
import { escape } from './svg'
import type { View } from './view'

export interface ClaimFrameAsked {
  theme: View['theme']
  plain: boolean
  /** The site's own address, without a slash at its end. */
  site: string
  /** Whether its address follows later releases. */
  isLive: boolean
}

const LINK = 'The whole check at Same Period'

const partText = ({ said, status, words }: ShownCheck['check']['parts'][number]): string =>
  `${capital(said)}: ${STATUS_WORDS[status]}. ${words}`

/** What it says, each line in its face. */
function linesOf(shown: ShownCheck, plain: boolean): { kind: 'title' | 'note' | 'claim' | 'since' | 'source'; text: string }[] {
  const { check, sentence, since } = shown
  const counts = countsText(check)
  const sums = plain ? sumsText(check) : ''
  return [
    { kind: 'title', text: check.verdict },
    { kind: 'claim', text: `The claim: ${sentence}` },
    ...(plain ? [] : check.parts.map((part) => ({ kind: 'note' as const, text: partText(part) }))),
    ...(since === null ? [] : [{ kind: 'since' as const, text: since }]),
    { kind: 'source', text: [sums, counts === '' ? '' : `${counts}.`, daysText(shown)].filter((text) => text !== '').join(' ') },
  ]
}

const OPEN = { title: '<h1>', claim: '<p>', note: '<p class=t>', since: '<p class=r>' }

export function toClaimFrame(shown: ShownCheck, { theme, plain, site, isLive }: ClaimFrameAsked): Frame {
  const link = `<a href="${escape(`${site}/claims${isLive ? shown.live : shown.cited}`)}">${LINK}</a>`
  const content = linesOf(shown, plain)
    .map(({ kind, text }) => {
      if (kind === 'source') return `<p class=s>${escape(text)} ${link}</p>`
      return `${OPEN[kind]}${escape(text)}${kind === 'title' ? '</h1>' : '</p>'}`
    })
    .join('')
  return documentOf(shown.check.verdict, content, theme)
}

const FACES = { title: TYPE.title, claim: TYPE.subtitle, note: TYPE.note, since: TYPE.table, source: TYPE.source }

/** The whole pixels of the frame's document in a column, as `frame-height.ts` tells those of charts. */
export function claimFrameHeight(shown: ShownCheck, plain = false, width = 600): number {
  const column = width < BARE_BELOW ? width : Math.min(width - 2 * PADDING, MOST.wide)
  let [height, below] = [0, 0]
  for (const { kind, text } of linesOf(shown, plain)) {
    const face = FACES[kind]
    // Margins of two lines meet and are one; the source's room is its own.
    const gap = kind === 'source' ? below + face.above : Math.max(below, face.above)
    height += gap + linesIn(kind === 'source' ? `${text} ${LINK}` : text, face, column) * face.line
    below = face.below
  }
  return Math.ceil(2 * PADDING + height)
}
