/**
 * Moves: deaths that entered or left one count from release to release, told by what the releases
 * changed. A death that left and came back, or came and left again, has not moved; neither has one
 * that only changed its label, or its day or cause within the count.
 */
import { type Day, longDay, toIso, yearOf } from '@/stats/calendar'
import { firstRow } from '@/stats/count'
import type { Ledger, Release } from '@/stats/ledger'
import type { ListedRow, Records } from '@/stats/record-list'
import { type Days, isYear, spanOfDays } from '@/stats/records'
import { type ChangeKind, type DeathChange, type Place, releaseChanges } from '@/stats/release-changes'

/** Deaths that one release brought into a count, or took from it. */
export interface Move {
  way: 'came' | 'went'
  kind: ChangeKind
  release: Release
  /** As the list had it while it counted. */
  row: ListedRow
  /** The same death where it doesn't count, before it came or after it went; null where it is in no list. */
  elsewhere: Omit<ListedRow, 'listed' | 'delisted'> | null
  /** Whether it moved because it is, or was, one of several in one event, which the question leaves out. */
  isOfEvent?: boolean
}

type Moved = DeathChange & { way: Move['way']; place: number; inside: Place }

/** The moves of a count up to its release, of which only those that left, or after it. */
export function movesOf(ledger: Ledger, records: Records, when: 'before' | 'after'): Move[] {
  const { release } = records.filter
  const changes = releaseChanges(ledger).filter(({ place }) => (when === 'before' ? place <= release : place > release))
  const isCounted = insideOf(records)
  const open: Moved[] = []
  // A count of centuries has thousands of moves, each of which may take back only those of its own key.
  const alike = new Map<string, Moved[]>()
  for (const { place, changes: ofRelease } of changes) {
    for (const change of ofRelease) {
      const [was, is] = [change.from, change.to].map((p) => p !== null && isCounted(p))
      if (was === is) continue
      const way = is ? 'came' : 'went'
      const inside = (is ? change.to : change.from)!
      const key = keyOf(ledger, inside)
      const left = undo(alike.get(key) ?? [], { ...change, way, place, inside })
      if (left.deaths === 0 || (when === 'before' && way === 'came')) continue
      open.push(left)
      alike.set(key, [...(alike.get(key) ?? []), left])
    }
  }
  return open.filter(({ deaths }) => deaths > 0).map((moved) => moveOf(ledger, moved))
}

/** Deaths on the same day, in the same state and of the same cause can't be told apart. */
const keyOf = ({ causes }: Ledger, { day, isYearOnly, state, label }: Place): string => `${day} ${isYearOnly} ${state} ${causes[label].id}`

/** Takes back earlier moves the other way of deaths that are alike. */
function undo(alike: Moved[], move: Moved): Moved {
  const left = { ...move }
  for (const earlier of alike) {
    if (earlier.way === move.way) continue
    const deaths = Math.min(earlier.deaths, left.deaths)
    earlier.deaths -= deaths
    left.deaths -= deaths
  }
  return left
}

/** Whether a place in a list is one that the records' count takes. */
function insideOf({ filter, days, asOf }: Records): (place: Place) => boolean {
  return ({ day, isYearOnly, state, label }) =>
    filter.labels[label] === 1 &&
    (filter.state === null || filter.state === state) &&
    days.some((each) => (isYearOnly ? isYear(each) && each.year === yearOf(day) : holds(each, day, asOf)))
}

function holds(days: Days, day: Day, asOf: Day): boolean {
  const { from, to } = spanOfDays(days)
  return from <= day && day <= to && !(isYear(days) && day > asOf)
}

function moveOf(ledger: Ledger, { way, kind, place, inside, deaths, from, to }: Moved): Move {
  const release = ledger.releases[place]
  const outside = way === 'came' ? from : to
  const row = { ...rowOf(ledger, inside, deaths), listed: way === 'came' ? release : listedBy(ledger, inside, place), delisted: way === 'came' ? null : release }
  return { way, kind, release, row, elsewhere: outside && rowOf(ledger, outside, deaths) }
}

const rowOf = ({ terms, causes, labels }: Ledger, { day, isYearOnly, state, label }: Place, deaths: number): Omit<ListedRow, 'listed' | 'delisted'> => ({
  day,
  date: isYearOnly ? String(yearOf(day)) : toIso(day),
  state: terms.states[state],
  cause: causes[label],
  label: labels[label],
  deaths,
})

/** The release that listed what another one delisted at a place. */
function listedBy({ dated, yearOnly, releases }: Ledger, { day, isYearOnly, state, label }: Place, delisted: number): Release {
  const columns = isYearOnly ? yearOnly : dated
  for (let row = firstRow(columns, day); columns.day[row] === day; row++) {
    if (columns.state[row] === state && columns.label[row] === label && columns.delisted[row] === delisted) return releases[columns.listed[row]]
  }
  throw new RangeError(`no record of ${toIso(day)} was delisted by ${releases[delisted].id}`)
}

/** What became of a record with the release that delisted it; null where it is listed still, or only its number changed. */
export function fateOf(ledger: Ledger, row: ListedRow): Move | null {
  const place = row.delisted === null ? -1 : ledger.releases.indexOf(row.delisted)
  if (place < 0) return null
  const isOf = ({ from }: DeathChange) =>
    from !== null && from.day === row.day && from.isYearOnly === (row.date.length === 4) &&
    ledger.terms.states[from.state] === row.state && ledger.labels[from.label] === row.label
  const change = releaseChanges(ledger)[place].changes.find(isOf)
  return change ? moveOf(ledger, { ...change, way: 'went', place, inside: change.from! }) : null
}

/** What became of a death that left, or what it was before it came: "recoded: listed before as “Gunfire”". */
export function moveText({ way, kind, elsewhere, row, isOfEvent }: Move): string {
  if (isOfEvent) return way === 'came' ? 'listed before with others of its day, place and cause, three or more in all' : 'listed since with others of its day, place and cause, three or more in all'
  if (elsewhere === null) return way === 'came' ? 'added late' : 'removed'
  const parts = [
    ...(elsewhere.date === row.date ? [] : [elsewhere.date.length === 4 ? `in ${elsewhere.date}, without a day` : `on ${longDay(elsewhere.day)}`]),
    ...(elsewhere.label === row.label ? [] : [`as “${elsewhere.label}”`]),
  ]
  return `${kind}: listed ${way === 'came' ? 'before' : 'since'} ${parts.join(' ')}`
}
