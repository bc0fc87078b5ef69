/** The newest state of a ledger as CSV: every record that the newest release leaves listed, in order of day, state and cause. */
import { csvCell } from '@/charts/form-csv'
import { toIso, yearOf } from '@/stats/calendar'
import { type Columns, type Ledger, STILL_LISTED } from '@/stats/ledger'
import { newestColumns } from './columns'

/** The file's text: UTF-8, LF, a header, and no cell that a spreadsheet would run. */
export function newestCsv(ledger: Ledger): string {
  const rows = [...rowsOf(ledger, ledger.dated, toIso), ...rowsOf(ledger, ledger.yearOnly, (day) => String(yearOf(day)))]
  rows.sort((a, b) => compare(a[0], b[0]) || compare(a[1], b[1]) || compare(a[2], b[2]))
  const header = newestColumns(ledger).map(({ name }) => name)
  return [header, ...rows].map((row) => `${row.map(csvCell).join(',')}\n`).join('')
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function rowsOf({ terms, causes, labels, releases }: Ledger, columns: Columns, dateOf: (day: number) => string): string[][] {
  const { day, state, label, deaths, listed, delisted } = columns
  const rows: string[][] = []
  for (const row of day.keys()) {
    if (delisted[row] !== STILL_LISTED) continue
    const [place, cause] = [terms.states[state[row]], causes[label[row]]]
    const own = [dateOf(day[row]), place.code, labels[label[row]], String(deaths[row])]
    rows.push([...own, place.name, cause.id, cause.group, cause.felonious ? 'yes' : 'no', releases[listed[row]].id])
  }
  return rows
}
