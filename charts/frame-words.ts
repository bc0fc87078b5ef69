/** What a frame says besides its figure: whom to credit, up to which day, and where it leads. */
import { longDay } from '@/stats/calendar'
import type { Dashboard } from './dashboard'
import type { Figure } from './figure'
import type { ViewWord } from './view'

/** The view words that a frame's address takes. */
export const FRAME_WORDS: readonly ViewWord[] = ['since', 'theme', 'lang', 'plain']

/** The same of the frame of a check. */
export const CHECK_FRAME_WORDS: readonly ViewWord[] = ['theme', 'plain', 'lang']

export interface FrameWords {
  asOf: string
}

export const frameWords = ({ answer: { asOf } }: Dashboard): FrameWords => ({ asOf: longDay(asOf) })

/** The most that a frame says. */
export const ROOMIEST: FrameWords = { asOf: '30 September 2000' }

/** "Source: …, known on 3 July 2016 (CC BY 4.0). As of 7 September 2015." */
export const sourceText = ({ credit }: Figure, { asOf }: FrameWords): string => `Source: ${credit}. As of ${asOf}.`

/** The words of the links after the source. */
export const LINKS = { chart: 'Same Period', records: 'records' }
export const sourceLinks = `${LINKS.chart} · ${LINKS.records}`
