/**
 * Choices: what a person decided about a file, as JSON, so that they can be kept with its dataset and
 * used again. Everything is optional; what isn't decided is recognised.
 */
export const roles = ['date', 'cause', 'state', 'count', 'canine'] as const
export type Role = (typeof roles)[number]

export const dateOrders = ['dmy', 'mdy', 'ymd'] as const
export type DateOrder = (typeof dateOrders)[number]

export const delimiters = [',', ';', '\t', '|'] as const
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type Encoding = (typeof encodings)[number]

export interface Choices {
  /** The heading of the column that plays a role; null where none does. */
  columns?: Partial<Record<Role, string | null>>
  /** The order of day, month and year where all three are numbers. */
  dateOrder?: DateOrder
  /** An unknown label → the known label it stands for, or itself: keep it, counted in "other". */
  causes?: Record<string, string>
  /** A constant prefix to leave out before a cell is read. */
  strip?: Partial<Record<'date' | 'cause', string>>
  /** A heading of a wide file → the label of the cause that it counts. */
  wide?: Record<string, string>
  /** Whether duplicate suspects count; by default where rows can really repeat. */
  duplicates?: 'count' | 'leave-out'
  delimiter?: string
  encoding?: string
}
