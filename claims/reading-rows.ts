/** Readings as rows of a table: both counts with their records, the change, and what in them isn't as printed. */
import { type LinkedCount, linkOf } from '@/stats/records'
import { priorYears, windowIn, windowOf } from '@/stats/window'
import { type Change, isSmall } from '@/stats/comparison'
import { percentText } from '@/stats/words'
import { type Checkable, type LinkedReading, type PrintedField, questionOfReading } from './readings'

export interface ReadingRow {
  reading: LinkedReading
  current: LinkedCount
  prior: LinkedCount
  /** "−21%" */
  percent: string
  isSmall: boolean
  /** "the later count, the percent"; "" where all fits. */
  misfits: string
}

const NAMES: Record<PrintedField, string> = { current: 'later count', prior: 'earlier count', percent: 'percent', direction: 'direction' }

export function readingRow(dataset: string, claim: Pick<Checkable, 'state' | 'against'>, reading: LinkedReading): ReadingRow {
  const question = questionOfReading(dataset, claim, reading)
  const window = windowOf(reading.asOf)
  const prior = priorYears(window, claim.against).map((year) => windowIn(year, window, reading.align))
  const link = (count: number, days: typeof prior) => linkOf({ question, asOf: reading.asOf, window }, count, days)
  return {
    reading,
    current: link(reading.change.current, [window]),
    prior: link(reading.change.prior, prior),
    percent: percentText(reading.change.percent),
    isSmall: hasSmall(reading.change),
    misfits: reading.misfits.map((field) => NAMES[field]).join(', '),
  }
}

const hasSmall = (change: Change): boolean => change.percent !== null && isSmall(change)
