/**
 * Left out: the records of the same days and place that a count doesn't hold, each under the one rule
 * that keeps it out. The rules are tried in order; a death that only got another name for its cause is
 * none of them, for it counts.
 */
import { lastDayOf, yearOf } from '@/stats/calendar'
import { type Ledger, yearOnlyRule } from '@/stats/ledger'
import { type ListedRow, type Records, byDay, deathsOf, rowsIn, yearOnlyRows } from '@/stats/record-list'
import { isYear, spanOfDays } from '@/stats/records'
import { type Move, movesOf } from '@/stats/record-moves'
import { deathsText } from '@/stats/words'

/** Why a record of the same days and place isn't counted; printed by the method page. */
export const LEFT_OUT_RULES = {
  'not-yet': 'A record that wasn’t listed yet on the known-on day isn’t counted: a later release added it, or moved it to these days, this place or these causes.',
  'no-longer': 'A record that was no longer listed on the known-on day isn’t counted: an earlier release listed it, and a later one removed it or gave it another day, place or cause. A death that only got another label of the same cause is still counted.',
  event: 'Where the question leaves out several deaths in one event, a record of a day, a place and a cause with three or more deaths isn’t counted.',
  'other-cause': 'A record of a cause that the definition doesn’t count is left out.',
  'year-only': yearOnlyRule,
  'after-as-of': 'A record of a day after the as-of day is left out: a calendar year that isn’t over ends on that day.',
} as const

/** What each rule left out, after the number: "60 deaths of other causes". */
const LEFT_OUT_NAMES: Record<keyof typeof LEFT_OUT_RULES, string> = {
  'not-yet': 'not yet listed',
  'no-longer': 'no longer listed',
  event: 'on days with three or more of one cause in one place',
  'other-cause': 'of other causes',
  'year-only': 'of which only the year is given',
  'after-as-of': 'after the as-of day',
}

/** "60 deaths of other causes", "1 death not yet listed". */
export const leftOutText = ({ id, deaths }: Pick<LeftOut, 'id' | 'deaths'>): string => `${deathsText(deaths)} ${LEFT_OUT_NAMES[id]}`

export type LeftOutId = keyof typeof LEFT_OUT_RULES

/** A record that isn't counted; what became of it, where the lists show that. */
export interface LeftOutRow extends ListedRow {
  moved: Move | null
}

export interface LeftOut {
  id: LeftOutId
  rows: LeftOutRow[]
  deaths: number
}

/** What each rule left out of the records, in the order of the rules; rules that left out nothing are not told. */
export function leftOutOf(ledger: Ledger, records: Records): LeftOut[] {
  const { filter, days, asOf, question, ofEvents } = records
  const others = { ...filter, labels: filter.labels.map((counts) => 1 - counts) }
  const unmoved = (rows: ListedRow[]): LeftOutRow[] => rows.map((row) => ({ ...row, moved: null }))
  const found: Record<LeftOutId, LeftOutRow[]> = {
    // What everything known now lists later isn't known yet.
    'not-yet': question.known === null ? [] : movedRows(movesOf(ledger, records, 'after'), 'came'),
    'no-longer': movedRows(movesOf(ledger, records, 'before'), 'went'),
    event: unmoved(ofEvents),
    'other-cause': unmoved(rowsIn(ledger, others, days, asOf)),
    'year-only': unmoved(yearsWithin(records).flatMap((year) => yearOnlyRows(ledger, filter, year))),
    'after-as-of': unmoved(rowsIn(ledger, filter, restOfYears(records), lastDayOf(2999))),
  }
  return (Object.keys(LEFT_OUT_RULES) as LeftOutId[])
    .map((id) => ({ id, rows: found[id].sort(byDay), deaths: deathsOf(found[id]) }))
    .filter(({ rows }) => rows.length > 0)
}

const movedRows = (moves: Move[], way: Move['way']): LeftOutRow[] =>
  moves.filter((move) => move.way === way).map((move) => ({ ...move.row, moved: move }))

/** The years that spans of days lie in; a year asked for as such counts what gives only the year. */
function yearsWithin({ days, spans }: Records): number[] {
  const counted = days.filter(isYear).map(({ year }) => year)
  const years = spans.flatMap(({ from, to }) => Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, i) => yearOf(from) + i))
  return [...new Set(years)].filter((year) => !counted.includes(year))
}

/** The days of calendar years that come after the as-of day. */
const restOfYears = ({ days, asOf }: Records) =>
  days.filter(isYear).map((each) => spanOfDays(each)).filter(({ to }) => to > asOf).map(({ from, to }) => ({ from: Math.max(from, asOf + 1), to }))
