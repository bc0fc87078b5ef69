/**
 * What a person decided on the page, as `Choices`: a form's fields over what was decided before. Only
 * what differs from what was recognised is a choice, so that everything else stays open to the reader.
 */
import type { Choices, DateOrder, Encoding, Role } from '@/ingest/choices'
import type { Reading } from '@/ingest/report'

/** The roles that a column's select offers, each as the page names it. */
export const ROLE_NAMES: Record<Role, string> = {
  date: 'the day of death',
  cause: 'the cause',
  state: 'the state',
  count: 'the number of deaths',
  canine: 'whether it is a K9',
}
/** The role of a column that counts the deaths of the cause in its heading. */
export const WIDE = 'wide'
/** The answer that a column of a wide file counts no cause; no label begins with a space. */
export const COUNTS_NONE = ' none'
export const ROLES = Object.keys(ROLE_NAMES) as Role[]

export const ORDER_NAMES: Record<DateOrder, string> = {
  dmy: 'day, month, year',
  mdy: 'month, day, year',
  ymd: 'year, month, day',
}

export const DELIMITER_NAMES: Record<string, string> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'pipes' }
export const ENCODING_NAMES: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16, little-endian',
  'utf-16be': 'UTF-16, big-endian',
  'windows-1252': 'Windows-1252',
}

/** The names of the form's fields. */
export const FIELDS = {
  role: (column: number) => `role-${column}`,
  whichColumn: (role: string) => `which-${role}`,
  dateOrder: 'date-order',
  cause: (place: number) => `cause-${place}`,
  strip: (role: 'date' | 'cause') => `strip-${role}`,
  duplicates: 'duplicates',
  delimiter: 'delimiter',
  encoding: 'encoding',
}

/** A form's fields by name, as `FormData` has them. */
export type Fields = Pick<FormData, 'get'>

/** The choices of a form over the earlier ones, but for causes: those are kept with the dataset. */
export function choicesOf(fields: Fields, before: Choices, { columns, questions }: Reading): Choices {
  const text = (name: string): string => String(fields.get(name) ?? '')
  const next: Choices = { ...before, columns: { ...before.columns }, strip: { ...before.strip } }
  for (const role of ROLES) {
    const recognised = columns.findIndex((column) => column.role === role)
    const named = columns.flatMap((_, i) => (text(FIELDS.role(i)) === role ? [i] : []))
    // A column that was just given a role takes it from the one that had it.
    const chosen = named.find((i) => i !== recognised) ?? named[0] ?? -1
    if (chosen !== recognised) next.columns![role] = chosen < 0 ? null : columns[chosen].heading
  }
  columns.forEach(({ heading, role }, i) => {
    const isWide = text(FIELDS.role(i)) === WIDE
    if (isWide !== (role === WIDE)) next.wide = { ...next.wide, [heading]: isWide ? heading : null }
  })
  questions.filter(({ kind }) => kind === 'cause').forEach(({ found }, i) => {
    if (text(FIELDS.cause(i)) === COUNTS_NONE) next.wide = { ...next.wide, [found]: null }
  })
  for (const { column } of questions.filter(({ kind }) => kind === 'which-column')) {
    const heading = text(FIELDS.whichColumn(column))
    if (heading !== '') next.columns![column as Role] = heading
  }
  const order = text(FIELDS.dateOrder)
  if (order !== '') next.dateOrder = order as DateOrder
  for (const role of ['date', 'cause'] as const) setOrDrop(next.strip!, role, text(FIELDS.strip(role)))
  setOrDrop(next, 'duplicates', text(FIELDS.duplicates))
  setOrDrop(next, 'delimiter', text(FIELDS.delimiter))
  setOrDrop(next, 'encoding', text(FIELDS.encoding))
  return next
}

/** The causes that a form answers: unknown label → known label, or itself. */
export function causesOf(fields: Fields, { questions }: Reading): Record<string, string> {
  const asked = questions.filter(({ kind }) => kind === 'cause')
  return Object.fromEntries(asked.map(({ found }, i) => [found, String(fields.get(FIELDS.cause(i)) ?? '')]).filter(([, label]) => label !== '' && label !== COUNTS_NONE))
}

/** All that was decided as the JSON that `npx same-period check --choices` takes, without what is empty. */
export function choicesJson(choices: Choices, causes: Record<string, string>): string {
  const decided = Object.entries({ ...choices, causes }).filter(([, value]) => typeof value !== 'object' || Object.keys(value).length > 0)
  return `${JSON.stringify(Object.fromEntries(decided), null, 2)}\n`
}

function setOrDrop<T extends object>(on: T, key: keyof T, value: string): void {
  if (value === '') delete on[key]
  else on[key] = value as T[keyof T]
}
