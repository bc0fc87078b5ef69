/**
 * What the arithmetic of a claim says, as sentences for people. They state what the numbers give and need,
 * with real minus signs and both counts, and nothing about how a percent came about.
 */
import { directionOfDifference } from './claim'
import { numberText, roundedAt, unitsPercent } from './fraction'
import { type Needed, type NeededCounts, type Numbers, type PrintedPercent, neededOf, neededText } from './needed-counts'
import { type NamedSlip, changeIn, slipWords } from './slips'

export const textOf = ({ units, decimals }: PrintedPercent): string => unitsPercent(units, decimals)
/** "14 v 3" */
export const pairOf = (current: number, prior: number): string => `${numberText(current)} v ${numberText(prior)}`

/** "14 v 3 is +367%, not +300%; +300% would need 12." */
export function wrongText({ current, prior, isPoints }: Numbers, computed: PrintedPercent, percent: PrintedPercent, newer: Needed): string {
  const printed = textOf(percent)
  const start = `${pairOf(current!, prior!)} is ${textOf(computed)}, not ${isPoints ? `${printed.slice(0, -1)} percentage points` : printed}`
  return newer === null || computed.units === percent.units ? `${start}.` : `${start}; ${printed} would need ${neededText(newer)}.`
}

/** What the first sentence doesn't say of the needed counts. */
export function neededSentences({ current, prior }: Numbers, percent: PrintedPercent, needed: NeededCounts): string[] {
  const older = needed.priorNeeded
  if (older !== null && older[0] <= prior! && prior! <= older[1]) return []
  const printed = textOf(percent)
  const newer = needed.currentNeeded === null ? [`No whole newer count gives ${printed} against ${numberText(prior!)}.`] : []
  return [...newer, `With ${numberText(current!)} as the newer count, ${older === null ? `no whole older count gives ${printed}` : `${printed} would need ${neededText(older)} before`}.`]
}

/** The slips that fit: the first in the claim's numbers, the others by name. */
export function fitText(fitting: (NamedSlip & { says: string })[]): string[] {
  const also = fitting.slice(1).map(({ name }) => name)
  return [...fitting.slice(0, 1).map(({ says }) => says), ...(also.length === 0 ? [] : [`It would also fit ${also.join(', or ')}.`])]
}

/** For a percent that follows, but that another usual rounding would have printed as another one. */
export function exactHalf({ current, prior }: Numbers, { units, decimals }: PrintedPercent): string[] {
  const change = changeIn(current!, prior!)
  const other = (['half-even', 'half-to-zero'] as const).map((way) => roundedAt(change, decimals, way)).find((rounded) => rounded !== units)
  if (other === undefined) return []
  const exact = unitsPercent(roundedAt(change, decimals + 1), decimals + 1)
  return [`It is exactly ${exact}: half away from zero makes that ${unitsPercent(units, decimals)}, and another usual rounding ${unitsPercent(other, decimals)}.`]
}

/** One count and a percent: what the other count would be, both ways where the direction isn't printed. */
export function oneSentences(numbers: Numbers, percent: PrintedPercent, isAgainstWhole: boolean): string[] {
  const sentences = [oneText(numbers, percent)]
  if (numbers.isSignTaken) sentences.push(`The direction isn’t printed. ${oneText(numbers, { ...percent, units: -percent.units })}`)
  if (isAgainstWhole) {
    const whole = numbers.wholeYear!
    sentences.push(`It looks like ${slipWords('part-against-whole').name}: the whole year before had ${numberText(whole)}, and ${pairOf(numbers.current!, whole)} is ${textOf(percent)}.`)
  }
  return numbers.isPoints ? [...sentences, slipWords('percentage-points').explanation] : sentences
}

/** "A fall of 14% to 65 needs 76 before.", "A rise of 37% from 19 needs 26." */
function oneText(numbers: Numbers, percent: PrintedPercent): string {
  const { current, prior } = numbers
  const { priorNeeded, currentNeeded } = neededOf(numbers, percent)
  const change = percent.units === 0n ? 'A change printed as 0%' : `A ${percent.units < 0n ? 'fall' : 'rise'} of ${textOf(percent).slice(1)}`
  const start = current === null ? `${change} from ${numberText(prior!)}` : `${change} to ${numberText(current)}`
  const range = current === null ? currentNeeded : priorNeeded
  if (range === null) return `${start} isn’t possible: no whole ${current === null ? 'newer' : 'older'} count gives it.`
  return `${start} needs ${neededText(range)}${current === null ? '' : ' before'}.`
}

/** Where the words of a claim go against its own numbers, or a number against sense. */
export function objections({ current, prior, percent, direction }: Numbers): string[] {
  const printed = percent === null ? null : directionOfDifference(percent.units)
  const sentences: string[] = []
  if (percent !== null && percent.units < -100n * 10n ** BigInt(percent.decimals)) sentences.push('A count can’t fall by more than 100%.')
  if (direction === null) return sentences
  if (percent !== null && printed !== 'unchanged' && printed !== direction) {
    sentences.push(`The text says ${direction}, but ${textOf(percent)} is ${printed}: one of the two is wrong.`)
  }
  if (percent === null && current !== null && prior !== null && directionOfDifference(current - prior) !== direction) {
    sentences.push(`The text says ${direction}, but from ${numberText(prior)} to ${numberText(current)} is ${directionOfDifference(current - prior)}.`)
  }
  return sentences
}

