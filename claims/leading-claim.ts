/**
 * The claim that a cause is the leading one: "Traffic accidents, followed by shootings, are the leading cause".
 * The first cause named that isn't said to follow leads; the one after "followed by" comes second.
 */
import type { Terms } from '@/stats/terms'
import { EMPTY_CLAIM } from './claim'
import { type Draft, emptyDraft } from './draft'
import { type CauseMention, type Mention, isKind } from './mention'
import { causeReading } from './words-of-causes'

export function leadingDraft(mentions: Mention[], terms: Terms, sentence: number): Draft | null {
  const said = mentions.find((m) => m.kind === 'leading' && m.word === 'leading')
  if (!said) return null
  const followed = mentions.find((m) => m.kind === 'leading' && m.word === 'followed')
  const causes = mentions.filter(isKind('cause')).filter(({ strength, isExcluded }) => strength === 3 && !isExcluded)
  const next = followed ? (causes.find(({ at }) => at >= followed.end) ?? null) : null
  const first = leaderOf(causes, next, said.at)
  // A cause doesn't follow itself.
  const second = next?.id === first?.id ? null : next
  const place = (cause: CauseMention | null) => (cause ? ([cause.from, cause.to] as [number, number]) : undefined)
  const read = [first, second].filter((cause): cause is CauseMention => cause !== null && cause.id !== null)
  return {
    ...emptyDraft({ ...EMPTY_CLAIM, kind: 'leading', cause: first?.id ?? null, followedBy: second?.id ?? null }, sentence),
    from: Object.fromEntries(Object.entries({ kind: [said.from, said.to], cause: place(first), followedby: place(second) }).filter(([, span]) => span !== undefined)),
    readings: read.map(({ said: words, id }) => causeReading(terms, words, id!)),
    causes: first ? [first] : [],
  }
}

/** Of several causes that could lead, the last before the words "leading cause", else the first after them. */
function leaderOf(causes: CauseMention[], second: CauseMention | null, at: number): CauseMention | null {
  const others = causes.filter((cause) => cause !== second)
  return others.findLast((cause) => cause.end <= at) ?? others.find((cause) => cause.at > at) ?? null
}
