/**
 * The cells of one file, read by its plan. A million rows hold few different cells, so that each is read
 * once and then remembered; the commonest forms (an ISO day, a code, an agency that ends with one, a
 * small count) are found by their characters, for looking up a text costs more than anything else here.
 */
import type { Terms } from '@/stats/terms'
import { type CauseReading, causeReader } from './cause-reader'
import type { Choices } from './choices'
import { type CountReading, isCanine, readCount } from './count-reader'
import { type DateReading, dateReader } from './date-column'
import { type ColumnPlan, stripped } from './find-columns'
import { copyOf } from './problem-log'
import type { RecordSums } from './record-sums'
import { type StateReading, stateReader } from './state-reader'

/** A reading with the number of its text among those that are summed; -1 with a fault. */
export type Placed<T> = T & { place: number }

const REMEMBERED = 100_000
const HANDS = 256

/** A reader of cells that remembers what it read, of the latest hundred thousand. */
function remembering<T>(read: (text: string) => T): (cell: string) => T {
  let memory = new Map<string, T>()
  return (cell) => {
    const known = memory.get(cell)
    if (known !== undefined) return known
    const key = copyOf(cell)
    const found = read(key.trim())
    if (memory.size >= REMEMBERED) memory = new Map()
    memory.set(key, found)
    return found
  }
}

/** The same, with the latest cell of each length and look at hand: for columns of few different cells, or in order. */
function atHand<T>(read: (text: string) => T): (cell: string) => T {
  const slow = remembering(read)
  const keys: string[] = Array.from({ length: HANDS }, () => '')
  const values: T[] = Array.from({ length: HANDS }, () => slow(''))
  return (cell) => {
    const { length } = cell
    const slot =
      (length * 37 + cell.charCodeAt(0) * 7 + cell.charCodeAt(length >> 1) * 31 + cell.charCodeAt((length * 3) >> 2) * 171 + cell.charCodeAt(length - 1) * 131) & (HANDS - 1)
    if (keys[slot] === cell) return values[slot]
    keys[slot] = copyOf(cell)
    values[slot] = slow(cell)
    return values[slot]
  }
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** A number for each text of the form `YYYY-MM-DD` of the years 1600 to 2999, whether such a day exists or not; else -1. */
function isoSlot(cell: string): number {
  if (cell.length !== 10 || cell.charCodeAt(4) !== 45 || cell.charCodeAt(7) !== 45) return -1
  let [year, month, date] = [0, 0, 0]
  for (let at = 0; at < 4; at += 1) {
    const code = cell.charCodeAt(at)
    if (!isDigit(code)) return -1
    year = year * 10 + code - 48
  }
  const [m1, m2, d1, d2] = [cell.charCodeAt(5), cell.charCodeAt(6), cell.charCodeAt(8), cell.charCodeAt(9)]
  if (!isDigit(m1) || !isDigit(m2) || !isDigit(d1) || !isDigit(d2)) return -1
  month = (m1 - 48) * 10 + m2 - 48
  date = (d1 - 48) * 10 + d2 - 48
  return year < 1600 || year > 2999 || month > 12 || date > 31 ? -1 : (year - 1600) * 512 + month * 32 + date
}

function dayReader<T>(read: (text: string) => T): (cell: string) => T {
  const slow = atHand(read)
  const years: (T | null)[][] = []
  return (cell) => {
    const slot = isoSlot(cell)
    if (slot < 0) return slow(cell)
    const days = (years[slot >> 9] ??= Array.from({ length: 512 }, () => null))
    return (days[slot & 511] ??= read(copyOf(cell)))
  }
}

/** By the two characters of a code, alone or behind the comma and the space that end an agency. */
function codeReader<T>(read: (text: string) => T): (cell: string) => T {
  const slow = remembering(read)
  const alone: (T | null)[] = Array.from({ length: 26 * 26 }, () => null)
  const behind: (T | null)[] = Array.from({ length: 26 * 26 }, () => null)
  return (cell) => {
    const { length } = cell
    const [first, second] = [cell.charCodeAt(length - 2), cell.charCodeAt(length - 1)]
    const isCode = first >= 65 && first <= 90 && second >= 65 && second <= 90
    if (isCode && length === 2) return (alone[(first - 65) * 26 + second - 65] ??= read(cell))
    const isEnd = isCode && length > 4 && cell.charCodeAt(length - 3) === 32 && cell.charCodeAt(length - 4) === 44
    return isEnd ? (behind[(first - 65) * 26 + second - 65] ??= read(copyOf(cell))) : slow(cell)
  }
}

function smallCounts(): (cell: string) => CountReading {
  const slow = remembering(readCount)
  const digits = Array.from({ length: 10 }, (_, digit) => readCount(String(digit)))
  return (cell) => {
    const digit = cell.length === 1 ? cell.charCodeAt(0) - 48 : -1
    return digit >= 0 && digit <= 9 ? digits[digit] : slow(cell)
  }
}

/** Names are seldom alike, so that none is remembered; most can't be a K9's by their first letter. */
function isCanineCell(cell: string): boolean {
  const first = cell.charCodeAt(0) | 32
  return (cell.length <= 8 || first === 107 || first === 99 || first === 32) && isCanine(cell.trim())
}

/** The readers of a file's cells, untrimmed; texts are numbered by the sums that they will be added to. */
export function cellReaders(plan: ColumnPlan, terms: Terms, choices: Choices, today: string, { dates, states, labels }: RecordSums) {
  const [readDay, readState] = [dateReader(plan.date, today), stateReader(terms.states, plan.isAgency)]
  const readCause = causeReader(terms, choices, plan.causePrefix)
  const prefix = choices.strip?.date ?? ''
  return {
    dateOf: dayReader((text): Placed<DateReading> => {
      const found = readDay(stripped(text, prefix))
      return { ...found, place: found.fault ? -1 : dates.of(found.date) }
    }),
    stateOf: codeReader((text): Placed<StateReading> => {
      const found = readState(text)
      return { ...found, place: found.fault ? -1 : states.of(found.state) }
    }),
    causeOf: atHand((text): Placed<CauseReading> => {
      const found = readCause(text)
      const place = found.fault ? -1 : labels.of(found.label)
      return { ...found, fault: found.fault ?? (place < 0 ? 'too-many-causes' : null), place }
    }),
    countOf: smallCounts(),
    isCanineCell,
  }
}
