/** A server keeps its store to itself, and stops cleanly. */
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ended, expect, freePort, startServer, test, whenReady } from './site'

test.describe.configure({ timeout: 120_000 })

test('a second server on the same store is refused, with the port of the first', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'same-period-start-'))
  const store = join(folder, 'store.db')
  const port = await freePort()
  const first = startServer(port, store)
  try {
    await whenReady(first)
    const second = startServer(await freePort(), store)
    let said = ''
    second.stderr!.on('data', (text) => (said += String(text)))
    expect(await ended(second)).toBe(1)
    expect(said).toContain('Same Period can’t start')
    expect(said).toContain(`port ${port}`)
    expect(said).toContain(`process ${first.pid}`)
    expect(said.trim().split('\n'), 'one line, no stack').toHaveLength(1)
    expect((await fetch(`http://localhost:${port}/healthz`)).status, 'the first goes on').toBe(200)
  } finally {
    first.kill('SIGINT')
    expect(await ended(first)).toBe(0)
  }
  const third = startServer(port, store)
  await whenReady(third)
  third.kill('SIGTERM')
  expect(await ended(third), 'the same port and store are free again').toBe(0)
  rmSync(folder, { recursive: true })
})

test('a port in use, a port that isn’t one and a Postgres that can’t be reached are each one line and code 1', async ({ site }) => {
  const folder = mkdtempSync(join(tmpdir(), 'same-period-start-'))
  const refused: [port: string, store: string, said: RegExp][] = [
    [new URL(site).port, join(folder, 'a.db'), /Port \d+ is in use\./],
    ['seventy', join(folder, 'b.db'), /PORT is "seventy"/],
    [String(await freePort()), 'postgres://localhost/same', /postgres/i],
  ]
  for (const [port, store, told] of refused) {
    const server = startServer(port, store)
    let said = ''
    server.stderr!.on('data', (text) => (said += String(text)))
    expect(await ended(server)).toBe(1)
    expect(said).toMatch(told)
    expect(said.trim().split('\n')).toHaveLength(1)
  }
  rmSync(folder, { recursive: true })
})

test('a PUBLIC_URL that is no address is one line and code 1', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'same-period-start-'))
  const server = startServer(await freePort(), join(folder, 'a.db'), { PUBLIC_URL: 'figures.example.org' })
  let said = ''
  server.stderr!.on('data', (text) => (said += String(text)))
  expect(await ended(server)).toBe(1)
  expect(said).toContain('PUBLIC_URL is “figures.example.org”; it must be an address such as https://')
  expect(said.trim().split('\n')).toHaveLength(1)
  rmSync(folder, { recursive: true })
})

test('settings of accounts that are no good are one line and code 1', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'same-period-start-'))
  const refused: [settings: Record<string, string>, said: RegExp][] = [
    [{ AUTH_SECRET: 'better-auth-secret-12345678901234567890' }, /^Same Period can’t start: AUTH_SECRET holds words of an example\..*openssl rand/],
    [{ OIDC_ISSUER: 'https://login.example.org' }, /^Same Period can’t start: OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together/],
  ]
  for (const [settings, told] of refused) {
    const server = startServer(await freePort(), join(folder, 'a.db'), settings)
    let said = ''
    server.stderr!.on('data', (text) => (said += String(text)))
    expect(await ended(server)).toBe(1)
    expect(said).toMatch(told)
    expect(said.trim().split('\n')).toHaveLength(1)
  }
  rmSync(folder, { recursive: true })
})

/** One request as it is written, for what `fetch` wouldn't send. */
const raw = (site: string, lines: string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(site).port), 'localhost', () => socket.write(`${[...lines, 'Connection: close'].join('\r\n')}\r\n\r\n`))
    let answer = ''
    socket.on('data', (bytes) => (answer += String(bytes))).on('end', () => resolve(answer)).on('error', reject)
  })

test('a Host header that names no host is refused, and TLS in front is told to stay', async ({ site }) => {
  expect(await raw(site, ['GET / HTTP/1.1', 'Host: a"><script>'])).toMatch(/^HTTP\/1.1 400 /)
  const secure = await raw(site, ['HEAD /healthz HTTP/1.1', 'Host: localhost', 'X-Forwarded-Proto: https'])
  expect(secure).toMatch(/^HTTP\/1.1 200 /)
  expect(secure).toContain('Strict-Transport-Security: max-age=31536000')
  expect(await raw(site, ['HEAD /healthz HTTP/1.1', 'Host: localhost'])).not.toContain('Strict-Transport-Security')
})

test('whether it has its figures is told', async ({ request }) => {
  const answer = await request.get('/healthz')
  expect(answer.status()).toBe(200)
  expect(await answer.json()).toEqual({ status: 'ok', releases: 18 })
})
