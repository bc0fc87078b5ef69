/**
 * Which headlines a release would print otherwise: every definition's comparison of the year to date with
 * the year before, before the release and with it. A headline changes where its printed percent or its
 * direction does; other counts under the same percent are no change.
 */
import { type Day, lastDayOf, yearOf } from '@/stats/calendar'
import { type Change, directionOf } from '@/stats/comparison'
import { isComparable } from '@/stats/context'
import { labelsOf } from '@/stats/count'
import type { Ledger } from '@/stats/ledger'
import type { DeathChange } from '@/stats/release-changes'
import type { Definition } from '@/stats/terms'
import { changeAt } from '@/stats/vintages'
import { priorYears, windowIn, windowOf } from '@/stats/window'
import { changeText } from '@/stats/words'

export const headlineChangeRule =
  'A headline would change where its printed percent or its direction would: for each definition, from 1 January to the as-of day and to the last day of every year that the release, or the year before it, changes, against the same days one year earlier.'

export interface HeadlineChange {
  asOf: Day
  definition: Definition
  /** Null where the figures didn't cover both windows. */
  before: Change | null
  after: Change | null
}

/** The days whose headlines a release may change: one that is looked at, and the ends of the years that it touches, newest first. */
export function headlineDays(changes: DeathChange[], asOf: Day): Day[] {
  const years = new Set(changes.flatMap(({ from, to }) => [from, to]).flatMap((place) => (place ? [yearOf(place.day), yearOf(place.day) + 1] : [])))
  return [...new Set([asOf, ...[...years].map(lastDayOf)])].sort((a, b) => b - a)
}

/** The headlines of some days that differ between two states of the figures, in the order of the days and definitions. */
export function headlineChanges(before: Ledger, after: Ledger, days: Day[]): HeadlineChange[] {
  const { definitions } = after.terms
  const sides = [before, after].map((ledger) => ({ ledger, labels: definitions.map((definition) => labelsOf(ledger, [definition])) }))
  return days.flatMap((asOf) => {
    const rows = sides.map(({ ledger, labels }) => changesOn(ledger, labels, asOf))
    return definitions
      .map((definition, i) => ({ asOf, definition, before: rows[0][i], after: rows[1][i] }))
      .filter(({ before, after }) => isPrintedOtherwise(before, after))
  })
}

/** The year to date of each set of labels as the newest release knows it; null where a window isn't covered. */
function changesOn(ledger: Ledger, labels: Uint8Array[], asOf: Day): (Change | null)[] {
  const window = windowOf(asOf)
  const priorWindows = priorYears(window, 'last-year').map((year) => windowIn(year, window, 'date'))
  const release = ledger.releases.length - 1
  const isKnown = isComparable(ledger, release, [window, ...priorWindows])
  return labels.map((each) => (isKnown ? changeAt({ ledger, state: null, window, priorWindows }, each, release) : null))
}

/** Whether a headline prints another percent or direction; null is one that prints neither. */
export function isPrintedOtherwise(before: Change | null, after: Change | null): boolean {
  if (before === null || after === null) return before !== after
  return changeText(before) !== changeText(after) || directionOf(before) !== directionOf(after)
}
