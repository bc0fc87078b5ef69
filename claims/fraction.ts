/**
 * Exact numbers: a printed number as a fraction of whole numbers, and its rounding to some decimals in the
 * ways that people round. A floating point number can't tell −39.5 from its neighbour, and a claim may turn
 * on that.
 */

export interface Fraction {
  top: bigint
  /** Above 0. */
  bottom: bigint
}

/** How a number between two printable ones is rounded; the house rounds half away from zero. */
export type Rounding = 'half-away' | 'half-even' | 'half-to-zero' | 'to-zero' | 'from-zero'

/** The fraction that a number's shortest decimal text names: 58.7 is 587 ÷ 10. Throws a RangeError on what isn't finite. */
export function fractionOf(value: number): Fraction {
  const [, sign, whole, decimals = '', power = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? []
  if (whole === undefined) throw new RangeError(`${value} is not a number that can be printed`)
  const shift = Number(power) - decimals.length
  const top = BigInt(`${sign}${whole}${decimals}`)
  return shift < 0 ? { top, bottom: 10n ** BigInt(-shift) } : { top: top * 10n ** BigInt(shift), bottom: 1n }
}

/** The number nearest to a fraction, or to its whole part where its two sides are too long for that. */
export function numberOf(fraction: Fraction): number {
  const [top, bottom] = [Number(fraction.top), Number(fraction.bottom)]
  return Number.isFinite(top) && Number.isFinite(bottom) ? top / bottom : Number(roundedAt(fraction, 0))
}

/** The quotient of two fractions. Throws a RangeError where the divisor isn't above 0. */
export function dividedBy(a: Fraction, b: Fraction): Fraction {
  if (b.top <= 0n) throw new RangeError('a fraction is divided by positive ones only')
  return { top: a.top * b.bottom, bottom: a.bottom * b.top }
}

export const minus = (a: Fraction, b: Fraction): Fraction => ({ top: a.top * b.bottom - b.top * a.bottom, bottom: a.bottom * b.bottom })

export const timesWhole = ({ top, bottom }: Fraction, whole: bigint): Fraction => ({ top: top * whole, bottom })

/** A fraction in whole units of 10^−decimals: −88 ÷ 224 × 100 to 0 decimals is −39. */
export function roundedAt({ top, bottom }: Fraction, decimals: number, way: Rounding = 'half-away'): bigint {
  const scaled = (top < 0n ? -top : top) * 10n ** BigInt(decimals)
  const [below, rest] = [scaled / bottom, scaled % bottom]
  const size = isUp(way, rest * 2n - bottom, rest, below) ? below + 1n : below
  return top < 0n ? -size : size
}

function isUp(way: Rounding, pastHalf: bigint, rest: bigint, below: bigint): boolean {
  if (way === 'to-zero') return false
  if (way === 'from-zero') return rest > 0n
  if (pastHalf !== 0n) return pastHalf > 0n
  return way === 'half-away' || (way === 'half-even' && below % 2n === 1n)
}

/** The largest whole number that isn't above a fraction. */
export const floorOf = ({ top, bottom }: Fraction): bigint => top / bottom - (top < 0n && top % bottom !== 0n ? 1n : 0n)

/** The smallest whole number that isn't below a fraction. */
export const ceilingOf = ({ top, bottom }: Fraction): bigint => -floorOf({ top: -top, bottom })

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',')

/** A number from 0 on as it would be printed, with at most six decimals: "1,204", "33.4". */
export function numberText(value: number): string {
  const units = roundedAt(fractionOf(value), 6)
  return sizeText(units, 6).replace(/\.?0+$/, '')
}

/** Units of 10^−decimals without their sign: `sizeText(123456n, 2)` is "1,234.56". */
export function sizeText(units: bigint, decimals: number): string {
  const digits = String(units < 0n ? -units : units).padStart(decimals + 1, '0')
  const whole = grouped(digits.slice(0, digits.length - decimals))
  return decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`
}

/** Units of 10^−decimals as a percent: "+367%", "−39.3%", "0%". */
export const unitsPercent = (units: bigint, decimals: number): string =>
  units === 0n ? '0%' : `${units < 0n ? '−' : '+'}${sizeText(units, decimals)}%`
