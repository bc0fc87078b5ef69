/**
 * Columns of typed arrays that grow row by row and end sorted by day, rows of one day in the order of their
 * coming. A million rows cost some twenty bytes each, and no object.
 */
import type { Day } from '@/stats/calendar'

export interface DayRow {
  day: Day
  /** A place in a list of states. */
  state: number
  /** The number of a label, in the order of its first coming. */
  label: number
  deaths: number
  listed: number
  delisted: number
}

export function dayColumns() {
  let size = 1024
  let count = 0
  let columns = ofSize(size)

  function add(row: DayRow): void {
    if (count === size) {
      const before = columns
      columns = ofSize((size *= 2))
      for (const name of NAMES) columns[name].set(before[name])
    }
    for (const name of NAMES) columns[name][count] = row[name]
    count += 1
  }

  /** The columns in the order of days; `places` tells the place of each label's number. */
  function end(places: Uint16Array) {
    const order = orderByDay(columns.day.subarray(0, count))
    const sorted = ofSize(count)
    for (const name of NAMES) {
      const [from, to] = [columns[name], sorted[name]]
      for (let at = 0; at < count; at += 1) to[at] = from[order[at]]
    }
    for (let at = 0; at < count; at += 1) sorted.label[at] = places[sorted.label[at]]
    return sorted
  }
  return { add, end }
}

const NAMES = ['day', 'state', 'label', 'deaths', 'listed', 'delisted'] as const

const ofSize = (size: number) => ({
  day: new Int32Array(size),
  state: new Uint8Array(size),
  label: new Uint16Array(size),
  deaths: new Uint16Array(size),
  listed: new Uint16Array(size),
  delisted: new Uint16Array(size),
})

/** The rows in the order of their days, by counting: there are few days, and rows of one day stay as they came. */
function orderByDay(days: Int32Array): Uint32Array {
  const order = new Uint32Array(days.length)
  if (days.length === 0) return order
  let [first, last] = [days[0], days[0]]
  for (const day of days) {
    if (day < first) first = day
    if (day > last) last = day
  }
  const next = new Uint32Array(last - first + 2)
  for (const day of days) next[day - first + 1] += 1
  for (let at = 1; at < next.length; at += 1) next[at] += next[at - 1]
  for (let row = 0; row < days.length; row += 1) order[next[days[row] - first]++] = row
  return order
}
