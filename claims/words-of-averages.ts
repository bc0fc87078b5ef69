/**
 * The words of news for an average that a count is held against: "the five-year average", "an average of 31 over the
 * past five years". That of the five years before is offered; any other is named with why it isn't.
 */
import { skipWords } from './date-point'
import type { AgainstMention, Read } from './mention'
import { phraseAt, phraseTable, same } from './phrases'
import type { Token } from './tokens'

const AVERAGE = phraseTable<true>(same(true as const, 'average, mean'))

/** "five-year average", "average of the past five years"; any other number of years isn't offered. */
export function averageAt(tokens: Token[], at: number): Read<AgainstMention> | null {
  const five = /^(?:5|five)$/
  const isYears = tokens[at + 1]?.stem === 'year' && (tokens[at].kind === 'number' || /^(?:two|three|four|five|six|seven|eight|nine|ten|twenty)$/.test(tokens[at].text))
  const years = isYears ? tokens[at].text : tokens[at].stem === 'decade' ? 'decade' : null
  const mean = years === null ? null : phraseAt(AVERAGE, tokens, at + (years === 'decade' ? 1 : 2))
  if (mean) return averageOf(years!, five.test(years!), (years === 'decade' ? 1 : 2) + mean.length)
  if (!phraseAt(AVERAGE, tokens, at)) return null
  // "an average of 31 over the past five years": the number is a count of its own.
  const amount = tokens[at + 1]?.text === 'of' && tokens[at + 2]?.kind === 'number' ? 2 : 0
  const over = at + 1 + amount
  const past = over + skipWords(tokens, over, ['of', 'for', 'over', 'in', 'during', 'the', 'past', 'last', 'previous', 'prior', 'preceding'], 4)
  if (amount > 0 && past > over && tokens[past + 1]?.stem === 'year') return averageOf(tokens[past].text, five.test(tokens[past].text), 1)
  if (/^(?:above|below|than|from|over|under|the|to|with)$/.test(tokens[at - 1]?.text ?? '') && !/^(?:of|for|age|number|officer)$/.test(tokens[at + 1]?.text ?? '')) return { kind: 'against', length: 1, against: null, why: 'Of which years the average is isn’t said; that of the five years before can be taken.' }
  const i = at + 1 + skipWords(tokens, at + 1, ['of', 'for', 'over', 'in', 'the', 'past', 'last', 'previous', 'prior', 'preceding'], 4)
  return tokens[i + 1]?.stem === 'year' && i > at + 1 ? averageOf(tokens[i].text, five.test(tokens[i].text), i + 2 - at) : null
}

const averageOf = (years: string, isFive: boolean, length: number): Read<AgainstMention> => ({
  kind: 'against', length, against: isFive ? 'average-5' : null,
  why: isFive ? null : `An average of ${years === 'decade' ? 'ten' : years} years isn’t offered; that of the five years before is.`,
})
