/**
 * A day or a month as a sentence names it: "June 30", "Sept. 7, 2015", "7 September 2015", "June 2025",
 * 2015-09-07, 9/7/2015. Months of the year 1 to 12; a year that isn't said is null. No clock is asked.
 */
import { type Day, dateOf, dayOf, monthName, monthOf, monthSpan, parseDay, yearOf } from '@/stats/calendar'
import type { Token } from './tokens'

export interface DatePoint {
  year: number | null
  month: number
  date: number | null
  /** Where year, month and date are all said. */
  day: Day | null
  /** The token after it. */
  end: number
}

const MONTHS = new Map(
  Array.from({ length: 12 }, (_, i) => monthName(i + 1).toLowerCase()).flatMap((name, i) => [[name, i + 1], [name.slice(0, 3), i + 1]] as [string, number][]),
).set('sept', 9)

/** A bare number of four digits that is a year and not a count. */
export const isYear = (token: Token | undefined): boolean =>
  token?.kind === 'number' && token.sign === 0 && /^(?:1[789]|20)\d\d$/.test(token.text)

/** How many tokens, up to a limit, are among the words. */
export function skipWords(tokens: Token[], at: number, words: string[], most: number): number {
  let count = 0
  while (count < most && words.includes(tokens[at + count]?.text)) count++
  return count
}

const monthAt = (token: Token | undefined): number | null => {
  const month = token?.kind === 'word' ? (MONTHS.get(token.text) ?? null) : null
  // "may" and "march" are verbs in lower case.
  return month !== null && (token!.isCapital || !/^mar|^may|^jan$|^dec$/.test(token!.text)) ? month : null
}

const dateAt = (token: Token | undefined): number | null =>
  token?.kind === 'number' && token.isWhole && token.value >= 1 && token.value <= 31 && token.text.length <= 2 ? token.value : null

/** The day that figures alone name; in America the month stands first. */
export function dayFromFigures(text: string): Day | null {
  const [, month, date, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? []
  return parseDay(month === undefined ? text : `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
}

const point = (year: number | null, month: number, date: number | null, end: number): DatePoint | null => {
  if (date !== null && date > dateOf(monthSpan(year ?? 2000, month).to)) return null
  return { year, month, date, day: year === null || date === null ? null : dayOf(year, month, date), end }
}

export function datePointAt(tokens: Token[], at: number): DatePoint | null {
  const token = tokens[at]
  if (token?.kind === 'day') {
    const day = dayFromFigures(token.text)
    return day === null ? null : { year: yearOf(day), month: monthOf(day), date: dateOf(day), day, end: at + 1 }
  }
  const early = dateAt(token)
  const monthPlace = early !== null && monthAt(tokens[at + 1]) !== null ? at + 1 : at
  const month = monthAt(tokens[monthPlace])
  if (month === null) return null
  let end = monthPlace + 1
  if (tokens[end]?.text === '.' && tokens[end].gap === 'none') end++
  let date = monthPlace > at ? early : null
  if (date === null && dateAt(tokens[end]) !== null && !isCountAfter(tokens, end)) {
    date = dateAt(tokens[end])
    end++
    if (/^(?:st|nd|rd|th)$/.test(tokens[end]?.text ?? '') && tokens[end].gap === 'none') end++
  }
  const comma = tokens[end]?.text === ',' || tokens[end]?.text === 'of' ? 1 : 0
  if (isYear(tokens[end + comma])) return point(tokens[end + comma].value, month, date, end + comma + 1)
  return point(null, month, date, end)
}

/** "In June 22 officers died": the number is a count. */
const isCountAfter = (tokens: Token[], at: number) => /^(?:officer|death|fatality|deputy|trooper|percent)$/.test(tokens[at + 1]?.stem ?? '') || tokens[at + 1]?.text === '%'
