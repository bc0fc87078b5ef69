/**
 * The span of days that a file is offered to replace, and what is published in it. A publication says its
 * span outright; what is worked out here is a proposal.
 */
import { type Day, type Span, daysNamed, firstDayOf, lastDayOf, touches, yearOf } from '@/stats/calendar'
import { type Columns, type Ledger, STILL_LISTED, coverage } from '@/stats/ledger'
import type { NewRecord } from '@/stats/with-release'

export const spanRule =
  'A file is proposed to replace all that is known from its first day to its last. An end within 31 days of the year’s is moved to it, where nothing is published in between that this would remove, and never past the day of reading; one that begins within 31 days after the last covered day begins right after that day, so that no hole is left. A day in the span without a row says that nobody died.'

const NEAR = 31

/** The span that is proposed for records; null where there are none. `latest` is the last day that has begun anywhere. */
export function proposedSpan(records: Pick<NewRecord, 'date'>[], ledger: Ledger, latest: Day): Span | null {
  const [first, last] = [records.at(0), records.at(-1)].map((record) => record && daysNamed(record.date))
  if (!first || !last) return null
  const ends = { from: first.from, to: Math.max(first.from, Math.min(last.to, latest)) }
  const [newYear, newYearsEve] = [firstDayOf(yearOf(ends.from)), lastDayOf(yearOf(ends.to))]
  const from = ends.from - newYear < NEAR && isFree(ledger, { from: newYear, to: ends.from - 1 }) ? newYear : ends.from
  const to = newYearsEve - ends.to < NEAR && newYearsEve <= latest && isFree(ledger, { from: ends.to + 1, to: newYearsEve }) ? newYearsEve : ends.to
  const covered = coverage(ledger, ledger.releases.length - 1).at(-1)
  const isNext = covered !== undefined && from > covered.to && from - covered.to <= NEAR
  return { from: isNext ? covered.to + 1 : from, to }
}

const isFree = (ledger: Ledger, span: Span): boolean => span.to < span.from || publishedIn(ledger, span, (days) => days.from === days.to).deaths === 0

/** The deaths that the newest release leaves listed in a span, in all and by year. */
export function publishedIn({ dated, yearOnly }: Ledger, span: Span, isMeant: (days: Span) => boolean = () => true): { deaths: number; byYear: Map<number, number> } {
  const byYear = new Map<number, number>()
  let deaths = 0
  const add = (columns: Columns, daysOf: (day: Day) => Span) =>
    columns.day.forEach((day, row) => {
      const days = daysOf(day)
      if (columns.delisted[row] !== STILL_LISTED || !touches(days, span) || !isMeant(days)) return
      deaths += columns.deaths[row]
      byYear.set(yearOf(day), (byYear.get(yearOf(day)) ?? 0) + columns.deaths[row])
    })
  add(dated, (day) => ({ from: day, to: day }))
  add(yearOnly, (day) => ({ from: day, to: lastDayOf(yearOf(day)) }))
  return { deaths, byYear }
}
