/**
 * Records: which ones stand behind a count. A count and the address of its records are made together
 * and travel as one object, so that a number on a page can't lose what it rests on; the deaths at that
 * address are the number. Where several spans are named the number is their mean.
 */
import { type Span, parseDay, toIso, yearSpan } from '@/stats/calendar'
import type { Answer } from '@/stats/answer'
import { type Question, defaultQuestion, toQuery } from '@/stats/question'

/** The days that a count is of: a span, or a calendar year with the records that give only the year. */
export type Days = Span | { year: number }

/** A count with the query of `/records` that answers with its records; a mean names each of its spans. */
export interface LinkedCount {
  count: number
  records: string
}

/** Which records are asked for: a question, for the way back to it, and the days of it that are meant. */
export interface RecordsAsked extends Omit<Question, 'against' | 'align' | 'without'>, Partial<Pick<Question, 'against' | 'align' | 'without'>> {
  /** One or several, which are averaged; none for the current window of the question. */
  days: Days[]
}

export const isYear = (days: Days): days is { year: number } => 'year' in days
export const spanOfDays = (days: Days): Span => (isYear(days) ? yearSpan(days.year) : days)

/** "2015" for a calendar year, "2015-01-01..2015-09-07" for a span. */
export const daysText = (days: Days): string => (isYear(days) ? String(days.year) : `${toIso(days.from)}..${toIso(days.to)}`)

/** The days that a word of an address names; null where it names none. */
export function parseDays(text: string): Days | null {
  if (/^\d{4}$/.test(text)) return parseDay(`${text}-01-01`) === null ? null : { year: Number(text) }
  const [from, to, ...rest] = text.split('..').map(parseDay)
  if (from == null || to == null || rest.length > 0 || to < from) return null
  return { from, to }
}

/** The query of `/records` for what is asked: `?cause=traffic&days=2014-01-01..2014-09-07`, or "". */
export function recordsQuery({ days, ...question }: RecordsAsked): string {
  const query = toQuery({ ...defaultQuestion(question.dataset), ...question })
  const words = days.map((each) => `days=${daysText(each)}`)
  return words.length === 0 ? query : `${query === '' ? '?' : `${query}&`}${words.join('&')}`
}

/** A count and the address of its records, as one. */
export const linkedCount = (count: number, asked: RecordsAsked): LinkedCount => ({ count, records: recordsQuery(asked) })

/** A count of an answer's own question, or of other causes, places or vintages of it, with its records. */
export function linkOf(answer: Pick<Answer, 'question' | 'asOf' | 'window'>, count: number, days: Days[], over: Partial<RecordsAsked> = {}): LinkedCount {
  const { question, window } = answer
  const known = over.known === undefined ? question.known : over.known
  // As known on another day the default as-of day is another one: the question's own is named.
  const named = known === question.known ? question.asOf : answer.asOf
  const asOf = named !== null && known !== null && named > known ? null : named
  const isNamed = asOf !== null || (question.asOf === null && known === question.known)
  const isWindow = isNamed && isSame(days, [window])
  return linkedCount(count, { ...question, asOf, days: isWindow ? [] : days, ...over })
}

/** Whether two lists name the same days in the same order. */
export const isSame = (a: Days[], b: Days[]): boolean => a.length === b.length && a.every((days, i) => areSame(days, b[i]))

const areSame = (a: Days, b: Days): boolean =>
  isYear(a) || isYear(b) ? isYear(a) && isYear(b) && a.year === b.year : a.from === b.from && a.to === b.to
