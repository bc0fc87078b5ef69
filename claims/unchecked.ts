/**
 * What a claim's own sentences say of deaths beside the comparison, and a check doesn't judge: ranks among years
 * ("the fewest since 1959", "a 10-year high", "the deadliest year"), streaks, reasons, rates and shares. Ages,
 * days and money aren't said of deaths, and aren't named here.
 */
import { amountAt } from './amount'
import type { Mention } from './mention'
import { isYear } from './date-point'
import { printedText } from './plain-text'
import type { Token } from './tokens'
import { REASON, STREAK, reasonEnd, streakEnd } from './words-of-reasons'

/** Something that a text says of deaths and that no check judges: "10-year high". */
export interface Unchecked {
  /** As printed. */
  said: string
  /** One sentence. */
  why: string
}

const RANK = 'A rank among many years isn’t judged here: the check holds one window against an earlier one.'
const RATE = 'A rate isn’t judged here: the check compares counts, and rates need the number of officers in each year.'
const SHARE = 'A share isn’t judged here: the check holds one count against an earlier one.'

const MOST = /^(?:most|fewest|least|highest|lowest|deadliest|bloodiest|worst|safest|best|smallest|largest|biggest|steepest|sharpest|first)$/
/** How far a rank's words reach, in tokens. */
const MOST_OF_A_RANK = 14

/** The end of "since 1974", "in 20 years", "on record", "in history", "ever" from a token on; 0 where none begins there. */
function reachAt(tokens: Token[], at: number): number {
  const [one, two] = [tokens[at]?.text, tokens[at + 1]?.text]
  if (one === 'ever') return at + 1
  if (one === 'on' && two === 'record') return at + 2
  if (one === 'since') return isYear(tokens[at + 1]) ? at + 2 : /^(?:records?|figures|the|at)$/.test(two ?? '') ? Math.min(tokens.length, at + 3) : /^(?:he|she|they|we|before)$/.test(two ?? '') ? Math.min(tokens.length, at + 4) : 0
  if (one !== 'in' && one !== 'for') return 0
  let i = at + 1
  while (/^(?:more|than|at|least|nearly|almost|over|about|a|the|some|recent|its|modern|our|u\.s\.|american)$/.test(tokens[i]?.text ?? '') && i < at + 6) i++
  if (/^(?:decade|generation|history|memory|century)$/.test(tokens[i]?.stem ?? '')) return i + 1
  const amount = amountAt(tokens, i)
  return amount && /^(?:year|decade)$/.test(tokens[i + amount.length]?.stem ?? '') ? i + amount.length + 1 : 0
}

/** The end of a rank that begins at a token; 0 where none does. */
function rankEnd(tokens: Token[], at: number): number {
  const { text } = tokens[at]
  const next = tokens[at + 1]
  const years = amountAt(tokens, at)
  const level = years && tokens[at + years.length]?.stem === 'year' ? tokens[at + years.length + 1] : undefined
  if (years && /^(?:high|low|record|peak)$/.test(level?.text ?? '')) return at + years.length + 2
  if (text === 'record' && (next?.kind === 'number' || /^(?:high|low|number|year|toll|level|total|setting|breaking)$/.test(next?.text ?? ''))) return at + 2
  if (/^(?:all)$/.test(text) && next?.text === 'time' && /^(?:high|low|record)$/.test(tokens[at + 2]?.text ?? '')) return at + 3
  // "not since 2013", "have never been higher"
  if (text === 'not' && next?.text === 'since' && isYear(tokens[at + 2])) return at + 3
  if (text === 'never' && next?.text === 'been' && /^(?:higher|lower|greater|worse|better|safer|deadlier)$/.test(tokens[at + 2]?.text ?? '')) return at + 3
  const isAny = /^(?:more|fewer|higher|lower)$/.test(text) && next?.text === 'than' && tokens.slice(at + 2, at + 5).some((token) => token.text === 'any' || token.text === 'ever')
  if (!MOST.test(text) && !isAny) return 0
  for (let i = at + 1; i < Math.min(tokens.length, at + MOST_OF_A_RANK); i++) {
    if (/^[,;.()—]$/.test(tokens[i].text)) break
    const end = reachAt(tokens, i)
    if (end > 0) return end
  }
  if (isAny) return at + 2 + tokens.slice(at + 2, at + 6).findIndex((token) => token.text === 'any' || token.text === 'ever') + 2
  return /^(?:deadliest|bloodiest|safest|worst)$/.test(text) && /^(?:year|month|day|week|half|quarter|period|decade)$/.test(next?.stem ?? '') ? at + 2 : 0
}

/** "8.2 per 100,000 officers", "13.5 deaths per 100,000": the end, or 0. */
function rateEnd(tokens: Token[], at: number): number {
  if (tokens[at].kind !== 'number') return 0
  const per = [1, 2, 3].map((ahead) => at + ahead).find((i) => tokens[i]?.text === 'per')
  if (per === undefined) return 0
  const base = amountAt(tokens, per + 1)
  if (!base || base.value < 1000) return 0
  const end = per + 1 + base.length
  return /^(?:officer|sworn)$/.test(tokens[end]?.stem ?? '') ? end + 1 : end
}

/** What one sentence says beside its comparison, in its order. */
export function uncheckedIn(tokens: Token[], mentions: Mention[], text: string): Unchecked[] {
  const found: (Unchecked & { at: number })[] = []
  const add = (at: number, end: number, why: string) => found.push({ at, said: printedText(text.slice(tokens[at].from, tokens[Math.min(end, tokens.length) - 1].to)), why })
  for (let at = 0; at < tokens.length; at++) {
    const ends: [number, string][] = [[rankEnd(tokens, at), RANK], [rateEnd(tokens, at), RATE], [streakEnd(tokens, at), STREAK], [reasonEnd(tokens, mentions, at), REASON]]
    const [end, why] = ends.find(([place]) => place > 0) ?? [0, '']
    if (end > 0) {
      add(at, end, why)
      at = end - 1
    }
  }
  for (const mention of mentions) if (mention.kind === 'unused' && mention.isShare && /\p{N}|^(?:one|two|three|half)/iu.test(mention.said)) add(mention.at, mention.end, SHARE)
  return found.sort((a, b) => a.at - b.at).map(({ said, why }) => ({ said, why }))
}
