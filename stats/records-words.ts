/**
 * The records of a count in words: the number with what, where, when and as known when, so that the
 * sentence can stand alone above the list and in a file.
 */
import { lastDayOf, longDate, spanText, yearOf } from '@/stats/calendar'
import { withoutText } from '@/stats/headline'
import { longKnown } from '@/stats/known'
import type { LeftOut } from '@/stats/left-out'
import type { Records } from '@/stats/record-list'
import { isYear } from '@/stats/records'
import { nounOf } from '@/stats/terms'
import { countText, inWords, listText } from '@/stats/words'

/** "2015", "2015 to 7 September", "1 January to 7 September 2014"; of several, years once where the dates are the same. */
export function daysPhrase({ days, spans, asOf }: Pick<Records, 'days' | 'spans' | 'asOf'>): string {
  const texts = days.map((each, i) => {
    if (!isYear(each)) return spanText(spans[i])
    return asOf < lastDayOf(each.year) && asOf >= spans[i].from ? `${each.year} to ${longDate(asOf)}` : String(each.year)
  })
  const dates = spans.map(({ from, to }) => (yearOf(from) === yearOf(to) ? `${longDate(from)} to ${longDate(to)}` : null))
  const isSameDates = spans.length > 1 && dates[0] !== null && dates.every((date) => date === dates[0]) && !days.some(isYear)
  if (!isSameDates) return listText(texts)
  return `${dates[0]} of ${listText(spans.map(({ from }) => yearOf(from)).sort((a, b) => a - b).map(String))}`
}

/** "firearms deaths in Texas"; of one, "firearms death in Texas". */
function subjectOf({ definitions, state, question }: Records, count: number): string {
  const noun = nounOf(definitions)
  const counted = count === 1 ? noun.replaceAll('deaths', 'death').replaceAll(' and ', ' or ') : noun
  return counted + (state ? ` ${state.where}` : '') + withoutText({ question })
}

const knownPhrase = ({ question, knownOn }: Records): string => (question.known === null ? 'as known now' : `as known on ${longKnown(knownOn)}`)

/** The number apart from its words, so that a page can set it off: "26", " firearms deaths, 1 January to …". */
export function recordsHeadline(records: Records): { number: string; words: string } {
  const { count, days } = records
  const number = count === 0 ? 'No' : countText(count)
  const mean = days.length > 1 ? `, the mean of ${inWords(days.length)} spans` : ''
  return { number, words: ` ${subjectOf(records, count)}${mean}, ${daysPhrase(records)}, ${knownPhrase(records)}` }
}

/** The same of what a rule left out: "17", " deaths left out of the 26 firearms deaths, …". */
export function leftOutHeadline(records: Records, { deaths }: Pick<LeftOut, 'deaths'>): { number: string; words: string } {
  const noun = deaths === 1 ? 'death' : 'deaths'
  return { number: deaths === 0 ? 'No' : countText(deaths), words: ` ${noun} left out of the count of ${subjectOf(records, 2)}, ${daysPhrase(records)}, ${knownPhrase(records)}` }
}

/** "175 deaths in five spans: a mean of 35."; null where one span is counted. */
export function meanText({ deaths, days, count }: Records): string | null {
  if (days.length === 1) return null
  return `${countText(deaths)} ${deaths === 1 ? 'death' : 'deaths'} in ${inWords(days.length)} spans: a mean of ${countText(count)}.`
}
