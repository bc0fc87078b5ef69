/**
 * Copies a whole store into an empty one, whichever engines they run on: backup, restore and the move to
 * Postgres are this one step. One transaction; the copy is read again and compared before it is committed.
 */
import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Store } from './database'
import { momentOf } from './engine'
import { TABLES, type Table } from './schema'
import { StoreError } from './store-error'

type Row = Record<string, unknown>

/** What a store holds: rows of each table, and a SHA-256 over every cell of them, the same on both engines. */
export type Digest = Record<string, { rows: number; sha256: string }>

/**
 * Copies every row and answers with what was copied. Throws a StoreError where the target holds anything, or
 * isn't what the source is when it is read again; the target is then as it was.
 */
export async function copyStore(from: Store, to: Store): Promise<Digest> {
  return momentOf(from).execute((source) =>
    to.transaction().execute(async (target) => {
      await refuseFull(target)
      await target.deleteFrom('migration').execute()
      for (const table of TABLES) {
        for await (const rows of pages(source, table)) {
          await sql`insert into ${sql.table(table.name)} (${sql.join(namesOf(rows).map((name) => sql.ref(name)))})
            values ${sql.join(rows.map((row) => sql`(${sql.join(Object.values(row))})`))}`.execute(target)
        }
      }
      const [before, after] = [await digestOf(source), await digestOf(target)]
      if (JSON.stringify(before) !== JSON.stringify(after)) throw new StoreError('The copy differs from its source, so it was not kept. Check the disk, and try again.')
      return after
    }),
  )
}

async function refuseFull(target: Store): Promise<void> {
  for (const { name } of TABLES.filter((table) => table.name !== 'migration')) {
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(target)
    if (rows.length > 0) throw new StoreError('The store to copy into isn’t empty, and nothing was changed. Name a new file, or a new database.')
  }
}

export async function digestOf(store: Store): Promise<Digest> {
  const digest: Digest = {}
  for (const table of TABLES) {
    const hash = createHash('sha256')
    let count = 0
    for await (const rows of pages(store, table)) {
      count += rows.length
      for (const row of rows) hashRow(row, hash)
    }
    digest[table.name] = { rows: count, sha256: hash.digest('hex') }
  }
  return digest
}

function hashRow(row: Row, hash: ReturnType<typeof createHash>): void {
  for (const name of namesOf([row])) {
    const cell = row[name]
    // A kind and a length before each cell, so that no two rows read alike.
    const bytes = cell instanceof Uint8Array ? cell : Buffer.from(JSON.stringify(cell))
    hash.update(`${name} ${cell instanceof Uint8Array ? 'bytes' : 'text'} ${bytes.length}\n`).update(bytes)
  }
}

const namesOf = ([row]: Row[]): string[] => Object.keys(row)

/** The rows of a table in the order of its key, so many at a time. */
async function* pages(store: Kysely<never> | Store, { name, key, page }: Table): AsyncGenerator<Row[]> {
  const [table, by] = [sql.table(name), sql.ref(key)]
  for (let last: unknown = null; ; ) {
    const after = last === null ? sql`` : sql`where ${by} > ${last}`
    const { rows } = await sql<Row>`select * from ${table} ${after} order by ${by} limit ${sql.lit(page)}`.execute(store as Store)
    if (rows.length > 0) yield rows
    if (rows.length < page) return
    last = rows.at(-1)![key]
  }
}
