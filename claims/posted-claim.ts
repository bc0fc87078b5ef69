/**
 * A claim as a program asks for it: the words of an address, as a query has them or as the values of a JSON object,
 * where null is an empty word. Read as the page reads an address; what can't be one of its words is a problem that names it.
 */
import { type Query, type QueryProblem, excerpt } from '@/stats/question'
import { type AskedClaim, type ClaimReading, askedClaim } from './asked-claim'
import { type Claim, EMPTY_CLAIM } from './claim'
import { missingOfFields } from './missing'
import type { Understood, UnderstoodClaim } from './understand'

/** As asked for; `claim` is `EMPTY_CLAIM` where the sentence holds no comparison, and null where something can't be read. */
export type PostedClaim = Omit<AskedClaim, 'fields' | 'given' | 'isAsked' | 'claim'> & { claim: Claim | null }

/** Problems that are named; whoever sends more mends those first. */
const MOST_PROBLEMS = 10

/** The values of a JSON object as words: true is yes, null is empty. */
export function postedWords(posted: Record<string, unknown>): { words: [string, string][]; problems: QueryProblem[] } {
  const given = Object.entries(posted)
  const problems = given.filter(([name, value]) => !isWord(name, value)).slice(0, MOST_PROBLEMS)
  return {
    words: given.filter(([name, value]) => isWord(name, value)).map(([name, value]) => [name, value === true ? 'yes' : value === false ? 'no' : value === null ? '' : String(value)]),
    problems: problems.map(([name, value]) => ({ parameter: excerpt(name), found: shown(value), allowed: name === 'text' ? 'a text' : 'a text, a number or null' })),
  }
}

const isWord = (name: string, value: unknown): boolean => value === null || typeof value === 'string' || (name !== 'text' && (typeof value === 'number' || typeof value === 'boolean'))

const shown = (value: unknown): string => (Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : String(value))

/** A claim of words that a program sent. */
export function postedClaim(words: Query, reading: ClaimReading): PostedClaim {
  const asked = askedClaim(words, reading)
  if (asked.problems.length > 0) return { ...asked, claim: null }
  if (!asked.isAsked) return { ...asked, claim: null, problems: [NOTHING] }
  if (asked.claim) return asked
  return { ...asked, claim: EMPTY_CLAIM, missing: missingOfFields(EMPTY_CLAIM, reading.terms) }
}

const NOTHING: QueryProblem = { parameter: 'text', found: '', allowed: 'a sentence; or the fields of a claim, at least a cause, a count, a percent or a direction' }

/** The claim of a text that is checked, as it was understood. */
export const pickedOf = (understood: Understood | null, picked: number | null): UnderstoodClaim | null => (understood === null || picked === null ? null : understood.claims[picked])
