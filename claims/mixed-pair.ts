/**
 * Mixed pairs: a printed pair whose two counts are each right, but not together. One stands under one definition
 * and the other under another, or one as known early and the other as known later. A definition holds for both
 * windows, and so does a vintage: such a pair can't be built here, and is named where it's pasted.
 */
import { type Span, isYearEnd, spanText } from '@/stats/calendar'
import { isCovered } from '@/stats/context'
import { countDeaths, labelsOf } from '@/stats/count'
import { knownAt, longKnown } from '@/stats/known'
import { type Definition, placeOfState } from '@/stats/terms'
import { priorYears, windowIn, windowOf } from '@/stats/window'
import { countText } from '@/stats/words'
import { printedNames } from './count-names'
import { partOfWhole } from './part-of-whole'
import { type Reading, type Scope, definitionsFor, waysOf } from './readings'

export const mixedPairRule =
  'Two printed counts that each stand in the figures, but under different definitions, as known at different times, or one of a part of a year and one of a whole year, are no comparison, and are named as such.'

export interface MixedPair {
  kind: 'definitions' | 'releases' | 'whole-year'
  sentence: string
  /** Of a whole year: what the older count stands under. */
  under?: string
}

/** How two printed counts of one day can each be read, where no one reading of that day has both; null where one does or neither can. */
export function mixedPairOf(scope: Scope, readings: Reading[]): MixedPair | null {
  const { current, prior } = scope.claim
  if (current === null || prior === null) return null
  const [own] = definitionsFor(scope.ledger, scope.claim.cause)
  const ways = waysOf(scope.ledger, own)
  const near = readings.filter(({ asOf, align, definition }) => asOf === scope.claim.asOf && align === 'date' && ways.some(({ id }) => id === definition.id))
  if (near.some(({ change }) => change.current === current && change.prior === prior)) return null
  const whole = againstWhole(scope)
  if (whole) return whole
  const [definitions, releases] = [byDefinition(near, own, current, prior), byRelease(scope, current, prior)]
  // Of all causes there are many definitions that differ by a few deaths: another release is likelier.
  const told = own.family === 'all' && releases ? [releases] : [definitions, releases].filter((each) => each !== null)
  return told.length === 0 ? null : { kind: told[0].kind, sentence: told.map(({ sentence }) => sentence).join(' Or: ') }
}

/** The older count is that of the whole year, and the newer one that of the part: both as one release knew them. */
function againstWhole(scope: Scope): MixedPair | null {
  const { claim } = scope
  const whole = isYearEnd(claim.asOf) ? null : partOfWhole({ ...scope, claim: { ...claim, isWhole: true, percent: null, direction: null } })
  if (!whole?.holds) return null
  const { change } = whole.holds
  const sentence = `${countText(change.prior)} is the count of all of ${whole.year}, and ${countText(change.current)} that of ${spanText(windowOf(claim.asOf))}: a part of a year against a whole one.`
  return { kind: 'whole-year', sentence, under: `as the count of all of ${whole.year}` }
}

/** One of the two counts is of the claim's own definition, the other of another way to draw its line, in the same release. */
function byDefinition(near: Reading[], own: Definition, current: number, prior: number): MixedPair | null {
  for (const now of near.filter(({ change }) => change.current === current)) {
    const before = near.find((other) => other.change.prior === prior && other.definition.id !== now.definition.id && [now, other].some(({ definition }) => definition.id === own.id) && other.places.some((place) => now.places.includes(place)))
    if (!before) continue
    const sentence = `${countText(current)} is the count of ${now.definition.noun} and ${countText(prior)} that of ${before.definition.noun}: two definitions in one comparison. A definition has to hold for both windows.`
    return { kind: 'definitions', sentence }
  }
  return null
}

/** The newest releases that give either count, each window by itself. */
function byRelease({ ledger, claim, newest }: Scope, current: number, prior: number): MixedPair | null {
  if (claim.against === 'average-5') return null
  const state = placeOfState(ledger.terms, claim.state)
  const labels = labelsOf(ledger, [definitionsFor(ledger, claim.cause)[0]])
  const placeOf = (span: Span, count: number): number => {
    for (let place = newest; place >= 0; place--) {
      if (isCovered(ledger, place, span) && countDeaths(ledger, { labels, state, release: place }, span) === count) return place
    }
    return -1
  }
  const window = windowOf(claim.asOf)
  const [before] = priorYears(window, claim.against).map((year) => windowIn(year, window, 'date'))
  const [now, then] = [placeOf(window, current), placeOf(before, prior)]
  if (now < 0 || then < 0 || now === then) return null
  const names = printedNames(claim)
  const known = (place: number) => longKnown(knownAt(ledger.releases, place))
  const sentence = `${countText(current)} is ${names.current} as known on ${known(now)}, and ${countText(prior)} is ${names.prior} as known on ${known(then)}: two states of knowledge in one comparison.`
  return { kind: 'releases', sentence }
}
