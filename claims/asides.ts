/**
 * Asides: what a text leaves beside the fields of its claim, and an address keeps: which questions are still open,
 * and what is said besides and no check judges. They hold a verdict back, also where the text isn't there any more.
 */
import { type QueryProblem, excerpt } from '@/stats/question'
import type { Ask } from './missing'
import { plainQuotation } from './quotation'
import type { Unchecked } from './unchecked'

/** What is open, as a verdict has it. */
export const OPEN_WORDS = {
  cause: 'which deaths are meant',
  percent: 'which percent is meant',
  counts: 'which count is whose',
  direction: 'which direction is meant',
  against: 'what it is compared with',
} as const

export type OpenField = keyof typeof OPEN_WORDS

export interface Asides {
  open: OpenField[]
  /** Words of the claim itself that change what is claimed and weren't read: "Since Jan. 20". */
  unread: Unchecked[]
  unchecked: Unchecked[]
  /** Words for deaths that the figures don't tell apart, in the stead of a cause: "ambush killings". */
  foreign: Unchecked | null
}

export const NO_ASIDES: Asides = { open: [], unread: [], unchecked: [], foreign: null }

export const OPEN_FIELDS = Object.keys(OPEN_WORDS) as OpenField[]
/** Characters of each of them in an address. */
export const MOST_BESIDE = 200
const BETWEEN = ' | '

export const openRule = `what of the claim was still asked when the address was made, between commas: ${OPEN_FIELDS.join(', ')}`
export const unreadRule = `words of the claim that change what is claimed and weren’t read, as quoted, with ${BETWEEN.trim()} between; at most ${MOST_BESIDE} characters`
export const foreignRule = `words for deaths that the figures don’t tell apart, as quoted; at most ${MOST_BESIDE} characters`
export const besideRule = `what the text says besides and isn’t checked, as quoted, with ${BETWEEN.trim()} between; at most ${MOST_BESIDE} characters`

/** The words of an address that hold asides. */
export type AsideWords = { open?: string; unread?: string; beside?: string; foreign?: string }

const WHY = {
  unread: 'It changes what is claimed, and wasn’t read.',
  beside: 'It isn’t judged here: a check holds the count of one window against that of an earlier one.',
  foreign: 'The figures don’t tell these deaths apart.',
}

/** A phrase in the one form that a page shows, an address holds and a reader of it gets back. */
const plainSaid = (said: string): string => plainQuotation(said).replaceAll('|', '/')

/** The same for what was read from a text, and the questions in their order. Why deaths can't be told apart is asked in full beside it: a verdict says it as that of a frozen check does. */
export const plainAsides = ({ open, unread, unchecked, foreign }: Asides): Asides => {
  const plain = (each: Unchecked): Unchecked => ({ ...each, said: plainSaid(each.said) })
  return { open: OPEN_FIELDS.filter((field) => open.includes(field)), unread: unread.map(plain), unchecked: unchecked.map(plain), foreign: foreign && { ...plain(foreign), why: WHY.foreign } }
}

/** What is asked with a choice of answers; a day that was resolved is shown with its neighbours instead. */
export const openOf = (missing: Ask[]): OpenField[] => OPEN_FIELDS.filter((field) => missing.some((ask) => ask.field === field && ask.options.length > 0))

/** The asides as words of an address; those that it can't hold are left out whole. */
export function asideWords({ open, unread, unchecked, foreign }: Asides): AsideWords {
  const [left, beside, other] = [unread, unchecked, foreign === null ? [] : [foreign]].map(joined)
  return { ...(open.length > 0 && { open: open.join(',') }), ...(left !== '' && { unread: left }), ...(beside !== '' && { beside }), ...(other !== '' && { foreign: other }) }
}

function joined(phrases: Unchecked[]): string {
  const said = phrases.map((each) => plainSaid(each.said))
  return said.filter((_, i) => said.slice(0, i + 1).join(BETWEEN).length <= MOST_BESIDE).join(BETWEEN)
}

/** The asides that an address names, or what is allowed instead. */
export function readAsides({ open = '', unread = '', beside = '', foreign = '' }: AsideWords): { asides: Asides; problems: QueryProblem[] } {
  const names = open.split(',').map((name) => name.trim()).filter((name) => name !== '')
  const unknown = names.some((name) => !(OPEN_FIELDS as string[]).includes(name))
  const phrases = Object.entries({ unread, beside, foreign }).map(([name, value]) => ({ parameter: name as keyof typeof WHY, words: plainQuotation(value) }))
  const problems = [
    ...(unknown ? [{ parameter: 'open', found: excerpt(open), allowed: `${OPEN_FIELDS.join(', ')}, with commas between` }] : []),
    ...phrases.filter(({ words }) => words.length > MOST_BESIDE).map(({ parameter, words }) => ({ parameter, found: excerpt(words), allowed: `at most ${MOST_BESIDE} characters` })),
  ]
  const [left, others, [other = null]] = phrases.map(({ parameter, words }) => (problems.length > 0 ? [] : words.split('|').map((said) => said.trim()).filter((said) => said !== '').map((said) => ({ said, why: WHY[parameter] }))))
  return { asides: { open: OPEN_FIELDS.filter((field) => names.includes(field)), unread: left, unchecked: others, foreign: other }, problems }
}

/** What is asked in the stead of a cause: there is nothing to choose, for what stands near would be another claim. */
export const foreignAsk = ({ said, why }: Unchecked): Ask => ({ field: 'cause', ask: `“${said}”: ${why} It can’t be checked with them.`, options: [] })
