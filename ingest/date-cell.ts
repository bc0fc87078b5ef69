/**
 * What a cell says about a day, before any decision about its column: the numbers that it holds and
 * how they are written. What they mean together is `date-column.ts`.
 */
import { type Day, dateOf, dayOf, parseDay } from '@/stats/calendar'
import type { DateOrder } from './choices'

/** `words` is text that is no date; `wrong` is written like a date, but no such day exists. */
export type DateCell =
  | { kind: 'iso' | 'named'; day: Day; isShort: boolean; prefix: string }
  | { kind: 'serial'; day: Day | null; isShort: boolean; prefix: string }
  | { kind: 'year' | 'month'; year: number; prefix: string }
  | { kind: 'triple'; numbers: [number, number, number]; widths: [number, number]; separator: string; prefix: string }
  | { kind: 'wrong' | 'words'; prefix: string }

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH_NAMES = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const TIME = /[T ]\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)? ?([AaPp]\.?[Mm]\.?)?( ?(Z|UTC|[+-]\d{2}:?\d{2}))?$/
const PREFIX = /^([A-Za-z][A-Za-z .]{0,40}:\s*)(?=\S)/
const WEEKDAY = /^(sun|mon|tue|wed|thu|fri|sat)[a-z]*\.?,?\s+/i

/** The day of year, month and date, or null where there is none of the years 1600 to 2999. */
export function dayOfNumbers(year: number, month: number, date: number): Day | null {
  if (month < 1 || month > 12 || date < 1 || date > 31 || year < 1600 || year > 2999) return null
  const day = dayOf(year, month, date)
  return dateOf(day) === date ? day : null
}

/** The latest year with these two digits that isn't after this year: 15 is 2015, 99 is 1999. */
export const fullYear = (digits: number, thisYear: number): number => {
  const year = Math.floor(thisYear / 100) * 100 + digits
  return year > thisYear ? year - 100 : year
}

/** Characters that a date takes at most, with a prefix; what is longer are words. */
const LONGEST = 300

/** Reads a trimmed cell; a two-digit year of a named date is completed by this year. */
export function parseDateCell(text: string, thisYear: number): DateCell {
  const iso = parseDay(text)
  if (iso !== null) return { kind: 'iso', day: iso, isShort: false, prefix: '' }
  if (text.length > LONGEST) return { kind: 'words', prefix: '' }
  const prefix = PREFIX.exec(text)?.[1] ?? ''
  const bare = text.slice(prefix.length)
  return { ...bareCell(bare.replace(TIME, '').trim(), thisYear), prefix }
}

type Bare<C> = C extends { prefix: string } ? Omit<C, 'prefix'> : never

function bareCell(text: string, thisYear: number): Bare<DateCell> {
  const iso = parseDay(text)
  if (iso !== null) return { kind: 'iso', day: iso, isShort: false }
  const year = /^(1[6-9]|2\d)\d\d$/.test(text) ? Number(text) : null
  if (year !== null) return { kind: 'year', year }
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { kind: 'wrong' }
  if (/^\d{1,5}(\.\d+)?$/.test(text)) return { kind: 'serial', day: dayOfSerial(Math.floor(Number(text))), isShort: Number(text) < 10_000 }
  if (/^\d{8}$/.test(text)) return triple([text.slice(0, 4), text.slice(4, 6), text.slice(6)], '')
  const parts = /^(\d{1,4})\s*([-/. ])\s*(\d{1,2})\s*\2\s*(\d{1,4})$/.exec(text)
  if (parts) return triple([parts[1], parts[3], parts[4]], parts[2])
  const month = /^(\d{4})[-/.](\d{1,2})$/.exec(text) ?? /^(\d{1,2})[-/.](\d{4})$/.exec(text)
  if (month) {
    const [first, second] = [Number(month[1]), Number(month[2])]
    return dayOfNumbers(Math.max(first, second), Math.min(first, second), 1) === null
      ? { kind: 'wrong' }
      : { kind: 'month', year: Math.max(first, second) }
  }
  return namedCell(text, thisYear)
}

/** A spreadsheet's 1 is 1 January 1900. It also counts a 29 February 1900, its 60, which never was. */
function dayOfSerial(serial: number): Day | null {
  if (serial === 0 || serial === 60) return null
  return serial - (serial < 60 ? 25_568 : 25_569)
}

function triple(texts: [string, string, string], separator: string): Bare<DateCell> {
  const widths: [number, number] = [texts[0].length, texts[2].length]
  const isSane = (widths[0] === 4) !== (widths[1] === 4) || (widths[0] <= 2 && widths[1] === 2)
  if (!isSane || widths.includes(3)) return { kind: 'wrong' }
  return { kind: 'triple', numbers: texts.map(Number) as [number, number, number], widths, separator }
}

function monthOf(word: string): number {
  const name = word.toLowerCase().replace(/\.$/, '')
  const place = MONTHS.indexOf(name.slice(0, 3))
  if (place < 0 || (name !== 'sept' && name.length > 3 && name !== MONTH_NAMES[place])) return 0
  return place + 1
}

function namedCell(text: string, thisYear: number): Bare<DateCell> {
  const weekday = WEEKDAY.exec(text)?.[1].toLowerCase()
  const rest = text.replace(WEEKDAY, '')
  const american = /^([A-Za-z]{3,9}\.?)[ -]?(\d{1,2})(?:st|nd|rd|th)?,?[ -]+(\d{4}|'?\d{2})$/i.exec(rest)
  const other = /^(\d{1,2})(?:st|nd|rd|th)?[ -]?(?:of )?([A-Za-z]{3,9}\.?),?[ -]?(\d{4}|'?\d{2})$/i.exec(rest)
  const ordered = /^(\d{4})[ -]([A-Za-z]{3,9}\.?)[ -](\d{1,2})$/.exec(rest)
  const [name, date, yearText] = american
    ? [american[1], american[2], american[3]]
    : other
      ? [other[2], other[1], other[3]]
      : ordered
        ? [ordered[2], ordered[3], ordered[1]]
        : ['', '', '']
  const month = name ? monthOf(name) : 0
  if (month === 0) return monthOnly(rest)
  const digits = yearText.replace("'", '')
  const isShort = digits.length === 2
  const day = dayOfNumbers(isShort ? fullYear(Number(digits), thisYear) : Number(digits), month, Number(date))
  if (day === null || (weekday && !DAYS[(((day + 4) % 7) + 7) % 7].startsWith(weekday))) return { kind: 'wrong' }
  return { kind: 'named', day, isShort }
}

/** "January 2015", "Jan-2015". */
function monthOnly(text: string): Bare<DateCell> {
  const match = /^([A-Za-z]{3,9}\.?),?[ -](\d{4})$/.exec(text)
  if (!match || monthOf(match[1]) === 0) return { kind: 'words' }
  const year = Number(match[2])
  return year < 1600 || year > 2999 ? { kind: 'wrong' } : { kind: 'month', year }
}

/** The day of three numbers in an order, or null where that order makes none of them. */
export function dayInOrder(cell: Extract<DateCell, { kind: 'triple' }>, order: DateOrder, thisYear: number): Day | null {
  const [first, second, third] = cell.numbers
  const isYearFirst = order === 'ymd'
  const width = cell.widths[isYearFirst ? 0 : 1]
  if (cell.widths[isYearFirst ? 1 : 0] > 2 || width === 1) return null
  const digits = isYearFirst ? first : third
  const year = width === 2 ? fullYear(digits, thisYear) : digits
  if (order === 'ymd') return dayOfNumbers(year, second, third)
  return order === 'dmy' ? dayOfNumbers(year, second, first) : dayOfNumbers(year, first, second)
}
