/**
 * Percents that are printed as words: "fell by a third", "half as many", "doubled", "three times as many". A
 * fraction is read to one decimal and is no exact figure. "N times more" could be two things, and is asked.
 */
import type { PercentMention, Read } from './mention'
import { amountAt, roughBefore } from './amount'
import { directionAt } from './words-of-direction'
import type { Token } from './tokens'
import type { Direction } from './claim'

/** Verbs and adverbs that multiply, as the change that they say, in percent. */
export const MULTIPLES = new Map<string, number>([
  ['doubled', 100], ['doubling', 100], ['double', 100], ['tripled', 200], ['tripling', 200], ['triple', 200],
  ['quadrupled', 300], ['quadrupling', 300], ['quadruple', 300], ['halved', -50], ['halving', -50],
])

const PARTS: Record<string, number> = { half: 50, third: 100 / 3, quarter: 25, fourth: 25, fifth: 20, sixth: 100 / 6, seventh: 100 / 7, eighth: 12.5, ninth: 100 / 9, tenth: 10 }

const signOf = (value: number): Direction => (value < 0 ? 'down' : 'up')
const spoken = (tokens: Token[], at: number, length: number, value: number, direction: Direction | null, reading: string): Read<PercentMention> => ({
  kind: 'percent', value: Math.round(Math.abs(value) * 10) / 10, couldBe: [], direction, isPoints: false, rough: roughBefore(tokens, at) ?? { rough: 'about', back: 0 }, reading, length,
})

/** "doubled", "halved", "cut in half". */
export function changeWordsAt(tokens: Token[], at: number): Read<PercentMention> | null {
  const { text } = tokens[at]
  const change = MULTIPLES.get(text)
  const next = tokens[at + 1]?.text ?? ''
  const isVerb = change !== undefined && !(/^(?:double|triple|quadruple)$/.test(text) && /^(?:homicide|murder|shooting|fatal|digits?|killing)$/.test(next)) && tokens[at + 1]?.gap !== 'hyphen'
  if (isVerb) return spoken(tokens, at, 1, change, signOf(change), `${change > 0 ? '+' : '−'}${Math.abs(change)}%`)
  if (text === 'cut' && /^(?:in|by)$/.test(next) && tokens[at + 2]?.text === 'half') return spoken(tokens, at, 3, -50, 'down', '−50%')
  return null
}

/** "three times as many", "twice as many", "twofold"; "three times more" is asked. */
export function timesAt(tokens: Token[], at: number): Read<PercentMention> | null {
  const isTwice = tokens[at].text === 'twice'
  const amount = isTwice ? { value: 2, length: 1 } : amountAt(tokens, at)
  if (!amount || amount.value < 2) return null
  const i = at + amount.length
  if (tokens[i]?.text === 'fold') return several(tokens, at, amount.value, amount.length + 1)
  if (!isTwice && tokens[i]?.text !== 'times') return null
  const after = i + (isTwice ? 0 : 1)
  const [one, two] = [tokens[after]?.text ?? '', tokens[after + 1]?.text ?? '']
  if ((one === 'as' && /^(?:many|high|much)$/.test(two)) || (one === 'the' && /^(?:number|total|toll|figure|count|amount)$/.test(two))) {
    const change = (amount.value - 1) * 100
    return spoken(tokens, at, after + 2 - at, change, 'up', `+${change}%`)
  }
  return /^(?:more|higher|greater)$/.test(one) ? several(tokens, at, amount.value, after + 1 - at) : null
}

const several = (tokens: Token[], at: number, times: number, length: number): Read<PercentMention> => ({
  kind: 'percent', value: null, couldBe: [times * 100 - 100, times * 100], direction: 'up', isPoints: false, rough: roughBefore(tokens, at), reading: null, length,
})

/** "a third", "two-thirds", "half" beside a direction; "half as many" says its own. */
export function fractionAt(tokens: Token[], at: number): Read<PercentMention> | null {
  const many = tokens[at].text === 'a' || tokens[at].text === 'an' ? { value: 1, length: 1 } : amountAt(tokens, at)
  const isHalf = tokens[at].text === 'half'
  const i = isHalf ? at : at + (many?.length ?? 0)
  const part = PARTS[tokens[i]?.stem ?? '']
  if (part === undefined || (!isHalf && many === null) || (many !== null && many.value > 9)) return null
  const end = i + 1
  const percent = part * (isHalf ? 1 : many!.value)
  if (percent >= 100) return null
  if (tokens[end]?.text === 'as' && /^(?:many|high)$/.test(tokens[end + 1]?.text ?? '')) return spoken(tokens, at, end + 2 - at, percent - 100, 'down', `−${Math.round((100 - percent) * 10) / 10}%`)
  if (!isBesideDirection(tokens, at, end)) return null
  return spoken(tokens, at, end - at, percent, null, `${Math.round(percent * 10) / 10}%`)
}

function isBesideDirection(tokens: Token[], at: number, end: number): boolean {
  if (directionAt(tokens, end)?.kind === 'direction') return true
  for (let i = at - 1; i >= 0 && i >= at - 4; i--) {
    if (directionAt(tokens, i)?.kind === 'direction') return true
    if (!/^(?:by|of|about|nearly|almost|more|than|over|roughly|around|just|approximately|some|at|least|a|to)$/.test(tokens[i].text)) return false
  }
  return false
}
