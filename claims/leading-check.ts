/**
 * Whether a cause is the leading one, and which comes second, as each release that covers the window knew it. The
 * groups of causes are ranked; where a claim names a part of one, such as gunfire, the causes of that group are
 * ranked one by one beside the other groups.
 */
import { isComparable } from '@/stats/context'
import { countDeaths, labelsOf } from '@/stats/count'
import { type Known, knownAt } from '@/stats/known'
import { type Cause, type Definition, type Terms, counts, findDefinition, placeOfState } from '@/stats/terms'
import { windowOf } from '@/stats/window'
import { plainLabel } from './ap-words'
import type { Scope } from './readings'

export const leadingClaimRule =
  'That a cause leads is checked by ranking the groups of causes (firearms, traffic, illness, other). Where the claim names a part of a group, that group’s causes stand in the ranking one by one.'

export interface RankedCause {
  definition: Definition
  /** As a sentence has it: "traffic", "heart attack". */
  name: string
  deaths: number
}

export interface Ranking {
  place: number
  known: Known
  /** The groups, or the causes in a group's stead, most deaths first: five of them, and what the claim names. */
  groups: RankedCause[]
  /** Whether the claim's cause leads, alone or with others, and whether the one said to follow has the second most. */
  leads: boolean
  follows: boolean | null
}

export interface LeadingCheck {
  now: Ranking
  /** The newest release in which all of it holds; null where none does. */
  holds: Ranking | null
}

/** What is told of a ranking. */
const MOST_RANKED = 5

/** Null where the claim's cause, or the one said to follow, is neither a group nor a single cause. */
export function leadingCheck({ ledger, claim, newest }: Scope): LeadingCheck | null {
  const { terms } = ledger
  const named = [claim.cause, ...(claim.followedBy === null ? [] : [claim.followedBy])]
  const ids = rankedIds(terms, named)
  if (ids === null) return null
  const state = placeOfState(terms, claim.state)
  const window = windowOf(claim.asOf)
  const definitions = ids.map((id) => findDefinition(terms, id)!)
  const labels = definitions.map((definition) => labelsOf(ledger, [definition]))
  const names = ids.map((id, i) => (terms.groups.includes(id) ? definitions[i].name : plainLabel(singleCause(terms, id)!.name)))
  const rankings: Ranking[] = []
  for (let place = newest; place >= 0; place--) {
    if (!isComparable(ledger, place, [window])) continue
    const all = definitions.map((definition, i) => ({ definition, name: names[i], deaths: countDeaths(ledger, { labels: labels[i], state, release: place }, window) })).sort((a, b) => b.deaths - a.deaths)
    const groups = all.filter(({ definition }, i) => i < MOST_RANKED || named.includes(definition.id))
    const deathsOf = (id: string) => groups.find(({ definition }) => definition.id === id)!.deaths
    const others = groups.filter(({ definition }) => definition.id !== claim.cause)
    const leads = deathsOf(claim.cause) === groups[0].deaths && groups[0].deaths > 0
    const follows = claim.followedBy === null ? null : deathsOf(claim.followedBy) === others[0].deaths
    rankings.push({ place, known: knownAt(ledger.releases, place), groups, leads, follows })
  }
  const [now] = rankings
  return now ? { now, holds: rankings.find(({ leads, follows }) => leads && follows !== false) ?? null } : null
}

/** The groups, with the causes in the stead of each group of which the claim names a part. */
function rankedIds(terms: Terms, named: string[]): string[] | null {
  const { groups, causes } = terms
  const parts = named.filter((id) => !groups.includes(id)).map((id) => ({ id, cause: singleCause(terms, id) }))
  if (parts.some(({ cause }) => cause === null)) return null
  const split = new Set(parts.map(({ cause }) => cause!.group))
  // A group that is named beside a part of itself can't be ranked against it.
  if (named.some((id) => split.has(id))) return null
  return [...groups.filter((group) => !split.has(group)), ...causes.filter(({ group }) => split.has(group)).map(({ id }) => parts.find(({ cause }) => cause!.id === id)?.id ?? id)]
}

/** The one cause that a definition counts; null where it counts several. */
function singleCause(terms: Terms, id: string): Cause | null {
  const definition = findDefinition(terms, id)
  const counted = definition ? terms.causes.filter((cause) => counts(definition, cause)) : []
  return counted.length === 1 ? counted[0] : null
}
