/**
 * Numbers that are printed as no exact figure: "more than 50%", "nearly 30", "about a third". Each word keeps its
 * side, and a figure meets it only on that side. The arithmetic of a claim and its readings judge by the same rule.
 */
import { type Fraction, dividedBy, fractionOf, minus, roundedAt } from './fraction'

export const ROUGH_WORDS = ['about', 'nearly', 'at least', 'more than', 'at most', 'less than'] as const
export type Rough = (typeof ROUGH_WORDS)[number]

/** The numbers of a claim that may be printed so. */
export type RoughField = 'current' | 'prior' | 'percent'

export const roughRule =
  'A number printed as no exact figure is met on its own side: “more than” and “at least” by larger ones, “less than” and “at most” by smaller ones, “nearly” by one that ' +
  'is smaller by a tenth at most, “about” by one a tenth away at most. A tenth is never less than five points of a percent or one death. ' +
  'Of a percent the size is compared, and its direction must be the printed one. A fraction in words, such as “a third” or “doubled”, is “about”.'

/** A tenth of the printed number, and the least that it stands for. */
const TENTH = 10
const LEAST = { percent: 5, count: 1 }

/** "more than 50" in parts; a number alone has no such word. */
export function splitRough(value: string): { rough: Rough | null; rest: string } {
  const rough = ROUGH_WORDS.find((word) => value.trim().toLowerCase().startsWith(`${word} `)) ?? null
  return { rough, rest: rough === null ? value : value.trim().slice(rough.length).trim() }
}

/**
 * Whether a figure meets a number that was printed with such a word; both as they are, signed where a percent falls.
 * A printed number with decimals is compared at its decimals, for a third is printed as 33.3.
 */
export function isMet(rough: Rough, of: 'percent' | 'count', found: Fraction, printed: number): boolean {
  if ((found.top < 0n && printed > 0) || (found.top > 0n && printed < 0) || (found.top === 0n && printed !== 0 && of === 'percent')) return false
  const [size, stated] = [sizeOf(found), fractionOf(Math.abs(printed))]
  const apart = apartAt(size, stated)
  const slack = dividedBy(stated, fractionOf(TENTH))
  const least = fractionOf(LEAST[of])
  const isWithin = (gap: Fraction) => isUpTo(gap, slack) || isUpTo(gap, least)
  if (rough === 'about') return isWithin(sizeOf(minus(size, stated)))
  if (rough === 'nearly') return apart <= 0n && isWithin(minus(stated, size))
  if (rough === 'at least') return apart >= 0n
  if (rough === 'more than') return apart > 0n
  return rough === 'at most' ? apart <= 0n : apart < 0n
}

const sizeOf = ({ top, bottom }: Fraction): Fraction => ({ top: top < 0n ? -top : top, bottom })
const isUpTo = (a: Fraction, b: Fraction): boolean => minus(b, a).top >= 0n

/** Above 0 where the figure is the larger one, 0 where both are alike. */
function apartAt(size: Fraction, stated: Fraction): bigint {
  const decimals = String(stated.bottom).length - 1
  return decimals === 0 ? minus(size, stated).top : roundedAt(size, decimals) - roundedAt(stated, decimals)
}
