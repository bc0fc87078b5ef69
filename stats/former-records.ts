/** What a release left listed in a span, as records: what a withdrawal of a later one brings back. */
import { type Day, type Span, toIso, touches, yearOf, yearSpan } from '@/stats/calendar'
import type { Columns, Ledger } from '@/stats/ledger'
import type { NewRecord } from '@/stats/with-release'

/** The records that a release (-1: none) knew of a span's days, in the order of their dates; as often as they are asked for. */
export const formerRecords = (ledger: Ledger, release: number, span: Span): Iterable<NewRecord> => ({
  *[Symbol.iterator]() {
    const years = known(ledger, ledger.yearOnly, release, span, (day) => yearSpan(yearOf(day)), (day) => String(yearOf(day)))
    let year = years.next()
    for (const record of known(ledger, ledger.dated, release, span, (day) => ({ from: day, to: day }), toIso)) {
      // As text, a year comes before its days.
      for (; !year.done && year.value.date < record.date; year = years.next()) yield year.value
      yield record
    }
    for (; !year.done; year = years.next()) yield year.value
  },
})

function* known({ terms, labels }: Ledger, columns: Columns, release: number, span: Span, daysOf: (day: Day) => Span, dateOf: (day: Day) => string): Generator<NewRecord> {
  const { day, state, label, deaths, listed, delisted } = columns
  for (let row = 0; row < day.length; row += 1) {
    if (listed[row] > release || delisted[row] <= release || !touches(daysOf(day[row]), span)) continue
    yield { date: dateOf(day[row]), state: terms.states[state[row]].code, label: labels[label[row]], deaths: deaths[row] }
  }
}
