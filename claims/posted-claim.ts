/**
 * An asked claim: what an address, a form or a body of JSON says of a claim, its sentence or its fields or both.
 * A field that is given wins over what the sentence says, and one that is given as null is taken out of it. What
 * can't be read is a problem that names its field.
 */
import { type Day, parseDay } from '@/stats/calendar'
import { type QueryProblem, excerpt } from '@/stats/question'
import type { Terms } from '@/stats/terms'
import { type Claim, type ClaimField, EMPTY_CLAIM, toFields } from './claim'
import { type Ask, missingOfFields } from './missing'
import { readFields } from './read-fields'
import { type Understood, type UnderstoodClaim, understand } from './understand'

/** What is asked beside the fields of a claim. */
export const ASKED_WORDS = ['text', 'published'] as const

export const ASKED_RULES: Record<(typeof ASKED_WORDS)[number], string> = {
  text: 'the sentence or paragraph as it was printed; of a longer text the first 100,000 characters are read',
  published: 'the day on which it was printed, YYYY-MM-DD; “this year” and “so far” are read by it',
}

export interface AskedClaim {
  /** What there is to check; `EMPTY_CLAIM` where the sentence holds no comparison. Null where something can't be read. */
  claim: Claim | null
  /** What the sentence was understood as, before fields changed it; null without a sentence. */
  understood: Understood | null
  missing: Ask[]
  problems: QueryProblem[]
}

const DAY = 'a day that exists, written YYYY-MM-DD, such as 2015-09-08'

const isGiven = (value: unknown): boolean => value !== undefined && !(typeof value === 'string' && value.trim() === '')

/** A claim of words and fields by their names; `today` is the day of whoever asks. */
export function askedClaim(asked: Record<string, unknown>, { terms, today }: { terms: Terms; today: Day }): AskedClaim {
  const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => isGiven(value)))
  const { text = null, published = null, ...fields } = given
  const problems: QueryProblem[] = []
  const say = (parameter: string, value: unknown, allowed: string) => problems.push({ parameter, found: excerpt(typeof value === 'string' ? value : JSON.stringify(value)), allowed })
  if (text !== null && typeof text !== 'string') say('text', text, 'a text')
  const day = typeof published === 'string' ? parseDay(published.trim()) : null
  if (published !== null && day === null) say('published', published, DAY)
  if (typeof text !== 'string' && Object.values(fields).every((value) => value === null) && problems.length === 0) {
    say('text', '', 'a sentence; or the fields of a claim, at least a cause, a count, a percent or a direction')
  }
  if (problems.length > 0) return { claim: null, understood: null, missing: [], problems }
  const understood = typeof text === 'string' ? understand(text, { terms, published: day, today }) : null
  const main = mainOf(understood)
  const read = main ? overlaid(toFields(main.claim), fields) : fields
  const isNothing = understood !== null && Object.values(read).every((value) => value === null)
  const { claim, problems: faults } = isNothing ? { claim: EMPTY_CLAIM, problems: [] } : readFields(read, terms)
  if (!claim) return { claim, understood, missing: [], problems: faults }
  return { claim, understood, missing: main ? stillMissing(understood!.missing, fields, claim, terms) : missingOfFields(claim, terms), problems: [] }
}

/** The main claim of a text, as it was understood. */
export const mainOf = (understood: Understood | null): UnderstoodClaim | null => (understood === null || understood.main === null ? null : understood.claims[understood.main])

/** The fields of a sentence with those that were given in their place; what belonged to a replaced one goes with it. */
function overlaid(said: Partial<Record<ClaimField, string>>, given: Record<string, unknown>): Record<string, unknown> {
  const fields: Record<string, unknown> = { ...said }
  const isChanged = (...names: ClaimField[]) => names.some((name) => name in given)
  if (isChanged('percent')) {
    delete fields.rough
    delete fields.points
    if (given.percent === null || /^\s*[+\-−–]/.test(String(given.percent))) delete fields.direction
  } else if (isChanged('direction')) fields.percent = said.percent?.replace(/^-/, '')
  // Who says what comes second speaks of the leading cause, and not of the sentence's change.
  if (isChanged('followedby') && given.followedby !== null) Object.assign(fields, { kind: 'leading', prior: null, percent: null, direction: null })
  else if (isChanged('percent', 'prior', 'direction') && said.kind === 'count') delete fields.kind
  if (isChanged('kind') && given.kind !== 'leading') delete fields.followedby
  return { ...fields, ...given }
}

/** The fields that answer a question. */
const ANSWERED_BY: Record<Ask['field'], ClaimField[]> = {
  cause: ['cause'], percent: ['percent'], counts: ['current', 'prior', 'percent'], direction: ['direction', 'percent'], asof: ['asof'], against: ['against'],
}

/** What the sentence leaves open and no field says, and what a field took out of it. */
function stillMissing(asks: Ask[], given: Record<string, unknown>, claim: Claim, terms: Terms): Ask[] {
  const open = asks.filter(({ field }) => !ANSWERED_BY[field].some((name) => name in given))
  const out = missingOfFields(claim, terms).filter(({ field }) => ANSWERED_BY[field].some((name) => given[name] === null))
  return [...open, ...out]
}
