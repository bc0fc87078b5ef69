/**
 * Words with their records: counts, pairs and lists of them as the segments of a sentence, in which
 * every count leads to its records and a percent, which has none, doesn't.
 */
import type { Span } from '@/stats/calendar'
import type { Answer } from '@/stats/answer'
import { type Change, directionOf } from '@/stats/comparison'
import type { Segment } from '@/stats/headline'
import { type Days, type RecordsAsked, linkOf } from '@/stats/records'
import { countText, percentText } from '@/stats/words'

/** What a note says of an answer, null where it has nothing true to say. */
export type Rule = (answer: Answer) => Segment[] | null

export const plain = (text: string): Segment => ({ text })
export const strong = (text: string): Segment => ({ text, role: 'strong' })

/** A count of an answer as a segment, in figures or in the words given. */
export function countSegment(answer: Answer, count: number, days: Days[], over: Partial<RecordsAsked> = {}, text = countText(count)): Segment {
  return { text, records: linkOf(answer, count, days, over).records }
}

/** The windows of a pair where they aren't the answer's own, and what else differs in its records. */
export interface PairOf {
  window?: Span
  priorWindows?: Span[]
  over?: Partial<RecordsAsked>
  /** Of the prior count alone. */
  overPrior?: Partial<RecordsAsked>
}

/** "27 v 34, −21%", both counts linked. */
export function pairSegments(answer: Answer, change: Change, of: PairOf = {}, role?: Segment['role']): Segment[] {
  const { window = answer.window, priorWindows = answer.priorWindows, over = {}, overPrior = over } = of
  const percent = change.percent === null ? '' : `, ${directionOf(change) === 0 ? 'unchanged' : percentText(change.percent)}`
  const segments: Segment[] = [
    countSegment(answer, change.current, [window], over),
    { text: ' v ' },
    countSegment(answer, change.prior, priorWindows, overPrior),
    { text: percent },
  ]
  return segments.filter(({ text }) => text !== '').map((segment) => (role ? { ...segment, role } : segment))
}

const LIST = new Intl.ListFormat('en', { type: 'conjunction' })

/** Several runs of segments as a sentence lists them: "a, b, and c". */
export function listSegments(items: Segment[][]): Segment[] {
  return LIST.formatToParts(items.map((_, i) => String(i))).flatMap(({ type, value }) => (type === 'element' ? items[Number(value)] : [{ text: value }]))
}
