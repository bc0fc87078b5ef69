/** Whether a cause is the leading one, and which comes second: by groups, as each release that covers the window knew it. */
import { isComparable } from '@/stats/context'
import { countDeaths, labelsOf } from '@/stats/count'
import { type Known, knownAt } from '@/stats/known'
import { type Definition, findDefinition, placeOfState } from '@/stats/terms'
import { windowOf } from '@/stats/window'
import type { Scope } from './readings'

export interface Ranking {
  place: number
  known: Known
  /** The groups, most deaths first. */
  groups: { definition: Definition; deaths: number }[]
  /** Whether the claim's cause leads, alone or with others, and whether the one said to follow has the second most. */
  leads: boolean
  follows: boolean | null
}

export interface LeadingCheck {
  now: Ranking
  /** The newest release in which all of it holds; null where none does. */
  holds: Ranking | null
}

/** Null where the cause that is said to lead is no group: a part of a group is never ranked. */
export function leadingCheck({ ledger, claim, newest }: Scope): LeadingCheck | null {
  const { terms } = ledger
  const groupOf = (id: string) => terms.groups.find((group) => group === id) ?? null
  if (groupOf(claim.cause) === null) return null
  const state = placeOfState(terms, claim.state)
  const window = windowOf(claim.asOf)
  const definitions = terms.groups.map((group) => findDefinition(terms, group)!)
  const labels = definitions.map((definition) => labelsOf(ledger, [definition]))
  const rankings: Ranking[] = []
  for (let place = newest; place >= 0; place--) {
    if (!isComparable(ledger, place, [window])) continue
    const groups = definitions.map((definition, i) => ({ definition, deaths: countDeaths(ledger, { labels: labels[i], state, release: place }, window) })).sort((a, b) => b.deaths - a.deaths)
    const deathsOf = (id: string) => groups.find(({ definition }) => definition.id === id)?.deaths ?? null
    const others = groups.filter(({ definition }) => definition.id !== claim.cause)
    const leads = deathsOf(claim.cause) === groups[0].deaths && groups[0].deaths > 0
    const follows = claim.followedBy === null ? null : deathsOf(claim.followedBy) === others[0].deaths
    rankings.push({ place, known: knownAt(ledger.releases, place), groups, leads, follows })
  }
  const [now] = rankings
  return now ? { now, holds: rankings.find(({ leads, follows }) => leads && follows !== false) ?? null } : null
}
