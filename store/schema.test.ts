import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import Driver from 'libsql'
import { afterAll, describe, expect, test } from 'vitest'
import { openDatabase } from './database'
import { ENGINES, freshStores } from './engines.fixture'

describe.each(ENGINES)('on %s', (engine) => {
  const freshUrl = freshStores(engine)

  test('takes each step once, however often the store is opened', async () => {
    const url = await freshUrl()
    await (await openDatabase(url)).destroy()
    const store = await openDatabase(url)
    expect((await store.selectFrom('migration').select('version').execute()).map((row) => row.version)).toEqual([1, 2, 3, 4, 5, 6])
    await store.destroy()
  })

  test('two that start at once take turns, in one process and in several', async () => {
    const url = await freshUrl()
    const script = `import(${JSON.stringify(resolve('store/database.ts'))}).then(async (m) => (await m.openDatabase(${JSON.stringify(url)})).destroy())`
    const start = () => promisify(execFile)(process.execPath, ['--import', 'tsx', '-e', script])
    const stores = await Promise.all([openDatabase(url), openDatabase(url), start(), start(), start()])
    expect((await stores[0].selectFrom('migration').select('version').execute()).map((row) => row.version)).toEqual([1, 2, 3, 4, 5, 6])
    await Promise.all([stores[0].destroy(), stores[1].destroy()])
  })

  test('refuses a store that is newer than the code', async () => {
    const url = await freshUrl()
    const store = await openDatabase(url)
    await store.insertInto('migration').values({ version: 99, applied_at: '2030-01-01T00:00:00Z' }).execute()
    await store.destroy()
    await expect(openDatabase(url)).rejects.toThrow('The store is at version 99')
  })

  test('keeps one live record for each date, state and label', async () => {
    const store = await openDatabase(await freshUrl())
    await store.insertInto('dataset').values({ id: 'd', title: 'D' }).execute()
    const record = { dataset: 'd', date: '2015-01-01', state: 'TX', label: 'Fall', deaths: 1, listed: 0 }
    await store.insertInto('record').values({ ...record, id: 1, delisted: 1 }).execute()
    await store.insertInto('record').values({ ...record, id: 2, delisted: null }).execute()
    await expect(store.insertInto('record').values({ ...record, id: 3, delisted: null }).execute()).rejects.toThrow(/unique/i)
    await store.destroy()
  })

  test('orders text by its bytes', async () => {
    const store = await openDatabase(await freshUrl())
    for (const id of ['b', 'B', 'a-b', 'ab', 'é', '2015', '2015-01-01']) await store.insertInto('dataset').values({ id, title: 'T' }).execute()
    const rows = await store.selectFrom('dataset').select('id').orderBy('id').execute()
    expect(rows.map(({ id }) => id)).toEqual(['2015', '2015-01-01', 'B', 'a-b', 'ab', 'b', 'é'])
    await store.destroy()
  })
})

const folder = mkdtempSync(join(tmpdir(), 'same-period-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** The file of a store as 0.1.0 made it, before there were two engines: its own words, never to be edited. */
const FIRST_VERSION = `
  create table "migration" ("version" integer primary key, "applied_at" text not null);
  create table "dataset" ("id" text primary key, "title" text not null);
  create table "release" ("id" integer primary key, "dataset" text not null references "dataset" ("id"), "place" integer not null, "name" text not null, "released" text not null, "span_from" text not null, "span_to" text not null, "compiled_by" text not null, "licence" text not null, "source" text not null, "file_name" text not null, "file_sha256" text not null, "file_size" integer not null, "file_gzip" blob not null, "rows" integer not null, "deaths" integer not null, "first" text, "last" text, "published_at" text not null, constraint "release_place" unique ("dataset", "place"), constraint "release_name" unique ("dataset", "name"));
  create table "record" ("id" integer primary key, "dataset" text not null references "dataset" ("id"), "date" text not null, "state" text not null, "label" text not null, "deaths" integer not null check (deaths between 1 and 65535), "listed" integer not null, "delisted" integer check (delisted > listed));
  create unique index "record_live" on "record" ("dataset", "date", "state", "label") where "delisted" is null;
  create index "record_day" on "record" ("dataset", "date");
  insert into migration values (1, '2026-11-01T00:00:00.000Z');
  insert into dataset values ('d', 'D');
  insert into release values (1, 'd', 0, 'first', '2016-07-03', '2015-01-01', '2015-12-31', 'A', 'CC0 1.0', 'S', 'first.csv', 'ab', 3, x'1f8b00', 1, 2, '2015-01-01', '2015-01-01', '2026-11-01T00:00:00.000Z');
  insert into record values (1, 'd', '2015-01-01', 'TX', 'Fall', 2, 0, null);`

test('a store made before there were two engines is carried over whole', async () => {
  const path = join(folder, 'first.db')
  const before = new Driver(path)
  before.exec(FIRST_VERSION)
  before.close()
  const store = await openDatabase(path)
  expect(await store.selectFrom('record').selectAll().execute()).toEqual([
    { id: 1, dataset: 'd', date: '2015-01-01', state: 'TX', label: 'Fall', deaths: 2, listed: 0, delisted: null },
  ])
  expect(await store.selectFrom('release').select(['name', 'upload', 'publisher', 'withdraws', 'published_at']).execute()).toEqual([
    { name: 'first', upload: 'release-1', publisher: null, withdraws: null, published_at: '2026-11-01T00:00:00.000Z' },
  ])
  expect(await store.selectFrom('upload').selectAll().execute()).toEqual([
    { id: 'release-1', dataset: 'd', account: null, name: 'first.csv', size: 3, sha256: 'ab', made_at: '2026-11-01T00:00:00.000Z' },
  ])
  expect(await store.selectFrom('file_piece').selectAll().execute()).toEqual([
    { id: 'release-1.000000', upload: 'release-1', place: 0, gzip: Buffer.from([0x1f, 0x8b, 0]) },
  ])
  await store.destroy()
})
