/**
 * The arithmetic of a printed comparison, apart from any figures of ours: whether the percent follows from
 * the counts, which counts it would need, and which usual slip it looks like. Everything is worked out in
 * whole numbers. It refuses counts below 0 and numbers that aren't finite.
 */
import type { Claim } from './claim'
import { fractionOf, numberText, roundedAt, unitsPercent } from './fraction'
import { type Needed, type PrintedPercent, currentNeeded, neededText, priorNeeded } from './needed-counts'
import { type Slip, changeIn, isAgainstWhole, slipOf, slipsThatFit } from './slips'

export const followsRule =
  'A printed percent follows if the change between the two printed counts, (newer − older) ÷ older, rounds to it: half away from zero, to as ' +
  'many decimals as were printed. A percent with more than six decimals is a fraction told in words, such as a third, and is compared as a whole percent.'

export interface Arithmetic {
  /** null where the counts or the percent aren't both there. */
  follows: boolean | null
  /** Signed, unrounded; null without both counts or with an older count of 0. */
  computedPercent: number | null
  /** Whole older counts that would give the printed percent with the newer one as printed, least and most (`Infinity`: no most); null where none can. */
  priorNeeded: Needed
  /** The same for the newer count. */
  currentNeeded: Needed
  /** The usual slip that the printed percent looks like; null where it follows or none fits. */
  slip: Slip | null
  /** What there is to say, for people, in order. */
  sentences: string[]
}

/** What of a claim its arithmetic is about; `isPoints` where percentage points were printed. */
export type PrintedNumbers = Pick<Claim, 'current' | 'prior' | 'percent' | 'direction'> & { isPoints?: boolean }

/** All that is known of the numbers of a claim. */
interface Numbers {
  current: number | null
  prior: number | null
  percent: PrintedPercent | null
  direction: Claim['direction']
  isPoints: boolean
  wholeYear: number | null
  /** Whether a percent without sign or direction was given one: that of the counts, else a rise. */
  isSignGuessed: boolean
}

const MOST_DECIMALS = 6
const UNSAID: Pick<Arithmetic, 'follows' | 'computedPercent' | 'priorNeeded' | 'currentNeeded' | 'slip'> = {
  follows: null,
  computedPercent: null,
  priorNeeded: null,
  currentNeeded: null,
  slip: null,
}

/**
 * The arithmetic of a claim's numbers; `wholeYear` is the count of the whole older year, where it is known
 * and the window is only a part of one. 14 v 3 with +300% gives +366.7, a newer count of 12 and no older
 * one. Throws a RangeError on a count below 0 and on a number that isn't finite.
 */
export function arithmeticOf(printed: PrintedNumbers, wholeYear: number | null = null): Arithmetic {
  const numbers = numbersOf(printed, wholeYear)
  const { current, prior, percent } = numbers
  if (current !== null && prior !== null) return ofBoth(numbers, current, prior)
  if (percent === null) return { ...UNSAID, sentences: [withoutPercent(numbers)] }
  if (current === null && prior === null) {
    return { ...UNSAID, sentences: ['No counts are printed, so arithmetic can’t say whether the percent is right.', ...contradiction(numbers)] }
  }
  return ofOne(numbers, percent)
}

function numbersOf({ current, prior, percent, direction, isPoints = false }: PrintedNumbers, wholeYear: number | null): Numbers {
  for (const count of [current, prior, wholeYear]) {
    if (count !== null && !(count >= 0 && count < Infinity)) throw new RangeError(`${count} is not a count: it must be 0 or more`)
  }
  const isSignGuessed = percent !== null && percent > 0 && direction === null
  const isFall = isSignGuessed && current !== null && prior !== null && current < prior
  return { current, prior, percent: percent === null ? null : printedPercent(isFall ? -percent : percent), direction, isPoints, wholeYear, isSignGuessed }
}

/** A percent in units of its own decimals: 58.7 is 587 tenths. */
function printedPercent(percent: number): PrintedPercent {
  const printed = fractionOf(percent)
  const decimals = String(printed.bottom).length - 1
  const kept = decimals > MOST_DECIMALS ? 0 : decimals
  return { units: roundedAt(printed, kept), decimals: kept }
}

const textOf = ({ units, decimals }: PrintedPercent): string => unitsPercent(units, decimals)
const pairOf = (current: number, prior: number): string => `${numberText(current)} v ${numberText(prior)}`

function ofBoth(numbers: Numbers, current: number, prior: number): Arithmetic {
  if (prior === 0) return ofNone(numbers, current)
  const { percent } = numbers
  const change = changeIn(current, prior)
  const computedPercent = Number(change.top) / Number(change.bottom)
  if (percent === null) {
    const isContrary = numbers.direction !== null && numbers.direction !== wayOf(current - prior)
    const sentences = [`${pairOf(current, prior)} is ${unitsPercent(roundedAt(change, 0), 0)}; no percent is printed.`, ...contradiction(numbers)]
    return { ...UNSAID, computedPercent, slip: isContrary ? slipOf('wrong-direction') : null, sentences }
  }
  const computed: PrintedPercent = { units: roundedAt(change, percent.decimals), decimals: percent.decimals }
  const needed = neededOf(numbers, percent)
  const against = contradiction(numbers)
  const isRight = computed.units === percent.units && !numbers.isPoints
  if (isRight) {
    const sentences = [`${pairOf(current, prior)} is ${textOf(computed)}, as printed${numbers.isSignGuessed ? ', though no direction is' : ''}.`, ...exactHalf(numbers, percent), ...against]
    return { follows: against.length === 0, computedPercent, ...needed, slip: against.length === 0 ? null : slipOf('wrong-direction'), sentences }
  }
  const fitting = slipsThatFit({ ...numbers, current, prior, percent })
  // Next to a narrow slip another edition says no more than the needed counts do.
  const named = fitting.filter(({ slip }, place) => place === 0 || slip.id !== 'another-edition' || fitting[0].slip.id === 'rounded-coarsely')
  const also = named.slice(1).map(({ slip }) => slip.name)
  const sentences = [
    wrongText(numbers, computed, percent, needed.currentNeeded),
    ...neededSentences(numbers, percent, needed),
    ...named.slice(0, 1).map(({ says }) => says),
    ...(also.length === 0 ? [] : [`It would also fit: ${also.join('; ')}.`]),
    ...against,
  ]
  return { follows: false, computedPercent, ...needed, slip: named[0]?.slip ?? null, sentences }
}

/** "14 v 3 is +367%, not +300%; +300% would need 12." */
function wrongText({ current, prior, isPoints }: Numbers, computed: PrintedPercent, percent: PrintedPercent, newer: Needed): string {
  const printed = textOf(percent)
  const start = `${pairOf(current!, prior!)} is ${textOf(computed)}, not ${isPoints ? `${printed.slice(0, -1)} percentage points` : printed}`
  return newer === null || computed.units === percent.units ? `${start}.` : `${start}; ${printed} would need ${neededText(newer)}.`
}

/** What the first sentence doesn't say of the needed counts. */
function neededSentences({ current, prior }: Numbers, percent: PrintedPercent, needed: Pick<Arithmetic, 'priorNeeded' | 'currentNeeded'>): string[] {
  const isFollowing = needed.priorNeeded !== null && needed.priorNeeded[0] <= prior! && prior! <= needed.priorNeeded[1]
  if (isFollowing) return []
  const newer = needed.currentNeeded === null ? [`No whole newer count gives ${textOf(percent)} against ${numberText(prior!)}.`] : []
  const older = needed.priorNeeded === null ? `no whole older count gives ${textOf(percent)}` : `${textOf(percent)} would need ${neededText(needed.priorNeeded)} before`
  return [...newer, `With ${numberText(current!)} as the newer count, ${older}.`]
}

/** A percent that follows, but that another usual rounding would have printed as another one. */
function exactHalf({ current, prior }: Numbers, { units, decimals }: PrintedPercent): string[] {
  const change = changeIn(current!, prior!)
  const others = [...new Set([roundedAt(change, decimals, 'half-even'), roundedAt(change, decimals, 'half-to-zero')])].filter((other) => other !== units)
  if (others.length === 0) return []
  const exact = unitsPercent(roundedAt(change, decimals + 1), decimals + 1)
  return [`It is exactly ${exact}: half away from zero makes that ${unitsPercent(units, decimals)}; another usual rounding, ${unitsPercent(others[0], decimals)}.`]
}

function neededOf({ current, prior }: Numbers, percent: PrintedPercent): Pick<Arithmetic, 'priorNeeded' | 'currentNeeded'> {
  return {
    priorNeeded: current === null ? null : priorNeeded(fractionOf(current), percent),
    currentNeeded: prior === null ? null : currentNeeded(fractionOf(prior), percent),
  }
}

/** An older count of 0: nothing can be divided by it. */
function ofNone(numbers: Numbers, current: number): Arithmetic {
  const text = current === 0 ? 'Both counts are 0' : `The older count is 0 and the newer one ${numberText(current)}`
  const sentence = `${text}: there is no percent where the older count is 0${numbers.percent === null ? '' : `, so ${textOf(numbers.percent)} can’t follow`}.`
  return { ...UNSAID, follows: numbers.percent === null ? null : false, sentences: [sentence, ...contradiction(numbers)] }
}

/** One count and a percent: what the other count would have to be. */
function ofOne(numbers: Numbers, percent: PrintedPercent): Arithmetic {
  const needed = neededOf(numbers, percent)
  const isWhole = numbers.current !== null && isAgainstWhole({ ...numbers, current: numbers.current, percent })
  const slip = isWhole ? slipOf('part-against-whole') : numbers.isPoints ? slipOf('percentage-points') : null
  const whole = isWhole ? [`It looks like ${slip!.name}: the whole year before had ${numberText(numbers.wholeYear!)}, and ${pairOf(numbers.current!, numbers.wholeYear!)} is ${textOf(percent)}.`] : []
  const sentences = [oneText(numbers, percent), ...(numbers.isSignGuessed ? [otherWay(numbers, percent)] : []), ...whole]
  if (numbers.isPoints) sentences.push('Counts don’t change by percentage points: a percentage point is the difference between two percents.')
  return { ...UNSAID, ...needed, slip, sentences: [...sentences, ...contradiction(numbers)] }
}

/** "A fall of 14% to 65 needs 76 before.", "A rise of 37% from 19 needs 26." */
function oneText(numbers: Numbers, percent: PrintedPercent): string {
  const { current } = numbers
  const needed = neededOf(numbers, percent)
  const change = percent.units === 0n ? 'A change printed as 0%' : `A ${percent.units < 0n ? 'fall' : 'rise'} of ${textOf(percent).slice(1)}`
  const count = current ?? numbers.prior!
  const range = current === null ? needed.currentNeeded : needed.priorNeeded
  const link = current === null ? 'from' : percent.units === 0n ? 'at' : 'to'
  if (range === null) return `${change} ${link} ${numberText(count)} isn’t possible: no whole ${current === null ? 'newer' : 'older'} count gives it.`
  return `${change} ${link} ${numberText(count)} needs ${neededText(range)}${current === null ? '' : ' before'}.`
}

const otherWay = (numbers: Numbers, { units, decimals }: PrintedPercent): string => `The direction isn’t printed. ${oneText(numbers, { units: -units, decimals })}`

/** Where the direction in words goes against the sign of the percent or against the counts. */
function contradiction({ current, prior, percent, direction }: Numbers): string[] {
  if (direction === null) return []
  if (percent !== null) {
    const isAgainst = percent.units !== 0n && wayOf(Number(percent.units)) !== direction
    return isAgainst ? [`The text says ${direction}, but ${textOf(percent)} is ${wayOf(Number(percent.units))}: one of the two is wrong.`] : []
  }
  if (current === null || prior === null || wayOf(current - prior) === direction) return []
  return [`The text says ${direction}, but from ${numberText(prior)} to ${numberText(current)} is ${wayOf(current - prior)}.`]
}

function wayOf(difference: number): 'up' | 'down' | 'unchanged' {
  return difference < 0 ? 'down' : difference > 0 ? 'up' : 'unchanged'
}

/** No percent, and not both counts. */
const withoutPercent = ({ current, prior }: Numbers): string =>
  current === null && prior === null ? 'Neither counts nor a percent are printed: there is nothing to work out.' : 'One count is printed and no percent: there is nothing to work out.'
