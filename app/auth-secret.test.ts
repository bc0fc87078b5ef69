import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { authSecret, secretPath, weaknessOf } from './auth-secret'

const folder = mkdtempSync(join(tmpdir(), 'same-period-secret-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('is made at random on the first start, kept beside the store for its owner alone, and is the same afterwards', () => {
  const environment = { DATABASE_URL: `file:${join(folder, 'new/a.db')}` }
  const first = authSecret(environment)!
  const path = join(folder, 'new/a.secret')
  expect([first.length, statSync(path).mode & 0o777, readFileSync(path, 'utf8').trim()]).toEqual([43, 0o600, first])
  expect(authSecret(environment)).toBe(first)
  expect(authSecret({ DATABASE_URL: `file:${join(folder, 'new/b.db')}` })).not.toBe(first)
})

test('a file that others could read is closed to them, and that is said', () => {
  const path = join(folder, 'open.secret')
  writeFileSync(path, 'kT5vQ9xW2mZ8bN4jR7yH1cF6gD3pL0sA\n')
  chmodSync(path, 0o644)
  const said: string[] = []
  expect(authSecret({ DATABASE_URL: `file:${join(folder, 'open.db')}` }, (line) => said.push(line))).toBe('kT5vQ9xW2mZ8bN4jR7yH1cF6gD3pL0sA')
  expect([statSync(path).mode & 0o777, said.length, said[0]]).toEqual([0o600, 1, expect.stringContaining('could be read by others')])
})

test('a kept one that was emptied is refused, with what to do', () => {
  writeFileSync(join(folder, 'empty.secret'), '', { mode: 0o600 })
  expect(() => authSecret({ DATABASE_URL: `file:${join(folder, 'empty.db')}` })).toThrow(/empty\.secret has 0 characters.*Delete the file for a new one/)
})

test.each([
  'short',
  'kT5vQ9xW2mZ8bN4jR7yH1cF6gD3pL0s',
  'better-auth-secret-12345678901234567890',
  'secretsecretsecretsecretsecretsecret',
  'changeme-changeme-changeme-changeme',
  'this-is-my-super-secret-value-for-auth',
  'replace-this-with-a-long-value-of-yours',
  'a'.repeat(64),
  'abcdefgh'.repeat(8),
  'kT5vQ9xW2mZ8kT5vQ9xW2mZ8kT5vQ9xW2mZ8',
  '11223344556677889900112233445566',
])('AUTH_SECRET “%s” is refused in one line', (secret) => {
  expect(() => authSecret({ AUTH_SECRET: secret })).toThrow(/^AUTH_SECRET [^\n]+openssl rand -base64 32$/)
})

test('what openssl makes is taken', () => {
  for (const secret of ['q0Yk3m8JpV7sXn2LwB5tRfHc9uZeGdA1iKoN4yTbMxE=', 'f81d4fae7dec11d0a76500a0c91e6bf60b2c4d9e8a1f3c57']) {
    expect(weaknessOf(secret)).toBeNull()
    expect(authSecret({ AUTH_SECRET: secret, DATABASE_URL: 'postgres://u@h/d' })).toBe(secret)
  }
})

test('for a Postgres without AUTH_SECRET accounts are off, and no file is made', () => {
  expect(authSecret({ DATABASE_URL: 'postgres://u@h/d' })).toBeNull()
  expect(existsSync(join(folder, 'd.secret'))).toBe(false)
  expect(secretPath('/srv/x/same-period.db')).toBe('/srv/x/same-period.secret')
})
