/**
 * Problems: what is wrong with a file, cell by cell, in words that a clerk can act on. Bad data is
 * data: nothing here is thrown. A problem either costs its row its place, or is a warning and the
 * row is kept.
 */

export interface Problem {
  /** The line of the file on which the row starts; the header is line 1. */
  row: number
  /** The column's name; empty where the whole row or file is meant. */
  column: string
  kind: ProblemKind
  /** What stands there. */
  found: string
  advice: string
}

const advices = {
  'no-rows': 'Add at least one row below the header: a file without rows would withdraw everything in its span.',
  'missing-column': 'Name the columns in the first line: date,state,cause,deaths.',
  'repeated-column': 'Keep one column of this name.',
  'ignored-column': 'Nothing to do: this column is not read.',
  'bad-quotes': 'Close every quotation mark that opens a cell, and double those inside it: "the ""other"" cause".',
  'ragged-row': 'Give the row as many cells as the header has; put a cell that holds a comma in quotation marks.',
  'bad-date': 'Write a real day as YYYY-MM-DD, such as 2015-09-07, or the year alone where the day is not known.',
  'outside-span': 'Remove the row, or publish it with a release whose span holds its day.',
  'unknown-state': 'Use a two-letter code of data/states.csv, such as TX, or US for a federal agency.',
  'missing-cause': 'Write the cause as the source prints it.',
  'unknown-cause':
    'Check the spelling; if it is a new cause, it is kept, counted in "other", and can be added to data/causes.csv.',
  'bad-deaths': 'Write the number of deaths as a whole number from 1 to 65535.',
  'duplicate-row': 'Add the deaths of this date, state and cause up in one row.',
} as const

export type ProblemKind = keyof typeof advices

/** Every kind with its advice, for the method page. */
export const problemKinds: Readonly<Record<ProblemKind, string>> = advices

const warnings: ReadonlySet<ProblemKind> = new Set(['ignored-column', 'unknown-cause'])

/** Whether the row that a problem names is kept all the same. */
export const isWarning = (problem: Problem): boolean => warnings.has(problem.kind)

/** A problem with the advice of its kind; a long cell is cut to 80 characters. */
export function problem(kind: ProblemKind, row: number, column: string, found: string): Problem {
  return { row, column, kind, found: found.length > 80 ? `${found.slice(0, 79)}…` : found, advice: advices[kind] }
}

/** "line 7, date: bad-date, found “2015-02-30”. Write a real day as …" */
export function problemText({ row, column, kind, found, advice }: Problem): string {
  return `line ${row}${column && `, ${column}`}: ${kind}, found “${found}”. ${advice}`
}
