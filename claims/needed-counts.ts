/**
 * Needed counts: which whole counts would give a printed percent, with the other count as it was printed.
 * They are worked out from the ends of what rounds to that percent, not found by trying.
 */
import type { Claim } from './claim'
import { type Fraction, ceilingOf, dividedBy, floorOf, fractionOf, numberText, roundedAt } from './fraction'

export const neededRule =
  'The needed counts are all whole counts that give the printed percent, rounded half away from zero to as many decimals as are printed, ' +
  'while the other count stays as printed.'

/** The least and the most; `Infinity` where there is no most; null where no whole count gives the percent. */
export type Needed = [number, number] | null

/** A percent in whole units of 10^−decimals: −21 and 0 for "−21%". */
export interface PrintedPercent {
  units: bigint
  decimals: number
}

/** More are a fraction told in words, such as a third, and make a whole percent. */
const MOST_DECIMALS = 6

/** A percent in units of its own decimals: 58.7 is 587 tenths; or of as many as were printed, where these are more. */
export function printedPercent(percent: number, places = 0): PrintedPercent {
  const printed = fractionOf(percent)
  const decimals = String(printed.bottom).length - 1
  const kept = decimals > MOST_DECIMALS ? 0 : Math.max(decimals, Math.min(places, MOST_DECIMALS))
  return { units: roundedAt(printed, kept), decimals: kept }
}

/** All that is known of the numbers of a claim. */
export interface Numbers {
  current: number | null
  prior: number | null
  percent: PrintedPercent | null
  direction: Claim['direction']
  /** Whether percentage points were printed. */
  isPoints: boolean
  /** The count of the whole older year, where it is known and isn't the older count itself. */
  wholeYear: number | null
  /** Whether a percent without sign or direction was given one: that of the counts, else a rise. */
  isSignTaken: boolean
}

export interface NeededCounts {
  priorNeeded: Needed
  currentNeeded: Needed
}

/** What each count would have to be, where the other one is printed. */
export function neededOf({ current, prior }: Numbers, percent: PrintedPercent): NeededCounts {
  return {
    priorNeeded: current === null ? null : priorNeeded(fractionOf(current), percent),
    currentNeeded: prior === null ? null : currentNeeded(fractionOf(prior), percent),
  }
}

/**
 * The ends of newer ÷ older that round to a percent: for −21% above 0.785 and up to 0.795. The end nearer to
 * zero change belongs to it, the other doesn't; of 0% neither does.
 */
function endsOf({ units, decimals }: PrintedPercent): { low: Fraction; high: Fraction } {
  const bottom = 200n * 10n ** BigInt(decimals)
  return { low: { top: bottom + 2n * units - 1n, bottom }, high: { top: bottom + 2n * units + 1n, bottom } }
}

const LARGEST = BigInt(Number.MAX_SAFE_INTEGER)
const times = (a: Fraction, b: Fraction): Fraction => ({ top: a.top * b.top, bottom: a.bottom * b.bottom })
/** The least whole number at or past a fraction, and the most at or before it. */
const leastFrom = (end: Fraction, isIn: boolean): bigint => (isIn ? ceilingOf(end) : floorOf(end) + 1n)
const mostTo = (end: Fraction, isIn: boolean): bigint => (isIn ? floorOf(end) : ceilingOf(end) - 1n)

/** A range of counts; one beyond every number that is exact counts as none, an end beyond as no end. */
function range(least: bigint, most: bigint | null, lowest: bigint): Needed {
  const from = least < lowest ? lowest : least
  if (from > LARGEST || (most !== null && from > most)) return null
  return [Number(from), most === null || most > LARGEST ? Infinity : Number(most)]
}

/** The newer counts that a percent and the older count need: −21% of 33 needs 26. */
export function currentNeeded(prior: Fraction, percent: PrintedPercent): Needed {
  if (prior.top === 0n) return null
  const { low, high } = endsOf(percent)
  return range(leastFrom(times(prior, low), percent.units > 0n), mostTo(times(prior, high), percent.units < 0n), 0n)
}

/** The older counts that a percent and the newer count need: −14% to 65 needs 76. */
export function priorNeeded(current: Fraction, percent: PrintedPercent): Needed {
  const { low, high } = endsOf(percent)
  if (high.top <= 0n) return null
  const least = leastFrom(dividedBy(current, high), percent.units < 0n)
  // A fall of all, or of nearly all that rounds to it, has no largest older count.
  return range(least, low.top <= 0n ? null : mostTo(dividedBy(current, low), percent.units > 0n), 1n)
}

/** "12", "75 or 76", "225 to 228", "200 or more". */
export function neededText([least, most]: [number, number]): string {
  const from = numberText(least)
  if (most === Infinity) return `${from} or more`
  if (least === most) return from
  return most - least === 1 ? `${from} or ${numberText(most)}` : `${from} to ${numberText(most)}`
}
