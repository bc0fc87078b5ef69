/** The records behind a count as CSV: one line a record, its release beside it. */
import type { AskedRecords } from '@/app/records/ask-records'
import { toCsv } from '@/charts/form-csv'
import { toIso } from '@/stats/calendar'
import { moveText } from '@/stats/record-moves'

const COLUMNS = ['date', 'state', 'cause', 'label', 'group', 'deaths', 'listed_by', 'listed_on']
/** Of records that a rule left out: the release that delisted them, and what became of them or was before. */
const LEFT_OUT_COLUMNS = ['delisted_by', 'note']

export function recordsCsv({ rows, listed: list }: AskedRecords): string {
  const lines = rows.map(({ date, state, cause, label, deaths, listed, delisted, moved }) => [
    date, state.code, cause.id, label, cause.group, deaths, listed.id, toIso(listed.released),
    ...(list ? [moved?.way === 'went' ? delisted!.id : null, moved && moveText(moved)] : []),
  ])
  return toCsv({ table: { caption: '', columns: [...COLUMNS, ...(list ? LEFT_OUT_COLUMNS : [])], rows: lines } })
}
