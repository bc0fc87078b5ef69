/**
 * What a release changed, in tables and in one line: by cause, by year, and which names and causes gave
 * way to which. Each row's counts before and after carry the address of their records, where one answers.
 */
import { yearOf } from '@/stats/calendar'
import { countDeaths, countYearOnly } from '@/stats/count'
import { knownAt } from '@/stats/known'
import type { Ledger } from '@/stats/ledger'
import { type Days, type LinkedCount, isYear, linkedCount, spanOfDays } from '@/stats/records'
import { CHANGE_KINDS, type ChangeKind, type DeathChange, type Place, type ReleaseChanges } from '@/stats/release-changes'
import { capital, countText, deathsText, listText } from '@/stats/words'

/** A count before or after a release; plain where the state isn’t published, null before the first. */
export type StateCount = LinkedCount | number | null

/** What a release did to one cause or one year, in deaths. */
export interface ChangeRow {
  /** A cause's name, or a year. */
  name: string
  before: StateCount
  after: StateCount
  /** Deaths of each kind that end here, or, removed, began here. */
  deaths: Record<ChangeKind, number>
  /** Deaths that came here from another cause or year, and that went from here to one. */
  movedIn: number
  movedOut: number
}

/** A row for each cause that the release changed, in the order of the cause table. */
export function changesByCause(ledger: Ledger, { place, changes }: ReleaseChanges): ChangeRow[] {
  const { span } = ledger.releases[place]
  const causeOf = ({ label }: Place) => ledger.causes[label].id
  const rows = tally(changes, causeOf)
  return ledger.terms.causes
    .filter(({ id }) => rows.has(id))
    .map(({ id, name }) => ({ name, ...statesOf(ledger, place, id, span), ...rows.get(id)! }))
}

/** A row for each year that the release changed, oldest first; its counts are of calendar years. */
export function changesByYear(ledger: Ledger, { place, changes }: ReleaseChanges): ChangeRow[] {
  const rows = tally(changes, ({ day }) => String(yearOf(day)))
  return [...rows]
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([year, row]) => ({ name: year, ...statesOf(ledger, place, 'all', { year: Number(year) }), ...row }))
}

type Tallied = Pick<ChangeRow, 'deaths' | 'movedIn' | 'movedOut'>

function tally(changes: DeathChange[], keyOf: (place: Place) => string): Map<string, Tallied> {
  const rows = new Map<string, Tallied>()
  const rowOf = (place: Place): Tallied => {
    const none = Object.fromEntries(CHANGE_KINDS.map((kind) => [kind, 0])) as Tallied['deaths']
    const row = rows.get(keyOf(place)) ?? { deaths: none, movedIn: 0, movedOut: 0 }
    rows.set(keyOf(place), row)
    return row
  }
  for (const { kind, from, to, deaths } of changes) {
    rowOf((to ?? from)!).deaths[kind] += deaths
    if (!from || !to || keyOf(from) === keyOf(to)) continue
    rowOf(to).movedIn += deaths
    rowOf(from).movedOut += deaths
  }
  return rows
}

/** The deaths of a cause, on days, as known just before a release and with it. */
function statesOf(ledger: Ledger, place: number, cause: string, days: Days): { before: StateCount; after: StateCount } {
  const labels = Uint8Array.from(ledger.causes, ({ id }) => (cause === 'all' || id === cause ? 1 : 0))
  const countAt = (release: number): StateCount => {
    if (release < 0) return null
    const filter = { labels, state: null, release }
    const count = countDeaths(ledger, filter, spanOfDays(days)) + (isYear(days) ? countYearOnly(ledger, filter, days.year) : 0)
    return linkedCount(count, { dataset: ledger.dataset, causes: [cause], state: null, known: knownAt(ledger.releases, release), asOf: null, days: [days] })
  }
  return { before: countAt(place - 1), after: countAt(place) }
}

/** Which label gave way to which, the most deaths first. */
export interface Renaming {
  from: string
  to: string
  deaths: number
}

/** The renamings of one kind: labels of one cause that were relabelled, or causes that were recoded. */
export function renamingsOf(ledger: Ledger, { changes }: ReleaseChanges, kind: 'relabelled' | 'recoded'): Renaming[] {
  const nameOf = ({ label }: Place) => (kind === 'recoded' ? ledger.causes[label].name : ledger.labels[label])
  const sums = new Map<string, Renaming>()
  for (const { from, to, deaths } of changes.filter((change) => change.kind === kind)) {
    const [one, other] = [nameOf(from!), nameOf(to!)]
    const renaming = sums.get(`${one}\n${other}`) ?? { from: one, to: other, deaths: 0 }
    renaming.deaths += deaths
    sums.set(`${one}\n${other}`, renaming)
  }
  return [...sums.values()].sort((a, b) => b.deaths - a.deaths || a.from.localeCompare(b.from) || a.to.localeCompare(b.to))
}

/** "Listed 12 deaths on new days, added 6 to days covered before, and removed 1." */
export function changesText({ totals }: ReleaseChanges): string {
  const said: Record<ChangeKind, (deaths: string) => string> = {
    first: (deaths) => `listed ${deaths} on new days`,
    added: (deaths) => `added ${deaths} to days covered before`,
    removed: (deaths) => `removed ${deaths}`,
    recoded: (deaths) => `gave ${deaths} another cause`,
    redated: (deaths) => `gave ${deaths} another day`,
    relabelled: (deaths) => `gave ${deaths} another label for the same cause`,
  }
  const kinds = CHANGE_KINDS.filter((kind) => totals[kind].deaths > 0)
  // The unit stands once, with the first number.
  const parts = kinds.map((kind, i) => said[kind]((i === 0 ? deathsText : countText)(totals[kind].deaths)))
  return `${capital(parts.length === 0 ? 'changed nothing that was known before' : listText(parts))}.`
}
