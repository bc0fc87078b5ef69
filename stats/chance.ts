/**
 * Chance. Two counts are compared by the conditional binomial: given their sum, the newer one is
 * binomial with probability 1 ÷ (1 + exposure), where `exposure` is how many windows the older total
 * spans (1 for one year, 5 for an average of five). Przyborowski and Wilenski, Biometrika 31 (1940).
 * The distributions are @stdlib's; nothing here says "significant".
 */
import betaQuantile from '@stdlib/stats-base-dists-beta-quantile'
import cdf from '@stdlib/stats-base-dists-binomial-cdf'
import pmf from '@stdlib/stats-base-dists-binomial-pmf'

export const intervalRule =
  'The 95% interval of a change is the Clopper–Pearson interval of current ÷ (current + prior), mapped by ' +
  'p ÷ (1 − p) − 1.'
export const testRule =
  'The test is the exact two-sided conditional binomial, which adds up every outcome no likelier than the ' +
  'one seen: “could easily be chance” at p of 0.05 or more, “larger than chance alone usually gives” below it.'
export const criticalRule =
  'Critical counts are the largest lower and the smallest higher count that chance alone would rarely give ' +
  '(p below 0.05), for the prior count.'
export const eventRule =
  'Interval and test assume that deaths come one by one. A day, state and cause with three or more deaths ' +
  'breaks that, and is named where a window holds one.'

export const ALPHA = 0.05
export const BY_CHANCE = 'could easily be chance'
export const BEYOND_CHANCE = 'larger than chance alone usually gives'

/** Relative slack within which two outcomes count as equally likely. */
const TIE = 1e-7

/**
 * The exact two-sided p of `current` against a prior total over `exposure` windows, null where both are 0.
 * `chanceOf(26, 33)` is 0.435.
 */
export function chanceOf(current: number, priorTotal: number, exposure = 1): number | null {
  const n = current + priorTotal
  if (n === 0) return null
  const share = 1 / (1 + exposure)
  const seen = pmf(current, n, share) * (1 + TIE)
  const isLikelier = (k: number) => pmf(k, n, share) > seen
  const mode = Math.min(n, Math.floor((n + 1) * share))
  if (current === mode || !isLikelier(mode)) return 1
  // The likelier outcomes lie together around the mode; each end of them is found by halving.
  const low = edgeOf(isLikelier, mode, -1)
  const high = edgeOf(isLikelier, mode, n + 1)
  return Math.min(1, (low < 0 ? 0 : cdf(low, n, share)) + (high > n ? 0 : 1 - cdf(high - 1, n, share)))
}

/** The first whole number from `inside` towards `outside` for which the test fails; `outside` fails unasked. */
function edgeOf(test: (k: number) => boolean, inside: number, outside: number): number {
  while (Math.abs(outside - inside) > 1) {
    const middle = Math.trunc((inside + outside) / 2)
    if (test(middle)) inside = middle
    else outside = middle
  }
  return outside
}

/** The verdict in words, null where there is nothing to test. */
export function verdictOf(p: number | null): string | null {
  if (p === null) return null
  return p < ALPHA ? BEYOND_CHANCE : BY_CHANCE
}

/** The 95% interval of the change as fractions; an end is null where it is unbounded, both where both counts are 0. */
export function intervalOf(current: number, priorTotal: number, exposure = 1): [number | null, number | null] {
  const n = current + priorTotal
  if (n === 0) return [null, null]
  const change = (share: number) => (share >= 1 ? null : (exposure * share) / (1 - share) - 1)
  const low = current === 0 ? 0 : betaQuantile(ALPHA / 2, current, priorTotal + 1)
  const high = priorTotal === 0 ? 1 : betaQuantile(1 - ALPHA / 2, current + 1, priorTotal)
  return [change(low), change(high)]
}

export interface CriticalCounts {
  /** The largest count below the prior that chance alone would rarely give, null where none is. */
  low: number | null
  high: number
}

/** The critical counts for a prior total: 33 gives 18 and 53. */
export function criticalCounts(priorTotal: number, exposure = 1): CriticalCounts {
  const rare = (count: number) => (chanceOf(count, priorTotal, exposure) ?? 1) < ALPHA
  const expected = priorTotal / exposure
  let low = Math.ceil(expected) - 1
  while (low >= 0 && !rare(low)) low--
  let high = Math.floor(expected) + 1
  while (!rare(high)) high++
  return { low: low < 0 ? null : low, high }
}
