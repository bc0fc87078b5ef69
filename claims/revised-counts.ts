/** How the counts of a claim's windows have been revised: as the first release that covered each knew it, and as the newest does. */
import type { Answer } from '@/stats/answer'
import { type Span, longDay, spanText } from '@/stats/calendar'
import { isCovered } from '@/stats/context'
import { countDeaths } from '@/stats/count'
import { type Known, knownAt, longKnown } from '@/stats/known'
import { countText } from '@/stats/words'
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

export const freshRule = (asOf: number): string =>
  `A count of ${longDay(asOf)} that was fresh when it was printed, set against an earlier one that had been revised, leans towards a fall.`
