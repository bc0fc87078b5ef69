/** A full disk while publishing: the store is what it was, says why, and goes on once there is room. */
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { isoDay } from '@/stats/calendar'
import { type Store, openDatabase } from './database'
import { bytesOf } from './engines.fixture'
import { startPostgres } from './postgres.fixture'
import { type NewRelease, publishRelease } from './publish'
import { arriving, sweepUploads, uploadSource, writeUpload } from './uploads'

const folder = mkdtempSync(join(tmpdir(), 'same-period-full-'))
// The user who runs Postgres must get in.
chmodSync(folder, 0o755)
const mounted: string[] = []
afterAll(() => {
  for (const disk of mounted) spawnSync('umount', ['-l', disk])
  rmSync(folder, { recursive: true })
})

/** A disk of so many megabytes; null where this user may not mount one. */
function smallDisk(name: string, megabytes: number): string | null {
  const disk = join(folder, name)
  mkdirSync(disk)
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', disk]).status !== 0) return null
  mounted.push(disk)
  return disk
}

const release = (name: string, labels: number): NewRelease => ({
  dataset: { id: 'test', title: 'Test' },
  name,
  released: isoDay('2016-01-01'),
  span: { from: isoDay('2015-01-01'), to: isoDay('2015-12-31') },
  compiledBy: 'Nobody',
  licence: 'CC0 1.0',
  source: 'Nowhere',
  file: { name: `${name}.csv`, bytes: Buffer.from(name) },
  records: Array.from({ length: labels }, (_, i) => ({ date: '2015-06-01', state: 'TX', label: `${name} ${i} ${'x'.repeat(200)}`, deaths: 1 })),
})

const rowsOf = async (store: Store) => [await store.selectFrom('release').selectAll().execute(), await store.selectFrom('record').selectAll().orderBy('id').execute()]

/** A large release fails, a small one before and after it doesn't. */
async function expectAllOrNothing(url: string, makeRoom: () => Promise<Store | void>): Promise<void> {
  let store = await openDatabase(url)
  await publishRelease(store, release('small', 3))
  const before = await rowsOf(store)
  await expect(publishRelease(store, release('large', 60_000))).rejects.toThrow(/its disk is full|broke the connection|is stopping or starting|refuses the connection/)
  const fresh = await makeRoom()
  if (fresh) {
    await store.destroy()
    store = fresh
  }
  expect(await rowsOf(store)).toEqual(before)
  expect(await publishRelease(store, release('after', 2))).toMatchObject({ listed: 2, delisted: 3 })
  await store.destroy()
  const again = await openDatabase(url)
  expect(await again.selectFrom('release').select('name').orderBy('place').execute()).toEqual([{ name: 'small' }, { name: 'after' }])
  await again.destroy()
}

test('SQLite that may grow no further', async () => {
  const path = join(folder, 'limited.db')
  const store = await openDatabase(path)
  await publishRelease(store, release('small', 3))
  const before = await rowsOf(store)
  await sql`pragma max_page_count = 60`.execute(store)
  const failed = publishRelease(store, release('large', 5000))
  await expect(failed).rejects.toThrow(`The store ${path} can’t be written: its disk is full. Make room; what was being written left nothing behind`)
  expect(await rowsOf(store)).toEqual(before)
  await sql`pragma max_page_count = 100000`.execute(store)
  expect(await publishRelease(store, release('large', 5000))).toMatchObject({ status: 'published', listed: 5000 })
  await store.destroy()
})

/** A file that no packing makes smaller fills a disk while it comes; a small one before and after it is kept. */
async function expectUploadsAllOrNothing(url: string, isFull: RegExp, makeRoom: () => Promise<Store | void>): Promise<void> {
  let store = await openDatabase(url)
  await store.insertInto('dataset').values({ id: 'test', title: 'Test' }).execute()
  const asked = { dataset: 'test', account: 'a', name: 'x.csv' }
  const small = await writeUpload(store, asked, arriving(Buffer.from('date,state,cause,deaths\n2015-06-01,TX,Fall,1\n')))
  async function* large() {
    for (let i = 0; i < 160; i += 1) yield randomBytes(1_000_000)
  }
  await expect(writeUpload(store, asked, large())).rejects.toThrow(isFull)
  const fresh = await makeRoom()
  if (fresh) {
    await store.destroy()
    store = fresh
  }
  expect((await bytesOf(uploadSource(store, small))).length).toBe(small.size)
  const others = await store.selectFrom('upload').select(['id', 'size']).where('id', '!=', small.id).execute()
  expect(others.filter(({ size }) => size !== null), 'nothing that broke off is an upload').toEqual([])
  await sweepUploads(store, true, () => new Date(Date.now() + 90_000_000))
  const next = await writeUpload(store, asked, arriving(Buffer.from('next')))
  expect(await publishRelease(store, { ...release('after', 1), file: next })).toMatchObject({ status: 'published' })
  expect(await store.selectFrom('file_piece').select('upload').execute()).toEqual([{ upload: next.id }])
  await store.destroy()
}

test('a file that fills SQLite’s disk while it comes', async ({ skip }) => {
  const disk = smallDisk('sqlite-upload', 16)
  if (!disk) return skip('needs the right to mount a disk')
  await expectUploadsAllOrNothing(join(disk, 'store.db'), /its disk is full/, async () => {})
})

test('a file that fills Postgres’s disk while it comes', async ({ skip }) => {
  const disk = smallDisk('postgres-upload', 120)
  if (!disk) return skip('needs the right to mount a disk')
  const postgres = await startPostgres({ isSafe: true, folder: disk, settings: ['max_wal_size=32MB', 'min_wal_size=32MB'] })
  const ballast = join(disk, 'ballast')
  const url = await postgres.create()
  await (await openDatabase(url)).destroy()
  const { stdout } = spawnSync('df', ['--output=avail', '-k', disk], { encoding: 'utf8' })
  writeFileSync(ballast, Buffer.alloc((Number(stdout.split('\n')[1]) - 12_000) * 1024))
  await expectUploadsAllOrNothing(url, /its disk is full|broke the connection|is stopping or starting|refuses the connection/, async () => {
    rmSync(ballast)
    await postgres.start()
    return openDatabase(url)
  })
  await postgres.stop()
})

test('SQLite on a disk of four megabytes', async ({ skip }) => {
  const disk = smallDisk('sqlite', 4)
  if (!disk) return skip('needs the right to mount a disk')
  await expectAllOrNothing(join(disk, 'store.db'), async () => {})
})

test('Postgres on a disk that other files filled', async ({ skip }) => {
  const disk = smallDisk('postgres', 120)
  if (!disk) return skip('needs the right to mount a disk')
  const postgres = await startPostgres({ isSafe: true, folder: disk, settings: ['max_wal_size=32MB', 'min_wal_size=32MB'] })
  const url = await postgres.create()
  const ballast = join(disk, 'ballast')
  await (await openDatabase(url)).destroy()
  const { stdout } = spawnSync('df', ['--output=avail', '-k', disk], { encoding: 'utf8' })
  writeFileSync(ballast, Buffer.alloc((Number(stdout.split('\n')[1]) - 6000) * 1024))
  await expectAllOrNothing(url, async () => {
    rmSync(ballast)
    // A Postgres that can't write its log stops by itself; whoever runs it starts it again.
    await postgres.start()
    return openDatabase(url)
  })
  await postgres.stop()
})
