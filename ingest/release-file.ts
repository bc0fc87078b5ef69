/**
 * A release file: `date,state,cause,deaths`, in any order of columns. Untrusted text in; records and
 * problems out. A row with a fault is rejected with every fault that it has; an unknown cause is kept.
 */
import { type Span, daysNamed, touches } from '@/stats/calendar'
import type { Terms } from '@/stats/terms'
import { isDeaths } from './count-reader'
import { type CsvRow, parseCsv } from './csv'
import { type Problem, isWarning, problem } from './problem'

export const releaseFileRule =
  'A release file has one row for each date, state and cause, with the number of deaths. A date is a day, ' +
  'or a year where the day is not known; a year belongs to a release whose span touches it.'

export const releaseColumns = ['date', 'state', 'cause', 'deaths'] as const
type Column = (typeof releaseColumns)[number]
type Places = Record<Column, number>

export interface ReleaseRecord {
  /** `YYYY-MM-DD`, or `YYYY` where the source gives only the year. */
  date: string
  state: string
  /** The cause as the source prints it. */
  label: string
  /** 1 to 65535. */
  deaths: number
}

export interface ReleaseFile {
  records: ReleaseRecord[]
  /** In the order of the file. */
  problems: Problem[]
  read: number
  accepted: number
  rejected: number
}

/** The records and problems of a release's text. Without a span, any date will do. */
export function parseRelease(text: string, terms: Terms, span?: Span): ReleaseFile {
  const table = parseCsv(text)
  const problems = [...headerProblems(table.header), ...table.problems]
  if (table.read === 0) problems.push(problem('no-rows', 1, '', table.header.join(',')))
  const records: ReleaseRecord[] = []
  if (!problems.some((p) => p.row === 1 && !isWarning(p))) {
    const read = rowReader(placesOf(table.header), terms, span)
    for (const row of table.rows) {
      const { record, faults } = read(row)
      problems.push(...faults)
      if (record) records.push(record)
    }
  }
  problems.sort((a, b) => a.row - b.row)
  return { records, problems, read: table.read, accepted: records.length, rejected: table.read - records.length }
}

const nameOf = (heading: string): string => heading.trim().toLowerCase()

function placesOf(header: string[]): Places {
  const names = header.map(nameOf)
  return Object.fromEntries(releaseColumns.map((column) => [column, names.indexOf(column)])) as Places
}

function headerProblems(header: string[]): Problem[] {
  const names = header.map(nameOf)
  const isRead = (name: string) => (releaseColumns as readonly string[]).includes(name)
  const missing = releaseColumns.filter((column) => !names.includes(column))
  return [
    ...missing.map((column) => problem('missing-column', 1, column, header.join(','))),
    ...names.flatMap((name, place) => {
      if (!isRead(name)) return [problem('ignored-column', 1, name, header[place])]
      return names.indexOf(name) < place ? [problem('repeated-column', 1, name, header[place])] : []
    }),
  ]
}

/** A reader of one file's rows; it remembers the keys and the unknown labels that it has seen. */
function rowReader(places: Places, terms: Terms, span?: Span) {
  const states = new Set(terms.states.map((state) => state.code))
  const labels = new Set(terms.aliases.map((alias) => alias.label))
  const keys = new Set<string>()
  return ({ line, cells }: CsvRow): { record: ReleaseRecord | null; faults: Problem[] } => {
    const cell = (column: Column) => cells[places[column]].trim()
    const record = { date: cell('date'), state: cell('state'), label: cell('cause'), deaths: Number(cell('deaths')) }
    const key = `${record.date}|${record.state}|${record.label}`
    const faults: Problem[] = []
    const add = (kind: Problem['kind'], column: Column) => faults.push(problem(kind, line, column, cell(column)))
    const days = daysNamed(record.date)
    if (!days) add('bad-date', 'date')
    else if (span && !touches(days, span)) add('outside-span', 'date')
    if (!states.has(record.state)) add('unknown-state', 'state')
    if (record.label === '') add('missing-cause', 'cause')
    if (!isDeaths(cell('deaths'))) add('bad-deaths', 'deaths')
    if (faults.length === 0 && keys.has(key)) faults.push(problem('duplicate-row', line, '', cells.join(',')))
    if (faults.length > 0) return { record: null, faults }
    keys.add(key)
    if (!labels.has(record.label)) {
      labels.add(record.label)
      add('unknown-cause', 'cause')
    }
    return { record, faults }
  }
}
