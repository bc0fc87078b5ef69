/** When the source's list of each window was last read: a release may hold one year alone, and earlier years stay as an older one read them. */
import { type Day, type Span, yearOf } from '@/stats/calendar'
import { type Ledger, releasesBehind } from '@/stats/ledger'
import { listText } from '@/stats/words'

export interface LastRead {
  span: Span
  /** The day of the newest release that holds days of the span. */
  day: Day
}

/** Windows that were last read on another day than the known-on day, by that day: "2014 and 2015" of 30 August 2024. */
export function olderReads(lastRead: LastRead[], known: Day): { years: string; day: Day }[] {
  const days = [...new Set(lastRead.map(({ day }) => day))].filter((day) => day !== known)
  return days.map((day) => ({ day, years: listText(lastRead.filter((read) => read.day === day).map(({ span }) => String(yearOf(span.from))).toSorted()) }))
}

/** Of each window in turn, as a release knew it; none for a window without any. */
export function lastReadOf(ledger: Ledger, release: number, spans: Span[]): LastRead[] {
  return spans.flatMap((span) => {
    const behind = releasesBehind(ledger, release, span)
    return behind.length === 0 ? [] : [{ span, day: Math.max(...behind.map(({ released }) => released)) }]
  })
}
