/**
 * A claim as an address asks for it: a pasted text, fields, or both. A field that is there wins over what the
 * text was understood to say, and one that is there and empty says that the claim doesn't say it; a field that
 * isn't there is as understood. What can't be read becomes a problem, and then nothing is checked.
 */
import { type Day, parseDay } from '@/stats/calendar'
import { DEFAULT_DATASET } from '@/stats/dataset'
import { type Query, type QueryProblem, excerpt } from '@/stats/question'
import type { Terms } from '@/stats/terms'
import { CLAIM_FIELDS, type Claim, type ClaimField, toFields } from './claim'
import { type Ask, type AskOption, missingOfFields } from './missing'
import { type ClaimFields, readFields } from './read-fields'
import { splitRough } from './rough'
import { type Understood, type UnderstoodClaim, understand } from './understand'

/** What the words of a check's address mean that are no field of the claim. */
export const CHECK_WORD_RULES = {
  text: 'the sentence or paragraph as printed',
  published: 'the day on which it was printed, YYYY-MM-DD: “this year” and “so far” are read from it',
  claim: 'which of the comparisons found in the text is meant, from 1; left out, the first of those that say most',
  length: 'how many characters a text had of which only the sentences with a comparison are kept, for an address holds no more',
}

export type CheckWord = keyof typeof CHECK_WORD_RULES
const CHECK_WORDS = Object.keys(CHECK_WORD_RULES) as CheckWord[]
type Word = CheckWord | ClaimField
export const CLAIM_WORDS: readonly Word[] = [...CHECK_WORDS, ...CLAIM_FIELDS]

/** The words of an address, by name. */
export type Given = Partial<Record<Word, string>>

export interface AskedClaim {
  given: Given
  text: string
  published: Day | null
  /** Whether there is anything to check, readable or not. */
  isAsked: boolean
  understood: Understood | null
  /** Which of the claims of the text is asked for. */
  picked: number | null
  /** The fields of the claim, as understood and as given; text, so that what can't be read can be shown and mended. */
  fields: Partial<Record<ClaimField, string>>
  claim: Claim | null
  problems: QueryProblem[]
  missing: Ask[]
}

interface Reading {
  terms: Terms
  today: Day
}

export function askedClaim(query: Query, { terms, today }: Reading): AskedClaim {
  const { given, problems } = givenWords(query)
  const text = given.text?.trim() ? given.text.replaceAll('\0', ' ') : ''
  const published = publishedDay(given, problems)
  const understood = text === '' ? null : understand(text, { terms, published, today })
  const picked = pickedClaim(given, understood, problems)
  const read = understood && picked !== null ? understood.claims[picked] : null
  const fields = mergedFields(read?.claim ?? null, given)
  const isAsked = text !== '' || Object.keys(fields).length > 0
  const outcome = Object.keys(fields).length > 0 ? readFields(fields, terms) : { claim: null, problems: [] }
  const all = [...problems, ...outcome.problems]
  const claim = all.length > 0 ? null : outcome.claim
  // What is checked is what is shown: a sign that is a direction, a year that is last year.
  const told = claim ? toFields(claim) : fields
  return { given, text, published, isAsked, understood, picked, fields: told, claim, problems: all, missing: claim ? missingOf(understood, picked, claim, given, terms) : [] }
}

function givenWords(query: Query): { given: Given; problems: QueryProblem[] } {
  const [given, problems]: [Given, QueryProblem[]] = [{}, []]
  for (const [name, value] of query) {
    if (name === 'dataset') continue
    const word = CLAIM_WORDS.find((each) => each === name)
    if (!word) problems.push({ parameter: excerpt(name), found: excerpt(value), allowed: `one of the words ${CLAIM_WORDS.join(', ')}` })
    else if (given[word] !== undefined && given[word] !== value) problems.push({ parameter: name, found: excerpt(`${given[word]}, ${value}`), allowed: 'one value only' })
    else given[word] = value
  }
  return { given, problems: problems.slice(0, 10) }
}

function publishedDay({ published = '' }: Given, problems: QueryProblem[]): Day | null {
  if (published.trim() === '') return null
  const day = parseDay(published.trim())
  if (day === null) problems.push({ parameter: 'published', found: excerpt(published), allowed: 'a day that exists, written YYYY-MM-DD, such as 2015-09-08' })
  return day
}

function pickedClaim({ claim = '' }: Given, understood: Understood | null, problems: QueryProblem[]): number | null {
  if (claim.trim() === '' || understood === null) return understood?.main ?? null
  const count = understood.claims.length
  const place = /^\d{1,3}$/.test(claim.trim()) ? Number(claim) - 1 : -1
  if (place >= 0 && place < count) return place
  problems.push({ parameter: 'claim', found: excerpt(claim), allowed: count === 0 ? 'nothing, for no comparison was found in the text' : `a number from 1 to ${count}` })
  return understood.main
}

const SIGN = /^\s*[+\-−–]/
const isSigned = (percent: string) => SIGN.test(splitRough(percent).rest)

/** A percent without its sign, as a form has it beside a direction: "more than 50". */
export function unsignedPercent(percent: string): string {
  const { rough, rest } = splitRough(percent)
  return `${rough === null ? '' : `${rough} `}${rest.replace(SIGN, '')}`
}

/** The fields as understood, with those that were given in their place. */
function mergedFields(understood: Claim | null, given: Given): AskedClaim['fields'] {
  const fields: AskedClaim['fields'] = understood ? toFields(understood) : {}
  const named = CLAIM_FIELDS.filter((name) => given[name] !== undefined)
  // Its kind follows from the other fields, but that a cause leads is said by nothing else.
  if (named.length > 0 && fields.kind !== 'leading') delete fields.kind
  // Of a percent and a direction the one that was given turns the other.
  if (given.direction !== undefined && given.percent === undefined && fields.percent !== undefined) fields.percent = unsignedPercent(fields.percent)
  if (given.direction?.trim() === 'unchanged' && given.percent === undefined) delete fields.percent
  if (given.percent !== undefined && given.direction === undefined && isSigned(given.percent)) delete fields.direction
  // Who says what leads or comes second speaks of the leading cause, and not of the text's change.
  if (given.followedby?.trim() || given.kind?.trim().toLowerCase() === 'leading') {
    for (const name of ['prior', 'percent', 'direction'] as const) delete fields[name]
    fields.kind = 'leading'
  }
  for (const name of named) {
    const value = given[name]!.trim()
    if (value === '') delete fields[name]
    else fields[name] = value
  }
  return fields
}

/** What must still be asked: not what a field of the address answers already, but what one took out of the text. */
function missingOf(understood: Understood | null, picked: number | null, claim: Claim, given: Given, terms: Terms): Ask[] {
  const asks = understood !== null && picked === understood.main ? understood.missing : missingOfFields(claim, terms)
  const isGiven = (name: ClaimField) => (given[name] ?? '').trim() !== ''
  const answeredBy = (field: Ask['field']): ClaimField[] => (field === 'counts' ? ['current', 'prior'] : [field])
  const isTaken = (name: ClaimField) => given[name] !== undefined && !isGiven(name)
  const open = asks.filter(({ field }) => !answeredBy(field).some(isGiven))
  const taken = missingOfFields(claim, terms).filter(({ field }) => answeredBy(field).some(isTaken) && open.every((ask) => ask.field !== field))
  return [...open, ...taken]
}

/** The words by which a link answers what is asked: `{ asof: '2015-09-07' }`, `{ current: '26', prior: '33' }`. */
export function answerWords({ field }: Ask, { value, text }: AskOption): Given {
  if (field === 'counts') return Object.fromEntries(new URLSearchParams(value))
  // Percentage points that are meant as percent are points no more.
  return field === 'percent' ? { percent: text.startsWith('up') ? `+${value}` : value, points: 'no' } : { [field]: value }
}

/** The query of a check, its words in one order, those without a value left out unless they say that nothing is said. */
export function checkQuery(given: Given, dataset = DEFAULT_DATASET): string {
  const words = new URLSearchParams()
  for (const name of CLAIM_WORDS) {
    const value = given[name]
    const isSaying = value !== undefined && (value.trim() !== '' || ((CLAIM_FIELDS as readonly string[]).includes(name) && (given.text ?? '').trim() !== ''))
    if (isSaying) words.set(name, value)
  }
  if (dataset !== DEFAULT_DATASET) words.set('dataset', dataset)
  return words.size === 0 ? '' : `?${words}`
}

/** A claim as the words of an address; a kind that its other fields tell is left out. */
export function claimWords(claim: Claim, terms: Terms): Given {
  const { kind, ...fields } = toFields(claim)
  const told = Object.keys(fields).length > 0 ? readFields(fields as ClaimFields, terms).claim : null
  return told?.kind === kind ? fields : { kind, ...fields }
}

/** A part of a text, with the fields that were read from it; none for words that nothing was read from. */
export interface TextPart {
  text: string
  fields: ClaimField[]
}

/** A text in parts, by the fields that a claim was read from; a field that was given isn't the text's any more. */
export function textParts(text: string, { claim, from }: UnderstoodClaim, fields: AskedClaim['fields']): TextPart[] {
  const read = toFields(claim)
  const same = (name: ClaimField) => fields[name] === read[name] || (name === 'percent' && unsignedPercent(fields.percent ?? '') === unsignedPercent(read.percent ?? ''))
  const places = Object.entries(from).flatMap(([name, place]) => (same(name as ClaimField) ? [{ name: name as ClaimField, from: place[0], to: place[1] }] : []))
  const cuts = [...new Set([0, text.length, ...places.flatMap((place) => [place.from, place.to])])].filter((at) => at <= text.length).sort((a, b) => a - b)
  return cuts.slice(1).map((to, i) => ({ text: text.slice(cuts[i], to), fields: places.filter((place) => place.from <= cuts[i] && place.to >= to).map(({ name }) => name) }))
}
