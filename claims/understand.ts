/**
 * A pasted text understood: every comparison in it as a claim, how its words were read and from where, what must
 * be asked, and what was seen and not used. The parser is a table of words and a few rules of order; it has no
 * clock and no model, and never throws. Text beyond the first 100,000 characters or 25,000 words and marks isn't read, which is said.
 */
import { excerpt } from '@/stats/question'
import type { Terms } from '@/stats/terms'
import type { Claim } from './claim'
import type { Draft, Places } from './draft'
import type { Mention } from './mention'
import { mergedDrafts } from './merge-drafts'
import { type Ask, missingOf } from './missing'
import type { Printed } from './resolve-window'
import { draftsOf } from './sentence-drafts'
import { settled } from './settle-draft'
import { mentionsOf } from './read-mentions'
import { withOtherOfThree } from './three-categories'
import { type Unchecked, uncheckedIn } from './unchecked'
import { type ReadText, unreadOf } from './unread'
import { printedText } from './plain-text'
import { MOST_TOKENS, type Token, sentencesOf, tokensOf } from './tokens'

export interface Context extends Printed {
  terms: Terms
}

export interface UnderstoodClaim {
  claim: Claim
  /** Where in the text each field was read: [from, to). */
  from: Places
  /** The sentence or sentences that it was read from, as printed. */
  sentence: string
  /** Words of its own clause that change what is claimed and that no field holds: the verdict is held back. */
  unread: Unchecked[]
  /** What its own sentences say of deaths that the check doesn't judge. */
  unchecked: Unchecked[]
  /** Words for deaths that the figures don't tell apart, in the stead of a cause. */
  foreign: Unchecked | null
  /** How words were read: "“shooting deaths” as firearms deaths". */
  readings: string[]
}

export interface Understood {
  /** In the order of the text. */
  claims: UnderstoodClaim[]
  /** The first of those that say most; null where there is none. */
  main: number | null
  /** What must be asked about the main claim. */
  missing: Ask[]
  /** What was seen and not used, with why. */
  unused: string[]
}

export const understandRule =
  'A sentence is read by a table of words and a few rules of order: a percent, counts, a direction, a cause, a window, what it is compared with. ' +
  'What it doesn’t say is asked and never filled in; what could mean two things is asked too; numbers that aren’t used are named. ' +
  'Words that change what is claimed and that no field holds (a second state, a rate, a span that doesn’t begin on 1 January, a denial) are named as not read, and hold the verdict back.'

const MOST_CHARACTERS = 100_000
const MOST_CLAIMS = 40
const MOST_UNUSED = 30

export function understand(text: string, { terms, published, today }: Context): Understood {
  const read = text.slice(0, MOST_CHARACTERS)
  const tokens = tokensOf(read)
  const sentences = sentencesOf(tokens)
  const end = tokens.length === MOST_TOKENS ? tokens.at(-1)!.to : read.length
  const unused: string[] = end < text.length ? [`Everything after the first ${end.toLocaleString('en-US')} characters.`] : []
  const mentions = sentences.map((sentence) => mentionsOf(sentence, terms, read))
  const parts = sentences.flatMap((sentence, i) => draftsOf(sentence, i, mentions[i], { terms, published }, unused))
  const whole = mergedDrafts(parts, published)
  const windows = whole.flatMap(({ window, sentences: [place] }) => (window === null ? [] : [{ sentence: place, window }]))
  const [told, empty] = [whole.filter(saysSomething), whole.filter((draft) => !saysSomething(draft))]
  const kept = withOtherOfThree(told.slice(0, MOST_CLAIMS), terms).map((draft) => settled(draft, { windows, parts, text: read, printed: { published, today } }))
  unused.push(...[...kept.map(({ draft }) => draft), ...told.slice(MOST_CLAIMS), ...empty].flatMap((draft) => draft.unused), ...empty.flatMap((draft) => leftOver(draft, read)))
  unused.push(...silentSentences({ text: read, sentences, mentions, terms }, told, unused))
  if (told.length > MOST_CLAIMS) unused.push(`${told.length - MOST_CLAIMS} further claims: the first ${MOST_CLAIMS} are read.`)
  const [beside, left] = [uncheckedOf(sentences, mentions, read), unreadOf({ text: read, sentences, mentions, terms }, parts)]
  const claims = kept.map(({ draft }) => {
    const { unread, beside: ofClaim } = left(draft)
    return { claim: draft.claim, from: draft.from, sentence: printedSentence(draft, sentences, read), unread, unchecked: [...beside(draft), ...ofClaim], foreign: foreignOf(draft), readings: draft.readings }
  })
  const main = mainOf(kept.map(({ draft }) => draft))
  const distinct = [...new Set(unused)]
  if (distinct.length > MOST_UNUSED) distinct.splice(MOST_UNUSED, distinct.length, `And ${distinct.length - MOST_UNUSED} more.`)
  return { claims, main, missing: main === null ? [] : missingOf(kept[main].draft, kept[main].day, terms), unused: distinct }
}

/** Whether anything of a draft is a field: without one there is nothing to check. */
const holdsFields = ({ claim }: Draft) => (['cause', 'current', 'prior', 'percent', 'direction'] as const).some((field) => claim[field] !== null)

/** A claim needs a number or a direction, and a cause unless it compares. */
function saysSomething(draft: Draft): boolean {
  const { claim, causes, couldBe, negated } = draft
  if (!holdsFields(draft)) return false
  if (claim.kind === 'leading') return true
  // Of words that these figures can't single out a lone count is a claim too, unless it is of no deaths at all.
  if (claim.kind === 'count') return claim.current !== null && causes.some(({ id, instead, isOfDeaths }) => id !== null || instead.length > 0 || isOfDeaths)
  if (causes.length > 0) return claim.percent !== null || claim.current !== null || claim.prior !== null || claim.direction !== null || couldBe !== null || negated !== null
  return claim.percent !== null || (claim.current !== null && claim.prior !== null)
}

/** What a draft is said to count, where the figures don't tell that apart. */
const foreignOf = ({ causes: [cause] }: Draft): Unchecked | null => (cause && cause.id === null && cause.why !== null ? { said: cause.said, why: cause.why } : null)

function leftOver({ from, claim, causes: [cause], negated }: Draft, text: string): string[] {
  const numbers = (['current', 'percent'] as const).flatMap((field) => (from[field] && claim[field] !== null ? [`“${printedText(text.slice(...from[field]))}”: ${cause?.why ?? 'a number without a cause of death'}`] : []))
  if (numbers.length > 0 || !(negated || claim.kind === 'leading')) return numbers
  if (cause) return [`“${cause.said}”: ${cause.why}`]
  return from.kind ? [`“${printedText(text.slice(...from.kind))}”: of no cause that is named`] : []
}

/** Sentences that tell of deaths with a number or a direction, and that neither became a claim nor are named otherwise. */
function silentSentences({ text, sentences, mentions }: ReadText, told: Draft[], unused: string[]): string[] {
  const isTold = new Set(told.flatMap(({ sentences: [first, last] }) => Array.from({ length: last - first + 1 }, (_, i) => first + i)))
  const named = new Set(unused.flatMap((each) => /^“([^”]*)”/.exec(each)?.[1] ?? []))
  return sentences.flatMap((tokens, place) => {
    const all = mentions[place]
    const says = all.filter(({ kind }) => kind === 'percent' || kind === 'count' || kind === 'difference' || kind === 'direction')
    if (isTold.has(place) || says.length === 0 || !all.some(({ kind }) => kind === 'cause') || all.some(({ said }) => named.has(said))) return []
    return [`“${excerpt(printedText(text.slice(tokens[0].from, tokens.at(-1)!.to)))}”: no comparison and no count was read from it`]
  })
}

const printedSentence = ({ sentences: [first, last] }: Draft, sentences: Token[][], text: string): string =>
  text.slice(sentences[first][0].from, sentences[last].at(-1)!.to).trim()

/** What stands beside a draft's comparison in its sentences; each sentence is looked at once. */
function uncheckedOf(sentences: Token[][], mentions: Mention[][], text: string): (draft: Draft) => Unchecked[] {
  const held = new Map<number, Unchecked[]>()
  const ofSentence = (place: number): Unchecked[] => {
    const kept = held.get(place) ?? uncheckedIn(sentences[place], mentions[place], text)
    held.set(place, kept)
    return kept
  }
  return ({ sentences: [first, last] }) => {
    const all = new Map<string, Unchecked>()
    for (let place = first; place <= last && all.size < MOST_UNUSED; place++) for (const one of ofSentence(place)) all.set(one.said, one)
    return [...all.values()]
  }
}

function mainOf(drafts: Draft[]): number | null {
  const said = drafts.map(({ claim }) => (['cause', 'current', 'prior', 'percent', 'direction', 'asOf', 'against'] as const).filter((field) => claim[field] !== null).length)
  const most = Math.max(...said)
  return drafts.length === 0 ? null : said.indexOf(most)
}
