/** What becomes of open links when their maker or their account changes. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { GONE, acceptLink, insertLink, makeInvite, makeSetupLink } from './account-links'
import { changeRole, findAccountOf, passwordHashOf, removeAccount } from './accounts'
import { type Store, openDatabase } from './database'
import { ENGINES, freshStores } from './engines.fixture'
import { makeResetLink, resetPassword } from './reset-links'
import { randomSecret } from './secret-text'

const at = new Date('2026-03-01T12:00:00Z')

describe.each(ENGINES)('on %s', (engine) => {
  const freshUrl = freshStores(engine)
  let store: Store
  let first: string

  const invited = async (email: string, role: 'reader' | 'admin', by: string) =>
    (await acceptLink(store, { kind: 'invite', secret: (await makeInvite(store, { email, role }, by, at)).secret, name: 'X', passwordHash: 'old' }, at)).id

  beforeAll(async () => {
    store = await openDatabase(await freshUrl())
    first = (await acceptLink(store, { kind: 'setup', secret: (await makeSetupLink(store, at))!, name: 'X', email: 'first@example.org', passwordHash: 'old' }, at)).id
  })
  afterAll(() => store.destroy())

  test('a link to a new password is its account’s alone, whoever has the address later', async () => {
    const before = await invited('desk@example.org', 'reader', first)
    const { secret } = await makeResetLink(store, before, first, at)
    const row = await store.selectFrom('account_link').selectAll().where('kind', '=', 'reset').executeTakeFirstOrThrow()
    expect([row.account, row.made_by]).toEqual([before, first])
    await removeAccount(store, before, first, at)
    const after = await invited('desk@example.org', 'reader', first)
    await expect(resetPassword(store, secret, 'taken over', at)).rejects.toThrow(GONE)
    // Even where the row had stayed.
    await store.insertInto('account_link').values({ ...row, id: randomUUID() }).execute()
    await expect(resetPassword(store, secret, 'taken over', at)).rejects.toThrow(GONE)
    expect(await passwordHashOf(store, after)).toBe('old')
  })

  test('a link that whoever runs the server made is nobody’s, and works', async () => {
    const id = await invited('run@example.org', 'reader', first)
    const { secret } = await makeResetLink(store, 'run@example.org', 'whoever runs the server', at)
    expect(await store.selectFrom('account_link').select('made_by').where('account', '=', id).execute()).toEqual([{ made_by: null }])
    await resetPassword(store, secret, 'new', at)
    expect(await passwordHashOf(store, id)).toBe('new')
  })

  test.each([
    ['is removed', (id: string) => removeAccount(store, id, first, at)],
    ['becomes a reader', (id: string) => changeRole(store, id, 'reader', first, at)],
  ])('links of an admin who %s hold no longer; those of others do', async (_, end) => {
    const admin = await invited(`admin-${randomUUID()}@example.org`, 'admin', first)
    const [address, other] = [`${randomUUID()}@example.org`, `${randomUUID()}@example.org`]
    const { secret } = await makeInvite(store, { email: address, role: 'admin' }, admin, at)
    const { secret: theirs } = await makeInvite(store, { email: other, role: 'reader' }, first, at)
    const { secret: reset } = await makeResetLink(store, first, admin, at)
    await end(admin)
    await expect(acceptLink(store, { kind: 'invite', secret, name: 'X', passwordHash: 'x' }, at)).rejects.toThrow(GONE)
    await expect(resetPassword(store, reset, 'x', at)).rejects.toThrow(GONE)
    expect(await findAccountOf(store, address)).toBeNull()
    await acceptLink(store, { kind: 'invite', secret: theirs, name: 'X', passwordHash: 'x' }, at)
  })

  test('a setup link is used up by another setup link, and by no other kind', async () => {
    const open = async () => (await store.selectFrom('account_link').select('id').where('kind', '=', 'setup').where('used_at', 'is', null).execute()).length
    await store.transaction().execute((change) => insertLink(change, { kind: 'setup', secret: randomSecret(), email: null, role: 'admin', madeBy: null, at, lastsMs: 1000 }))
    await invited('one@example.org', 'reader', first)
    await resetPassword(store, (await makeResetLink(store, 'one@example.org', first, at)).secret, 'new', at)
    expect(await open()).toBe(1)
  })
})
