/**
 * One decision for each column of dates, never one for each row. The whole column decides in which order
 * day, month and year stand; a cell that contradicts it is rejected. A cell that can be read in one way
 * only (ISO, a month by name, a spreadsheet's number) is read so in any column, as a stated repair.
 */
import { type Day, isoDay, toIso, yearOf } from '@/stats/calendar'
import { type DateOrder, dateOrders } from './choices'
import { type DateCell, dayInOrder, parseDateCell } from './date-cell'
import type { ProblemKind } from './problem'
import { copyOf } from './problem-log'

export const dateRule =
  'A column of dates is read in one way from top to bottom. Where its numbers fit both day before month and ' +
  'month before day, nothing is read until a person says which. A year of two digits is the latest such year ' +
  'that is not after the day of reading. Year and month alone count as that year.'

export type DateForm = DateOrder | 'iso' | 'named' | 'serial' | 'year'

export interface DateDecision {
  form: DateForm
  /** The order of three numbers; null where the column has none, or nobody can tell. */
  order: DateOrder | null
  /** The orders that fit the column equally, where there are several and they tell different days. */
  open: DateOrder[]
}

const REMEMBERED = 100_000

interface Vote {
  kind: DateCell['kind']
  /** The orders that make it a day. */
  orders: DateOrder[]
  /** Whether they make it different days. */
  isTelling: boolean
}

/** Collects what the cells of a column say; `decide` is the decision so far. */
export function dateEvidence(today: string) {
  const thisYear = yearOf(isoDay(today))
  const kinds: Record<DateCell['kind'], number> = { iso: 0, named: 0, serial: 0, year: 0, month: 0, triple: 0, wrong: 0, words: 0 }
  const fits: Record<DateOrder, number> = { dmy: 0, mdy: 0, ymd: 0 }
  const examples: string[] = []
  const votes = new Map<string, Vote>()
  let telling = 0

  /** What a cell says, remembered, for a million rows hold few different days. */
  function voteOf(text: string): Vote {
    const known = votes.get(text)
    if (known) return known
    const cell = parseDateCell(text, thisYear)
    const days = cell.kind === 'triple' ? ordersOf(cell).map((order) => ({ order, day: dayInOrder(cell, order, thisYear) })).filter(({ day }) => day !== null) : []
    const vote = {
      kind: cell.kind === 'serial' && cell.isShort ? ('wrong' as const) : cell.kind,
      orders: days.map(({ order }) => order),
      isTelling: new Set(days.map(({ day }) => day)).size > 1,
    }
    if (votes.size >= REMEMBERED) votes.clear()
    votes.set(copyOf(text), vote)
    return vote
  }

  function add(text: string): void {
    const { kind, orders, isTelling } = voteOf(text)
    kinds[kind] += 1
    for (const order of orders) fits[order] += 1
    if (!isTelling) return
    telling += 1
    if (examples.length < 3 && !examples.includes(text)) examples.push(copyOf(text))
  }

  function decide(chosen?: DateOrder): DateDecision {
    const best = Math.max(...dateOrders.map((order) => fits[order]))
    const orders = dateOrders.filter((order) => fits[order] === best && best > 0)
    const most = Math.max(kinds.iso, kinds.named, kinds.serial, kinds.triple)
    const isTriple = kinds.triple > 0 && kinds.triple === most
    const isOpen = isTriple && !chosen && orders.length > 1 && telling > 0
    const order = chosen ?? (isTriple && !isOpen ? orders[0] : null)
    const form = isTriple ? (order ?? 'mdy') : most === 0 ? 'year' : kinds.iso === most ? 'iso' : kinds.named === most ? 'named' : 'serial'
    return { form, order: order ?? null, open: isOpen ? orders : [] }
  }

  /** The share of cells that name a day or a year. */
  const share = (): number => {
    const all = Object.values(kinds).reduce((sum, count) => sum + count, 0)
    return all === 0 ? 0 : 1 - (kinds.wrong + kinds.words) / all
  }

  return { add, decide, share, kinds, examples }
}

/** Slashes and points never stand between a year of two digits and its month. */
function ordersOf(cell: Extract<DateCell, { kind: 'triple' }>): readonly DateOrder[] {
  return cell.widths[0] === 4 || cell.separator === '-' ? dateOrders : ['dmy', 'mdy']
}

export interface DateReading {
  /** `YYYY-MM-DD` or `YYYY`; empty with a fault. */
  date: string
  fault: ProblemKind | null
  repair: ProblemKind | null
}

/** A reader of cells by the decision of their column. `today` is `YYYY-MM-DD`. */
export function dateReader(decision: DateDecision, today: string): (text: string) => DateReading {
  const last = isoDay(today)
  const thisYear = yearOf(last)
  const faulty = (fault: ProblemKind): DateReading => ({ date: '', fault, repair: null })
  const sound = (day: Day, repair: ProblemKind | null): DateReading =>
    day > last ? faulty('future-date') : { date: toIso(day), fault: null, repair }
  return (text) => {
    const cell = parseDateCell(text, thisYear)
    const stripped = cell.prefix === '' ? null : ('prefix-stripped' as const)
    const isSerial = decision.form === 'serial'
    switch (cell.kind) {
      case 'words':
      case 'wrong':
        return faulty('bad-date')
      case 'year':
      case 'month':
        if (isSerial) return faulty('date-contradicts')
        if (cell.year > thisYear) return faulty('future-date')
        return { date: String(cell.year), fault: null, repair: cell.kind === 'month' ? 'date-form' : stripped }
      case 'serial':
        return cell.day === null || (cell.isShort && !isSerial) ? faulty('bad-date') : sound(cell.day, 'excel-serial')
      case 'triple':
        return readTriple(cell, decision, thisYear, sound, faulty, stripped)
      default: {
        return sound(cell.day, cell.isShort ? 'two-digit-year' : cell.kind === decision.form ? stripped : 'date-form')
      }
    }
  }
}

function readTriple(
  cell: Extract<DateCell, { kind: 'triple' }>,
  { form, order }: DateDecision,
  thisYear: number,
  sound: (day: Day, repair: ProblemKind | null) => DateReading,
  faulty: (fault: ProblemKind) => DateReading,
  stripped: ProblemKind | null,
): DateReading {
  const isYearFirst = cell.widths[0] === 4
  const day = isYearFirst ? dayInOrder(cell, 'ymd', thisYear) : order && dayInOrder(cell, order, thisYear)
  if (day === null) {
    const isAny = !isYearFirst && dateOrders.some((other) => dayInOrder(cell, other, thisYear) !== null)
    return faulty(isAny ? 'date-contradicts' : 'bad-date')
  }
  const isShort = cell.widths[0] <= 2 && cell.widths[1] === 2
  return sound(day, isShort ? 'two-digit-year' : form !== (isYearFirst ? 'ymd' : order) ? 'date-form' : stripped)
}
