/**
 * The tables, and the steps that make them. A step runs once, in its own transaction, and is recorded
 * in `migration`; a store that is newer than the code is refused. Two servers that start at once take turns.
 * Only text, integers and bytes are used, so that the same steps hold on SQLite and Postgres.
 */
import { type Kysely, sql } from 'kysely'
import {
  type AccountLinkTable,
  type ApiTokenTable,
  type AuditEndTable,
  type AuditTable,
  type CredentialTable,
  type SessionTable,
  type UserAccountTable,
  type VerificationTable,
  accountTables,
  linkAccount,
} from './account-tables'
import { type Step, type StepTypes, columnTypes } from './column-types'
import { type DatasetTable, datasetTables } from './dataset-tables'
import { LOCKS, engineOf } from './engine'
import { type DatasetChoicesTable, type PieceTable, type ReleaseFile, type UploadTable, fileTables } from './file-tables'
import { StoreError } from './store-error'
import { type DeliveryTable, type WebhookTable, webhookTables } from './webhook-tables'

export interface Schema {
  migration: { version: number; applied_at: string }
  dataset: DatasetTable
  dataset_choices: DatasetChoicesTable
  upload: UploadTable
  file_piece: PieceTable
  release: ReleaseTable
  record: RecordTable
  user_account: UserAccountTable
  session: SessionTable
  credential: CredentialTable
  verification: VerificationTable
  api_token: ApiTokenTable
  account_link: AccountLinkTable
  audit: AuditTable
  audit_end: AuditEndTable
  webhook: WebhookTable
  delivery: DeliveryTable
}

export interface ReleaseTable extends ReleaseFile {
  id: number
  dataset: string
  /** The release's place among those of its dataset, from 0. */
  place: number
  name: string
  /** `YYYY-MM-DD`, as are `span_from` and `span_to`. */
  released: string
  span_from: string
  span_to: string
  compiled_by: string
  licence: string
  source: string
  file_name: string
  file_sha256: string
  /** Bytes, unpacked. */
  file_size: number
  rows: number
  deaths: number
  /** The first and last date of the file; null for a file without rows. */
  first: string | null
  last: string | null
  /** ISO 8601, in UTC. */
  published_at: string
}

export interface RecordTable {
  id: number
  dataset: string
  /** `YYYY-MM-DD`, or `YYYY`. */
  date: string
  state: string
  label: string
  deaths: number
  /** The place of the release that listed it. */
  listed: number
  /** The place of the release that delisted it. */
  delisted: number | null
}

export interface Table {
  name: keyof Schema
  /** Its primary key, one column. */
  key: string
  /** How many rows are read at once where the whole table is. */
  page: number
}

/** Every table, each after those that it refers to; what is kept whole (backup, restore, move) is kept by this list. */
export const TABLES: Table[] = [
  { name: 'migration', key: 'version', page: 1000 },
  { name: 'dataset', key: 'id', page: 1000 },
  { name: 'dataset_choices', key: 'dataset', page: 1000 },
  { name: 'upload', key: 'id', page: 1000 },
  { name: 'file_piece', key: 'id', page: 4 },
  { name: 'release', key: 'id', page: 100 },
  { name: 'record', key: 'id', page: 1000 },
  { name: 'user_account', key: 'id', page: 1000 },
  { name: 'session', key: 'id', page: 1000 },
  { name: 'credential', key: 'id', page: 1000 },
  { name: 'verification', key: 'id', page: 1000 },
  { name: 'api_token', key: 'id', page: 1000 },
  { name: 'account_link', key: 'id', page: 1000 },
  { name: 'audit', key: 'id', page: 1000 },
  { name: 'audit_end', key: 'id', page: 1 },
  { name: 'webhook', key: 'id', page: 1000 },
  { name: 'delivery', key: 'id', page: 1000 },
]

/** Oldest first; a step that has been shipped is never edited. */
const steps: Step[] = [firstTables, fileTables, accountTables, datasetTables, webhookTables, linkAccount]

async function firstTables({ schema }: Kysely<never>, { text, integer, bytes }: StepTypes): Promise<void> {
  await schema
    .createTable('dataset')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('title', text, (c) => c.notNull())
    .execute()
  await schema
    .createTable('release')
    .addColumn('id', integer, (c) => c.primaryKey())
    .addColumn('dataset', text, (c) => c.notNull().references('dataset.id'))
    .addColumn('place', integer, (c) => c.notNull())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('released', text, (c) => c.notNull())
    .addColumn('span_from', text, (c) => c.notNull())
    .addColumn('span_to', text, (c) => c.notNull())
    .addColumn('compiled_by', text, (c) => c.notNull())
    .addColumn('licence', text, (c) => c.notNull())
    .addColumn('source', text, (c) => c.notNull())
    .addColumn('file_name', text, (c) => c.notNull())
    .addColumn('file_sha256', text, (c) => c.notNull())
    .addColumn('file_size', integer, (c) => c.notNull())
    .addColumn('file_gzip', bytes, (c) => c.notNull())
    .addColumn('rows', integer, (c) => c.notNull())
    .addColumn('deaths', integer, (c) => c.notNull())
    .addColumn('first', text)
    .addColumn('last', text)
    .addColumn('published_at', text, (c) => c.notNull())
    .addUniqueConstraint('release_place', ['dataset', 'place'])
    .addUniqueConstraint('release_name', ['dataset', 'name'])
    .execute()
  await schema
    .createTable('record')
    .addColumn('id', integer, (c) => c.primaryKey())
    .addColumn('dataset', text, (c) => c.notNull().references('dataset.id'))
    .addColumn('date', text, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('label', text, (c) => c.notNull())
    .addColumn('deaths', integer, (c) => c.notNull().check(sql`deaths between 1 and 65535`))
    .addColumn('listed', integer, (c) => c.notNull())
    .addColumn('delisted', integer, (c) => c.check(sql`delisted > listed`))
    .execute()
  // No two live records share a key; the live ones of a span are read by the same index.
  await schema
    .createIndex('record_live')
    .unique()
    .on('record')
    .columns(['dataset', 'date', 'state', 'label'])
    .where(sql.ref('delisted'), 'is', null)
    .execute()
  await schema.createIndex('record_day').on('record').columns(['dataset', 'date']).execute()
}

/** Brings a store up to date, one step a transaction. Throws a StoreError where the store is newer than the code. */
export async function migrate(store: Kysely<Schema>, now: () => Date = () => new Date()): Promise<void> {
  while (await takeStep(store, now)) {
    // The next step sees what this one, or another server, has done.
  }
}

/** Takes the next step; false where there is none left. */
async function takeStep(store: Kysely<Schema>, now: () => Date): Promise<boolean> {
  return store.transaction().execute(async (change) => {
    const engine = engineOf(change)
    if (engine === 'postgres') await sql`select pg_advisory_xact_lock(${LOCKS.migrate})`.execute(change)
    const version = (await versionOf(change)) + 1
    if (version > steps.length) return false
    await steps[version - 1](change as unknown as Kysely<never>, columnTypes(engine))
    await change.insertInto('migration').values({ version, applied_at: now().toISOString() }).execute()
    return true
  })
}

async function versionOf(change: Kysely<Schema>): Promise<number> {
  await change.schema
    .createTable('migration')
    .ifNotExists()
    .addColumn('version', 'integer', (c) => c.primaryKey())
    .addColumn('applied_at', 'text', (c) => c.notNull())
    .execute()
  const versions = await change.selectFrom('migration').select('version').execute()
  const done = Math.max(0, ...versions.map((row) => row.version))
  if (done > steps.length) {
    throw new StoreError(
      `The store is at version ${done} and this Same Period knows versions up to ${steps.length}: ` +
        'start the newer Same Period, or set DATABASE_URL to another store.',
    )
  }
  return done
}
