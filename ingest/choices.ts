/**
 * Choices: what a person decided about a file, as JSON, so that they can be kept with its dataset and
 * used again. Everything is optional; what isn't decided is recognised.
 */
import type { Terms } from '@/stats/terms'

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
  /** A heading of a wide file → the label of the cause that it counts; null where it counts none. */
  wide?: Record<string, string | null>
  /** Whether duplicate suspects count; by default where rows can really repeat. */
  duplicates?: 'count' | 'leave-out'
  delimiter?: string
  encoding?: string
}

export type ParsedChoices = { choices: Choices; fault: null } | { choices: null; fault: string }

/** Labels and headings that choices may name, and characters of each: more is no one's decision. */
const MOST_NAMES = 10_000
const LONGEST_NAME = 1000

const keys = ['columns', 'dateOrder', 'causes', 'strip', 'wide', 'duplicates', 'delimiter', 'encoding'] as const

/**
 * The choices that JSON from anywhere holds, or what is wrong with it in words: a key that no choice has, a
 * value of another kind, too many or too long names, a cause that isn't known. What it gives is a copy that
 * holds nothing else; a label may have any text, "__proto__" too. Without terms, what a label becomes isn't looked at.
 */
export function parseChoices(value: unknown, terms: Pick<Terms, 'aliases'> | null): ParsedChoices {
  const fault =
    shapeFault('the JSON', value, keys, () => null) ??
    keys.map((key) => (value as Choices)[key] === undefined ? null : checks[key]((value as Choices)[key])).find((one) => one !== null) ??
    (terms && targetFault(value as Choices, new Set(terms.aliases.map(({ label }) => label))))
  return fault === null ? { choices: structuredClone(value) as Choices, fault } : { choices: null, fault }
}

const checks: Record<(typeof keys)[number], (value: unknown) => string | null> = {
  columns: (value) => shapeFault('columns', value, roles, nameOrNullFault),
  strip: (value) => shapeFault('strip', value, ['date', 'cause'], nameFault),
  causes: (value) => shapeFault('causes', value, null, nameFault),
  wide: (value) => shapeFault('wide', value, null, nameOrNullFault),
  dateOrder: (value) => oneOfFault('dateOrder', value, dateOrders),
  duplicates: (value) => oneOfFault('duplicates', value, ['count', 'leave-out']),
  encoding: (value) => oneOfFault('encoding', value, encodings),
  delimiter: (value) => (typeof value === 'string' && /^[^"\r\n\uFEFF]$/.test(value) ? null : 'delimiter has to be one character, and no quotation mark or newline'),
}

/** An object with these keys alone, or with any keys of a fair number and length; each value is looked at. */
function shapeFault(at: string, value: unknown, known: readonly string[] | null, faultOf: (at: string, value: unknown) => string | null): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return `${at} has to be an object, such as {}`
  const entries = Object.entries(value)
  if (entries.length > MOST_NAMES) return `${at} has ${entries.length} entries, and 10,000 is the most`
  for (const [key, one] of entries) {
    if (known && !known.includes(key)) return `${at} can’t hold “${cut(key)}”, only ${known.join(', ')}`
    const fault = nameFault(`a name in ${at}`, key) ?? faultOf(`${at}, “${cut(key)}”,`, one)
    if (fault !== null) return fault
  }
  return null
}

function nameFault(at: string, value: unknown): string | null {
  if (typeof value !== 'string') return `${at} has to be a text`
  return value.length > LONGEST_NAME ? `${at} is longer than 1,000 characters` : null
}

const nameOrNullFault = (at: string, value: unknown): string | null => (value === null ? null : nameFault(at, value))

const oneOfFault = (at: string, value: unknown, known: readonly unknown[]): string | null =>
  known.includes(value) ? null : `${at} has to be one of ${known.join(', ')}`

const cut = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text)

/** A label is mapped to one that is known, or kept by naming itself; a misspelt one would be counted in "other" unseen. */
const isTarget = (label: string, cause: string, known: ReadonlySet<string>): boolean => cause === label || known.has(cause)

/** The causes chosen for an earlier file that its dataset still knows. */
export function usableCauses(causes: Record<string, string>, { aliases }: Pick<Terms, 'aliases'>): Record<string, string> {
  const known = new Set(aliases.map(({ label }) => label))
  return Object.fromEntries(Object.entries(causes).filter(([label, cause]) => isTarget(label, cause, known)))
}

function targetFault({ causes = {}, wide = {} }: Choices, known: ReadonlySet<string>): string | null {
  for (const [label, cause] of [...Object.entries(wide), ...Object.entries(causes)]) {
    if (cause !== null && !isTarget(label, cause, known)) return `“${cut(label)}” can’t become “${cut(cause)}”, which is no label of the causes`
  }
  return null
}
