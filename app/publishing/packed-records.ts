/** Records as columns of numbers and three lists of texts, which cross from one thread to another without a copy. */
import type { ReleaseRecord } from '@/ingest/release-file'

export interface PackedRecords {
  dates: string[]
  states: string[]
  labels: string[]
  /** Places in those lists, and deaths. */
  date: Uint32Array<ArrayBuffer>
  state: Uint32Array<ArrayBuffer>
  label: Uint32Array<ArrayBuffer>
  deaths: Uint16Array<ArrayBuffer>
}

export function packRecords(records: ReleaseRecord[]): PackedRecords {
  const [dates, states, labels] = [numbered(), numbered(), numbered()]
  return {
    date: Uint32Array.from(records, (record) => dates.of(record.date)),
    state: Uint32Array.from(records, (record) => states.of(record.state)),
    label: Uint32Array.from(records, (record) => labels.of(record.label)),
    deaths: Uint16Array.from(records, (record) => record.deaths),
    dates: dates.texts,
    states: states.texts,
    labels: labels.texts,
  }
}

/** Their memory, which is handed over. */
export const buffersOf = ({ date, state, label, deaths }: PackedRecords): ArrayBuffer[] => [date, state, label, deaths].map(({ buffer }) => buffer)

/** The records again, one at a time, as often as they are asked for. */
export const unpackRecords = ({ dates, states, labels, date, state, label, deaths }: PackedRecords): Iterable<ReleaseRecord> => ({
  *[Symbol.iterator]() {
    for (let at = 0; at < date.length; at += 1) yield { date: dates[date[at]], state: states[state[at]], label: labels[label[at]], deaths: deaths[at] }
  },
})

/** Texts, each with a number in the order of its first coming. */
function numbered() {
  const numbers = new Map<string, number>()
  const texts: string[] = []
  const of = (text: string): number => {
    const known = numbers.get(text)
    if (known !== undefined) return known
    numbers.set(text, texts.length)
    return texts.push(text) - 1
  }
  return { of, texts }
}
