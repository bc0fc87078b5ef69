/**
 * Rates: deaths for each 100,000 sworn officers, told for a year only where somebody published how many
 * officers there were. Nothing is estimated between two surveys, and two scopes are never joined.
 */
import { lastDayOf, yearSpan } from '@/stats/calendar'
import type { Answer } from '@/stats/answer'
import { isCovered } from '@/stats/context'
import { countDeaths, countYearOnly } from '@/stats/count'
import type { Ledger } from '@/stats/ledger'
import type { SwornOfficers } from '@/stats/terms'

export const rateRule =
  'A rate is deaths per 100,000 full-time sworn officers. It is told for a finished and covered year with a ' +
  'published number of officers only, never for a year between two surveys, and not for one state. Surveys of ' +
  'different scope are shown side by side and never joined.'

const PER = 100_000

/** Deaths per 100,000 officers, to one decimal, half up: 107 of 724,690 is 14.8. */
export const rateOf = (deaths: number, officers: number): number => Math.floor((deaths * PER * 10) / officers + 0.5) / 10

export interface Rate {
  survey: SwornOfficers
  deaths: number
  rate: number
}

/** The rates of a question's deaths, oldest first, in the order of the surveys within a year; none where a state is asked for. */
export function ratesOf(ledger: Ledger, { filter, asOf }: Pick<Answer, 'filter' | 'asOf'>): Rate[] {
  if (filter.state !== null) return []
  const isTold = ({ year }: SwornOfficers) => lastDayOf(year) <= asOf && isCovered(ledger, filter.release, yearSpan(year))
  return ledger.terms.swornOfficers
    .filter(isTold)
    .sort((a, b) => a.year - b.year)
    .map((survey) => {
      const deaths = countDeaths(ledger, filter, yearSpan(survey.year)) + countYearOnly(ledger, filter, survey.year)
      return { survey, deaths, rate: rateOf(deaths, survey.officers) }
    })
}
