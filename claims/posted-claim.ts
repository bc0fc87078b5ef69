/**
 * A claim as a body of JSON asks for it: the words of an address with JSON values, where null says that the claim
 * doesn't say it. Read as the page reads an address; what can't be one of its words is a problem that names it.
 */
import type { Day } from '@/stats/calendar'
import { type QueryProblem, excerpt } from '@/stats/question'
import type { Terms } from '@/stats/terms'
import { type AskedClaim, askedClaim } from './asked-claim'
import { type Claim, EMPTY_CLAIM } from './claim'
import { missingOfFields } from './missing'
import type { Understood, UnderstoodClaim } from './understand'

/** As asked for; `claim` is `EMPTY_CLAIM` where the sentence holds no comparison, and null where something can't be read. */
export type PostedClaim = Pick<AskedClaim, 'understood' | 'picked' | 'missing' | 'problems'> & { claim: Claim | null }

const isWordless = (value: unknown): boolean => value === undefined || (typeof value === 'string' && value.trim() === '')

export function postedClaim(posted: Record<string, unknown>, reading: { terms: Terms; today: Day }): PostedClaim {
  const given = Object.entries(posted).filter(([, value]) => !isWordless(value))
  const faults = given.flatMap(([name, value]): QueryProblem[] =>
    value === null || ['string', 'number', 'boolean'].includes(typeof value) && (name !== 'text' || typeof value === 'string')
      ? []
      : [{ parameter: excerpt(name), found: Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : excerpt(JSON.stringify(value)), allowed: name === 'text' ? 'a text' : 'a text, a number or null' }],
  )
  if (faults.length > 0) return refused(faults)
  const words = given.map(([name, value]): [string, string] => [name, value === true ? 'yes' : value === false ? 'no' : value === null ? '' : String(value)])
  const asked = askedClaim(words, reading)
  if (asked.problems.length > 0) return refused(asked.problems)
  if (!asked.isAsked) return refused([{ parameter: 'text', found: '', allowed: 'a sentence; or the fields of a claim, at least a cause, a count, a percent or a direction' }])
  if (asked.claim) return asked
  return { ...asked, claim: EMPTY_CLAIM, missing: missingOfFields(EMPTY_CLAIM, reading.terms) }
}

const refused = (problems: QueryProblem[]): PostedClaim => ({ claim: null, understood: null, picked: null, missing: [], problems })

/** The claim of a text that is checked, as it was understood. */
export const pickedOf = (understood: Understood | null, picked: number | null): UnderstoodClaim | null => (understood === null || picked === null ? null : understood.claims[picked])
