/**
 * The arithmetic of a printed comparison, apart from any figures of ours: whether the percent follows from
 * the counts, which counts it would need, and which usual slip it looks like. Everything is worked out in
 * whole numbers. It refuses counts below 0 and numbers that aren't finite.
 */
import type { Claim } from './claim'
import { exactHalf, fitText, neededSentences, objections, oneSentences, pairOf, textOf, wrongText } from './arithmetic-sentences'
import { numberOf, numberText, roundedAt, unitsPercent } from './fraction'
import { type Needed, type Numbers, type PrintedPercent, neededOf, printedPercent } from './needed-counts'
import { isMet } from './rough'
import { type Slip, changeIn, isAgainstWhole, slipsThatFit } from './slips'

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
export type PrintedNumbers = Pick<Claim, 'current' | 'prior' | 'percent' | 'direction'> & Pick<Claim, 'rough' | 'places'> & { isPoints?: boolean }

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
  if (printed.rough && percent !== null && current !== null && prior !== null && prior > 0) return ofRough(numbers, printed.rough, current, prior, numbers.percent!)
  if (current !== null && prior !== null) return ofBoth(numbers, current, prior)
  if (percent === null) return { ...UNSAID, sentences: [withoutPercent(numbers)] }
  if (current === null && prior === null) {
    return { ...UNSAID, sentences: ['No counts are printed, so arithmetic can’t say whether the percent is right.', ...objections(numbers)] }
  }
  if (printed.rough) return { ...UNSAID, sentences: ['A number is printed as no exact figure, so nothing exact can be worked out from one count.', ...objections(numbers)] }
  return ofOne(numbers, percent)
}

function numbersOf({ current, prior, percent, direction, places, isPoints = false }: PrintedNumbers, wholeYear: number | null): Numbers {
  for (const count of [current, prior, wholeYear]) {
    if (count !== null && !(count >= 0 && count < Infinity)) throw new RangeError(`${count} is not a count: it must be 0 or more`)
  }
  const isSignTaken = percent !== null && percent > 0 && direction === null
  const isFall = isSignTaken && current !== null && prior !== null && current < prior
  return { current, prior, percent: percent === null ? null : printedPercent(isFall ? -percent : percent, places), direction, isPoints, wholeYear, isSignTaken }
}

function ofBoth(numbers: Numbers, current: number, prior: number): Arithmetic {
  if (prior === 0) return ofNone(numbers, current)
  const { percent } = numbers
  const change = changeIn(current, prior)
  const computedPercent = numberOf(change)
  if (percent !== null) return { computedPercent, ...judged(numbers, current, prior, percent) }
  const against = objections(numbers)
  const sentence = `${pairOf(current, prior)} is ${unitsPercent(roundedAt(change, 0), 0)}; no percent is printed.`
  return { ...UNSAID, computedPercent, slip: against.length === 0 ? null : 'wrong-direction', sentences: [sentence, ...against] }
}

/** Numbers that were printed as no exact figure: a percent is held to its side, and counts alone give none. */
function ofRough(numbers: Numbers, rough: NonNullable<Claim['rough']>, current: number, prior: number, percent: PrintedPercent): Arithmetic {
  const change = changeIn(current, prior)
  const against = objections({ ...numbers, percent: null })
  const found = { ...UNSAID, computedPercent: numberOf(change), slip: against.length === 0 ? null : ('wrong-direction' as const) }
  const text = (decimals: number) => `${pairOf(current, prior)} is ${unitsPercent(roundedAt(change, decimals), decimals)}`
  if (rough.current || rough.prior || !rough.percent) return { ...found, sentences: [`${text(0)}, but a count is printed as no exact figure, so the percent can’t be held to it.`, ...against] }
  const isRight = isMet(rough.percent, 'percent', change, numberOf({ top: percent.units, bottom: 10n ** BigInt(percent.decimals) }))
  const printed = `“${rough.percent} ${textOf(percent).replace(/^[+−]/, '')}”`
  const sentence = isRight ? `${text(0)}, which is ${printed} as printed.` : `${text(1)}, which isn’t ${printed}.`
  return { ...found, follows: isRight && against.length === 0, sentences: [sentence, ...against] }
}

/** Both counts and a percent, held against each other. */
function judged(numbers: Numbers, current: number, prior: number, percent: PrintedPercent): Omit<Arithmetic, 'computedPercent'> {
  const computed = { ...percent, units: roundedAt(changeIn(current, prior), percent.decimals) }
  const needed = neededOf(numbers, percent)
  const against = objections(numbers)
  if (computed.units === percent.units && !numbers.isPoints) {
    const isOtherSign = numbers.isSignTaken && current < prior
    const first = `${pairOf(current, prior)} is ${textOf(computed)}, as printed${isOtherSign ? ', though the direction isn’t' : ''}.`
    return { follows: against.length === 0, ...needed, slip: against.length === 0 ? null : 'wrong-direction', sentences: [first, ...exactHalf(numbers, percent), ...against] }
  }
  const fitting = slipsThatFit({ ...numbers, current, prior, percent })
  // Next to a narrow slip another edition says no more than the needed counts do.
  const named = fitting.filter(({ id }, place) => place === 0 || id !== 'another-edition' || fitting[0].id === 'rounded-coarsely')
  const sentences = [wrongText(numbers, computed, percent, needed.currentNeeded), ...neededSentences(numbers, percent, needed), ...fitText(named), ...against]
  return { follows: false, ...needed, slip: named[0]?.id ?? null, sentences }
}

/** An older count of 0: nothing can be divided by it. */
function ofNone(numbers: Numbers, current: number): Arithmetic {
  const text = current === 0 ? 'Both counts are 0' : `The older count is 0 and the newer one ${numberText(current)}`
  const sentence = `${text}: there is no percent where the older count is 0${numbers.percent === null ? '' : `, so ${textOf(numbers.percent)} can’t follow`}.`
  return { ...UNSAID, follows: numbers.percent === null ? null : false, sentences: [sentence, ...objections(numbers)] }
}

/** One count and a percent: what the other count would have to be. */
function ofOne(numbers: Numbers, percent: PrintedPercent): Arithmetic {
  const { current } = numbers
  const isWhole = current !== null && isAgainstWhole({ ...numbers, current, percent })
  const slip = isWhole ? 'part-against-whole' : numbers.isPoints ? 'percentage-points' : null
  return { ...UNSAID, ...neededOf(numbers, percent), slip, sentences: [...oneSentences(numbers, percent, isWhole), ...objections(numbers)] }
}

/** No percent, and not both counts. */
const withoutPercent = ({ current, prior }: Numbers): string =>
  current === null && prior === null ? 'Neither counts nor a percent are printed: there is nothing to work out.' : 'One count is printed and no percent: there is nothing to work out.'
