/**
 * Days. A `Day` is a whole number of days since 1970-01-01, negative before; in text it is
 * `YYYY-MM-DD` with no time zone. Everything that knows the calendar is here, and date-fns is
 * known to this file alone. It refuses anything that isn't a real day of the years 1600 to 2999.
 */
import { UTCDate } from '@date-fns/utc'
import { format, lastDayOfMonth, subYears } from 'date-fns'

export type Day = number

/** An inclusive span of days. */
export interface Span {
  from: Day
  to: Day
}

export const calendarRule =
  'Windows are calendar spans: 1 January to the as-of day, and the same dates of the year before. ' +
  '29 February pairs with 28 February. Days have no time zone.'

const MS_PER_DAY = 86_400_000

/**
 * Year, month (1 to 12) and date of a day, in whole-number arithmetic: counting asks for them ten
 * thousands of times a page, and a Date for each would cost more than the counting. Years are taken to
 * begin in March, so that a leap day ends one; 400 of them have 146,097 days. After Richards, in the
 * Explanatory Supplement to the Astronomical Almanac, 3rd ed., 15.11.
 */
function fieldsOf(day: Day): { year: number; month: number; date: number } {
  const sinceMarch0 = day + 719_468
  const era = Math.floor(sinceMarch0 / 146_097)
  const dayOfEra = sinceMarch0 - era * 146_097
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1 }
}

const toDate = (day: Day) => new UTCDate(day * MS_PER_DAY)
const fromDate = (date: Date): Day => Math.floor(date.getTime() / MS_PER_DAY)

/** The day of a calendar date; months are 1 to 12. `dayOf(1970, 1, 2)` is 1. */
export function dayOf(year: number, month: number, date: number): Day {
  return Date.UTC(year, month - 1, date) / MS_PER_DAY
}

/** The day that `YYYY-MM-DD` names, or null where it names none: `parseDay('2015-02-30')` is null. */
export function parseDay(text: string): Day | null {
  const match = /^(1[6-9]\d\d|2\d{3})-(\d\d)-(\d\d)$/.exec(text)
  if (!match) return null
  const day = dayOf(Number(match[1]), Number(match[2]), Number(match[3]))
  return toIso(day) === text ? day : null
}

/** The day that `YYYY-MM-DD` names; throws a RangeError otherwise. For text that we wrote ourselves. */
export function isoDay(text: string): Day {
  const day = parseDay(text)
  if (day === null) throw new RangeError(`"${text}" is not a day written YYYY-MM-DD`)
  return day
}

/** The days that a date names: one, or, where only `YYYY` is given, all of a year; null where it names none. */
export function daysNamed(text: string): Span | null {
  const isYear = text.length === 4
  const day = parseDay(isYear ? `${text}-01-01` : text)
  if (day === null) return null
  return isYear ? yearSpan(yearOf(day)) : { from: day, to: day }
}

/** Whether two spans share a day. */
export const touches = (a: Span, b: Span): boolean => a.from <= b.to && b.from <= a.to

/** `YYYY-MM-DD` of a day. Texts are kept: the addresses behind a page's counts name the same days thousands of times. */
export function toIso(day: Day): string {
  const kept = isoTexts.get(day)
  if (kept !== undefined) return kept
  const text = new Date(day * MS_PER_DAY).toISOString().slice(0, 10)
  if (isoTexts.size === MOST_KEPT) isoTexts.clear()
  isoTexts.set(day, text)
  return text
}

const isoTexts = new Map<Day, string>()
/** Some three centuries of days. */
const MOST_KEPT = 100_000

export const yearOf = (day: Day): number => fieldsOf(day).year
export const firstDayOf = (year: number): Day => dayOf(year, 1, 1)
export const lastDayOf = (year: number): Day => dayOf(year, 12, 31)
export const isYearEnd = (day: Day): boolean => day === lastDayOf(yearOf(day))
export const yearSpan = (year: number): Span => ({ from: firstDayOf(year), to: lastDayOf(year) })
/** The first and last day of a month; months are 1 to 12. */
export function monthSpan(year: number, month: number): Span {
  const from = dayOf(year, month, 1)
  return { from, to: fromDate(lastDayOfMonth(toDate(from))) }
}
/** 1 for 1 January. */
export const ordinalOf = (day: Day): number => day - firstDayOf(yearOf(day)) + 1
export const monthOf = (day: Day): number => fieldsOf(day).month
export const dateOf = (day: Day): number => fieldsOf(day).date

/** The same calendar date in another year; 29 February becomes 28 February where there is none. */
export function sameDateIn(day: Day, year: number): Day {
  return fromDate(subYears(toDate(day), yearOf(day) - year))
}

/** The same date so many months earlier; the last day of a shorter month where there is none. */
export function monthsBefore(day: Day, months: number): Day {
  const date = toDate(day)
  const target = new UTCDate(Date.UTC(date.getFullYear(), date.getMonth() - months, 1))
  const last = lastDayOfMonth(target).getDate()
  return fromDate(target) + Math.min(date.getDate(), last) - 1
}

/** The place of a date in a year of 366 slots, 0 to 365, so that a date has one slot in every year. */
export function slotOf(day: Day): number {
  return ordinalOf(dayOf(2000, monthOf(day), dateOf(day))) - 1
}

/** The day of a slot in a year: `slotOf` backwards; the slot of 29 February is 28 February in a common year. */
export function dayInSlot(year: number, slot: number): Day {
  const isLeap = lengthOf(yearSpan(year)) === 366
  return firstDayOf(year) + (isLeap || slot < 59 ? slot : slot - 1)
}

/** Days in a span, both ends counted. */
export const lengthOf = (span: Span): number => span.to - span.from + 1

const MONTHS = Array.from({ length: 12 }, (_, i) => format(new UTCDate(Date.UTC(2001, i, 1)), 'MMMM'))

/** "September" */
export const monthName = (month: number): string => MONTHS[month - 1]
/** "Sep" */
export const shortMonth = (month: number): string => monthName(month).slice(0, 3)
/** "7 September" */
export const longDate = (day: Day): string => `${dateOf(day)} ${monthName(monthOf(day))}`
/** "7 September 2015" */
export const longDay = (day: Day): string => `${longDate(day)} ${yearOf(day)}`
/** "7 Sep 2015" */
export const shortDay = (day: Day): string => `${dateOf(day)} ${shortMonth(monthOf(day))} ${yearOf(day)}`

/** A span as JSON has it: `{"from": "2015-01-01", "to": "2015-09-07"}`. */
export const spanJson = ({ from, to }: Span) => ({ from: toIso(from), to: toIso(to) })

/** "1 January to 7 September 2015", "30 and 31 December 2024": month and year once where both ends share them. */
export function spanText({ from, to }: Span): string {
  if (from === to) return longDay(from)
  if (yearOf(from) !== yearOf(to)) return `${longDay(from)} to ${longDay(to)}`
  if (monthOf(from) !== monthOf(to)) return `${longDate(from)} to ${longDay(to)}`
  return `${dateOf(from)} ${to - from === 1 ? 'and' : 'to'} ${longDay(to)}`
}
