/**
 * Problems: what is wrong with a file, cell by cell, in words that a clerk can act on. Bad data is
 * data: nothing here is thrown. A kind says what becomes of its row: it is rejected, kept with a repair,
 * suspected of being another row once more, or kept as it stands (a note).
 */

export interface Problem {
  /** The line of the file on which the row starts; the first line is 1. */
  row: number
  /** The column's name; empty where the whole row or file is meant. */
  column: string
  kind: ProblemKind
  /** What stands there. */
  found: string
  advice: string
}

const rejections = {
  'no-rows': 'Add at least one row below the header: a file without rows would withdraw everything in its span.',
  'missing-column': 'Name the columns in the first line: date,state,cause,deaths.',
  'repeated-column': 'Keep one column of this name.',
  'bad-quotes': 'Close every quotation mark that opens a cell, and double those inside it: "the ""other"" cause".',
  'ragged-row': 'Give the row as many cells as the header has; put a cell that holds a comma in quotation marks.',
  'bad-date': 'Write a real day as YYYY-MM-DD, such as 2015-09-07, or the year alone where the day is not known.',
  'date-contradicts': 'Write the day as the rest of the column does, or choose another order for the whole column.',
  'future-date': 'Correct the date: nobody can have died after the day on which the file is read.',
  'outside-span': 'Remove the row, or publish it with a release whose span holds its day.',
  'unknown-state': 'Use the two-letter code of a place that the dataset has: of a state such as TX, or US for a federal agency, unless its places are its own.',
  'missing-cause': 'Write the cause as the source prints it.',
  'bad-deaths': 'Write the number of deaths as a whole number from 1 to 65535.',
  'duplicate-row': 'Add the deaths of this date, state and cause up in one row.',
  'repeated-header': 'Remove the line: it names the columns once more.',
  footer: 'Remove the line: totals, sources and notes stand outside the table.',
  'nul-byte': 'Write the row again: it holds NUL bytes, which no text does. The file may have been damaged.',
  'changed-delimiter': 'Separate the cells of this line by the same character as those of the heading.',
  canine: 'Nothing to do: K9s aren’t counted.',
} as const

const repairs = {
  'excel-serial': 'Check the day: the number was read as a spreadsheet’s count of days since the last day of 1899.',
  'two-digit-year': 'Check the century: a year of two digits was read as the latest that isn’t after the day of reading.',
  'date-form': 'Check the day: it was written in another way than the column’s, with only one way to read it.',
  'thousands-separator': 'Check the number: it was read without the marks between its thousands, or without a decimal zero.',
  'state-name': 'Nothing to do: the name or spelling was read as the code of that state.',
  'prefix-stripped': 'Nothing to do: the words before the value were left out.',
  'cause-spelling': 'Check the cause: its spelling was read as that of the label in data/causes.csv.',
} as const

const suspicions = {
  'duplicate-suspect': 'Look whether this row repeats an earlier one; say for the file whether such rows count.',
} as const

const notes = {
  'ignored-column': 'Nothing to do: this column is not read.',
  'unknown-cause':
    'Check the spelling; if it is a new cause, it is kept, counted in "other", and can be added to data/causes.csv.',
  'blank-line': 'Nothing to do: a line without text is no row.',
  'title-line': 'Nothing to do: the line stands above the heading and is no row.',
  'no-heading': 'Check the columns: no line names them, so they are recognised by what they hold.',
  'no-state': 'Name the column that holds the state, if there is one: without it no death can be placed.',
  'bad-encoding': 'Save the file as UTF-8: some of its bytes are no text in the encoding that the rest is in.',
  'unchecked-duplicates': 'Nothing to do: from here on rows aren’t compared with all earlier ones; the file is too long.',
} as const

const advices = { ...rejections, ...repairs, ...suspicions, ...notes }

export type ProblemKind = keyof typeof advices

/** Every kind with its advice, for the method page. */
export const problemKinds: Readonly<Record<ProblemKind, string>> = advices

export type Outcome = 'rejected' | 'repaired' | 'suspect' | 'note'

/** What becomes of the row that a problem of this kind names. */
export function outcomeOf(kind: ProblemKind): Outcome {
  if (kind in rejections) return 'rejected'
  if (kind in repairs) return 'repaired'
  return kind in suspicions ? 'suspect' : 'note'
}

/** Whether the row that a problem names is kept all the same. */
export const isWarning = (problem: Problem): boolean => outcomeOf(problem.kind) !== 'rejected'

/** A problem with the advice of its kind; a long cell is cut to 80 characters. */
export function problem(kind: ProblemKind, row: number, column: string, found: string): Problem {
  return { row, column, kind, found: found.length > 80 ? `${found.slice(0, 79)}…` : found, advice: advices[kind] }
}

/** "line 7, date: bad-date, found “2015-02-30”. Write a real day as …" */
export function problemText({ row, column, kind, found, advice }: Problem): string {
  return `line ${row}${column && `, ${column}`}: ${kind}, found “${found}”. ${advice}`
}
