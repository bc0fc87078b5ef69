/** The drill: what was backed up, restored or moved is the same, row for row and byte for byte. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFigures, shippedDataset } from '@/app/figures'
import { openDatabase } from './database'
import { ENGINES, bytesOf, freshStores } from './engines.fixture'
import { backup, move, restore } from './keep-store'
import { readReleaseFile } from './read-ledger'
import { TABLES } from './schema'

const folder = mkdtempSync(join(tmpdir(), 'same-period-keep-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Every row of every table that the engine itself says is there, read without the code under test. */
async function everything(url: string): Promise<Record<string, unknown[]>> {
  const store = await openDatabase(url)
  const tables = (await store.introspection.getTables()).map(({ name }) => name).sort()
  const all: Record<string, unknown[]> = {}
  for (const name of tables) all[name] = (await sql`select * from ${sql.table(name)} order by 1`.execute(store)).rows
  await store.destroy()
  return all
}

async function expectShippedFiles(url: string): Promise<void> {
  const store = await openDatabase(url)
  const files = readdirSync('data/releases').filter((name) => name.endsWith('.csv'))
  for (const file of files) {
    const kept = await readReleaseFile(store, shippedDataset.id, file.slice(0, -4))
    expect(readFileSync(join('data/releases', file)).equals(await bytesOf(kept!.source)), file).toBe(true)
  }
  expect(files).toHaveLength(18)
  await store.destroy()
}

describe.each(ENGINES)('from %s', (engine) => {
  const freshUrl = freshStores(engine)
  const freshPostgres = freshStores('postgres')
  let source: string
  beforeAll(async () => {
    source = await freshUrl()
    await (await openFigures(source, 'data', () => {})).store.destroy()
  })

  test('a backup, restored, is the same, and has every table', async () => {
    const file = join(folder, `${engine}.backup`)
    const target = await freshUrl()
    await backup(source, file)
    expect(readdirSync(folder).filter((name) => name.startsWith(engine))).toEqual([`${engine}.backup`])
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const bytes = createHash('sha256').update(readFileSync(file)).digest('hex')
    await restore(file, target)
    if (engine === 'sqlite') expect(statSync(target).mode & 0o777).toBe(0o600)
    expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toBe(bytes)
    const [before, after] = [await everything(source), await everything(target)]
    expect(Object.keys(before)).toEqual(TABLES.map(({ name }) => name as string).sort())
    expect(before.record).toHaveLength(30_073)
    expect(after).toEqual(before)
    await expectShippedFiles(target)
    expect(existsSync(`${target}.lock.json`)).toBe(false)
  })

  test('a store that is moved to Postgres is the same, and goes on from there', async () => {
    const target = await freshPostgres()
    await move(source, target)
    expect(await everything(target)).toEqual(await everything(source))
    const lines: string[] = []
    const { store, ledger } = await openFigures(target, 'data', (line) => lines.push(line))
    expect([lines, ledger.releases.length]).toEqual([[], 18])
    await store.destroy()
  })

  test('a store or file that holds something is never overwritten', async () => {
    const file = join(folder, `${engine}.once`)
    await backup(source, file)
    await expect(backup(source, file)).rejects.toThrow('is there already')
    const other = await freshUrl()
    const store = await openDatabase(other)
    await store.insertInto('dataset').values({ id: 'mine', title: 'Mine' }).execute()
    await store.destroy()
    const before = await everything(other)
    await expect(restore(file, other)).rejects.toThrow('isn’t empty, and nothing was changed')
    await expect(move(source, other)).rejects.toThrow('isn’t empty, and nothing was changed')
    expect(await everything(other)).toEqual(before)
  })
})

const run = (command: string, target: string, url: string) =>
  promisify(execFile)('npm', ['run', '--silent', command, '--', target], { env: { ...process.env, DATABASE_URL: url } }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error: { code: number; stderr: string }) => ({ code: error.code, said: error.stderr }),
  )

test('the commands say in one line why they can’t, and with which rows they could', async () => {
  const text = join(folder, 'text')
  writeFileSync(text, 'not a store at all, but long enough to be read as one '.repeat(40))
  expect(await run('backup', join(folder, 'x'), join(folder, 'none.db'))).toEqual({
    code: 1,
    said: `backup: There is no store at ${join(folder, 'none.db')}. Set DATABASE_URL to the one that is meant.\n`,
  })
  const refused = await run('restore', text, join(folder, 'y.db'))
  expect([refused.code, refused.said.trim().split('\n').length]).toEqual([1, 1])
  const { store } = await openFigures(join(folder, 'z.db'), 'data', () => {})
  await store.destroy()
  const { code, said } = await run('backup', join(folder, 'z.backup'), join(folder, 'z.db'))
  expect([code, said]).toEqual([0, expect.stringMatching(/^migration: 6 rows, [^]*\nrecord: 30073 rows, sha256 [0-9a-f]{16}\n[^]*backup: done; the copy was read again and is the same\.\n$/)])
})

test('a store that crashed while it was served is restored with its last rows', async () => {
  const [served, crashed, target] = ['served.db', 'crashed.db', 'target.db'].map((name) => join(folder, name))
  const store = await openDatabase(served)
  await store.insertInto('dataset').values({ id: 'late', title: 'Written last' }).execute()
  for (const end of ['', '-wal']) copyFileSync(served + end, crashed + end)
  await store.destroy()
  await restore(crashed, target)
  expect((await everything(target)).dataset).toMatchObject([{ id: 'late', title: 'Written last' }])
})
