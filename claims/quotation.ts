/**
 * The words that a check was asked about, kept beside it: whoever opens its address sees the sentence, which is
 * shown as a quotation and never read again, so that better rules of reading change no check that is frozen.
 */
import type { Day } from '@/stats/calendar'
import { withoutUnseen } from '@/stats/unseen'

/** Characters of a quotation; an address has to hold it. */
export const MOST_QUOTED = 300

export const quotationRule = `the printed words that the fields are about, at most ${MOST_QUOTED} characters: shown as a quotation, never read`

/** What an address quotes, and the day on which it was printed. */
export interface Quoted {
  quote: string
  published: Day | null
}

/** How a quotation is introduced wherever it stands: the words are nobody’s here, and nobody here has looked whether they were printed. */
export const quotedWords = ({ quote }: Quoted): string => `Quoted by whoever asked: “${quote}”`

/** A text on one line, without marks that no reader sees; halves of characters become one sign. */
export const plainQuotation = (text: string): string =>
  withoutUnseen(text).replace(/\p{Cs}/gu, '\uFFFD').replace(/[\s\p{Cc}]+/gu, ' ').trim()

/** The same of a sentence of any length, cut at a word where it has too many characters. */
export function quotation(sentence: string): string {
  const plain = plainQuotation(sentence.slice(0, 20 * MOST_QUOTED))
  if (plain.length <= MOST_QUOTED) return plain
  const cut = plain.slice(0, MOST_QUOTED - 1).replace(/[\uD800-\uDBFF]$/, '')
  return `${cut.replace(/\s+\S{0,40}$/, '')}…`
}
