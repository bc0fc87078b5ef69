import { chmodSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import { afterAll, expect, test, vi } from 'vitest'
import { openDatabase } from './database'
import { storePath } from './sqlite'

const folder = mkdtempSync(join(tmpdir(), 'same-period-'))
afterAll(() => rmSync(folder, { recursive: true }))

test.each([
  ['file:var/a.db', resolve('var/a.db')],
  ['file:/srv/a.db', '/srv/a.db'],
  [pathToFileURL('/srv/a b.db').href, '/srv/a b.db'],
  ['var/a.db', resolve('var/a.db')],
  ['/srv/a.db', '/srv/a.db'],
  [':memory:', ':memory:'],
])('takes %s as a path', (url, path) => {
  expect(storePath(url)).toBe(path)
})

test('refuses any other scheme and says what to write', () => {
  expect(() => storePath('mysql://localhost/figures')).toThrow(
    'DATABASE_URL starts with "mysql:", which names no store. Set it to a file, such as file:var/same-period.db, ' +
      'or to a Postgres, such as postgres://user:password@host:5432/database, or leave it out.',
  )
})

test.each(['"postgres://u:s3cret@h/db"', ' postgres://u:s3cret@h/db'])('refuses %s, and repeats no password', (url) => {
  expect(() => storePath(url)).toThrow('DATABASE_URL names an address after other characters, such as a space or a quotation mark. Write the address alone.')
})

test('makes the folder, and writes through to the disk', async () => {
  const path = join(folder, 'deep/er/store.db')
  const store = await openDatabase(path)
  const pragma = async (name: string) => Object.values((await sql<object>`pragma ${sql.raw(name)}`.execute(store)).rows[0])[0]
  expect(existsSync(path)).toBe(true)
  expect(await pragma('journal_mode')).toBe('wal')
  expect(await pragma('synchronous')).toBe(2)
  expect(await pragma('foreign_keys')).toBe(1)
  await store.destroy()
})

const modes = (path: string) => ['', '-wal', '-shm'].map((end) => (statSync(path + end).mode & 0o777).toString(8))

test('its files are for their owner alone', async () => {
  const path = join(folder, 'own.db')
  const store = await openDatabase(path)
  expect(modes(path)).toEqual(['600', '600', '600'])
  await store.destroy()
})

test('takes files that others could read from them, and says so; what is in them stays', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const path = join(folder, 'open.db')
  const first = await openDatabase(path)
  await first.insertInto('dataset').values({ id: 'kept', title: 'Kept' }).execute()
  for (const end of ['', '-wal', '-shm']) chmodSync(path + end, 0o644)
  const second = await openDatabase(path)
  expect(modes(path)).toEqual(['600', '600', '600'])
  expect(warn.mock.calls).toEqual([[`${path} could be read by others of this machine; now by its owner only.`]])
  expect(await second.selectFrom('dataset').select('id').execute()).toEqual([{ id: 'kept' }])
  for (const store of [first, second]) await store.destroy()
  warn.mockRestore()
})

test('names the file that is no store', async () => {
  const path = join(folder, 'text.db')
  writeFileSync(path, 'This is a text, and not a database at all. '.repeat(50))
  await expect(openDatabase(path)).rejects.toThrow(`The store ${path} can’t be opened`)
})
