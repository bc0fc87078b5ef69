/**
 * A change as a table's cell: the percent in words, marked [u] where a count is too small to lean on, and
 * the plain number for files. A change that has no percent has nothing to tell.
 */
import { type Change, isSmall } from '@/stats/comparison'
import { endText, percentText, wholePercent } from '@/stats/words'
import type { Cell } from './figure'

const SMALL_NOTE = '[u] in the table: low reliability, because a count is below 20.'

/** "−25%", "−25% [u]", in files −25. */
export const percentCell = (change: Change): Cell =>
  change.percent === null ? null : { text: `${percentText(change.percent)}${isSmall(change) ? ' [u]' : ''}`, data: change.percent }

/** "+27%", "no upper limit": an end of an interval, in files 27 or nothing. */
export const endCell = (end: number | null): Cell => ({ text: endText(end), data: end === null ? null : wholePercent(end) })

/** The note that tells the mark, where one of the changes has it. */
export const smallNotes = (changes: Change[]): string[] => (changes.some((change) => change.percent !== null && isSmall(change)) ? [SMALL_NOTE] : [])
