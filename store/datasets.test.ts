import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isoDay } from '@/stats/calendar'
import { readAudit, verifyAudit } from './audit'
import { copyStore } from './copy-store'
import { type Store, openDatabase } from './database'
import { DatasetError, type KeptDataset, changeDataset, createDataset, datasetStates, readDatasets } from './datasets'
import { ENGINES, freshStores } from './engines.fixture'
import { publishRelease } from './publish'

const NORLAND: KeptDataset = {
  id: 'norland', title: 'Deaths in Norland', about: 'Counts.', source: 'A list', licence: 'CC0 1.0', compiledBy: 'Somebody', where: 'in Norland', officers: 'all',
  causes: 'label\n', definitions: 'id\n', states: null,
}
const now = () => new Date('2026-01-02T03:04:05Z')

const publish = (store: Store, name: string, csv: string) =>
  publishRelease(store, {
    dataset: NORLAND, name, released: isoDay('2025-01-01'), span: { from: isoDay('2024-01-01'), to: isoDay('2024-12-31') },
    compiledBy: 'Somebody', licence: 'CC0 1.0', source: 'A list', file: { name: `${name}.csv`, bytes: Buffer.from(csv) },
    records: [{ date: '2024-03-01', state: 'NO', label: csv, deaths: 1 }],
  })

describe.each(ENGINES)('on %s', (engine) => {
  const freshUrl = freshStores(engine)
  let store: Store

  beforeAll(async () => {
    store = await openDatabase(await freshUrl())
  })
  afterAll(() => store.destroy())

  test('a dataset is kept as it came, and the log tells who made it', async () => {
    await createDataset(store, NORLAND, 'ada', now)
    expect(await readDatasets(store)).toEqual([NORLAND])
    expect((await readAudit(store, 1))[0]).toMatchObject({ at: '2026-01-02T03:04:05.000Z', actor: 'ada', action: 'dataset.created', subject: 'norland' })
  })

  test('a name is taken once, and a refusal leaves no entry', async () => {
    const { entries } = await verifyAudit(store)
    await expect(createDataset(store, { ...NORLAND, title: 'Another' }, 'eve')).rejects.toThrow('There is a dataset “norland” already.')
    expect(await readDatasets(store)).toEqual([NORLAND])
    expect(await verifyAudit(store)).toMatchObject({ entries, brokenAt: null })
  })

  test('of two who make it at once one is told', async () => {
    const twin = { ...NORLAND, id: 'twin' }
    const outcomes = await Promise.allSettled([createDataset(store, twin, 'ada'), createDataset(store, twin, 'eve')])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await readAudit(store, 10)).filter(({ subject }) => subject === 'twin')).toHaveLength(1)
  })

  test('until it has a release anything may change, and nobody is asked', async () => {
    const before = await datasetStates(store)
    const changed = { ...NORLAND, causes: 'label\nFall\n', title: 'Deaths on duty in Norland' }
    await changeDataset(store, changed, 'ada', NORLAND, () => ['never asked'], now)
    expect((await readDatasets(store)).find(({ id }) => id === 'norland')).toEqual(changed)
    expect((await readAudit(store, 1))[0]).toMatchObject({ action: 'dataset.changed', detail: '{"changed":["title","causes"]}' })
    const after = await datasetStates(store)
    expect([...after].filter(([id, state]) => before.get(id) !== state).map(([id]) => id)).toEqual(['norland'])
    await changeDataset(store, NORLAND, 'ada', changed, () => [], now)
  })

  test('a change of what has changed meanwhile, or isn’t there, is refused', async () => {
    const seen = { ...NORLAND, title: 'As it once was' }
    await expect(changeDataset(store, { ...NORLAND, about: 'New' }, 'ada', seen, () => [])).rejects.toThrow('Somebody else changed norland at this moment.')
    await expect(changeDataset(store, { ...NORLAND, id: 'nowhere' }, 'ada', NORLAND, () => [])).rejects.toThrow('There is no dataset “nowhere”')
  })

  test('with a release the labels of every record decide, those no longer listed too', async () => {
    await publish(store, 'first', 'Shot')
    await publish(store, 'second', 'Fall')
    const seen: string[][] = []
    const change = changeDataset(store, { ...NORLAND, about: 'New' }, 'ada', NORLAND, (labels) => (seen.push(labels.sort()), ['It stands in the way.']))
    await expect(change).rejects.toThrow(DatasetError)
    expect(seen).toEqual([['Fall', 'Shot']])
    await changeDataset(store, { ...NORLAND, about: 'New' }, 'ada', NORLAND, () => [])
    expect((await readDatasets(store))[0].about).toBe('New')
  })

  test('a release of one dataset moves its own state and no other’s', async () => {
    const before = await datasetStates(store)
    await publish(store, 'third', 'Drowned')
    const after = await datasetStates(store)
    expect([...after].filter(([id, state]) => before.get(id) !== state).map(([id]) => id)).toEqual(['norland'])
  })

  test('a copy of the store holds its datasets', async () => {
    const copy = await openDatabase(await freshUrl())
    await copyStore(store, copy)
    expect(await readDatasets(copy)).toEqual(await readDatasets(store))
    await copy.destroy()
  })
})
