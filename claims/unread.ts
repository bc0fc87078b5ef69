/**
 * Words of a claim's own clause that change what is claimed and that no field holds: a further state, a rate, a pace,
 * a denial. A verdict on the rest would be one on another claim, so that it's held back and names them. What is said
 * besides a claim is `unchecked` instead.
 */
import type { Terms } from '@/stats/terms'
import type { Draft } from './draft'
import { ONE_PLACE, leftOverStates } from './left-over-states'
import type { Mention } from './mention'
import { printedText } from './plain-text'
import type { Token } from './tokens'
import type { Unchecked } from './unchecked'
import { leavesOutAt } from './words-of-causes'
import { DENIED, deniesBefore, denialsIn } from './words-of-denial'
import { CLAUSE_ENDS, NO_PACE, rateWords } from './words-of-rates'

const LEFT_OUT = 'The sentence leaves something out that isn’t known by these words, and the check is of all of them.'
const OTHER_SPAN = 'These figures compare from 1 January on, so that this span isn’t what is compared.'

/** A text as it was read. */
export interface ReadText {
  text: string
  sentences: Token[][]
  mentions: Mention[][]
  terms: Terms
}

/** Words of one sentence, and the part of the text whose claims they change. */
interface Words extends Unchecked {
  of: [number, number]
}

/** What of a claim's words is in no field: what changes the claim, and what is told beside it. */
export interface Left {
  unread: Unchecked[]
  beside: Unchecked[]
}

/** What of a draft's sentences wasn't read, by draft; each sentence is looked at once. */
export function unreadOf({ text, sentences, mentions, terms }: ReadText, drafts: Draft[]): (draft: Draft) => Left {
  const states = drafts.flatMap(({ from: { state } }) => (state ? [state] : []))
  const isRead = ([from, to]: [number, number]) => states.some(([begin, end]) => begin < to && end > from)
  const held = new Map<number, Words[]>()
  const ofSentence = (place: number): Words[] => {
    const kept = held.get(place) ?? wordsOf(sentences[place], mentions[place], { text, terms, isRead })
    held.set(place, kept)
    return kept
  }
  return (draft) => {
    const { sentences: [first, last], from, otherSpan } = draft
    const places = [from.percent, from.direction, from.current, from.prior, from.kind].filter((place) => place !== undefined)
    const isMeant = ({ of: [begin, end] }: Words) => places.some(([a, b]) => a < end && b > begin)
    const next = sentences[last + 1]
    const all = new Map<string, Unchecked>()
    const add = ({ said, why }: Unchecked) => all.set(said, { said, why })
    if (otherSpan !== null) add({ said: otherSpan, why: OTHER_SPAN })
    draft.unread.forEach(add)
    // "68 have died, about seven a month": of counts that are printed a pace is told beside.
    const beside: Unchecked[] = []
    for (let place = first; place <= last; place++) {
      for (const { said, why } of ofSentence(place).filter(isMeant)) {
        if (why === NO_PACE && draft.claim.current !== null) beside.push({ said, why })
        else add({ said, why })
      }
    }
    if (next && deniesBefore(next)) add({ said: saidOf(next, 0, next.length, text), why: DENIED })
    return { unread: [...all.values()], beside: [...draft.beside, ...beside] }
  }
}

const saidOf = (tokens: Token[], at: number, end: number, text: string): string => printedText(text.slice(tokens[at].from, tokens[Math.min(end, tokens.length) - 1].to))

function wordsOf(tokens: Token[], mentions: Mention[], { text, terms, isRead }: { text: string; terms: Terms; isRead: (place: [number, number]) => boolean }): Words[] {
  const all: [number, number] = [tokens[0].from, tokens.at(-1)!.to]
  const words = (at: number, end: number, why: string, of: [number, number]): Words => ({ said: saidOf(tokens, at, end, text), why, of })
  return [
    ...denialsIn(tokens).map(({ at, end }) => words(at, end, DENIED, clauseAround(tokens, at, tokens[end - 1].text === 'that'))),
    ...leftOverStates(tokens, mentions, terms, isRead).map(({ at, end }) => words(at, end, ONE_PLACE, all)),
    ...tokens.flatMap((_, at) => {
      const length = leavesOutAt(terms, tokens, at)
      return length === 0 ? [] : [words(at, phraseEnd(tokens, at + length), LEFT_OUT, clauseAround(tokens, at))]
    }),
    ...rateWords(tokens, mentions).map(({ at, end, of, why }) => words(at, end, why, of ? [of.from, of.to] : clauseAround(tokens, at))),
  ]
}

/** The end of a few words, up to a mark. */
function phraseEnd(tokens: Token[], at: number): number {
  let end = at
  while (end < at + 4 && tokens[end]?.kind === 'word') end++
  return Math.max(end, at)
}

/** The clause that a token stands in, as a part of the text; what follows a colon may be apart. */
function clauseAround(tokens: Token[], at: number, isToColon = false): [number, number] {
  const isEnd = ({ text }: Token) => CLAUSE_ENDS.has(text) || (isToColon && text === ':')
  const first = tokens.slice(0, at).findLastIndex(isEnd) + 1
  const after = tokens.slice(at).findIndex(isEnd)
  return [tokens[first].from, tokens[after < 0 ? tokens.length - 1 : Math.max(first, at + after - 1)].to]
}
