/**
 * An amount in figures or in words: 26, 1,204, "twenty-six", "a dozen", "two dozen", up to nine hundred
 * ninety-nine in words.
 */
import type { Rough } from './rough'
import type { Token } from './tokens'

export interface Amount {
  value: number
  isWhole: boolean
  /** In tokens. */
  length: number
}

/** The largest number that can be a count of deaths. */
export const MOST_COUNT = 99_999

const UNITS = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ')
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** "twenty-six" is 26 in two tokens. */
function wordsBelow100(tokens: Token[], at: number): Amount | null {
  const text = tokens[at]?.text ?? ''
  const tens = TENS.indexOf(text)
  if (tens >= 0) {
    const unit = UNITS.indexOf(tokens[at + 1]?.text ?? '')
    const isJoined = unit >= 1 && unit <= 9
    return { value: tens * 10 + 20 + (isJoined ? unit : 0), isWhole: true, length: isJoined ? 2 : 1 }
  }
  const unit = UNITS.indexOf(text)
  return unit < 0 ? null : { value: unit, isWhole: true, length: 1 }
}

export function amountAt(tokens: Token[], at: number): Amount | null {
  const token = tokens[at]
  if (token?.kind === 'number') return { value: token.value, isWhole: token.isWhole, length: 1 }
  if (token?.kind !== 'word') return null
  const isA = token.text === 'a'
  const many = isA ? { value: 1, isWhole: true, length: 1 } : wordsBelow100(tokens, at)
  const unit = tokens[at + (many?.length ?? 0)]?.text
  if (unit === 'dozen') return { value: 12 * (many?.value ?? 1), isWhole: true, length: (many?.length ?? 0) + 1 }
  if (unit === 'hundred' && many) {
    const i = at + many.length + 1
    const rest = wordsBelow100(tokens, i + (tokens[i]?.text === 'and' ? 1 : 0))
    return { value: many.value * 100 + (rest?.value ?? 0), isWhole: true, length: many.length + 1 + (rest ? rest.length + (tokens[i].text === 'and' ? 1 : 0) : 0) }
  }
  return isA ? null : many
}

/** A word before an amount that says it is no exact figure, and how many tokens before it begin it. */
export interface RoughWord {
  rough: Rough
  back: number
}

/** "more than", "nearly", "about" before an amount. */
export function roughBefore(tokens: Token[], at: number): RoughWord | null {
  const [three, two, one] = [3, 2, 1].map((back) => tokens[at - back]?.text ?? '')
  const word = (rough: Rough, back: number): RoughWord => ({ rough, back })
  if (one === 'than' && /^(?:more|greater|higher)$/.test(two)) return three === 'no' ? word('at most', 3) : word('more than', 2)
  if (one === 'than') return !/^(?:fewer|less|lower)$/.test(two) ? null : three === 'no' ? word('at least', 3) : word('less than', 2)
  if (two === 'at' && (one === 'least' || one === 'most')) return word(one === 'least' ? 'at least' : 'at most', 2)
  if (one === 'over' || one === 'topping' || one === 'exceeding') return word('more than', 1)
  if (/^(?:nearly|almost)$/.test(one)) return word('nearly', 1)
  if (/^(?:under|below)$/.test(one) && !/^(?:%|percent|cent|pct)$/.test(two)) return word('less than', 1)
  if (/^(?:about|around|roughly|approximately|some|estimated|circa|~)$/.test(one)) return word('about', 1)
  if (one === 'to' && two === 'close') return word('about', 2)
  if ((one === 'as' && two === 'many') || (one === 'to' && two === 'up')) return word('at most', one === 'as' && three === 'as' ? 3 : 2)
  return null
}
