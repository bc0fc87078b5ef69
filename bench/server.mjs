/**
 * The product from outside: starts `npm start` on a free port with a store of its own, waits for the
 * first 200, and stops what it started. Nothing of the product's is imported here.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const bench = dirname(fileURLToPath(import.meta.url))
export const product = dirname(bench)

const PATIENCE_MS = 240_000
const POLL_MS = 15

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** A port of this machine that nobody listens on. */
export async function freePort() {
  const probe = createServer().listen(0)
  await once(probe, 'listening')
  const { port } = probe.address()
  probe.close()
  await once(probe, 'close')
  return port
}

/** A folder that goes with the answer's second member. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'same-period-bench-'))
  return [folder, () => rmSync(folder, { recursive: true, force: true })]
}

/** Runs a command in a group of its own until `url` answers 200; `ms` is how long that took. */
export async function serve(command, words, { cwd, env, url }) {
  const began = performance.now()
  const child = spawn(command, words, { cwd, env: { ...process.env, ...env }, detached: true, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (text) => (said += text))
  const ended = once(child, 'exit')
  while (!(await isUp(url))) {
    if (child.exitCode !== null) throw new Error(`${command} ${words.join(' ')} ended with ${child.exitCode}: ${said}`)
    if (performance.now() - began > PATIENCE_MS) throw new Error(`no 200 from ${url}: ${said}`)
    await pause(POLL_MS)
  }
  const ms = performance.now() - began
  return { ms, stop: () => stop(child, ended, url) }
}

/** `npm start` of the product on a store, which is made where it isn't there. */
export async function startProduct(store) {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const env = { PORT: String(port), DATABASE_URL: `file:${store}` }
  return { url, ...(await serve('npm', ['start'], { cwd: product, env, url: `${url}/` })) }
}

async function isUp(url) {
  try {
    const response = await fetch(url)
    await response.arrayBuffer()
    return response.ok
  } catch {
    return false
  }
}

async function stop(child, ended, url) {
  process.kill(-child.pid, 'SIGTERM')
  await ended
  while (await isUp(url)) await pause(POLL_MS)
}

/** Runs work against a started product with a fresh store, and stops it whatever happens. */
export async function withProduct(work) {
  const [folder, remove] = temporaryFolder()
  const server = await startProduct(join(folder, 'store.db'))
  try {
    return await work(server.url)
  } finally {
    await server.stop()
    remove()
  }
}
