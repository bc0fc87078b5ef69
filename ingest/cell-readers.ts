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

/** Reads the cell that stands between two places of a text, by the text's codes where they tell enough. */
type CellAt<T> = (text: string, codes: Uint8Array, start: number, end: number) => T

const REMEMBERED = 100_000
const HANDS = 4096
const LONGEST_AT_HAND = 64

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
function atHand<T>(read: (text: string) => T): CellAt<T> {
  const slow = remembering(read)
  const held = new Uint8Array(HANDS * LONGEST_AT_HAND)
  const lengths = new Int32Array(HANDS).fill(-1)
  const values: T[] = Array.from({ length: HANDS }, () => slow(''))
  return (text, codes, start, end) => {
    const length = end - start
    if (length === 0 || length > LONGEST_AT_HAND) return slow(text.slice(start, end))
    const [first, early, middle] = [codes[start], codes[start + (length >> 2)], codes[start + (length >> 1)]]
    const [late, last] = [codes[start + ((length * 3) >> 2)], codes[end - 1]]
    const slot = (length * 1031 + first * 7 + early * 37 + middle * 337 + late * 171 + last * 131) & (HANDS - 1)
    const from = slot * LONGEST_AT_HAND
    let at = lengths[slot] === length ? 0 : length + 1
    while (at < length && held[from + at] === codes[start + at]) at += 1
    if (at === length) return values[slot]
    const value = slow(text.slice(start, end))
    // What isn't all ASCII isn't told apart by codes.
    lengths[slot] = length
    for (at = 0; at < length; at += 1) {
      held[from + at] = codes[start + at]
      if (codes[start + at] > 127) lengths[slot] = -1
    }
    values[slot] = value
    return value
  }
}

/** The number of two digits at a place, or NaN. */
function twoDigits(codes: Uint8Array, at: number): number {
  const [first, second] = [codes[at] - 48, codes[at + 1] - 48]
  return first >= 0 && first <= 9 && second >= 0 && second <= 9 ? first * 10 + second : NaN
}

/** A number for each cell of the form `YYYY-MM-DD` of the years 1600 to 2999, whether such a day exists or not; else -1. */
function isoSlot(codes: Uint8Array, start: number, end: number): number {
  if (end - start !== 10 || codes[start + 4] !== 45 || codes[start + 7] !== 45) return -1
  const year = twoDigits(codes, start) * 100 + twoDigits(codes, start + 2)
  const month = twoDigits(codes, start + 5)
  const date = twoDigits(codes, start + 8)
  return year >= 1600 && year <= 2999 && month <= 12 && date <= 31 ? (year - 1600) * 512 + month * 32 + date : -1
}

function dayReader<T>(read: (text: string) => T): CellAt<T> {
  const slow = atHand(read)
  const years: (T | null)[][] = []
  return (text, codes, start, end) => {
    const slot = isoSlot(codes, start, end)
    if (slot < 0) return slow(text, codes, start, end)
    const days = (years[slot >> 9] ??= Array.from({ length: 512 }, () => null))
    return (days[slot & 511] ??= read(copyOf(text.slice(start, end))))
  }
}

/** By the two characters of a code, alone or behind the comma and the space that end an agency. */
function codeReader<T>(read: (text: string) => T): CellAt<T> {
  const slow = remembering(read)
  const alone: (T | null)[] = Array.from({ length: 26 * 26 }, () => null)
  const behind: (T | null)[] = Array.from({ length: 26 * 26 }, () => null)
  return (text, codes, start, end) => {
    const length = end - start
    if (length < 2) return slow(text.slice(start, end))
    const [first, second] = [codes[end - 2] - 65, codes[end - 1] - 65]
    const isCode = first >= 0 && first <= 25 && second >= 0 && second <= 25
    if (isCode && length === 2) return (alone[first * 26 + second] ??= read(text.slice(start, end)))
    const isEnd = isCode && length > 4 && codes[end - 3] === 32 && codes[end - 4] === 44
    return isEnd ? (behind[first * 26 + second] ??= read(copyOf(text.slice(start, end)))) : slow(text.slice(start, end))
  }
}

function smallCounts(): CellAt<CountReading> {
  const slow = remembering(readCount)
  const digits = Array.from({ length: 10 }, (_, digit) => readCount(String(digit)))
  return (text, codes, start, end) => {
    const digit = end - start === 1 ? codes[start] - 48 : -1
    return digit >= 0 && digit <= 9 ? digits[digit] : slow(text.slice(start, end))
  }
}

/** Names are seldom alike, so that none is remembered; most can't be a K9's by their first letter. */
function isCanineAt(text: string, codes: Uint8Array, start: number, end: number): boolean {
  const first = codes[start] | 32
  return (end - start <= 8 || first === 107 || first === 99 || first === 32) && isCanine(text.slice(start, end).trim())
}

/** The readers of a file's cells, untrimmed, where they stand in a text; texts are numbered by the sums that they will be added to. */
export function cellReaders(plan: ColumnPlan, terms: Terms, choices: Choices, today: string, { dates, states, labels }: RecordSums) {
  const [readDay, readState] = [dateReader(plan.date, today), stateReader(terms.states, plan.isAgency)]
  const readCause = causeReader(terms, choices, plan.causePrefix)
  const prefix = choices.strip?.date ?? ''
  return {
    dateAt: dayReader((text): Placed<DateReading> => {
      const found = readDay(stripped(text, prefix))
      return { ...found, place: found.fault ? -1 : dates.of(found.date) }
    }),
    stateAt: codeReader((text): Placed<StateReading> => {
      const found = readState(text)
      return { ...found, place: found.fault ? -1 : states.of(found.state) }
    }),
    causeAt: atHand((text): Placed<CauseReading> => {
      const found = readCause(text)
      const place = found.fault ? -1 : labels.of(found.label)
      return { ...found, fault: found.fault ?? (place < 0 ? 'too-many-causes' : null), place }
    }),
    countAt: smallCounts(),
    isCanineAt,
  }
}
