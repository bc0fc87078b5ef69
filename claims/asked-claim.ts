/**
 * A claim as an address asks for it: a pasted text, fields, or both. A field that is there wins over what the
 * text was understood to say, and one that is there and empty says that the claim doesn't say it; a field that
 * isn't there is as understood. What can't be read becomes a problem, and then nothing is checked.
 */
import { type Day, parseDay } from '@/stats/calendar'
import { noSuchRelease, toKnownText } from '@/stats/known'
import type { Release } from '@/stats/ledger'
import { type Query, type QueryProblem, excerpt } from '@/stats/question'
import type { Terms } from '@/stats/terms'
import { withoutUnseen } from '@/stats/unseen'
import { type Asides, foreignAsk, openOf, plainAsides, readAsides } from './asides'
import { CLAIM_FIELDS, type Claim, type ClaimField, toFields } from './claim'
import { CLAIM_WORDS, type Given, stillAsked } from './claim-query'
import { type Ask, type AskOption, missingOfFields } from './missing'
import { MOST_QUOTED, type Quoted, plainQuotation, quotation } from './quotation'
import { readFields } from './read-fields'
import { splitRough } from './rough'
import { type Understood, type UnderstoodClaim, understand } from './understand'

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
  /** The words that it is about: those of the address, else the sentence of the text that was read; null for fields alone. */
  quoted: Quoted | null
  /** What the text leaves open and unchecked, or what the address says of it. */
  asides: Asides
}

export interface ClaimReading {
  terms: Terms
  /** In order; a known-on moment is one of theirs, or a day. */
  releases: Release[]
  today: Day
}

export function askedClaim(query: Query, { terms, releases, today }: ClaimReading): AskedClaim {
  const { given, problems } = givenWords(query)
  const text = given.text?.trim() ? given.text.replaceAll('\0', ' ') : ''
  const published = publishedDay(given, problems)
  const understood = text === '' ? null : understand(text, { terms, published, today })
  const picked = pickedClaim(given, understood, problems)
  const read = understood && picked !== null ? understood.claims[picked] : null
  const quoted = quotedOf(given, read, published, problems)
  const fields = mergedFields(read?.claim ?? null, given)
  const isAsked = text !== '' || Object.keys(fields).length > 0
  const outcome = Object.keys(fields).length > 0 ? readFields(fields, terms) : { claim: null, problems: [] }
  const { asides: kept, problems: ofAsides } = readAsides(text === '' ? given : {})
  const all = [...problems, ...outcome.problems, ...unheldOf(outcome.claim, releases), ...ofAsides]
  const claim = all.length > 0 ? null : outcome.claim
  // What is checked is what is shown: a sign that is a direction, a year that is last year.
  const told = claim ? toFields(claim) : shownFields(fields)
  const asks = claim ? missingOf(understood, picked, claim, given, terms) : []
  const missing = kept.foreign && claim?.cause === null ? asks.map((ask) => (ask.field === 'cause' ? foreignAsk(kept.foreign!) : ask)) : asks
  const { unread, unchecked, foreign } = read ?? kept
  const asides = plainAsides({ open: [...kept.open, ...openOf(missing)], unread, unchecked, foreign: claim?.cause === null ? foreign : null })
  return { given, text, published, isAsked, understood, picked, fields: told, claim, problems: all, missing, quoted, asides }
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
  const length = given.length?.trim() ?? ''
  if (!/^\d{0,7}$/.test(length)) problems.push({ parameter: 'length', found: excerpt(length), allowed: 'a whole number of characters' })
  return { given, problems: problems.slice(0, 10) }
}

function publishedDay({ published = '' }: Given, problems: QueryProblem[]): Day | null {
  if (published.trim() === '') return null
  const day = parseDay(published.trim())
  if (day === null) problems.push({ parameter: 'published', found: excerpt(published), allowed: 'a day that exists, written YYYY-MM-DD, such as 2015-09-08' })
  return day
}

/** What is quoted; of an address that says too much, the problem. A quotation that is there and empty takes the text’s away. */
function quotedOf({ quote }: Given, read: UnderstoodClaim | null, published: Day | null, problems: QueryProblem[]): Quoted | null {
  const words = quote === undefined ? quotation(read?.sentence ?? '') : plainQuotation(quote)
  if (words.length > MOST_QUOTED) problems.push({ parameter: 'quote', found: excerpt(words), allowed: `at most ${MOST_QUOTED} characters; a longer text is read as text` })
  return words === '' || words.length > MOST_QUOTED ? null : { quote: words, published }
}

/** A day may be known-on without a release of its own; the second release of a day must be there. */
function unheldOf(claim: Claim | null, releases: Release[]): QueryProblem[] {
  const allowed = claim === null || claim.known === null ? null : noSuchRelease(releases, claim.known)
  return allowed === null ? [] : [{ parameter: 'known', found: toKnownText(claim!.known!), allowed }]
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

/** Fields that can't be read, as a form shows them: a mark that turns what stands beside it is seen, so that it can be taken out. */
const shownFields = (fields: AskedClaim['fields']): AskedClaim['fields'] => Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, withoutUnseen(value, '\uFFFD')]))

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

/** What must still be asked of the text's own claim, or of another of its claims, or of fields. */
function missingOf(understood: Understood | null, picked: number | null, claim: Claim, given: Given, terms: Terms): Ask[] {
  const asks = understood !== null && picked === understood.main ? understood.missing : missingOfFields(claim, terms)
  return stillAsked(asks, claim, given, terms)
}

/** The asides of each claim of a text where it is asked about alone: what its own fields leave open, and its own words. */
export const asidesOf = ({ claims, main, missing }: Understood, terms: Terms): Asides[] =>
  claims.map(({ claim, unread, unchecked, foreign }, i) => plainAsides({ open: openOf(i === main ? missing : missingOfFields(claim, terms)), unread, unchecked, foreign }))

/** The words by which a link answers what is asked: `{ asof: '2015-09-07' }`, `{ current: '26', prior: '33' }`. */
export function answerWords({ field }: Ask, { value, text }: AskOption): Given {
  if (field === 'counts') return Object.fromEntries(new URLSearchParams(value))
  // Percentage points that are meant as percent are points no more.
  return field === 'percent' ? { percent: text.startsWith('up') ? `+${value}` : value, points: 'no' } : { [field]: value }
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
