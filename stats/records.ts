/**
 * Records: which ones stand behind a count. A count and the address of its records are made together
 * and travel as one object, so that a number on a page can't lose what it rests on; the deaths at that
 * address are the number. Where several spans are named the number is their mean.
 */
import { type Day, type Span, lastDayOf, parseDay, toIso, yearSpan } from '@/stats/calendar'
import type { Answer } from '@/stats/answer'
import { DEFAULT_CAUSE } from '@/stats/question'

/** The days that a count is of: a span, or a calendar year with the records that give only the year. */
export type Days = Span | { year: number }

/** A count with the query of `/records` that answers with its records; a mean names each of its spans. */
export interface LinkedCount {
  count: number
  records: string
}

/** Which records are asked for. */
export interface RecordsAsked {
  causes: string[]
  state: string | null
  known: Day | null
  /** The event cut-off; cuts a calendar year short. Null for the last covered day. */
  asOf: Day | null
  /** One or several; several are averaged. */
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

/** The query of `/records` for what is asked: `?cause=traffic&days=2014-01-01..2014-09-07`. */
export function recordsQuery({ causes, state, known, asOf, days }: RecordsAsked): string {
  const params = new URLSearchParams()
  if (causes.length !== 1 || causes[0] !== DEFAULT_CAUSE) for (const cause of causes) params.append('cause', cause)
  if (state !== null) params.append('state', state)
  const isCut = days.some((each) => isYear(each) && (asOf ?? Infinity) < lastDayOf(each.year))
  if (isCut) params.append('asof', toIso(asOf!))
  if (known !== null) params.append('known', toIso(known))
  for (const each of days) params.append('days', daysText(each))
  return `?${params}`
}

/** A count and the address of its records, as one. */
export const linkedCount = (count: number, asked: RecordsAsked): LinkedCount => ({ count, records: recordsQuery(asked) })

/** A count of an answer's own question, or of other causes, places or vintages of it, with its records. */
export function linkOf({ question }: Pick<Answer, 'question'>, count: number, days: Days[], over: Partial<RecordsAsked> = {}): LinkedCount {
  const { causes, state, known, asOf } = question
  return linkedCount(count, { causes, state, known, asOf, days, ...over })
}
