/**
 * Several deaths in one event: three or more on one day, in one state and of one cause, as one release lists
 * them. No list says which deaths belong together, so the rule is of the day, the state and the cause alone.
 * A ledger without them is the same ledger, but each release lists them no more: whatever is counted from
 * it leaves them out of every window alike.
 */
import type { Day } from '@/stats/calendar'
import { dayColumns } from '@/stats/day-columns'
import { type Columns, type Ledger, STILL_LISTED } from '@/stats/ledger'

/** Deaths on one day, in one state and of one cause that count as several in one event. */
export const SEVERAL = 3

/** What a question may leave out of both of its windows. */
export type Without = 'events'

export const severalRule =
  'Three or more deaths on one day, in one state and of one cause are taken for several in one event. They are named beside the ' +
  'headline, with the comparison without them where its percent or direction is another one; `without=events` counts them in no window, ' +
  'each window as the release in force lists it. The rule is of one day: deaths of the same place and cause on the day before or after are named beside them and stay counted.'

/** How a sentence says that they aren't counted, after the deaths that are. */
export const WITHOUT_EVENTS = 'not counting days with three or more deaths of one cause in one place'

/** The ledger that a question's counts are of: all records, or those that aren't several in one event. */
export const countedLedger = (ledger: Ledger, { without }: { without?: Without | null }): Ledger => (without === 'events' ? withoutEvents(ledger) : ledger)

const made = new WeakMap<Ledger, Ledger>()

/** A ledger without the days, states and causes of three or more deaths, release by release; made once. */
function withoutEvents(ledger: Ledger): Ledger {
  const held = made.get(ledger) ?? { ...ledger, dated: singleRows(ledger) }
  made.set(ledger, held)
  return held
}

type Row = { [Name in keyof Columns]: number }

const NAMES = ['day', 'state', 'label', 'deaths', 'listed', 'delisted'] as const

function singleRows({ dated, labels, causes }: Ledger): Columns {
  const kept = dayColumns()
  const rowAt = (at: number) => Object.fromEntries(NAMES.map((name) => [name, dated[name][at]])) as Row
  let from = 0
  for (let to = 1; to <= dated.day.length; to++) {
    if (to < dated.day.length && dated.day[to] === dated.day[from]) continue
    const rows = Array.from({ length: to - from }, (_, i) => rowAt(from + i))
    for (const row of singleOf(rows, ({ state, label }) => `${state} ${causes[label].id}`)) kept.add(row)
    from = to
  }
  return kept.end(Uint16Array.from(labels.keys()))
}

/** The rows of one day that aren't of an event; one that is under some releases only stays for the others. */
function singleOf(rows: Row[], keyOf: (row: Row) => string): Row[] {
  if (deathsOf(rows) < SEVERAL) return rows
  const alike = new Map<string, Row[]>()
  for (const row of rows) alike.set(keyOf(row), [...(alike.get(keyOf(row)) ?? []), row])
  return [...alike.values()].flatMap((those) => (deathsOf(those) < SEVERAL ? those : partsOf(those)))
}

/** For rows alike, the stretches of releases in which fewer than three deaths were listed together. */
function partsOf(rows: Row[]): Row[] {
  const turns = [...new Set(rows.flatMap(({ listed, delisted }) => [listed, delisted]))].sort((a, b) => a - b)
  const parts: Row[] = []
  for (const [i, listed] of turns.slice(0, -1).entries()) {
    const inForce = rows.filter((row) => row.listed <= listed && row.delisted > listed)
    if (deathsOf(inForce) < SEVERAL) parts.push(...inForce.map((row) => ({ ...row, listed, delisted: turns[i + 1] ?? STILL_LISTED })))
  }
  return parts
}

const deathsOf = (rows: { deaths: number }[]): number => rows.reduce((sum, { deaths }) => sum + deaths, 0)

/** The records that are several in one event with others of the list; a list holds whole days, each state and cause in full or not at all. */
export function rowsOfEvents<R extends { day: Day; date: string; state: { code: string }; cause: { id: string }; deaths: number }>(rows: R[]): Set<R> {
  const alike = new Map<string, R[]>()
  for (const row of rows) {
    // A record that gives only a year tells of no day.
    if (row.date.length === 4) continue
    const key = `${row.day} ${row.state.code} ${row.cause.id}`
    alike.set(key, [...(alike.get(key) ?? []), row])
  }
  return new Set([...alike.values()].filter((those) => deathsOf(those) >= SEVERAL).flat())
}
