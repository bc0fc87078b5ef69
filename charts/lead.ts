/**
 * The counts that a chart leads with, each with its records: a comparison's two, or one. When later
 * releases revise a frozen chart, these are told then and now; a chart without such counts has none.
 */
import type { Answer } from '@/stats/answer'
import { yearOf } from '@/stats/calendar'
import type { Change } from '@/stats/comparison'
import { type LinkedCount, type RecordsAsked, linkOf } from '@/stats/records'
import { changePercent, countText } from '@/stats/words'

export interface Side {
  /** "in 2015" */
  days: string
  link: LinkedCount
}

export interface Lead {
  /** Which deaths are meant, where they aren't those asked about: "all causes: ", else "". */
  of: string
  /** The newer days first. */
  sides: Side[]
  /** "−21%", "unchanged", "no percent"; null where nothing is compared. */
  percent: string | null
}

/** The counts of the windows compared. */
export function comparedLead(answer: Answer, change: Change, of = '', over: Partial<RecordsAsked> = {}): Lead {
  const { window, priorWindows } = answer
  const [newest, oldest] = [priorWindows[0], priorWindows.at(-1)!].map((span) => yearOf(span.from))
  const prior = newest === oldest ? `in ${newest}` : `in ${oldest} to ${newest}`
  return {
    of,
    sides: [
      { days: `in ${yearOf(window.from)}`, link: linkOf(answer, change.current, [window], over) },
      { days: prior, link: linkOf(answer, change.prior, priorWindows, over) },
    ],
    percent: changePercent(change),
  }
}

/** "26 v 33", "86". */
export const leadText = ({ sides }: Lead): string => sides.map(({ link }) => countText(link.count)).join(' v ')
