/** What a frame says besides its figure: whom to credit, up to which day, and where it leads. */
import { longDay } from '@/stats/calendar'
import { listText } from '@/stats/words'
import type { Dashboard } from './dashboard'
import type { Figure } from './figure'
import type { ViewWord } from './view'

/** The view words that a frame's address takes. */
export const FRAME_WORDS: readonly ViewWord[] = ['since', 'theme', 'lang', 'plain']

export interface FrameWords {
  /** The licences of the releases that the figures rest on. */
  licence: string
  asOf: string
}

export const frameWords = ({ answer: { behind, asOf } }: Dashboard): FrameWords => ({
  licence: listText([...new Set(behind.map((release) => release.licence))]),
  asOf: longDay(asOf),
})

/** The most that a frame says. */
export const ROOMIEST: FrameWords = { licence: 'CC BY 4.0, Apache-2.0, and CC0 1.0', asOf: '30 September 2000' }

/** "Source: …, known on 3 July 2016 (CC BY 4.0). As of 7 September 2015." */
export const sourceText = ({ source }: Figure, { licence, asOf }: FrameWords): string =>
  `Source: ${source}${licence === '' ? '' : ` (${licence})`}. As of ${asOf}.`

/** The words of the links after the source. */
export const LINKS = { chart: 'Same Period', records: 'records' }
export const sourceLinks = `${LINKS.chart} · ${LINKS.records}`
