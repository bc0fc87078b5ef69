import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { lockStore } from './lock'

const folder = mkdtempSync(join(tmpdir(), 'same-period-'))
const children: ChildProcess[] = []
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

/** A process that takes the lock and stays; its first words are "held", or the reason why not. */
async function server(path: string, port: number): Promise<{ child: ChildProcess; words: string }> {
  const script = `import(${JSON.stringify(resolve('store/lock.ts'))}).then(({ lockStore }) => {
    lockStore(${JSON.stringify(path)}, { pid: process.pid, port: ${port} })
    console.log('held')
    setInterval(() => {}, 1000)
  }).catch((error) => console.log(error.message))`
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const [words] = await once(child.stdout!, 'data')
  return { child, words: String(words).trim() }
}

test('a second server is told who uses the store and what to do', async () => {
  const path = join(folder, 'a.db')
  const first = await server(path, 3100)
  expect(first.words).toBe('held')
  const second = await server(path, 3200)
  expect(second.words).toBe(
    `Another Same Period server (process ${first.child.pid}, port 3100) uses the store ${path}. ` +
      'Stop that server, or set DATABASE_URL to another file.',
  )
  expect(() => lockStore(path, { pid: process.pid, port: 3300 })).toThrow('port 3100')
})

test('the lock ends with its process, even after kill -9', async () => {
  const path = join(folder, 'b.db')
  const first = await server(path, 3100)
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')
  expect(existsSync(`${path}.lock.json`)).toBe(true)
  const second = await server(path, 3200)
  expect(second.words).toBe('held')
  expect((await server(path, 3300)).words).toContain(`(process ${second.child.pid}, port 3200)`)
})

test('a lock that is let go of can be taken again, by the same process too', () => {
  const path = join(folder, 'c.db')
  const release = lockStore(path, { pid: 1, port: 3000 })
  expect(() => lockStore(path, { pid: 2, port: 3001 })).toThrow('(process 1, port 3000)')
  release()
  expect(existsSync(`${path}.lock.json`)).toBe(false)
  lockStore(path, { pid: 3, port: 3002 })()
})

test('stores have locks of their own, and one in memory has none', () => {
  const releases = [':memory:', ':memory:', join(folder, 'd.db'), join(folder, 'e.db')].map((path) => lockStore(path, { pid: 1, port: 1 }))
  expect(releases).toHaveLength(4)
  for (const release of releases) release()
})
