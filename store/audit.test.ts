import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { appendAudit, canonicalJson, readAudit, verifyAudit } from './audit'
import { type Store, openDatabase } from './database'
import { ENGINES, freshStores } from './engines.fixture'
import { backup, restore } from './keep-store'

const noon = new Date('2026-11-26T12:00:00Z')

const append = (store: Store, subject: string): Promise<void> =>
  store.transaction().execute((change) => appendAudit(change, { at: noon, actor: 'ann', action: 'account.role', subject, detail: { to: 'admin', from: 'reader' } }))

describe.each(ENGINES)('on %s', (engine) => {
  const freshUrl = freshStores(engine)
  let [url, store] = ['', undefined as unknown as Store]

  beforeEach(async () => {
    url = await freshUrl()
    store = await openDatabase(url)
  })
  afterEach(() => store.destroy())

  /** What somebody with the database's password can do, the tables' own refusal put aside. */
  async function tamper(words: string): Promise<void> {
    const names = engine === 'postgres' ? ['audit_kept'] : ['audit_kept_update', 'audit_kept_delete']
    for (const name of names) await sql.raw(`drop trigger ${name}${engine === 'postgres' ? ' on audit' : ''}`).execute(store)
    await sql.raw(words).execute(store)
  }

  test('an empty log stands', async () => {
    expect(await verifyAudit(store)).toEqual({ entries: 0, brokenAt: null, hash: '' })
  })

  test('each hash covers the one before and the entry, and can be counted from an export', async () => {
    await append(store, 'bob')
    await append(store, 'eve')
    const detail = '{"from":"reader","to":"admin"}'
    const sha = (text: string) => createHash('sha256').update(text).digest('hex')
    const first = sha(JSON.stringify([1, '2026-11-26T12:00:00.000Z', 'ann', 'account.role', 'bob', detail]))
    const second = sha(first + JSON.stringify([2, '2026-11-26T12:00:00.000Z', 'ann', 'account.role', 'eve', detail]))
    expect((await readAudit(store, 10)).map(({ id, previous, hash }) => ({ id, previous, hash }))).toEqual([
      { id: 2, previous: first, hash: second },
      { id: 1, previous: '', hash: first },
    ])
    expect(await verifyAudit(store)).toEqual({ entries: 2, brokenAt: null, hash: second })
  })

  test('what isn’t committed leaves no entry', async () => {
    const broken = store.transaction().execute(async (change) => {
      await appendAudit(change, { at: noon, actor: 'ann', action: 'account.role', subject: 'bob', detail: {} })
      throw new Error('the rest failed')
    })
    await expect(broken).rejects.toThrow('the rest failed')
    expect((await verifyAudit(store)).entries).toBe(0)
  })

  test('many at once make one chain', async () => {
    const other = await openDatabase(url)
    await Promise.all(Array.from({ length: 30 }, (_, i) => append(i % 2 ? store : other, `subject ${i}`)))
    await other.destroy()
    expect(await verifyAudit(store)).toMatchObject({ entries: 30, brokenAt: null })
  })

  const words = "'x', 'x', 'x', 'x', '{}', 'x', 'x'"
  test.each([
    ['a change', "update audit set actor = 'bob'"],
    ['a removal', 'delete from audit'],
    ['a change of one', "update audit set detail = '{}' where id = 1"],
    ['a replacement', engine === 'sqlite' ? `insert or replace into audit values (1, ${words})` : `insert into audit values (1, ${words}) on conflict (id) do update set actor = 'x'`],
    ...(engine === 'postgres' ? [['an emptying', 'truncate audit']] : []),
  ])('the table refuses %s', async (_, statement) => {
    await append(store, 'bob')
    await expect(sql.raw(statement).execute(store)).rejects.toThrow('the audit log is only ever added to')
    expect(await verifyAudit(store)).toMatchObject({ entries: 1, brokenAt: null })
  })

  test.each([
    ['an edited entry', "update audit set subject = 'mallory' where id = 2", 2],
    ['an edited entry with a hash of its own', "update audit set subject = 'mallory', hash = 'ab' where id = 2", 2],
    ['a removed entry', 'delete from audit where id = 2', 2],
    ['two exchanged entries', 'update audit set id = case id when 2 then -3 when 3 then -2 else id end; update audit set id = abs(id)', 2],
    ['a removed first entry', 'delete from audit where id = 1', 1],
    ['removed entries at the end', 'delete from audit where id > 2', 3],
    ['an emptied log', 'delete from audit', 1],
    ['an end that was moved', "delete from audit where id = 4; update audit_end set last = 3", 3],
    ['an end that is gone', 'delete from audit_end', 1],
  ])('%s shows', async (_, statements, brokenAt) => {
    for (const subject of ['ann', 'bob', 'eve', 'joe']) await append(store, subject)
    const [first, ...more] = statements.split('; ')
    await tamper(first)
    for (const statement of more) await sql.raw(statement).execute(store)
    expect((await verifyAudit(store)).brokenAt).toBe(brokenAt)
  })

  test('is in a backup whole, and stands after a restore', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'same-period-audit-'))
    for (const subject of ['ann', 'bob']) await append(store, subject)
    const before = await verifyAudit(store)
    await backup(url, join(folder, 'backup.db'))
    const restoredUrl = await freshUrl()
    await restore(join(folder, 'backup.db'), restoredUrl)
    const restored = await openDatabase(restoredUrl)
    expect(await verifyAudit(restored)).toEqual(before)
    await append(restored, 'eve')
    expect(await verifyAudit(restored)).toMatchObject({ entries: 3, brokenAt: null })
    await restored.destroy()
    rmSync(folder, { recursive: true })
  })
})

test('one thing has one text', () => {
  expect(canonicalJson({ b: [{ d: 1, c: null }], a: 'x' })).toBe('{"a":"x","b":[{"c":null,"d":1}]}')
})
