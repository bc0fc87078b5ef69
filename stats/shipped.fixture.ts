/**
 * The shipped figures as a ledger, for tests: read and compared here by the plainest means, apart
 * from `ingest/` and `store/`, so that it is a second method for both.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { isoDay } from '@/stats/calendar'
import { type Ledger, type ListedRecord, ledgerOf } from '@/stats/ledger'
import { type Terms, kebab } from '@/stats/terms'

/** Rows of one of our own CSV files; only a quoted last cell may hold a comma. */
export function rowsOf(path: string): Record<string, string>[] {
  const [head, ...lines] = readFileSync(`data/${path}`, 'utf8').trim().split('\n')
  const names = head.split(',')
  return lines.map((line) => {
    const cells = line.match(/("[^"]*"|[^,]*)(,|$)/g)!.map((cell) => cell.replace(/,$/, '').replace(/^"|"$/g, ''))
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']))
  })
}

export function shippedTerms(): Terms {
  const rows = rowsOf('causes.csv')
  const list = (text: string) => text.split(' ').filter(Boolean)
  return {
    groups: ['firearms', 'traffic', 'illness', 'other'],
    causes: rows
      .filter((r) => r.label === r.cause)
      .map((r) => ({
        id: kebab(r.cause),
        name: r.cause,
        group: r.group,
        felonious: r.felonious === 'yes',
        aside: r.aside || undefined,
        listed: true,
      })),
    aliases: rows.map((r) => ({ label: r.label, cause: kebab(r.cause) })),
    definitions: rowsOf('definitions.csv').map((r) => ({
      id: r.id,
      family: r.family,
      variant: r.variant === 'yes',
      name: r.name,
      noun: r.noun,
      include: list(r.include),
      exclude: list(r.exclude),
      rule: r.rule,
    })),
    states: rowsOf('states.csv').map((r) => ({ code: r.code, name: r.name, kind: r.kind, where: r.where })),
    swornOfficers: rowsOf('sworn-officers.csv').map((r) => ({
      year: Number(r.year),
      officers: Number(r.officers),
      scope: r.scope,
      source: r.source,
      rounded: r.rounded === 'rounded',
    })),
  }
}

interface ShippedRelease {
  file: string
  released: string
  replaces: { from: string; to: string }
  compiled_by: string
  licence: string
  deaths: number
}

export const shippedReleases = (): ShippedRelease[] => JSON.parse(readFileSync('data/releases.json', 'utf8'))

let made: Ledger | null = null

/** The ledger of the 18 shipped releases; made once for a test run. */
export const shippedLedger = (): Ledger => (made ??= ledgerOfFirst(shippedReleases().length))

/** The ledger as it stood after so many of the shipped releases. */
export function ledgerOfFirst(count: number): Ledger {
  const live = new Map<string, ListedRecord>()
  const records: ListedRecord[] = []
  const releases = shippedReleases().slice(0, count).map((release, place) => {
    const { from, to } = release.replaces
    const rows = new Map(rowsOf(release.file).map((r) => [`${r.date}|${r.state}|${r.cause}|${r.deaths}`, r]))
    for (const [key, record] of live) {
      if (record.date < from || record.date > to || rows.has(key)) continue
      record.delisted = place
      live.delete(key)
    }
    for (const [key, r] of rows) {
      if (live.has(key)) continue
      const record = { date: r.date, state: r.state, label: r.cause, deaths: Number(r.deaths), listed: place, delisted: null }
      live.set(key, record)
      records.push(record)
    }
    return {
      id: release.file.replace(/^releases\/|\.csv$/g, ''),
      released: isoDay(release.released),
      span: { from: isoDay(from), to: isoDay(to) },
      compiledBy: release.compiled_by,
      licence: release.licence,
      source: 'Officer Down Memorial Page',
      sha256: createHash('sha256').update(readFileSync(`data/${release.file}`)).digest('hex'),
      deaths: release.deaths,
    }
  })
  return ledgerOf({ dataset: 'line-of-duty-deaths', terms: shippedTerms(), releases, records })
}

/** The second method: rows of the CSV files as known on a day, each release replacing its span. */
export const knownRows = (known: string): Record<string, string>[] =>
  shippedReleases()
    .filter((release) => release.released <= known)
    .reduce<Record<string, string>[]>(
      (rows, { file, replaces }) => [...rows.filter((r) => r.date < replaces.from || r.date > replaces.to), ...rowsOf(file)],
      [],
    )

let groupOfLabel: Map<string, string> | null = null

/** The second method: deaths of a group, or of all, in rows from one date to another, compared as text. */
export function countIn(rows: Record<string, string>[], from: string, to: string, group: string, state = ''): number {
  groupOfLabel ??= new Map(rowsOf('causes.csv').map((row) => [row.label, row.group]))
  return rows
    .filter((r) => r.date >= from && r.date <= to)
    .filter((r) => (group === 'all' || groupOfLabel!.get(r.cause) === group) && (state === '' || r.state === state))
    .reduce((sum, r) => sum + Number(r.deaths), 0)
}
