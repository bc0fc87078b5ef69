/**
 * A Same Period of its own for each worker of the browser tests: the built product, started as
 * `npm start` does, on a free port and a store in a folder that goes with it.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from '@playwright/test'

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

export function startServer(port: number | string, store: string, settings: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, ['scripts/start.mjs'], {
    env: { ...process.env, PUBLIC_URL: '', ...settings, PORT: String(port), DATABASE_URL: store },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Resolves once the server answers; rejects, with what it said, where it ends before that. */
export function whenReady(server: ChildProcess): Promise<void> {
  let faults = ''
  server.stderr!.on('data', (text) => (faults += String(text)))
  return new Promise((resolve, reject) => {
    server.stdout!.on('data', (text) => String(text).includes('Same Period is at') && resolve())
    server.once('exit', (code) => reject(new Error(`the server ended with code ${code} before it answered: ${faults}`)))
  })
}

/** The code that a server ends with. */
export const ended = (server: ChildProcess): Promise<number | null> =>
  server.exitCode === null ? new Promise((resolve) => server.once('close', resolve)) : Promise.resolve(server.exitCode)

export const test = base.extend<object, { site: string }>({
  site: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs from this pattern
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'same-period-e2e-'))
      const port = await freePort()
      const server = startServer(port, join(folder, 'store.db'))
      await whenReady(server)
      await use(`http://localhost:${port}`)
      server.kill('SIGTERM')
      await ended(server)
      rmSync(folder, { recursive: true })
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ site }, use) => use(site),
})

export { expect } from '@playwright/test'
