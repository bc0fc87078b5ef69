/**
 * Slips: the usual ways in which a printed percent goes wrong, each with a check by arithmetic. A slip that
 * fits is what the percent looks like, never what somebody did; the first of the list that fits is named,
 * and the list goes from the narrow to the wide.
 */
import { type Fraction, type Rounding, dividedBy, fractionOf, minus, numberOf, numberText, roundedAt, timesWhole, unitsPercent } from './fraction'
import { type Numbers, type PrintedPercent, neededOf, neededText } from './needed-counts'

export const slipRule =
  'Where a printed percent doesn’t follow from its counts, the usual slips are tried one by one, and what fits is named as what the percent ' +
  'looks like. How it came about can’t be known from the numbers.'

export type Slip =
  | 'percentage-points'
  | 'wrong-direction'
  | 'half-the-other-way'
  | 'cut-off'
  | 'rounded-up'
  | 'divided-by-newer'
  | 'counts-swapped'
  | 'times-as-many'
  | 'whole-times'
  | 'older-total-as-base'
  | 'difference-as-percent'
  | 'count-as-percent'
  | 'part-against-whole'
  | 'rounded-coarsely'
  | 'another-edition'

/** What was printed, all of it; the older count is above 0. */
export interface Printed extends Numbers {
  current: number
  prior: number
  percent: PrintedPercent
}

/** A slip with its words for people. */
export interface NamedSlip {
  id: Slip
  name: string
  /** One sentence: what was done, and what should have been. */
  explanation: string
}

interface SlipRow extends NamedSlip {
  fits(printed: Printed): boolean
  /** The slip in this claim's own numbers. */
  says(printed: Printed): string
}

/** A count this near to the printed one may be another edition of it: so many deaths, or so many in a hundred. */
const NEAR_DEATHS = 3
const NEAR_PERCENT = 10

/** The change between two counts in percent, exact; the older one is above 0. */
export const changeIn = (current: number, prior: number): Fraction =>
  timesWhole(dividedBy(minus(fractionOf(current), fractionOf(prior)), fractionOf(prior)), 100n)

const shareIn = (part: number, whole: number): Fraction => timesWhole(dividedBy(fractionOf(part), fractionOf(whole)), 100n)
const sizeOf = (units: bigint): bigint => (units < 0n ? -units : units)
const opposite = ({ top, bottom }: Fraction): Fraction => ({ top: -top, bottom })
const printedText = ({ percent }: Printed): string => unitsPercent(percent.units, percent.decimals)
const isZero = ({ percent: { units } }: Printed): boolean => units === 0n
const printedSize = (printed: Printed): string => printedText(printed).replace(/^[+−]/, '')
const pair = ({ current, prior }: Printed): string => `${numberText(current)} v ${numberText(prior)}`

/** Whether a value rounds to the printed percent. */
const gives = ({ percent }: Printed, value: Fraction, way: Rounding = 'half-away'): boolean =>
  roundedAt(value, percent.decimals, way) === percent.units

/** Whether a value rounds to the printed percent, whichever sign that has. */
const givesSize = ({ percent }: Printed, value: Fraction): boolean => roundedAt(value, percent.decimals) === sizeOf(percent.units)

const isRoundedBy = (way: Rounding) => (printed: Printed) => gives(printed, changeIn(printed.current, printed.prior), way)
/** Two decimals more than were printed, which show where the rounding went. */
const closer = ({ current, prior, percent }: Printed): string =>
  unitsPercent(roundedAt(changeIn(current, prior), percent.decimals + 2), percent.decimals + 2)

/** The printed percent as a multiple, for "+300%" 3; null where it isn't a rise by a whole multiple. */
function timesPrinted({ percent: { units, decimals } }: Printed): bigint | null {
  const hundred = 100n * 10n ** BigInt(decimals)
  return units > 0n && units % hundred === 0n ? units / hundred : null
}

/** How many times the older count the newer one is, as a whole number. */
const wholeTimes = ({ current, prior }: Printed, way: Rounding): bigint => roundedAt(dividedBy(fractionOf(current), fractionOf(prior)), 0, way)

/** Whether the multiple that was printed, or the one after it, is about the whole multiple of the two counts. */
function isMultiple(printed: Printed, more: bigint, ways: Rounding[]): boolean {
  const times = timesPrinted(printed)
  return times !== null && times + more > 1n && ways.some((way) => wholeTimes(printed, way) === times + more)
}

/** The multiples of ten or five percent nearest to the change. */
function coarseSteps({ current, prior, percent: { units, decimals } }: Printed): bigint | null {
  const change = changeIn(current, prior)
  const fits = (step: bigint) =>
    units !== 0n && roundedAt({ top: change.top, bottom: change.bottom * step }, 0) * step * 10n ** BigInt(decimals) === units
  return [5n, 10n].find(fits) ?? null
}

/** The same claim with the one count that would make it follow and is near the printed one; null where neither is. */
function editionOf(printed: Printed): { current: string; prior: string } | null {
  const near = (needed: [number, number] | null, count: number) => {
    if (needed === null) return false
    const away = Math.max(needed[0] - count, count - needed[1])
    return away <= NEAR_DEATHS || away * 100 <= count * NEAR_PERCENT
  }
  const { current, prior, percent } = printed
  const { currentNeeded: newer, priorNeeded: older } = neededOf(printed, percent)
  if (near(newer, current)) return { current: neededText(newer!), prior: numberText(prior) }
  return near(older, prior) ? { current: numberText(current), prior: neededText(older!) } : null
}

const ROWS: SlipRow[] = [
  {
    id: 'percentage-points',
    name: 'percentage points for percent',
    explanation: 'A change between two counts is a percent; a percentage point is the difference between two percents.',
    fits: (printed) => printed.isPoints && isRoundedBy('half-away')(printed),
    says: (printed) => `${pair(printed)} is ${printedText(printed)}, a change in percent; counts don’t change by percentage points.`,
  },
  {
    id: 'wrong-direction',
    name: 'the wrong direction',
    explanation: 'The size of the change is right, but a rise is printed as a fall, or a fall as a rise.',
    fits: (printed) => gives(printed, opposite(changeIn(printed.current, printed.prior))),
    says: (printed) => `from ${numberText(printed.prior)} to ${numberText(printed.current)} is a ${printed.current < printed.prior ? 'fall' : 'rise'}.`,
  },
  {
    id: 'half-the-other-way',
    name: 'a half rounded the other way',
    explanation: 'The change lies exactly between two printable percents; half away from zero is usual, and half to even or towards zero gives the other one.',
    fits: (printed) => isRoundedBy('half-to-zero')(printed) || isRoundedBy('half-even')(printed),
    says: (printed) => `the change is exactly ${unitsPercent(roundedAt(changeIn(printed.current, printed.prior), printed.percent.decimals + 1), printed.percent.decimals + 1)}.`,
  },
  {
    id: 'cut-off',
    name: 'a percent cut off instead of rounded',
    explanation: 'What stands behind the last printed digit was dropped, though it is more than a half.',
    fits: isRoundedBy('to-zero'),
    says: (printed) => `${pair(printed)} is ${closer(printed)}, cut off to ${printedText(printed)}.`,
  },
  {
    id: 'rounded-up',
    name: 'a percent rounded up to the larger one',
    explanation: 'The change was made larger by rounding, though what stands behind the last printed digit is less than a half.',
    fits: isRoundedBy('from-zero'),
    says: (printed) => `${pair(printed)} is ${closer(printed)}, which is nearer to the smaller percent than to ${printedText(printed)}.`,
  },
  {
    id: 'divided-by-newer',
    name: 'a division by the newer count',
    explanation: 'The difference was divided by the newer count; a change is a part of the older one.',
    fits: (printed) => printed.current > 0 && gives(printed, opposite(changeIn(printed.prior, printed.current))),
    says: ({ current, prior, ...rest }) => `a difference of ${differenceOf(current, prior)} is ${printedSize({ current, prior, ...rest })} of the newer ${numberText(current)}, not of the older ${numberText(prior)}.`,
  },
  {
    id: 'counts-swapped',
    name: 'the two counts swapped',
    explanation: 'The percent is that of the older count against the newer one.',
    fits: (printed) => printed.current > 0 && gives(printed, changeIn(printed.prior, printed.current)),
    says: (printed) => `${numberText(printed.prior)} v ${numberText(printed.current)} is ${printedText(printed)}.`,
  },
  {
    id: 'times-as-many',
    name: '“times as many” printed as “times more”',
    explanation: 'Three times as many is a rise of 200 percent, not of 300.',
    fits: (printed) => isMultiple(printed, 0n, ['half-away']),
    says: (printed) => `${numberText(printed.current)} is about ${timesPrinted(printed)} times ${numberText(printed.prior)}, and that many times as many is ${unitsPercent((timesPrinted(printed)! - 1n) * 100n, 0)}.`,
  },
  {
    id: 'whole-times',
    name: 'a multiple made whole before it became a percent',
    explanation: 'The newer count was first told as a whole number of times the older one, and the percent was made from that.',
    fits: (printed) => isMultiple(printed, 1n, ['to-zero', 'half-away']),
    says: (printed) => `${timesPrinted(printed)! + 1n} times as many is ${printedText(printed)}, but ${numberText(printed.current)} isn’t exactly ${timesPrinted(printed)! + 1n} times ${numberText(printed.prior)}.`,
  },
  {
    id: 'older-total-as-base',
    name: 'the newer count as a percent of the older total',
    explanation: 'The older total was set to 100 percent and the newer count told on that base; the change is what it lies above or below 100.',
    fits: (printed) => !isZero(printed) && givesSize(printed, shareIn(printed.current, printed.prior)),
    says: (printed) => `${numberText(printed.current)} is ${printedSize(printed)} of ${numberText(printed.prior)}.`,
  },
  {
    id: 'difference-as-percent',
    name: 'the difference printed as the percent',
    explanation: 'The number of deaths between the two counts was printed with a percent sign.',
    fits: (printed) => gives(printed, minus(fractionOf(printed.current), fractionOf(printed.prior))),
    says: (printed) => `the two counts differ by ${differenceOf(printed.current, printed.prior)}.`,
  },
  {
    id: 'count-as-percent',
    name: 'a count printed as the percent',
    explanation: 'One of the two counts was printed once more, with a percent sign.',
    fits: (printed) => !isZero(printed) && [printed.current, printed.prior].some((count) => givesSize(printed, fractionOf(count))),
    says: (printed) => `${printedSize(printed)} is the ${givesSize(printed, fractionOf(printed.current)) ? 'newer' : 'older'} count with a percent sign.`,
  },
  {
    id: 'part-against-whole',
    name: 'part of a year against a whole one',
    explanation: 'The newer count, of a part of a year, was held against the count of the whole year before.',
    fits: (printed) => isAgainstWhole(printed),
    says: (printed) => `the whole year before had ${numberText(printed.wholeYear!)}, and ${numberText(printed.current)} v ${numberText(printed.wholeYear!)} is ${printedText(printed)}.`,
  },
  {
    id: 'rounded-coarsely',
    name: 'a percent rounded to five or ten',
    explanation: 'The percent is a round number near the change; “about” would say so.',
    fits: (printed) => coarseSteps(printed) !== null,
    says: (printed) => `${pair(printed)} is ${closer(printed)}; ${printedText(printed)} is the nearest multiple of ${coarseSteps(printed)}.`,
  },
  {
    id: 'another-edition',
    name: 'the percent of a count near the printed one',
    explanation: 'The percent fits a count near the printed one; whether that was revised, mistyped or never printed can’t be seen from the numbers.',
    fits: (printed) => editionOf(printed) !== null,
    says: (printed) => `${editionOf(printed)!.current} v ${editionOf(printed)!.prior} is ${printedText(printed)}.`,
  },
]

const differenceOf = (current: number, prior: number): string => numberText(Math.abs(numberOf(minus(fractionOf(current), fractionOf(prior)))))

/** Whether the percent is that of the newer count against the whole older year. */
export const isAgainstWhole = ({ current, percent, wholeYear }: Pick<Printed, 'current' | 'percent' | 'wholeYear'>): boolean =>
  wholeYear !== null && wholeYear > 0 && roundedAt(changeIn(current, wholeYear), percent.decimals) === percent.units

const named = ({ id, name, explanation }: SlipRow): NamedSlip => ({ id, name, explanation })

/** Every slip that is tried, in the order in which it is. */
export const SLIPS: readonly NamedSlip[] = ROWS.map(named)

/** The words of a slip. */
export const slipWords = (id: Slip): NamedSlip => SLIPS.find((slip) => slip.id === id)!

/** The slips that a percent which doesn't follow looks like, each with its sentence; the likeliest first. */
export function slipsThatFit(printed: Printed): (NamedSlip & { says: string })[] {
  const isRight = isRoundedBy('half-away')(printed)
  // A percent that is right can only be called by a wrong name.
  return (isRight ? ROWS.slice(0, 1) : ROWS).filter((row) => row.fits(printed)).map((row) => ({ ...named(row), says: `It looks like ${row.name}: ${row.says(printed)}` }))
}
