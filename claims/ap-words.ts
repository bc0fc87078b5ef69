/** Words in the style of American newsrooms: days, and two counts with their change. */
import { type Day, type Span, dateOf, monthOf, yearOf } from '@/stats/calendar'
import { type Change, isSmall } from '@/stats/comparison'
import { changeText, inWords } from '@/stats/words'

const MONTHS = ['Jan.', 'Feb.', 'March', 'April', 'May', 'June', 'July', 'Aug.', 'Sept.', 'Oct.', 'Nov.', 'Dec.']

/** "Sept. 7, 2015" */
export const apDay = (day: Day): string => `${MONTHS[monthOf(day) - 1]} ${dateOf(day)}, ${yearOf(day)}`

/** "27, compared with 34 (down 21%)"; without its percent where the counts are small. */
export function apPair(change: Change): string {
  const size = isSmall(change) ? null : changeText(change)
  return `${inWords(change.current)}, compared with ${inWords(change.prior)}${size === null ? '' : ` (${size})`}`
}

/** "Dec. 30-31, 2024"; of two months both in full. */
export function apSpan({ from, to }: Span): string {
  if (from === to) return apDay(from)
  const isOneMonth = monthOf(from) === monthOf(to) && yearOf(from) === yearOf(to)
  return isOneMonth ? `${MONTHS[monthOf(from) - 1]} ${dateOf(from)}-${dateOf(to)}, ${yearOf(to)}` : `${apDay(from)}, through ${apDay(to)}`
}

/** A label within a sentence: "Heart attack" is "heart attack", "COVID19" COVID-19. */
export const plainLabel = (label: string): string => label.replace(/\b[A-Z](?=[a-z])/g, (letter) => letter.toLowerCase()).replace(/\bCOVID19\b/g, 'COVID-19')

/** The noun of a single cause without the source's label in quotation marks: "heart attack deaths". */
export const plainNoun = (noun: string): string => noun.replace(/^deaths listed as “(.+)”$/, (_, label: string) => `${plainLabel(label)} deaths`)
