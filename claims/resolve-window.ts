/**
 * The as-of day that a window's words mean, given the day on which they were printed. What "this year" reached to
 * is never certain: the day before is taken, together with its neighbours, each with why. No clock is asked.
 */
import { type Day, type Span, dateOf, dayOf, lastDayOf, longDay, monthName, monthOf, monthSpan, toIso, yearOf } from '@/stats/calendar'
import type { SaidYear, WindowEnd } from './mention'

export interface DayOption {
  value: string
  text: string
  why: string
}

export interface ResolvedDay {
  asOf: Day | null
  /** The year of the window, null where it isn't known. */
  year: number | null
  /** What must be asked; null where the words leave nothing open. */
  ask: string | null
  options: DayOption[]
}

export interface Printed {
  published: Day | null
  today: Day
}

export const publishedRule =
  '“This year” and “so far” in a sentence printed on a day are taken to reach to the day before it; the day itself and the day before that are offered beside it. In January nothing is taken: the year before is as likely.'

const option = (day: Day, why: string): DayOption => ({ value: toIso(day), text: longDay(day), why })
const inYear = (year: number, month: number, date: number): Day => dayOf(year, month, Math.min(date, dateOf(monthSpan(year, month).to)))
const open = (year: number | null, ask: string, options: DayOption[]): ResolvedDay => ({ asOf: null, year, ask, options })
const settled = (asOf: Day): ResolvedDay => ({ asOf, year: yearOf(asOf), ask: null, options: [] })

/** The year that is meant; null where the day of printing would tell and isn't given. */
export function yearSaid(year: SaidYear | null, published: Day | null): number | null {
  if (typeof year === 'number') return year
  if (published === null) return null
  return yearOf(published) - (year === 'last' ? 1 : year === 'two-ago' ? 2 : 0)
}

/** A window that isn't counted from 1 January: the day is asked, and none is taken. */
export const otherSpanDay = (said: string): ResolvedDay =>
  open(null, `The sentence counts “${said}”, and these figures compare from 1 January on. Which day shall they reach to?`, [])

export function resolvedDay(window: { year: SaidYear | null; ends: WindowEnd | null } | null, priorYear: SaidYear | null, printed: Printed): ResolvedDay {
  const { published, today } = printed
  const ends = window?.ends ?? null
  const year = yearSaid(window?.year ?? null, published)
  if (ends === 'yesterday' && published !== null) return settled(published - 1)
  if (typeof ends === 'object' && ends !== null) return onDate(year, window!.year !== null, ends, typeof priorYear === 'number' ? priorYear + 1 : null, printed)
  if (year === null) return open(null, unsaid(window !== null), [option(today - 1, 'the last full day, if it was printed today'), ...(typeof priorYear === 'number' ? [option(lastDayOf(priorYear + 1), `all of ${priorYear + 1}, the year after the one it’s compared with`)] : [])])
  if (ends === 'whole') return wholeYear(year, published)
  if (published === null) return openYear(year, ends, today)
  if (year < yearOf(published)) return ends === 'so-far' ? open(year, `The sentence says “so far” of ${year}, and was printed after it. Which day does it reach to?`, [option(lastDayOf(year), `all of ${year}`)]) : settled(lastDayOf(year))
  if (year > yearOf(published)) return open(year, `The sentence speaks of ${year}, and was printed before it. Which day does it reach to?`, [])
  return soFar(published, window !== null)
}

const unsaid = (isSaid: boolean) =>
  isSaid ? 'The sentence names no day, and the day on which it was printed isn’t given. Which day do its figures reach to?' : 'The sentence doesn’t say which days it counts. Which day do its figures reach to?'

const partAsk = (part: 'early' | 'mid' | 'late', month: number) => `The sentence says ${part === 'mid' ? 'the middle of' : part} ${monthName(month)}, which is no day. Which day do its figures reach to?`

/** A date, in a year that may not be said: then it is the last such date before the sentence was printed. */
function onDate(year: number | null, isYearSaid: boolean, { month, date, part }: Exclude<WindowEnd, string>, guess: number | null, { published, today }: Printed): ResolvedDay {
  if (year === null && part) return open(null, partAsk(part, month), [])
  if (year === null) {
    const newest = inYear(yearOf(today), month, date) <= today ? yearOf(today) : yearOf(today) - 1
    const years = guess === null ? [newest, newest - 1] : [guess]
    return open(null, 'The sentence names a date without its year, and the day on which it was printed isn’t given. Which year is it?', years.map((y) => option(inYear(y, month, date), guess === null ? `if it speaks of ${y}` : `the year after ${y - 1}, which it’s compared with`)))
  }
  if (part) return open(year, partAsk(part, month), part === 'mid' ? [option(inYear(year, month, date), 'the middle of the month')] : [])
  const day = inYear(year, month, date)
  if (published === null || day <= published) return settled(day)
  if (month === 1 && monthOf(published) === 1) return soFar(published, true)
  if (!isYearSaid) return settled(inYear(year - 1, month, date))
  return { asOf: day, year, ask: `The sentence names ${longDay(day)}, after the day on which it was printed. Is that the day?`, options: [option(published - 1, 'the day before it was printed')] }
}

/** All of a year; one that wasn't over when it was printed is asked. */
function wholeYear(year: number, published: Day | null): ResolvedDay {
  const last = lastDayOf(year)
  if (published === null || last <= published) return settled(last)
  return { ...open(year, `The sentence speaks of all of ${year}, which wasn’t over when it was printed. Which day do its figures reach to?`, [...(year === yearOf(published) ? [option(published - 1, 'the day before it was printed')] : []), option(last, `all of ${year}`)]) }
}

function openYear(year: number, ends: WindowEnd | null, today: Day): ResolvedDay {
  const ask = `The sentence names ${year} and no day in it, and the day on which it was printed isn’t given. Which day do its figures reach to?`
  // A year that is named and over is told of as a whole, but for "so far".
  if (year < yearOf(today) && ends !== 'so-far') return settled(lastDayOf(year))
  if (year < yearOf(today)) return open(year, ask, [option(lastDayOf(year), `all of ${year}, if it was printed after it`)])
  return open(year, ask, year === yearOf(today) ? [option(today - 1, 'the last full day, if it was printed today')] : [])
}

/** In January a year's story is mostly that of the year before: neither is taken. */
function inJanuary(published: Day): ResolvedDay {
  const before = yearOf(published) - 1
  const since = published - 1 >= dayOf(yearOf(published), 1, 1) ? [option(published - 1, 'the days of January alone, to the day before it was printed')] : []
  return open(null, `The sentence names no day and was printed in January. Does it tell of ${before}, or of the days since?`, [option(lastDayOf(before), `all of ${before}`), ...since])
}

/** The days that a sentence printed in the running year may reach to: the day before, the day itself, two before. */
function soFar(published: Day, isSaid: boolean): ResolvedDay {
  if (monthOf(published) === 1) return inJanuary(published)
  const span: Span = { from: dayOf(yearOf(published), 1, 1), to: published }
  const asOf = Math.max(span.from, published - 1)
  const near: [Day, string][] = [
    [published - 1, 'the day before it was printed: the last full day'],
    [published, 'the day on which it was printed, if its count was that fresh'],
    [published - 2, 'two days before, if it was written the day before it was printed'],
  ]
  const options = near.filter(([day]) => day >= span.from).map(([day, why]) => option(day, why))
  if (monthOf(published) === 12) options.push(option(lastDayOf(yearOf(published)), 'the whole year, if it tells of it as done'))
  const lead = isSaid ? 'The sentence names no day, only the year so far.' : 'The sentence doesn’t say which days it counts.'
  return { asOf, year: yearOf(asOf), ask: `${lead} ${longDay(asOf)} is taken, the last full day before it was printed. Is it that one?`, options }
}
