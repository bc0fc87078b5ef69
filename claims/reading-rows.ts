/** Readings as rows of a table: both counts with their records, the change, and what in them isn't as printed. */
import { type LinkedCount, linkOf } from '@/stats/records'
import { priorYears, windowIn, windowOf } from '@/stats/window'
import { type Change, isSmall } from '@/stats/comparison'
import { listText, percentText } from '@/stats/words'
import { printedNames } from './count-names'
import { type Checkable, type LinkedReading, questionOfReading } from './readings'

export interface ReadingRow {
  reading: LinkedReading
  current: LinkedCount
  prior: LinkedCount
  /** "−21%" */
  percent: string
  isSmall: boolean
  /** "the 2015 count and the percent"; "" where all fits. */
  misfits: string
}

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
    misfits: listText(reading.misfits.map((field) => printedNames({ asOf: reading.asOf, against: claim.against })[field])),
  }
}

const hasSmall = (change: Change): boolean => change.percent !== null && isSmall(change)
