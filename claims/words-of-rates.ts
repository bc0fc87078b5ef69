/**
 * The words of news for what is no count: a rate ("per 100,000 officers", "per capita"), a risk ("less likely"), a
 * pace ("every 54 hours", "7 officers a month"). Said of a claim's own number they change what is claimed.
 */
import { amountAt } from './amount'
import { type Mention, isKind } from './mention'
import type { Token } from './tokens'
import { directionAt } from './words-of-direction'

export const NO_COUNT = 'It is of a rate, and the check compares counts: a rate needs the number of officers in each year.'
export const NO_PACE = 'It is of an average or a pace, and the check compares the counts of two windows.'

/** Where one clause of a sentence ends and another begins. */
export const CLAUSE_ENDS = new Set([';', 'while', 'whereas', 'but', 'although', 'though', 'meanwhile'])

export interface RateWords {
  at: number
  /** The token after the last. */
  end: number
  /** The percent or the direction that they are said of; null where they are said of all of their clause. */
  of: Mention | null
  why: string
}

type Said = { end: number; isRisk: boolean; isLevel: boolean }

/** "rate of officer deaths", "per capita", "per 100,000 officers", "risk", "less likely". */
function rateAt(tokens: Token[], at: number): Said | null {
  const [{ text, stem }, next] = [tokens[at], tokens[at + 1]]
  const before = tokens[at - 1]?.text ?? ''
  if (text === 'per' && next?.text === 'capita') return { end: at + 2, isRisk: false, isLevel: false }
  const base = text === 'per' ? amountAt(tokens, at + 1) : null
  if (base && base.value >= 1000) {
    const end = at + 1 + base.length
    const level = [1, 2].map((back) => at - back).find((i) => tokens[i]?.kind === 'number')
    return { end: /^(?:officer|sworn)$/.test(tokens[end]?.stem ?? '') ? end + 1 : end, isRisk: false, isLevel: level !== undefined && /^(?:to|from)$/.test(tokens[level - 1]?.text ?? '') }
  }
  // "at a rate of 8.2", "at a slower rate": how fast, said beside.
  const isBeside = tokens.slice(Math.max(0, at - 4), at).some((token, i, all) => token.text === 'at' && /^(?:a|an|the|this|that|its)$/.test(all[i + 1]?.text ?? '')) || /^(?:this|any)$/.test(before)
  if (stem === 'rate' && !isBeside && tokens[at].gap !== 'hyphen') return amountAt(tokens, at + 2) && next?.text === 'of' ? null : { end: at + 1, isRisk: false, isLevel: false }
  if (/^(?:risk|odd|likelihood|probability|chance)$/.test(stem) && before !== 'at' && next?.gap !== 'hyphen' && tokens[at].gap !== 'hyphen' && text !== 'odd') return { end: at + 1, isRisk: true, isLevel: false }
  return text === 'likely' && /^(?:less|more)$/.test(before) ? { end: at + 1, isRisk: true, isLevel: false } : null
}

const isChange = (mention: Mention) => mention.kind === 'percent' || mention.kind === 'direction'

/** The change that words for a rate are said of: the next of their clause, or the one just before ("fell 42% per capita"). */
function changeOf(tokens: Token[], mentions: Mention[], at: number, { end, isRisk, isLevel }: Said): Mention | null {
  const changes = mentions.filter(isChange)
  const isOneClause = (from: number, to: number) => tokens.slice(from, to).every(({ text, kind }) => !CLAUSE_ENDS.has(text) && !(isRisk && kind === 'mark'))
  const before = changes.findLast((mention) => mention.end <= at && at - mention.end <= (isLevel ? 14 : 1) && isOneClause(mention.end, at))
  if (before) return percentBeside(changes, before, at)
  const overlapping = changes.find((mention) => mention.at < end && mention.end > at - 2 && mention.end <= end)
  if (overlapping) return percentBeside(changes, overlapping, at)
  const after = changes.find((mention) => mention.at >= end)
  return after && isOneClause(end, after.at) ? after : null
}

/** "42% less", "fell 42%": of a direction and its percent the percent. */
const percentBeside = (changes: Mention[], mention: Mention, at: number): Mention =>
  changes.filter(isKind('percent')).findLast((percent) => percent.end <= at && Math.abs(percent.at - mention.at) <= 3) ?? mention

/** "every 54 hours", "a month", where a number or an officer stands before it. */
function paceAt(tokens: Token[], at: number): { at: number; end: number } | null {
  if (tokens[at].text !== 'every') return null
  const amount = amountAt(tokens, at + 1)
  const unit = at + 1 + (amount?.length ?? 0)
  // "have fallen every month since"
  if (amount === null && directionAt(tokens, at - 1)?.kind === 'direction') return null
  return /^(?:hour|day|week|month|minute)$/.test(tokens[unit]?.stem ?? '') ? { at, end: unit + 1 } : null
}

/** The words for rates and paces of a sentence, and what each is said of. */
export function rateWords(tokens: Token[], mentions: Mention[]): RateWords[] {
  const words: RateWords[] = []
  for (let at = 0; at < tokens.length; at++) {
    const rate = rateAt(tokens, at)
    const change = rate && changeOf(tokens, mentions, at, rate)
    const begin = rate && /^(?:less|more|per)$/.test(tokens[at - 1]?.text ?? '') && tokens[at].text === 'likely' ? at - 1 : at
    if (rate && change) words.push({ at: begin, end: nounEnd(tokens, rate.end, change.at), of: change, why: NO_COUNT })
    const pace = paceAt(tokens, at)
    if (pace) words.push({ ...pace, of: null, why: NO_PACE })
  }
  for (const { why, at, end } of mentions.filter(isKind('unused'))) if (why.startsWith('a number for each ') && !isAside(tokens, at)) words.push({ at, end: unitEnd(tokens, end), of: null, why: NO_PACE })
  return words
}

/** "rate of officer deaths": with what it is the rate of. */
function nounEnd(tokens: Token[], end: number, most: number): number {
  let i = end
  if (tokens[end]?.text === 'of') while (i < most && i < end + 4 && tokens[i].kind === 'word' && !/^(?:being|is|are|was|were|has|have)$/.test(tokens[i].text)) i++
  return i > end + 1 ? i : end
}

/** "which averaged 60 a year": told beside the claim. */
const isAside = (tokens: Token[], at: number) => tokens.slice(Math.max(0, at - 5), at).some(({ text }) => /^(?:which|who|compared|normally|typically|usually)$/.test(text))

/** "7 officers a month": the end of the unit. */
function unitEnd(tokens: Token[], end: number): number {
  const unit = tokens.slice(end, end + 7).findIndex(({ text }) => /^(?:year|month|week|day|annually|yearly|monthly|weekly|daily)$/.test(text))
  return unit < 0 ? end : end + unit + 1
}
