/**
 * The cumulative lines of the year so far, by slots: the 366 dates of a leap year, so that dates line up and
 * 29 February has a place of its own.
 */
import { type Day, dayOf, slotOf, yearOf, yearSpan } from '@/stats/calendar'
import { priorName } from '@/stats/answer'
import { CONTEXT_YEARS, medianOf } from '@/stats/context'
import { runningCount } from '@/stats/count'
import { uncovered } from '@/stats/ledger'
import { type Scope, oncePerScope } from './scope'

export const SLOTS = 366
/** A line that reaches the year's last week is told to its end. */
export const WEEK = 7
export const LEAP = 2000

/** Counts by slot, null where no release covers the day. */
export type Line = (number | null)[]

/** The count to each of the 366 dates of a year; 29 February of a common year repeats 28 February. */
function yearLine({ ledger, answer }: Scope, year: number): Line {
  const span = yearSpan(year)
  const running: Line = [...runningCount(ledger, answer.filter, span)]
  for (const gap of uncovered(span, answer.covered)) running.fill(null, gap.from - span.from, gap.to - span.from + 1)
  return running.length === SLOTS ? running : [...running.slice(0, 59), running[58], ...running.slice(59)]
}

export const lastSlotOf = (line: Line) => line.findLastIndex((count) => count !== null)

/** Whether a line is told to an end before 31 December. */
export const isShort = (line: Line) => lastSlotOf(line) < SLOTS - 1 && lastSlotOf(line) >= SLOTS - WEEK

/** Several lines as one, null where one of them is. */
function merged(lines: Line[], merge: (counts: number[]) => number): Line {
  return Array.from({ length: SLOTS }, (_, slot) => {
    const counts = lines.map((line) => line[slot])
    return counts.includes(null) ? null : merge(counts as number[])
  })
}

const mean = (counts: number[]) => counts.reduce((sum, n) => sum + n, 0) / counts.length

export interface Band {
  low: Line
  median: Line
  high: Line
  /** The ten years, newest first, and the line of each. */
  years: number[]
  lines: Line[]
}

export interface Lines {
  current: Line
  prior: Line
  band: Band | null
  /** The slots of the as-of day and of the last day of the prior window. */
  asOf: number
  priorEnd: number
  priorName: string
}

export const linesOf = oncePerScope((scope): Lines => {
  const { answer } = scope
  const year = yearOf(answer.asOf)
  const priors = answer.priorWindows.map((span) => yearLine(scope, yearOf(span.from)))
  const tenBefore = Array.from({ length: CONTEXT_YEARS }, (_, i) => year - 1 - i)
  const firstYear = yearOf(answer.covered[0].from)
  const ten = tenBefore.at(-1)! < firstYear ? null : tenBefore.map((y) => yearLine(scope, y))
  return {
    current: yearLine(scope, year),
    prior: merged(priors, mean),
    band: ten && {
      low: merged(ten, (counts) => Math.min(...counts)),
      median: merged(ten, medianOf),
      high: merged(ten, (counts) => Math.max(...counts)),
      years: tenBefore,
      lines: ten,
    },
    asOf: slotOf(answer.asOf),
    priorEnd: slotOf(answer.priorWindows[0].to),
    priorName: priorName(answer),
  }
})

/** The date of a slot, in a leap year. */
export const dateOfSlot = (slot: number): Day => dayOf(LEAP, 1, 1) + slot
