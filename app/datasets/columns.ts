/**
 * The columns of the files that the dataset pages serve, described once for the Data Package, for CSVW and
 * for readers. Those of a release file are as `data/datapackage.json` has them; the newest state adds what
 * a reader would otherwise have to look up.
 */
import described from '@/data/datapackage.json'
import type { Ledger } from '@/stats/ledger'

export interface Column {
  name: string
  title: string
  type: 'date' | 'string' | 'integer'
  description: string
  constraints: { required?: boolean; minimum?: string | number; pattern?: string; enum?: string[] }
}

const ofReleases = described.resources.find(({ path }) => path.startsWith('releases/') && path.endsWith('.csv'))!.schema.fields as Column[]

/** Where a ledger holds records that give only a year, a date is text: a day or a year. */
const dateColumn = (column: Column, { yearOnly }: Ledger): Column =>
  yearOnly.day.length === 0 ? column : { ...column, type: 'string', constraints: { required: true, pattern: '^\\d{4}(-\\d{2}-\\d{2})?$' } }

/** The columns of a release's file. */
export const releaseColumns = (ledger: Ledger): Column[] =>
  ofReleases.map((column) => (column.name === 'date' ? dateColumn(column, ledger) : column))

const text = (name: string, title: string, description: string, constraints: Column['constraints'] = {}): Column => ({
  name,
  title,
  type: 'string',
  description,
  constraints: { required: true, ...constraints },
})

/** The columns of the newest state: those of a release, and what each row stands for. */
export const newestColumns = (ledger: Ledger): Column[] => [
  ...releaseColumns(ledger),
  text('state_name', 'State’s name', 'The state, territory or kind of agency that the code stands for.'),
  text('cause_id', 'Cause', 'The cause that the label stands for, as an address asks for it: the newest label in kebab-case.'),
  text('group', 'Group', 'The group that the cause belongs to.', { enum: ledger.terms.groups }),
  text('felonious', 'Felonious', 'Whether the cause counts as felonious.', { enum: ['yes', 'no'] }),
  text('release', 'Release', 'The release that first printed the row as it is.', { enum: ledger.releases.map(({ id }) => id) }),
]

/** What makes a row of any of these files unique. */
export const PRIMARY_KEY = ['date', 'state', 'cause']
