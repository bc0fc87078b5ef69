import { createRequire } from 'node:module'
import type { Kysely, PostgresDialect } from 'kysely'
import { describe, expect, test } from 'vitest'
import { openDatabase } from './database'
import { engineOf } from './engine'
import { ENGINES, freshStores } from './engines.fixture'

describe.each(ENGINES)('on %s', (engine) => {
  const freshUrl = freshStores(engine)

  test('a store and a transaction on it tell their engine', async () => {
    const store = await openDatabase(await freshUrl())
    expect(engineOf(store)).toBe(engine)
    expect(await store.transaction().execute(async (change) => engineOf(change))).toBe(engine)
    await store.destroy()
  })
})

test('a store that another copy of Kysely made tells its engine too', () => {
  const other = createRequire(import.meta.url)('kysely') as { Kysely: typeof Kysely; PostgresDialect: typeof PostgresDialect }
  const postgres = new other.Kysely<never>({ dialect: new other.PostgresDialect({ pool: async () => Promise.reject(new Error('not asked')) }) })
  expect(engineOf(postgres)).toBe('postgres')
})
