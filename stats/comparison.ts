/**
 * A comparison: a current count against a prior one, and what the two numbers alone can say. The
 * prior may be the mean of several windows; it is then kept as their total and their number, so that
 * every rounding is done on whole numbers.
 */
import { chanceOf, intervalOf, verdictOf } from '@/stats/chance'

export const changeRule =
  'Same-period change is (current − prior) ÷ prior. Both counts stand beside every percent; there is no ' +
  'percent where the prior count is 0. Whole percents, rounded half away from zero.'
export const smallNumberRule = 'A count below 20 is flagged as unreliable, not hidden.'
export const fragilityRule =
  'Fragility is how many single deaths, added to or removed from the current count, change the printed ' +
  'percent, and how many bring the change to zero.'

export const SMALL = 20

/** Two counts and what one divided by the other says. */
export interface Change {
  current: number
  /** The prior count, or the mean of several windows' counts. */
  prior: number
  /** The sum behind `prior` and how many windows it spans; both equal `prior` and 1 for a single window. */
  priorTotal: number
  exposure: number
  /** A fraction, unrounded; null where the prior is 0. */
  change: number | null
  /** A whole number; null where the prior is 0. */
  percent: number | null
}

/** A change and what chance would do to it. */
export interface Comparison extends Change {
  interval: [number | null, number | null]
  p: number | null
  verdict: string | null
}

/** The whole percent of a change, half away from zero: 26 v 33 is −21; null where the prior is 0. */
export function percentOf(current: number, priorTotal: number, exposure = 1): number | null {
  if (priorTotal === 0) return null
  const difference = current * exposure - priorTotal
  const size = Math.floor((200 * Math.abs(difference) + priorTotal) / (2 * priorTotal))
  return difference < 0 && size > 0 ? -size : size
}

/** The change from a prior total over `exposure` windows to a current count. */
export function changeOf(current: number, priorTotal: number, exposure = 1): Change {
  return {
    current,
    prior: priorTotal / exposure,
    priorTotal,
    exposure,
    change: priorTotal === 0 ? null : (current * exposure - priorTotal) / priorTotal,
    percent: percentOf(current, priorTotal, exposure),
  }
}

/** A change with its interval and test; dearer than `changeOf`, so only where they are shown. */
export function comparisonOf({ current, priorTotal, exposure }: Change): Comparison {
  const p = chanceOf(current, priorTotal, exposure)
  return {
    ...changeOf(current, priorTotal, exposure),
    interval: intervalOf(current, priorTotal, exposure),
    p,
    verdict: verdictOf(p),
  }
}

/** −1 for a fall, 1 for a rise, 0 for neither. */
export const directionOf = (c: { current: number; prior: number }): number => Math.sign(c.current - c.prior)

/** Whether either count is too small to be relied on. */
export const isSmall = (c: { current: number; prior: number }): boolean => c.current < SMALL || c.prior < SMALL

export interface Fragility {
  /** The fewest single deaths that change the printed percent, the count that they give and its percent. */
  toChangePercent: number
  changed: { current: number; percent: number }
  /** The fewest single deaths that bring the change to zero or past it; 0 where it is zero already. */
  toZero: number
}

/** How few deaths would change what is printed; null where no percent is. */
export function fragilityOf({ current, priorTotal, exposure, percent }: Change): Fragility | null {
  if (percent === null) return null
  for (let deaths = 1; ; deaths++) {
    // A death listed late is likelier than one struck off, so an addition is tried first.
    for (const count of [current + deaths, current - deaths]) {
      const other: number | null = count < 0 ? percent : percentOf(count, priorTotal, exposure)
      if (other === null || other === percent) continue
      const toZero = Math.ceil(Math.abs(current - priorTotal / exposure))
      return { toChangePercent: deaths, changed: { current: count, percent: other }, toZero }
    }
  }
}
