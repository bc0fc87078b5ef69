/**
 * Words for numbers, as a newsroom would print them: both counts with every percent, minus signs that
 * are minus signs, small numbers spelt out at the start of a sentence.
 */
import { type Change, type Comparison, directionOf } from '@/stats/comparison'

// A formatter costs more to make than a chart does to draw, so each is made once.
const WHOLE = new Intl.NumberFormat('en-US')
const TENTHS = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
const LIST = new Intl.ListFormat('en', { type: 'conjunction' })
const SMALL_NUMBERS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** "two", "12", "1,204"; 0 is "none". */
export const inWords = (n: number): string => SMALL_NUMBERS[n] ?? countText(n)

/** "1,204", and one decimal for a mean that isn't whole: "33.4". */
export function countText(n: number): string {
  // Most counts need no formatter, which takes a hundred times as long.
  if (Number.isInteger(n)) return n >= 0 && n < 1000 ? String(n) : WHOLE.format(n)
  return TENTHS.format(n)
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** "no deaths", "1 death", "2 deaths". */
export const deathsText = (n: number): string => `${n === 0 ? 'no' : countText(n)} ${n === 1 ? 'death' : 'deaths'}`

/** "+3%", "−21%", "0%"; "no percent" where there is none. */
export function percentText(percent: number | null): string {
  if (percent === null) return 'no percent'
  if (percent === 0) return '0%'
  return `${percent < 0 ? '−' : '+'}${countText(Math.abs(percent))}%`
}

/** "down 21%", "up 3%", "unchanged", "down by less than 1%"; null where there is no percent. */
export function changeText(change: Change): string | null {
  const { percent } = change
  if (percent === null) return null
  const direction = directionOf(change)
  if (direction === 0) return 'unchanged'
  const way = direction < 0 ? 'down' : 'up'
  return percent === 0 ? `${way} by less than 1%` : `${way} ${countText(Math.abs(percent))}%`
}

/** "difference −7", "difference none". */
export const differenceText = (n: number): string =>
  `difference ${n === 0 ? 'none' : `${n < 0 ? '−' : '+'}${countText(Math.abs(n))}`}`

/** "26 v 33" */
export const pairText = ({ current, prior }: { current: number; prior: number }): string =>
  `${countText(current)} v ${countText(prior)}`

/** "−21%", "unchanged", "no percent". */
export const changePercent = (c: Change): string => (c.percent !== null && directionOf(c) === 0 ? 'unchanged' : percentText(c.percent))

/** "27 v 34, −21%" */
export const pairAndPercent = (c: Change): string => (c.percent === null ? pairText(c) : `${pairText(c)}, ${changePercent(c)}`)

/** "−55% to +36%"; an open end is said so. */
export const intervalText = ([low, high]: Comparison['interval']): string => `${endText(low)} to ${endText(high)}`

/** "+36%", "no upper limit" */
export const endText = (end: number | null): string => (end === null ? 'no upper limit' : percentText(wholePercent(end)))

/** A fraction as a whole percent, half away from zero: 0.355 is 36. */
export const wholePercent = (fraction: number): number => roundHalfAway(fraction * 100)

/** "p 0.435", "p below 0.001". */
export function pText(p: number): string {
  if (p < 0.001) return 'p below 0.001'
  return p < 0.05 && p.toFixed(3) === '0.050' ? 'p just below 0.05' : `p ${p.toFixed(3)}`
}

function roundHalfAway(value: number): number {
  const size = Math.floor(Math.abs(value) + 0.5)
  return value < 0 && size > 0 ? -size : size
}

/** A list as a sentence has it: "a, b, and c". */
export const listText = (items: string[]): string => LIST.format(items)
