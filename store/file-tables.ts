/**
 * The tables of files: an upload is a file as it came, kept in pieces so that nobody ever holds the whole of
 * it. A release refers to its upload, and says who published it and why. The choices by which a dataset's
 * files were read are remembered with it.
 */
import { type Kysely, sql } from 'kysely'
import type { StepTypes } from './column-types'

export interface UploadTable {
  id: string
  dataset: string
  /** Who brought it; null for a file that shipped with the product. */
  account: string | null
  /** The file's name. */
  name: string
  /** Bytes, unpacked; null, as `sha256` is, while the file is still coming. */
  size: number | null
  sha256: string | null
  /** ISO 8601, in UTC. */
  made_at: string
}

export interface PieceTable {
  /** The upload's id and the place, so that the key orders pieces as they follow one another. */
  id: string
  upload: string
  /** From 0. */
  place: number
  /** At most 1 MB, unpacked. */
  gzip: Uint8Array
}

/** What the step adds to a release. */
export interface ReleaseFile {
  /** The upload that holds its file. */
  upload: string
  note: string | null
  /** The account that published it, and the name it had; null for a release that shipped with the product. */
  published_by: string | null
  publisher: string | null
  /** The choices by which its file was read, as JSON; null for none. */
  choices: string | null
  /** The name of the release that it withdraws. */
  withdraws: string | null
}

export interface DatasetChoicesTable {
  dataset: string
  /** JSON. */
  choices: string
  /** ISO 8601, in UTC. */
  chosen_at: string
}

/** The key of a piece. */
export const pieceId = (upload: string, place: number): string => `${upload}.${String(place).padStart(6, '0')}`

export async function fileTables(store: Kysely<never>, { text, integer, bytes }: StepTypes): Promise<void> {
  const { schema } = store
  await schema
    .createTable('upload')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('dataset', text, (c) => c.notNull().references('dataset.id'))
    .addColumn('account', text)
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('size', integer)
    .addColumn('sha256', text)
    .addColumn('made_at', text, (c) => c.notNull())
    .execute()
  await schema
    .createTable('file_piece')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('upload', text, (c) => c.notNull().references('upload.id'))
    .addColumn('place', integer, (c) => c.notNull())
    .addColumn('gzip', bytes, (c) => c.notNull())
    .execute()
  await schema.createIndex('file_piece_upload').on('file_piece').column('upload').execute()
  await schema
    .createTable('dataset_choices')
    .addColumn('dataset', text, (c) => c.primaryKey().references('dataset.id'))
    .addColumn('choices', text, (c) => c.notNull())
    .addColumn('chosen_at', text, (c) => c.notNull())
    .execute()
  await schema.alterTable('release').addColumn('upload', text, (c) => c.references('upload.id')).execute()
  for (const name of ['note', 'published_by', 'publisher', 'choices', 'withdraws']) {
    await schema.alterTable('release').addColumn(name, text).execute()
  }
  await moveFiles(store)
  await schema.alterTable('release').dropColumn('file_gzip').execute()
}

/** The files of releases that are there already, each as one piece. */
async function moveFiles(store: Kysely<never>): Promise<void> {
  const id = sql`'release-' || id`
  await sql`insert into upload (id, dataset, account, name, size, sha256, made_at)
    select ${id}, dataset, null, file_name, file_size, file_sha256, published_at from release`.execute(store)
  await sql`insert into file_piece (id, upload, place, gzip) select ${id} || '.000000', ${id}, 0, file_gzip from release`.execute(store)
  await sql`update release set upload = ${id}`.execute(store)
}
