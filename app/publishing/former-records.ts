/** What a release left listed in a span, as records and as the file that says them. */
import type { ReleaseRecord } from '@/ingest/release-file'
import { type Day, type Span, toIso, touches, yearOf, yearSpan } from '@/stats/calendar'
import type { Columns, Ledger } from '@/stats/ledger'
import { breather } from '@/store/breather'

/** The records that a release (-1: none) knew of a span's days, in the order of their dates; as often as they are asked for. */
export const formerRecords = (ledger: Ledger, release: number, span: Span): Iterable<ReleaseRecord> => ({
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

function* known({ terms, labels }: Ledger, columns: Columns, release: number, span: Span, daysOf: (day: Day) => Span, dateOf: (day: Day) => string): Generator<ReleaseRecord> {
  const { day, state, label, deaths, listed, delisted } = columns
  for (let row = 0; row < day.length; row += 1) {
    if (listed[row] > release || delisted[row] <= release || !touches(daysOf(day[row]), span)) continue
    yield { date: dateOf(day[row]), state: terms.states[state[row]].code, label: labels[label[row]], deaths: deaths[row] }
  }
}

/** A release file of records, as bytes: UTF-8, LF, quotes where a cell needs them. */
export async function* recordsCsv(records: Iterable<ReleaseRecord>): AsyncGenerator<Uint8Array> {
  const breathe = breather()
  let lines = ['date,state,cause,deaths\n']
  for (const { date, state, label, deaths } of records) {
    lines.push(`${date},${state},${/[",\r\n]|^\s|\s$/.test(label) ? `"${label.replaceAll('"', '""')}"` : label},${deaths}\n`)
    if (lines.length < 1000) continue
    yield Buffer.from(lines.join(''))
    lines = []
    await breathe()
  }
  yield Buffer.from(lines.join(''))
}
