/**
 * The words of news for streaks ("a fifth straight year") and for reasons ("thanks to tougher sentencing", "after the
 * law passed"). A check judges neither. A cause of death ("due to COVID", "died because of injuries") is no reason.
 */
import { amountAt } from './amount'
import { type Mention, isKind } from './mention'
import { phraseAt, phraseTable, same } from './phrases'
import type { Token } from './tokens'

export const STREAK = 'How many years in a row isn’t judged here: the check holds one window against an earlier one.'
export const REASON = 'Why deaths rose or fell isn’t in the figures.'

const ORDINAL = /^(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|consecutive|straight|successive|(?:st|nd|rd|th))$/

/** "third consecutive year", "fifth year in a row", "three straight years": the end, or 0. */
export function streakEnd(tokens: Token[], at: number): number {
  const amount = amountAt(tokens, at)
  const begin = amount ? at + amount.length + (/^(?:st|nd|rd|th)$/.test(tokens[at + amount.length]?.text ?? '') ? 1 : 0) : ORDINAL.test(tokens[at].text) ? at + 1 : 0
  if (begin === 0) return 0
  const isRun = /^(?:consecutive|straight|successive)$/.test(tokens[begin]?.text ?? '')
  const unit = begin + (isRun ? 1 : 0)
  if (!/^(?:year|month|quarter)$/.test(tokens[unit]?.stem ?? '')) return 0
  if (isRun) return unit + 1
  const isRow = tokens[unit + 1]?.text === 'in' && tokens[unit + 2]?.text === 'a' && tokens[unit + 3]?.text === 'row'
  return isRow ? unit + 4 : tokens[unit + 1]?.text === 'running' ? unit + 2 : 0
}

const REASONS = phraseTable(same(true as const, 'thanks to, because of, because, due to, owing to, as a result of, as a consequence of, attributed to, attributable to, credited to, spurred by, on account of'))
const OF_DYING = /^(?:die|died|dying|killed|killing|death|fatality|dead|succumbed|lost|slain)$/
const OF_THE_BODY = /^(?:injury|wound|complication|illness|disease|cancer|exposure|trauma|infection|virus|pandemic)$/
/** What may have changed deaths: "after the law passed". */
const OF_POLICY = /^(?:passed|enacted|signed|repealed|reform|policy|ban|bill|legislation|crackdown|defund|took)$/
const MOST_OF_A_REASON = 10

/** The end of a reason that begins at a token, or 0. */
export function reasonEnd(tokens: Token[], mentions: Mention[], at: number): number {
  const cue = phraseAt(REASONS, tokens, at)
  const isAfter = tokens[at].text === 'after'
  if (!cue && !isAfter) return 0
  const begin = at + (cue?.length ?? 1)
  let end = begin
  while (end < tokens.length && end < at + MOST_OF_A_REASON && tokens[end].kind !== 'mark' && !/^(?:said|while|but|according)$/.test(tokens[end].text) && !mentions.some((m) => m.at === end && (m.kind === 'percent' || m.kind === 'time'))) end++
  const told = tokens.slice(begin, end)
  if (told.length === 0) return 0
  if (isAfter) return told.some(({ text, stem }) => OF_POLICY.test(text) || OF_POLICY.test(stem)) || told.some(({ text }, i) => text === 'law' && told[i + 1]?.text !== 'enforcement') ? end : 0
  const isOfDeath = OF_DYING.test(tokens[at - 1]?.stem ?? '') || told.slice(0, 3).some(({ stem }) => OF_THE_BODY.test(stem)) || mentions.filter(isKind('cause')).some((cause) => cause.at >= at && cause.at < Math.min(begin + 4, end) && cause.strength === 3)
  return isOfDeath ? 0 : end
}
