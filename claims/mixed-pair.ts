/**
 * Mixed pairs: a printed pair whose two counts are each right, but not together. One stands under one definition
 * and the other under another, or one as known early and the other as known later. A definition holds for both
 * windows, and so does a vintage: such a pair can't be built here, and is named where it's pasted.
 */
import { knownAt, longKnown } from '@/stats/known'
import type { Reading, Scope } from './readings'

export const mixedPairRule =
  'Two printed counts that each stand in the figures, but under different definitions or as known at different times, are no comparison, and are named as such.'

export interface MixedPair {
  kind: 'definitions' | 'releases'
  current: Reading
  prior: Reading
  sentence: string
}

/** How two printed counts of one day can each be read, where no one reading of that day has both; null where one does or neither can. */
export function mixedPairOf({ ledger, claim }: Scope, readings: Reading[]): MixedPair | null {
  const { current, prior } = claim
  if (current === null || prior === null) return null
  const near = readings.filter(({ asOf, align, definition }) => asOf === claim.asOf && align === 'date' && definition.family === readings[0].definition.family)
  const [now, before] = [near.filter(({ change }) => change.current === current), near.filter(({ change }) => change.prior === prior)]
  if (now.some((reading) => before.includes(reading))) return null
  const shared = (a: Reading, b: Reading) => a.places.some((place) => b.places.includes(place))
  for (const a of now) {
    const b = before.find((other) => other.definition.id !== a.definition.id && shared(a, other))
    if (b) return { kind: 'definitions', current: a, prior: b, sentence: definitionsText(a, b) }
  }
  for (const a of now) {
    const b = before.find((other) => other.definition.id === a.definition.id)
    if (b) return { kind: 'releases', current: a, prior: b, sentence: releasesText(a, b) }
  }
  return null

  function releasesText(a: Reading, b: Reading): string {
    const known = ({ places }: Reading) => longKnown(knownAt(ledger.releases, places.at(-1)!))
    return `${a.change.current} is the later count as known on ${known(a)}, and ${b.change.prior} the earlier one as known on ${known(b)}: two states of knowledge in one comparison.`
  }
}

const definitionsText = (a: Reading, b: Reading): string =>
  `${a.change.current} is the count of ${a.definition.noun} and ${b.change.prior} that of ${b.definition.noun}: two definitions in one comparison. A definition has to hold for both windows.`
