/** Records as the file that says them. */
import type { ReleaseRecord } from '@/ingest/release-file'
import { breather } from '@/store/breather'

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
