/**
 * One server per store. The lock is an exclusive transaction on `<store>.lock`, held by the operating
 * system for the life of the process: a crash or a kill -9 lets it go. Who holds it stands beside it,
 * in `<store>.lock.json`, for the message only; that file proves nothing.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { holdFile } from './sqlite'
import { StoreError } from './store-error'

export interface Holder {
  pid: number
  port: number
}

/**
 * Takes the store at a path and answers with the way to let go of it. Throws a StoreError where another
 * server has it.
 */
export function lockStore(path: string, holder: Holder): () => void {
  if (path === ':memory:') return () => {}
  const release = holdFile(`${path}.lock`)
  if (!release) {
    throw new StoreError(
      `Another Same Period server${describe(readHolder(path))} uses the store ${path}. ` +
        'Stop that server, or set DATABASE_URL to another file.',
    )
  }
  writeFileSync(`${path}.lock.json`, JSON.stringify(holder))
  return () => {
    rmSync(`${path}.lock.json`, { force: true })
    release()
  }
}

const describe = (holder: Holder | null): string => (holder ? ` (process ${holder.pid}, port ${holder.port})` : '')

function readHolder(path: string): Holder | null {
  try {
    return JSON.parse(readFileSync(`${path}.lock.json`, 'utf8')) as Holder
  } catch {
    return null // The other server is just starting or stopping.
  }
}
