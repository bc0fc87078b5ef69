/**
 * The shipped tables of terms: causes.csv, definitions.csv, states.csv and sworn-officers.csv, as texts,
 * to `Terms`. They are our own promise, so a fault in them is thrown, as a TermsFault that names the file and
 * the line. Columns that nobody asks for are left alone. `dataset-terms.ts` reads those of other datasets.
 */
import { type Alias, type Cause, type Definition, type State, type SwornOfficers, type Terms, kebab } from '@/stats/terms'
import { parseCsv } from './csv'
import { problemText } from './problem'

export interface TermsFiles {
  causes: string
  definitions: string
  states: string
  swornOfficers: string
}

/** The groups, in the order in which causes.csv must first name them. */
const groupOrder = ['firearms', 'traffic', 'illness', 'other']

/** The terms that the three texts hold. Throws an Error naming file and line where one is broken. */
export function parseTerms(files: TermsFiles): Terms {
  const { causes, aliases } = parseCauses(files.causes)
  const groups = [...new Set(causes.map((cause) => cause.group))]
  if (groups.join() !== groupOrder.join()) {
    const [found, wanted] = [groups.join(', '), groupOrder.join(', ')]
    throw new TermsFault('data/causes.csv', null, `the groups are ${found}; they must be ${wanted}, in this order`)
  }
  const definitions = parseDefinitions(files.definitions, causes)
  return { groups, causes, aliases, definitions, states: parseStates(files.states), swornOfficers: officersOf(files.swornOfficers) }
}

/** What is wrong with a table of terms. */
export class TermsFault extends Error {
  override name = 'TermsFault'

  constructor(
    readonly file: string,
    /** From 1, the header; null where no single line is at fault. */
    readonly line: number | null,
    readonly fault: string,
  ) {
    super(`${file}${line === null ? ':' : ` line ${line}:`} ${fault}`)
  }
}

interface TableRow {
  /** The cell of a column; throws where it is empty and has to be filled. */
  cell(column: string): string
  optional(column: string): string
  fail(fault: string): never
}

function rowsOf(file: string, text: string, columns: string[]): TableRow[] {
  const { header, rows, problems } = parseCsv(text)
  if (problems.length > 0) throw new TermsFault(file, problems[0].row, problemText(problems[0]).replace(/^line \d+[,:] /, ''))
  const missing = columns.find((column) => !header.includes(column))
  if (missing) throw new TermsFault(file, 1, `the column ${missing} is missing`)
  return rows.map(({ line, cells }) => {
    const fail = (fault: string): never => {
      throw new TermsFault(file, line, fault)
    }
    const optional = (column: string) => (cells[header.indexOf(column)] ?? '').trim()
    return { fail, optional, cell: (column) => optional(column) || fail(`${column} is empty`) }
  })
}

/** The causes of a text, and the label of each of its lines. Throws a TermsFault. */
export function parseCauses(text: string): { causes: Cause[]; aliases: Alias[] } {
  const causes: Cause[] = []
  const aliases: Alias[] = []
  for (const row of rowsOf('data/causes.csv', text, ['label', 'cause', 'group', 'felonious'])) {
    const cause = causeOf(row)
    const label = row.cell('label')
    if (aliases.some((alias) => alias.label === label)) row.fail(`the label “${label}” is listed twice`)
    aliases.push({ label, cause: cause.id })
    const known = causes.find((other) => other.id === cause.id)
    if (!known) causes.push(cause)
    else if (JSON.stringify(known) !== JSON.stringify(cause)) {
      row.fail(`the cause “${cause.name}” differs from an earlier line in name, group, felonious or aside`)
    }
  }
  return { causes, aliases }
}

function causeOf(row: TableRow): Cause {
  const felonious = isYes(row, 'felonious')
  const name = row.cell('cause')
  const aside = row.optional('aside') || undefined
  return { id: kebab(name), name, group: row.cell('group'), felonious, aside, listed: true }
}

/** Whether a column says yes; throws where it says neither yes nor no. */
function isYes(row: TableRow, column: string): boolean {
  const text = row.cell(column)
  if (text !== 'yes' && text !== 'no') row.fail(`${column} is “${text}”; it must be yes or no`)
  return text === 'yes'
}

/** The definitions of a text, made from given causes. Throws a TermsFault. */
export function parseDefinitions(text: string, causes: Cause[]): Definition[] {
  const terms = new Set(['*', 'felonious', ...causes.flatMap((c) => [`group:${c.group}`, `cause:${c.id}`])])
  const columns = ['id', 'family', 'variant', 'name', 'noun', 'include', 'exclude', 'rule']
  const rows = rowsOf('data/definitions.csv', text, columns)
  const ids = rows.map((row) => row.cell('id'))
  return rows.map((row, place) => {
    const listOf = (column: string) => row.optional(column).split(/\s+/).filter(Boolean)
    const [include, exclude] = [listOf('include'), listOf('exclude')]
    const unknown = [...include, ...exclude].find((term) => !terms.has(term))
    if (unknown) row.fail(`“${unknown}” is not *, felonious, or a group:ID or cause:ID of data/causes.csv`)
    if (include.length === 0) row.fail('include is empty')
    const [id, family] = [row.cell('id'), row.cell('family')]
    if (ids.indexOf(id) < place) row.fail(`the id “${id}” is listed twice`)
    if (!ids.includes(family)) row.fail(`the family “${family}” is not the id of a definition`)
    const variant = isYes(row, 'variant')
    return { id, family, variant, name: row.cell('name'), noun: row.cell('noun'), include, exclude, rule: row.cell('rule') }
  })
}

/** The places of a text. Throws a TermsFault. */
export function parseStates(text: string): State[] {
  const states: State[] = []
  for (const row of rowsOf('data/states.csv', text, ['code', 'name', 'kind', 'where'])) {
    const code = row.cell('code')
    if (!/^[A-Z]{2}$/.test(code)) row.fail(`the code “${code}” is not two capital letters`)
    if (states.some((state) => state.code === code)) row.fail(`the code “${code}” is listed twice`)
    states.push({ code, name: row.cell('name'), kind: row.cell('kind'), where: row.cell('where') })
  }
  return states
}

function officersOf(text: string): SwornOfficers[] {
  const surveys: SwornOfficers[] = []
  for (const row of rowsOf('data/sworn-officers.csv', text, ['year', 'officers', 'scope', 'source', 'rounded'])) {
    const [year, officers] = [wholeOf(row, 'year', /^[12]\d{3}$/), wholeOf(row, 'officers', /^[1-9]\d{0,8}$/)]
    const [scope, source, rounded] = ['scope', 'source', 'rounded'].map((column) => row.cell(column))
    if (rounded !== 'exact' && rounded !== 'rounded') row.fail(`rounded is “${rounded}”; it must be exact or rounded`)
    if (surveys.some((other) => other.year === year && other.scope === scope)) row.fail(`${year} is listed twice for “${scope}”`)
    surveys.push({ year, officers, scope, source, rounded: rounded === 'rounded' })
  }
  return surveys
}

/** The whole number of a column; throws where the text isn't of the given form. */
function wholeOf(row: TableRow, column: string, form: RegExp): number {
  const text = row.cell(column)
  if (!form.test(text)) row.fail(`${column} is “${text}”; it must be a ${column === 'year' ? 'year' : 'whole number above 0'}`)
  return Number(text)
}
