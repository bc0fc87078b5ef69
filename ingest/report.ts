/**
 * What a reading of a file found: `read = accepted + repaired + suspects + rejected`, the deaths of the
 * rows that count, and every problem and open question. Blank lines and title lines aren't rows.
 */
import type { Problem } from './problem'
import type { ReleaseRecord } from './release-file'
import type { DateOrder, Role } from './choices'

/** A question is open until a choice answers it. */
export interface Question {
  /** `date-order`: options are orders. `which-column`: options are headings. `cause`: suggestions are labels. */
  kind: 'date-order' | 'which-column' | 'cause'
  /** The heading; for `which-column` the role, or the chosen heading that the file hasn't. */
  column: string
  /** The label for `cause`, or the heading of a column of a wide file that isn't counted yet; otherwise what makes it a question. */
  found: string
  /** Cells as they stand in the file. */
  examples: string[]
  /** Rows that wait for the answer. */
  rows: number
  /** The answers there are, or for a cause the likeliest known labels first. */
  options: string[]
  advice: string
}

export interface ColumnFound {
  heading: string
  /** `wide`: the column counts the deaths of one cause. */
  role: Role | 'wide' | null
  /** Why it has this role, as a sentence: "by its heading", "chosen". */
  why: string
  examples: string[]
  /** For a date column: how its days are written. */
  form?: DateOrder | 'iso' | 'named' | 'serial' | 'year'
}

export interface Report {
  read: number
  accepted: number
  repaired: number
  suspects: number
  rejected: number
  /** The sum of the records. */
  deaths: number
  /** The first and last date of the records; null where there are none. */
  first: string | null
  last: string | null
  byCause: Record<string, number>
  /** The first 10,000 of each kind, in the order of the file. */
  problems: Problem[]
  /** How many there are of each kind, in full. */
  problemCounts: Partial<Record<Problem['kind'], number>>
  questions: Question[]
}

export interface Reading {
  report: Report
  columns: ColumnFound[]
  questions: Question[]
  /** Sums over equal dates, states and labels, in that order. */
  records: ReleaseRecord[]
  encoding: string
  delimiter: string
  /** Whether each row is a death, or counts some, or counts several causes. */
  shape: 'death' | 'count' | 'wide'
}

const reasons = {
  empty: 'The file is empty. Choose the file that holds the table.',
  binary: 'The file isn’t text. Save the table as CSV and choose that file.',
  spreadsheet: 'The file is a spreadsheet, not CSV. Open it and save the sheet as CSV (UTF-8).',
  'other-format': 'The file is a web page, XML or JSON, not CSV. Save or export the table as CSV.',
  'several-files': 'The archive holds several files. Choose one of them, or pack it alone.',
  'broken-archive': 'The archive can’t be unpacked to its end. Make it again, or choose the file itself.',
  'too-large': 'The file is larger than 4 GB unpacked. Split it by years.',
  'no-columns': 'The file has a single column. Separate its cells by comma, semicolon, tab or pipe.',
  'too-many-columns': 'The heading has more than 1,000 cells. Check by what they are separated, and leave out the columns that nobody needs.',
  'no-rows': 'There is no row below the heading.',
} as const

/** Why a file can't be read as a table, and what to do. */
export interface NotATable {
  reason: keyof typeof reasons
  advice: string
}

export const notATable = (reason: NotATable['reason']): NotATable => ({ reason, advice: reasons[reason] })
export const isTable = (found: Reading | NotATable): found is Reading => 'report' in found
