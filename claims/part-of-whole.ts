/**
 * Part of a year against a whole one: "more so far in 2025 than in all of 2013". What is printed is held against
 * just that, as each release that covers both knew it; that it is no comparison of the same period is said.
 */
import { type Span, yearOf, yearSpan } from '@/stats/calendar'
import { type Change, changeOf } from '@/stats/comparison'
import { isComparable } from '@/stats/context'
import { countDeaths, labelsOf } from '@/stats/count'
import { type Known, knownAt } from '@/stats/known'
import { coverage, uncovered } from '@/stats/ledger'
import { findDefinition, placeOfState } from '@/stats/terms'
import { windowOf } from '@/stats/window'
import { type PrintedField, type Scope, misfitsOf } from './readings'

export const partOfWholeRule =
  'Where a claim sets a part of a year against a whole one, its numbers are held against just that, and the same days of the earlier year are told beside it.'

export interface WholeReading {
  place: number
  known: Known
  /** The window of the claim's year, against the whole earlier year. */
  change: Change
  misfits: PrintedField[]
}

export interface PartOfWhole {
  /** Days of it that no release covers, as known now. */
  gaps: Span[]
  /** The whole earlier year. */
  year: number
  now: WholeReading
  /** The newest release in which every printed number is so; null where none is. */
  holds: WholeReading | null
}

/** Null where the claim sets no part against a whole year, and where no release covers both. */
export function partOfWhole({ ledger, claim, newest }: Scope): PartOfWhole | null {
  if (!claim.isWhole || claim.against === 'average-5') return null
  const year = claim.against === 'last-year' ? yearOf(claim.asOf) - 1 : claim.against
  const spans: Span[] = [windowOf(claim.asOf), yearSpan(year)]
  const filter = { labels: labelsOf(ledger, [findDefinition(ledger.terms, claim.cause)!]), state: placeOfState(ledger.terms, claim.state) }
  const readings: WholeReading[] = []
  for (let place = newest; place >= 0; place--) {
    if (!isComparable(ledger, place, spans)) continue
    const [current, prior] = spans.map((span) => countDeaths(ledger, { ...filter, release: place }, span))
    const change = changeOf(current, prior)
    readings.push({ place, known: knownAt(ledger.releases, place), change, misfits: misfitsOf(claim, change) })
  }
  const [now] = readings
  return now ? { gaps: uncovered(spans[1], coverage(ledger, now.place)), year, now, holds: readings.find(({ misfits }) => misfits.length === 0) ?? null } : null
}
