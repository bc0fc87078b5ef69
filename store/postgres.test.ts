/** Postgres as it fails: each fault is one line that says what to do, and never holds the password. */
import { type AddressInfo, createServer } from 'node:net'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openDatabase } from './database'
import { testPostgres } from './engines.fixture'
import { isPostgresUrl } from './postgres'

/** A port that was free a moment ago. */
const PORT = await new Promise<number>((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address() as AddressInfo
    probe.close(() => resolve(port))
  })
})
const postgres = testPostgres({ port: PORT, settings: ['password_encryption=scram-sha-256'] })
const PASSWORD = 'p@ss:w0rd/?#'
const written = encodeURIComponent(PASSWORD)

/** The message of a start that fails. */
const said = async (url: string): Promise<string> =>
  openDatabase(url).then(
    () => 'opened',
    (error: Error) => `${error.name}: ${error.message}`,
  )

test('both names of the scheme are Postgres, and nothing else is', () => {
  expect(['postgres://a/b', 'postgresql://a/b', 'POSTGRES://a/b', 'file:a.db', 'postgres.db', ''].map((url) => isPostgresUrl(url))).toEqual([
    true, true, true, false, false, false,
  ])
})

test.each([`postgres://u:${PASSWORD}@h:port/d`, 'postgresql://[::1/d'])(
  'an address that can’t be read is told, and not repeated: %s',
  async (url) => {
    const told = await said(url)
    expect(told).toMatch(/^StoreError: DATABASE_URL can’t be read as the address of a Postgres\. Write postgres:\/\/user:password@host:5432\/database/)
    expect(told).not.toContain('p@ss')
  },
)

test('a port where nothing listens', async () => {
  expect(await said(`postgres://u:${written}@127.0.0.1:1/d`)).toBe(
    'StoreError: The Postgres at 127.0.0.1:1 refuses the connection: nothing listens there. Start it, or correct the host and port in DATABASE_URL.',
  )
})

test('a host that nobody has', async () => {
  expect(await said('postgres://u@no-such-host.invalid/d')).toBe(
    'StoreError: The Postgres at no-such-host.invalid:5432 can’t be found: no host has that name. Correct the host in DATABASE_URL.',
  )
})

test('a host that takes the connection and says nothing', async () => {
  const silent = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => silent.once('listening', resolve))
  const { port } = silent.address() as AddressInfo
  expect(await said(`postgres://u@127.0.0.1:${port}/d`)).toContain('doesn’t answer within 3 seconds')
  silent.close()
})

test('a wrong password, a missing one and a missing database', async () => {
  await postgres().run(`create role keeper login password '${PASSWORD}'`)
  await postgres().run('create database kept owner keeper')
  await postgres().askForPasswords()
  const at = `127.0.0.1:${PORT}`
  expect(await said(`postgres://keeper:${written}@${at}/kept`)).toBe('opened')
  expect(await said(`postgres://keeper:hunter2@${at}/kept`)).toBe(
    `StoreError: The Postgres at ${at} refuses the password of the user “keeper”. Correct user or password in DATABASE_URL.`,
  )
  expect(await said(`postgres://keeper@${at}/kept`)).toBe(
    `StoreError: The Postgres at ${at} asks for a password of the user “keeper”, and DATABASE_URL has none.`,
  )
  expect(await said(`postgres://keeper:${written}@${at}/lost`)).toBe(
    `StoreError: The Postgres at ${at} has no database “lost”. Make it (createdb lost), or correct DATABASE_URL.`,
  )
})

test('a user who may not make tables', async () => {
  await postgres().run('create role guest login')
  await postgres().run('create database closed')
  expect(await said(postgres().urlOf('closed').replace('tester', 'guest'))).toMatch(/doesn’t let the user “guest” make or change tables in “closed”\. Make it the owner: ALTER DATABASE/)
})

test('a database that doesn’t keep UTF-8', async () => {
  await postgres().run(`create database old encoding 'SQL_ASCII' template template0`)
  expect(await said(postgres().urlOf('old'))).toContain('keeps text as SQL_ASCII')
})

test('a statement that takes too long is stopped by Postgres itself', async () => {
  const store = await openDatabase(await postgres().create())
  const { rows } = await sql<{ statement_timeout: string }>`show statement_timeout`.execute(store)
  expect(rows[0].statement_timeout).toBe('30s')
  await store.connection().execute(async (one) => {
    await sql`set statement_timeout = 50`.execute(one)
    await expect(sql`select pg_sleep(5)`.execute(one)).rejects.toThrow('was told to stop')
  })
  await store.destroy()
})

test('counts come back as numbers', async () => {
  const store = await openDatabase(await postgres().create())
  const { rows } = await sql<{ n: number }>`select count(*) as n from record`.execute(store)
  expect(rows[0].n).toBe(0)
  await store.destroy()
})
