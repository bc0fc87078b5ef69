import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { findLink } from '@/store/account-links'
import { openDatabase } from '@/store/database'
import { freshStores } from '@/store/engines.fixture'
import { addAccount, serveStore } from './accounts.fixture'
import { startAccounts } from './start-accounts'

const held = globalThis as typeof globalThis & { samePeriodSecret?: string | null }
const freshUrl = freshStores('sqlite')
afterEach(() => vi.unstubAllEnvs())
afterAll(() => void delete held.samePeriodSecret)

/** What a start prints. */
async function said(store: Awaited<ReturnType<typeof openDatabase>>): Promise<string[]> {
  const lines: string[] = []
  await startAccounts(store, 'https://figures.example.org', (line) => lines.push(line))
  return lines
}

test('each start prints a new link while there is no admin, and none afterwards', async () => {
  vi.stubEnv('PUBLIC_URL', '')
  const store = await serveStore(await freshUrl())
  const [first, second] = [await said(store), await said(store)]
  const secrets = [first, second].map(([line]) => /^There is no admin yet\. [^:]+: https:\/\/figures\.example\.org\/setup\?link=([0-9A-Za-z]{43})$/.exec(line)![1])
  expect(secrets[0]).not.toBe(secrets[1])
  for (const secret of secrets) expect(await findLink(store, 'setup', secret, new Date())).toMatchObject({ role: 'admin' })
  await addAccount(store, 'admin')
  expect(await said(store)).toEqual([])
  for (const secret of secrets) expect(await findLink(store, 'setup', secret, new Date())).toBeNull()
  await store.destroy()
})

test('with a Postgres and without AUTH_SECRET it says how accounts are switched on, in one line, and makes no link', async () => {
  vi.stubEnv('DATABASE_URL', 'postgres://u@h/d')
  vi.stubEnv('AUTH_SECRET', '')
  held.samePeriodSecret = undefined
  const store = await openDatabase(await freshUrl())
  expect(await said(store)).toEqual([expect.stringMatching(/^Accounts are off: [^\n]*Set AUTH_SECRET [^\n]*openssl rand -base64 32$/)])
  expect(await store.selectFrom('account_link').select('id').execute()).toEqual([])
  await store.destroy()
})

test.each([
  [{ AUTH_SECRET: 'changeme' }, /^AUTH_SECRET has 8 characters/],
  [{ OIDC_ISSUER: 'https://login.example.org' }, /go together/],
])('the settings %o end the start', async (settings, words) => {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
  held.samePeriodSecret = undefined
  const store = await openDatabase(await freshUrl())
  await expect(said(store)).rejects.toThrow(words)
  await store.destroy()
})
