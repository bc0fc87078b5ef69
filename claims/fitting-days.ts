/** The days on which two printed counts stand together, for a claim that doesn't say up to which day it counts. */
import { type Day, firstDayOf, lastDayOf, longDay, sameDateIn, touches, yearOf } from '@/stats/calendar'
import { isComparable } from '@/stats/context'
import { labelsOf, runningCount } from '@/stats/count'
import { type Ledger, coverage } from '@/stats/ledger'
import { type Definition, findDefinition, placeOfState } from '@/stats/terms'
import type { Claim } from './claim'
import { definitionsFor } from './readings'

export interface FittingDays {
  definition: Definition
  from: Day
  to: Day
  /** The newest release in which they stand so. */
  place: number
  text: string
}

const MOST_YEARS = 30
const MOST_FOUND = 6

/** Runs of as-of days with both counts, against the year before, newest first; none where the cause or a count is missing. */
export function fittingDays(ledger: Ledger, { cause, current, prior, state: code, against }: Claim, newest: number): FittingDays[] {
  if (cause === null || current === null || prior === null || !findDefinition(ledger.terms, cause) || (against !== null && against !== 'last-year')) return []
  const all = definitionsFor(ledger, cause)
  const family = all.filter((definition) => definition.family === all[0].family)
  const state = placeOfState(ledger.terms, code)
  const last = yearOf(coverage(ledger, newest).at(-1)!.to)
  const found: FittingDays[] = []
  for (const definition of family) {
    const labels = labelsOf(ledger, [definition])
    for (let year = last; year > last - MOST_YEARS && found.length < MOST_FOUND; year--) {
      const touched = { from: firstDayOf(year - 1), to: lastDayOf(year) }
      for (let place = newest; place >= 0; place--) {
        // Any other release knows these years as the one before it did.
        if (place > 0 && !touches(ledger.releases[place].span, touched)) continue
        const runs = runsIn(ledger, { labels, state, release: place }, year, current, prior)
        if (runs.length === 0) continue
        for (const { from, to } of runs) found.push({ definition, from, to, place, text: from === to ? longDay(from) : `${longDay(from)} to ${longDay(to)}` })
        break
      }
    }
  }
  return found.slice(0, MOST_FOUND)
}

function runsIn(ledger: Ledger, filter: Parameters<typeof runningCount>[1], year: number, current: number, prior: number): { from: Day; to: Day }[] {
  const [from, end] = [firstDayOf(year), lastDayOf(year)]
  const before = firstDayOf(year - 1)
  if (!isComparable(ledger, filter.release, [{ from, to: from }, { from: before, to: from - 1 }])) return []
  const [now, then] = [runningCount(ledger, filter, { from, to: end }), runningCount(ledger, filter, { from: before, to: from - 1 })]
  const covered = Math.min(end, coverage(ledger, filter.release).at(-1)!.to)
  const runs: { from: Day; to: Day }[] = []
  for (let day = from; day <= covered; day++) {
    if (now[day - from] !== current || then[sameDateIn(day, year - 1) - before] !== prior) continue
    const run = runs.at(-1)
    if (run && run.to === day - 1) run.to = day
    else runs.push({ from: day, to: day })
  }
  return runs
}
