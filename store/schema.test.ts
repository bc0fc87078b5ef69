import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openDatabase } from './database'

const folder = mkdtempSync(join(tmpdir(), 'same-period-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('takes each step once, however often the store is opened', async () => {
  const path = join(folder, 'twice.db')
  await (await openDatabase(path)).destroy()
  const store = await openDatabase(path)
  expect((await store.selectFrom('migration').select('version').execute()).map((row) => row.version)).toEqual([1])
  await store.destroy()
})

test('refuses a store that is newer than the code', async () => {
  const path = join(folder, 'newer.db')
  const store = await openDatabase(path)
  await store.insertInto('migration').values({ version: 99, applied_at: '2030-01-01T00:00:00Z' }).execute()
  await store.destroy()
  await expect(openDatabase(path)).rejects.toThrow('The store is at version 99')
})

test('keeps one live record for each date, state and label', async () => {
  const store = await openDatabase(join(folder, 'live.db'))
  await store.insertInto('dataset').values({ id: 'd', title: 'D' }).execute()
  const record = { dataset: 'd', date: '2015-01-01', state: 'TX', label: 'Fall', deaths: 1, listed: 0 }
  await store.insertInto('record').values({ ...record, id: 1, delisted: 1 }).execute()
  await store.insertInto('record').values({ ...record, id: 2, delisted: null }).execute()
  await expect(store.insertInto('record').values({ ...record, id: 3, delisted: null }).execute()).rejects.toThrow('UNIQUE')
  await store.destroy()
})
