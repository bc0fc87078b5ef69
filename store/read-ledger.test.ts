import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isoDay } from '@/stats/calendar'
import { STILL_LISTED } from '@/stats/ledger'
import type { Terms } from '@/stats/terms'
import { type Store, openDatabase } from './database'
import { ENGINES, bytesOf, freshStores } from './engines.fixture'
import { publishRelease } from './publish'
import { readLedger, readReleaseFile } from './read-ledger'

const terms: Terms = {
  groups: ['firearms', 'traffic', 'illness', 'other'],
  causes: [{ id: 'fall', name: 'Fall', group: 'other', felonious: false, listed: true }],
  aliases: [{ label: 'Fall', cause: 'fall' }],
  definitions: [],
  swornOfficers: [],
  states: [{ code: 'CA', name: 'California', kind: 'state', where: 'in California' }, { code: 'TX', name: 'Texas', kind: 'state', where: 'in Texas' }],
}
const bytes = Buffer.from('date,state,cause,deaths\r\n… as it came, \u0000 and all')
describe.each(ENGINES)('on %s', (engine) => {
  const freshUrl = freshStores(engine)
  let store: Store
  beforeAll(async () => {
    store = await openDatabase(await freshUrl())
    const release = {
      dataset: { id: 'test', title: 'Test' },
      span: { from: isoDay('2015-01-01'), to: isoDay('2015-12-31') },
      compiledBy: 'Somebody',
      licence: 'CC0 1.0',
      source: 'Somewhere',
    }
    await publishRelease(store, {
      ...release,
      name: 'first',
      released: isoDay('2016-01-01'),
      file: { name: 'first.csv', bytes },
      records: [
        { date: '2015-03-01', state: 'TX', label: 'Fall', deaths: 2 },
        { date: '2015-01-01', state: 'CA', label: 'Meteor', deaths: 1 },
        { date: '2015', state: 'CA', label: 'Fall', deaths: 4 },
      ],
    })
    await publishRelease(store, {
      ...release,
      name: 'second',
      released: isoDay('2016-02-01'),
      file: { name: 'second.csv', bytes: Buffer.from('2') },
      records: [
        { date: '2015-03-01', state: 'TX', label: 'Fall', deaths: 3 },
        { date: '2015', state: 'CA', label: 'Fall', deaths: 4 },
      ],
    })
  })
  afterAll(() => store.destroy())

  test('the ledger holds every record with the releases that listed and delisted it', async () => {
    const { labels, dated, yearOnly } = await readLedger(store, 'test', terms)
    expect(labels).toEqual(['Fall', 'Meteor'])
    expect(dated).toEqual({
      day: Int32Array.of(isoDay('2015-01-01'), isoDay('2015-03-01'), isoDay('2015-03-01')),
      state: Uint8Array.of(0, 1, 1),
      label: Uint16Array.of(1, 0, 0),
      deaths: Uint16Array.of(1, 2, 3),
      listed: Uint16Array.of(0, 0, 1),
      delisted: Uint16Array.of(1, 1, STILL_LISTED),
    })
    expect([...yearOnly.day]).toEqual([isoDay('2015-01-01')])
  })

  test('the releases stand in order, each with its file’s hash and deaths', async () => {
    const { releases } = await readLedger(store, 'test', terms)
    expect(releases[0]).toEqual({
      id: 'first',
      released: isoDay('2016-01-01'),
      span: { from: isoDay('2015-01-01'), to: isoDay('2015-12-31') },
      compiledBy: 'Somebody',
      licence: 'CC0 1.0',
      source: 'Somewhere',
      deaths: 7,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })
    expect(releases.map((release) => release.id)).toEqual(['first', 'second'])
  })

  test('a dataset that nobody published has no releases', async () => {
    const ledger = await readLedger(store, 'none', terms)
    expect([ledger.releases, ledger.labels, ledger.dated.day.length]).toEqual([[], [], 0])
  })

  test('a release’s file comes back byte for byte', async () => {
    const file = await readReleaseFile(store, 'test', 'first')
    expect((await bytesOf(file!.source)).equals(bytes)).toBe(true)
    expect(file).toMatchObject({ name: 'first.csv', size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
    expect(await readReleaseFile(store, 'test', 'third')).toBeNull()
  })
})
