import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { isoDay } from '@/stats/calendar'
import { type Store, openDatabase } from './database'
import { ENGINES, bytesOf, freshStores } from './engines.fixture'
import { type NewRelease, publishRelease } from './publish'
import { readReleaseFile } from './read-ledger'
import { type Upload, readUpload, removeUpload, sweepUploads, uploadSource, writeUpload } from './uploads'

async function* inBits(bytes: Uint8Array, bit: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += bit) yield bytes.subarray(at, at + bit)
}

const releaseOf = (file: Upload, changes: Partial<NewRelease> = {}): NewRelease => ({
  dataset: { id: 'test', title: 'Test' },
  name: 'first',
  released: isoDay('2016-01-01'),
  span: { from: isoDay('2015-01-01'), to: isoDay('2015-12-31') },
  compiledBy: 'Nobody',
  licence: 'CC0 1.0',
  source: 'Nowhere',
  file,
  records: [{ date: '2015-06-01', state: 'TX', label: 'Fall', deaths: 1 }],
  ...changes,
})

describe.each(ENGINES)('on %s', (engine) => {
  const freshUrl = freshStores(engine)
  let store: Store
  beforeEach(async () => {
    store = await openDatabase(await freshUrl())
    await store.insertInto('dataset').values({ id: 'test', title: 'Test' }).execute()
    return () => store.destroy()
  })

  const send = (bytes: Uint8Array, bit = 65_536, at = '2026-01-01T00:00:00Z') =>
    writeUpload(store, { dataset: 'test', account: 'somebody', name: 'x.csv' }, inBits(bytes, bit), undefined, () => new Date(at))
  const counts = async () => {
    const count = async (table: 'upload' | 'file_piece') => (await store.selectFrom(table).select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n
    return [await count('upload'), await count('file_piece')]
  }

  test.each([
    ['nothing', 0, 1000, 0],
    ['a byte', 1, 1000, 1],
    ['a piece and no more', 1_048_576, 1_048_576, 1],
    ['a piece and a byte', 1_048_577, 999, 2],
    ['three pieces that come as one', 3_000_000, 3_000_000, 3],
  ])('%s comes back as it came', async (_, size, bit, pieces) => {
    const bytes = Buffer.from(Array.from({ length: size }, (_, i) => (i * 31) % 251))
    const upload = await send(bytes, bit)
    expect(upload).toMatchObject({ size, sha256: createHash('sha256').update(bytes).digest('hex') })
    expect(await readUpload(store, upload.id)).toEqual(upload)
    expect(await counts()).toEqual([1, pieces])
    const source = uploadSource(store, upload)
    for (const _ of ['once', 'again']) expect((await bytesOf(source)).equals(bytes)).toBe(true)
  })

  test('what breaks off, or is too large, leaves nothing', async () => {
    async function* breaking() {
      yield Buffer.alloc(2_500_000)
      throw new Error('gone')
    }
    const asked = { dataset: 'test', account: null, name: 'x.csv' }
    await expect(writeUpload(store, asked, breaking())).rejects.toThrow('gone')
    await expect(writeUpload(store, asked, inBits(Buffer.alloc(3_000_000), 100_000), 2_000_000)).rejects.toMatchObject({ name: 'FileTooLarge' })
    expect(await counts()).toEqual([0, 0])
  })

  test('what isn’t as it came any more is never handed out as if it were', async () => {
    const upload = await send(Buffer.alloc(3_000_000, 'abc'))
    await store.updateTable('file_piece').set({ gzip: (await store.selectFrom('file_piece').select('gzip').where('place', '=', 2).executeTakeFirstOrThrow()).gzip }).where('place', '=', 1).execute()
    await expect(bytesOf(uploadSource(store, upload))).rejects.toThrow('The store doesn’t hold the file “x.csv” as it came any more. Restore a backup.')
    await store.deleteFrom('file_piece').where('place', '=', 1).execute()
    await expect(bytesOf(uploadSource(store, upload))).rejects.toThrow('Restore a backup')
  })

  test('what became no release goes after a day, and the file of a release never', async () => {
    const kept = await send(Buffer.from('kept'))
    await publishRelease(store, releaseOf(kept))
    const young = await send(Buffer.from('young'), 100, '2026-01-02T00:00:00Z')
    await send(Buffer.from('old'))
    await sweepUploads(store, false, () => new Date('2026-01-02T12:00:00Z'))
    const left = (await store.selectFrom('upload').select('id').execute()).map(({ id }) => id)
    expect(left.sort()).toEqual([kept.id, young.id].sort())
    await removeUpload(store, kept.id)
    expect((await bytesOf((await readReleaseFile(store, 'test', 'first'))!.source)).toString()).toBe('kept')
    await removeUpload(store, young.id)
    expect(await counts()).toEqual([1, 1])
  })

  test('a file that was coming when the server stopped is no upload; where a server is alone it goes at its start', async () => {
    await store.insertInto('upload').values({ id: 'half', dataset: 'test', account: null, name: 'x', size: null, sha256: null, made_at: new Date().toISOString() }).execute()
    expect(await readUpload(store, 'half')).toBeNull()
    await sweepUploads(store, true)
    expect(await counts()).toEqual([engine === 'sqlite' ? 0 : 1, 0])
    await sweepUploads(store, true, () => new Date(Date.now() + 90_000_000))
    expect(await counts()).toEqual([0, 0])
  })

  test('of a removal and a publication at once, never is a release left without its file', async () => {
    for (let i = 0; i < 10; i += 1) {
      const upload = await send(Buffer.alloc(2_000_000, `${i}`))
      const [removed, published] = await Promise.allSettled([removeUpload(store, upload.id), publishRelease(store, releaseOf(upload, { name: `r-${i}` }))])
      expect(removed.status).toBe('fulfilled')
      const file = await readReleaseFile(store, 'test', `r-${i}`)
      expect(file !== null).toBe(published.status === 'fulfilled')
      if (file) expect((await bytesOf(file.source)).length).toBe(2_000_000)
      else expect((published as PromiseRejectedResult).reason).toMatchObject({ name: 'PublishError', kind: 'conflict' })
    }
  })
})
