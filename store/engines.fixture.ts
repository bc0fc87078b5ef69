/** Empty stores of either engine for tests: `describe.each(ENGINES)`, then `freshStores(engine)`. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import type { Source } from '@/ingest/source'
import type { Engine } from './engine'
import { type TestPostgres, startPostgres } from './postgres.fixture'

export const ENGINES: Engine[] = ['sqlite', 'postgres']

/** Answers with what makes the address of a new, empty store; what it needs starts and ends with the tests around it. */
export function freshStores(engine: Engine): () => Promise<string> {
  if (engine === 'postgres') {
    const server = testPostgres()
    return () => server().create()
  }
  const folder = mkdtempSync(join(tmpdir(), 'same-period-'))
  let stores = 0
  afterAll(() => rmSync(folder, { recursive: true }))
  return async () => join(folder, `${(stores += 1)}.db`)
}

/** A Postgres that starts and ends with the tests around it. */
export function testPostgres(settings: Parameters<typeof startPostgres>[0] = {}): () => TestPostgres {
  let server: TestPostgres | undefined
  beforeAll(async () => {
    server = await startPostgres(settings)
  })
  afterAll(() => server?.remove())
  return () => server!
}

/** All bytes of a source. */
export async function bytesOf(source: Source): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of source.open()) pieces.push(piece)
  return Buffer.concat(pieces)
}
