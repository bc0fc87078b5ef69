/**
 * The address of a check: its words, and the one way in which they are written. A frozen address names the moment
 * by whose releases it is judged, and what it was asked about as a quotation; whoever shows, cites, embeds or
 * answers a check takes its address from here.
 */
import { toIso } from '@/stats/calendar'
import { DEFAULT_DATASET } from '@/stats/dataset'
import type { Known } from '@/stats/known'
import type { Ledger } from '@/stats/ledger'
import type { Terms } from '@/stats/terms'
import { type Asides, NO_ASIDES, asideWords, besideRule, foreignRule, openOf, openRule, unreadRule } from './asides'
import { CLAIM_FIELDS, type Claim, type ClaimField, toFields } from './claim'
import { type Ask, missingOfFields } from './missing'
import { type Quoted, quotationRule } from './quotation'
import { type ClaimFields, readFields } from './read-fields'

/** What the words of a check's address mean that are no field of the claim. */
export const CHECK_WORD_RULES = {
  text: 'the sentence or paragraph as printed',
  published: 'the day on which it was printed, YYYY-MM-DD: “this year” and “so far” are read from it',
  claim: 'which of the comparisons found in the text is meant, from 1; left out, the first of those that say most',
  length: 'how many characters a text had of which only the sentences with a comparison are kept, for an address holds no more',
  quote: quotationRule,
  open: openRule,
  unread: unreadRule,
  foreign: foreignRule,
  beside: besideRule,
}

export type CheckWord = keyof typeof CHECK_WORD_RULES
type Word = CheckWord | ClaimField
/** In the order in which an address has them. */
export const CLAIM_WORDS: readonly Word[] = ['text', 'claim', 'length', ...CLAIM_FIELDS, 'quote', 'published', 'open', 'unread', 'foreign', 'beside']

/** Words that are empty beside a text say that what it says isn’t meant. */
const MAY_BE_EMPTY: readonly Word[] = [...CLAIM_FIELDS, 'quote']

/** The words of an address, by name. */
export type Given = Partial<Record<Word, string>>

/** The query of a check, its words in one order, those without a value left out unless they say that nothing is said. */
export function checkQuery(given: Given, dataset = DEFAULT_DATASET): string {
  const words = new URLSearchParams()
  for (const name of CLAIM_WORDS) {
    const value = given[name]
    const isSaying = value !== undefined && (value.trim() !== '' || (MAY_BE_EMPTY.includes(name) && (given.text ?? '').trim() !== ''))
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

/** What is still asked of a claim beside the words of its address: not what one of them answers, but what an empty one took out of the text. */
export function stillAsked(asks: Ask[], claim: Claim, given: Given, terms: Terms): Ask[] {
  const isGiven = (name: ClaimField) => (given[name] ?? '').trim() !== ''
  const answeredBy = (field: Ask['field']): ClaimField[] => (field === 'counts' ? ['current', 'prior'] : [field])
  const isTaken = (name: ClaimField) => given[name] !== undefined && !isGiven(name)
  const open = asks.filter(({ field }) => !answeredBy(field).some(isGiven))
  const taken = missingOfFields(claim, terms).filter(({ field }) => answeredBy(field).some(isTaken) && open.every((ask) => ask.field !== field))
  return [...open, ...taken]
}

/** The fields of which a claim has one at least. */
export const SAYING_FIELDS = ['cause', 'current', 'prior', 'percent', 'direction'] as const

const isSaying = (claim: Claim): boolean => SAYING_FIELDS.some((name) => claim[name] !== null)

/** `?cause=firearms&current=26…&quote=…` of a claim as it stands, or "" of one that says nothing. */
export function claimQuery({ dataset, terms }: Pick<Ledger, 'dataset' | 'terms'>, claim: Claim, quoted: Quoted | null = null, asides: Asides = NO_ASIDES): string {
  if (!isSaying(claim)) return ''
  const { quote = '', published = null } = quoted ?? {}
  const words = claimWords(claim, terms)
  // What these words leave out is asked again wherever they are read.
  const asked = openOf(stillAsked(missingOfFields(claim, terms), claim, words, terms))
  const open = asides.open.filter((field) => !asked.includes(field))
  return checkQuery({ ...words, ...(quote !== '' && { quote, ...(published !== null && { published: toIso(published) }) }), ...asideWords({ ...asides, open }) }, dataset)
}

export interface CheckAddresses {
  /** Of the check that stays: null where its days lie after its moment, so that there is nothing to freeze. */
  frozen: string | null
  /** Of the one that is judged by every release, and follows new ones. */
  live: string
  /** The first of the two that there is: what is cited, embedded and answered. */
  cited: string
}

export function checkAddresses(ledger: Pick<Ledger, 'dataset' | 'terms'>, { claim, known, asides = NO_ASIDES }: { claim: Claim; known: Known; asides?: Asides }, quoted: Quoted | null = null): CheckAddresses {
  const frozen = claim.asOf !== null && claim.asOf > known ? null : claimQuery(ledger, { ...claim, known }, quoted, asides)
  const live = claimQuery(ledger, { ...claim, known: null }, quoted, asides)
  return { frozen, live, cited: frozen ?? live }
}
