/** How the counts of a claim's windows have been revised: as the first release that covered each knew it, and as the newest does. */
import type { Answer } from '@/stats/answer'
import { type Span, spanText } from '@/stats/calendar'
import { changeOf } from '@/stats/comparison'
import { isCovered } from '@/stats/context'
import { countDeaths } from '@/stats/count'
import { type Known, knownAt, longKnown } from '@/stats/known'
import { changePercent, countText } from '@/stats/words'
import type { Claim } from './claim'
import type { Scope } from './readings'

export interface Revised {
  window: 'current' | 'prior'
  first: { known: Known; count: number }
  now: { known: Known; count: number }
  sentence: string
}

/** The windows of one year each whose count has changed since it was first known; none for a mean. */
export function revisedCounts({ ledger, newest }: Scope, { window, priorWindows, filter }: Answer): Revised[] {
  const windows: [Revised['window'], Span][] = priorWindows.length > 1 ? [['current', window]] : [['current', window], ['prior', priorWindows[0]]]
  return windows.flatMap(([name, span]) => {
    const first = ledger.releases.findIndex((_, place) => place <= newest && isCovered(ledger, place, span))
    if (first < 0 || first === newest) return []
    const at = (release: number) => ({ known: knownAt(ledger.releases, release), count: countDeaths(ledger, { ...filter, release }, span) })
    const [then, now] = [at(first), at(newest)]
    if (then.count === now.count) return []
    const sentence = `${spanText(span)}: ${countText(then.count)} as known on ${longKnown(then.known)}, the first release held that covers these days; ${countText(now.count)} as known on ${longKnown(now.known)}.`
    return [{ window: name, first: then, now, sentence }]
  })
}

export const freshRule =
  'A count that was fresh when it was printed, set against an earlier one that had been revised since, leans towards a fall.'

/**
 * What a printed newer count would be against the older one as it was first known here; null where that wasn't revised,
 * that count is the printed one, or the claim is no fall. 42 against 74, first known, is −43%, where 89 was printed.
 */
export function freshSentence({ current, prior }: Claim, revised: Revised[]): string | null {
  const older = revised.find(({ window }) => window === 'prior')
  if (!older || current === null || prior === null || current >= prior || older.now.count <= older.first.count || prior === older.first.count) return null
  const { first } = older
  const change = changePercent(changeOf(current, first.count))
  return `${freshRule} Here the earlier window was first known with ${countText(first.count)}, and against that ${countText(current)} would be ${change}. By how much a publisher’s own earlier count has been revised isn’t in these figures.`
}
