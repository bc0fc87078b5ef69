/**
 * The query of the table of published claims: which rows, in which order. A default is left out when it is written
 * back; a bad value is a problem that names what is allowed, and the default stands in.
 */
import { yearOf } from '@/stats/calendar'
import { type Query, type QueryProblem, excerpt } from '@/stats/question'
import type { DescribedWord, ValueSchema } from '@/stats/word-schema'
import type { PublishedCheck } from './published-check'

export const FOLLOWS = ['yes', 'no', 'cannot'] as const
export const SORTS = ['published', 'asof', 'difference'] as const

export interface PublishedQuestion {
  source: string | null
  /** In the claim's own terms. */
  cause: string | null
  follows: (typeof FOLLOWS)[number] | null
  /** Of the as-of day. */
  year: number | null
  sort: (typeof SORTS)[number]
}

export const PUBLISHED_DEFAULT: PublishedQuestion = { source: null, cause: null, follows: null, year: null, sort: 'published' }

/** What each word of the table means; printed by the README, the API and the page. */
export const PUBLISHED_WORD_RULES: Record<keyof PublishedQuestion, string> = {
  source: 'who counted: the short name of a counter',
  cause: 'the cause in the claim’s own terms',
  follows: 'whether the printed percent follows from the printed counts: yes, no, or cannot where they aren’t all printed',
  year: 'the year that the claim speaks of',
  sort: 'published (default): newest first; asof: the newest as-of day first; difference: the most points of percent apart first',
}

/** The values that a filter offers, in the order of a form. */
export interface PublishedChoices {
  sources: string[]
  causes: string[]
  years: number[]
}

export const choicesOf = (checks: PublishedCheck[]): PublishedChoices => ({
  sources: [...new Set(checks.map(({ published }) => published.source.id))].sort(),
  causes: [...new Set(checks.map(({ published }) => published.words))].sort(),
  years: [...new Set(checks.map(({ published }) => yearOf(published.asOf)))].sort((a, b) => b - a),
})

/** Reads a query; empty values count as left out. */
export function parsePublished(query: Query, choices: PublishedChoices): { question: PublishedQuestion; problems: QueryProblem[] } {
  const problems: QueryProblem[] = []
  const question = { ...PUBLISHED_DEFAULT }
  const given = new Map<string, string[]>()
  for (const [name, value] of query) if (value.trim() !== '') given.set(name, [...(given.get(name) ?? []), value.trim()])
  for (const [name, values] of [...given].slice(0, 20)) {
    const allowed = Object.hasOwn(PUBLISHED_WORD_RULES, name) ? readInto(question, name as keyof PublishedQuestion, values, choices) : `one of the words ${Object.keys(PUBLISHED_WORD_RULES).join(', ')}`
    if (allowed !== null) problems.push({ parameter: excerpt(name), found: excerpt(values.join(', ')), allowed })
  }
  return { question, problems }
}

const valuesOf = ({ sources, causes, years }: PublishedChoices): Record<keyof PublishedQuestion, readonly string[]> => ({ source: sources, cause: causes, follows: FOLLOWS, year: years.map(String), sort: SORTS })

/** Sets a word, or says what is allowed. */
function readInto(question: PublishedQuestion, name: keyof PublishedQuestion, values: string[], choices: PublishedChoices): string | null {
  if (values.length > 1) return 'one value only'
  const allowed = valuesOf(choices)[name]
  const found = allowed.find((value) => value.toLowerCase() === values[0].toLowerCase())
  if (found === undefined) return allowed.join(', ')
  Object.assign(question, { [name]: name === 'year' ? Number(found) : found })
  return null
}

/** The query that asks so, defaults left out: `?source=FBI&follows=no`, or "". */
export function toPublishedQuery(question: PublishedQuestion): string {
  const words = (Object.keys(PUBLISHED_WORD_RULES) as (keyof PublishedQuestion)[]).flatMap((name) => (question[name] === PUBLISHED_DEFAULT[name] ? [] : [[name, String(question[name])]]))
  return words.length === 0 ? '' : `?${new URLSearchParams(words)}`
}

const EXAMPLES: Record<keyof PublishedQuestion, string> = { source: 'NLEOMF', cause: 'firearms', follows: 'yes', year: '2015', sort: 'difference' }

const VALUES: Record<keyof PublishedQuestion, ValueSchema> = {
  source: { type: 'string' },
  cause: { type: 'string' },
  follows: { type: 'string', enum: FOLLOWS },
  year: { type: 'integer', minimum: 1900, maximum: 9999 },
  sort: { type: 'string', enum: SORTS, default: 'published' },
}

/** The words as the API describes them. */
export const describedPublishedWords = (): DescribedWord[] =>
  (Object.keys(PUBLISHED_WORD_RULES) as (keyof PublishedQuestion)[]).map((name) => ({ name, rule: PUBLISHED_WORD_RULES[name], values: VALUES[name], most: 1, example: EXAMPLES[name] }))

const followsWord = (follows: boolean | null) => (follows === null ? 'cannot' : follows ? 'yes' : 'no')

/** The rows that are asked for, in the order asked for. */
export function askedRows(checks: PublishedCheck[], { source, cause, follows, year, sort }: PublishedQuestion): PublishedCheck[] {
  const rows = checks.filter(
    ({ published, arithmetic }) =>
      (source === null || published.source.id === source) &&
      (cause === null || published.words === cause) &&
      (follows === null || followsWord(arithmetic.follows) === follows) &&
      (year === null || yearOf(published.asOf) === year),
  )
  const apart = ({ difference }: PublishedCheck) => (difference?.points === null || difference === null ? -1 : Math.abs(difference.points))
  // A month or a year alone stands at its end: it's known no better.
  const printed = ({ published: { published } }: PublishedCheck) => published.padEnd(10, '~')
  const byPublished = (a: PublishedCheck, b: PublishedCheck) => (printed(a) < printed(b) ? 1 : printed(a) > printed(b) ? -1 : 0)
  if (sort === 'asof') return rows.toSorted((a, b) => b.published.asOf - a.published.asOf || byPublished(a, b))
  return rows.toSorted(sort === 'difference' ? (a, b) => apart(b) - apart(a) || byPublished(a, b) : byPublished)
}
