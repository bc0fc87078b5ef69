/** How the two counts of a claim are called: by their years where these are known. */
import { yearOf } from '@/stats/calendar'
import type { Claim } from './claim'
import type { PrintedField } from './readings'

/** "the 2015 count", "the 2014 count", "the five-year average"; newer and older where no day is known. */
export function printedNames({ asOf, against }: Pick<Claim, 'asOf' | 'against'>): Record<PrintedField, string> {
  const year = asOf === null ? null : yearOf(asOf)
  const prior = typeof against === 'number' ? against : year === null ? null : year - 1
  return {
    current: year === null ? 'the newer count' : `the ${year} count`,
    prior: against === 'average-5' ? 'the five-year average' : prior === null ? 'the older count' : `the ${prior} count`,
    percent: 'the percent',
    direction: 'the direction',
  }
}

/** "in 2015", "in 2014", "as the five-year average": where a printed count stands. */
export const placeOfCount = (claim: Pick<Claim, 'asOf' | 'against'>, field: 'current' | 'prior'): string =>
  printedNames(claim)[field].replace(/^the (\d{4}) count$/, 'in $1').replace(/^the (?=newer|older|five)/, 'as the ')
