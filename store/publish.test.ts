import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { ReleaseRecord } from '@/ingest/release-file'
import { isoDay } from '@/stats/calendar'
import { type Store, openDatabase } from './database'
import { ENGINES, freshStores } from './engines.fixture'
import { readChoices } from './dataset-choices'
import { type NewRelease, publishRelease } from './publish'
import { isPublishing } from './publishing-alone'
import { readReleases } from './read-ledger'

let store: Store

type Row = [date: string, state: string, label: string, deaths: number]
const recordOf = ([date, state, label, deaths]: Row): ReleaseRecord => ({ date, state, label, deaths })

function release(released: string, span: [string, string], rows: Row[], changes: Partial<NewRelease> = {}): NewRelease {
  return {
    dataset: { id: 'test', title: 'Test' },
    name: released,
    released: isoDay(released),
    span: { from: isoDay(span[0]), to: isoDay(span[1]) },
    compiledBy: 'Nobody',
    licence: 'CC0 1.0',
    source: 'Nowhere',
    file: { name: `${released}.csv`, bytes: Buffer.from(JSON.stringify([released, rows])) },
    records: rows.map(recordOf),
    ...changes,
  }
}

const kept = async () => {
  const rows = await store.selectFrom('record').selectAll().orderBy('id').execute()
  return rows.map((r) => [r.date, r.state, r.label, r.deaths, r.listed, r.delisted])
}

describe.each(ENGINES)('on %s', (engine) => {
  const freshUrl = freshStores(engine)
  beforeEach(async () => {
    store = await openDatabase(await freshUrl())
    return () => store.destroy()
  })

  test('lists what is new, delists what is gone, leaves the rest', async () => {
    const span: [string, string] = ['2015-01-01', '2015-12-31']
    const before: Row[] = [
      ['2015-01-01', 'TX', 'Fall', 1],
      ['2015-02-01', 'TX', 'Fall', 1],
      ['2015-03-01', 'CA', 'Fire', 2],
    ]
    const after: Row[] = [
      ['2015-01-01', 'TX', 'Fall', 1],
      ['2015-03-01', 'CA', 'Fire', 3],
      ['2015-04-01', 'CA', 'Fire', 1],
    ]
    await publishRelease(store, release('2016-01-01', span, before))
    const second = release('2016-02-01', span, after)
    expect(await publishRelease(store, second)).toEqual({
      status: 'published',
      name: '2016-02-01',
      listed: 2,
      delisted: 2,
      unchanged: 1,
    })
    expect(await kept()).toEqual([
      ['2015-01-01', 'TX', 'Fall', 1, 0, null],
      ['2015-02-01', 'TX', 'Fall', 1, 0, 1],
      ['2015-03-01', 'CA', 'Fire', 2, 0, 1],
      ['2015-03-01', 'CA', 'Fire', 3, 1, null],
      ['2015-04-01', 'CA', 'Fire', 1, 1, null],
    ])
  })

  test('leaves what lies outside the span', async () => {
    const rows = ['2014-12-31', '2015-01-01', '2015-01-31', '2015-02-01'].map((day): Row => [day, 'TX', 'Fall', 1])
    await publishRelease(store, release('2016-01-01', ['2014-01-01', '2015-12-31'], rows))
    const counts = await publishRelease(store, release('2016-02-01', ['2015-01-01', '2015-01-31'], []))
    expect(counts).toMatchObject({ listed: 0, delisted: 2, unchanged: 0 })
    expect((await kept()).filter((row) => row[5] === null).map((row) => row[0])).toEqual(['2014-12-31', '2015-02-01'])
  })

  test('a year belongs to every span that touches it', async () => {
    const rows = ['2014', '2015', '2016'].map((year): Row => [year, 'TX', 'Fall', 1])
    await publishRelease(store, release('2017-01-01', ['2014-01-01', '2016-12-31'], rows))
    await publishRelease(store, release('2017-02-01', ['2015-06-01', '2015-06-30'], []))
    expect((await kept()).map((row) => [row[0], row[5]])).toEqual([['2014', null], ['2015', 1], ['2016', null]])
  })

  test('recognises the same file for the same span and doubles nothing', async () => {
    const first = release('2016-01-01', ['2015-01-01', '2015-12-31'], [['2015-01-01', 'TX', 'Fall', 1]])
    await publishRelease(store, first)
    const again = await publishRelease(store, { ...first, name: 'another name' })
    expect(again).toEqual({ status: 'already-published', name: '2016-01-01', listed: 0, delisted: 0, unchanged: 1 })
    expect(await store.selectFrom('release').select('name').execute()).toMatchObject([{ name: '2016-01-01' }])
    expect(await kept()).toHaveLength(1)
  })

  test('publishes a release of the same day as the newest', async () => {
    await publishRelease(store, release('2016-01-01', ['2015-01-01', '2015-12-31'], []))
    const sameDay = release('2016-01-01', ['2014-01-01', '2014-12-31'], [], { name: 'history' })
    expect(await publishRelease(store, sameDay)).toMatchObject({ status: 'published' })
  })

  test('refuses a release older than the newest', async () => {
    await publishRelease(store, release('2016-02-01', ['2015-01-01', '2015-12-31'], []))
    await expect(publishRelease(store, release('2016-01-31', ['2015-01-01', '2015-12-31'], []))).rejects.toThrow(
      'The release 2016-01-31 is dated 2016-01-31, before 2016-02-01 of 2016-02-01. Releases are published in order of their days.',
    )
  })

  test('refuses another file under a published name', async () => {
    const span: [string, string] = ['2015-01-01', '2015-12-31']
    await publishRelease(store, release('2016-01-01', span, [['2015-01-01', 'TX', 'Fall', 1]]))
    await expect(publishRelease(store, release('2016-01-01', span, []))).rejects.toThrow('not edited')
  })

  test('a release that fails leaves nothing behind', async () => {
    const span: [string, string] = ['2015-01-01', '2015-12-31']
    const sound: Row = ['2015-01-01', 'TX', 'Fall', 1]
    const twice = release('2016-01-01', span, [sound, ['2015-01-01', 'TX', 'Fall', 2]])
    await expect(publishRelease(store, twice)).rejects.toThrow(/unique/i)
    const stray = release('2016-01-01', span, [sound, ['2014-01-01', 'TX', 'Fall', 1]])
    await expect(publishRelease(store, stray)).rejects.toThrow('outside its span')
    expect(await kept()).toEqual([])
    expect(await store.selectFrom('release').select('name').execute()).toEqual([])
  })

  test('refuses text that one of the engines couldn’t keep', async () => {
    for (const label of ['Fa\0ll', 'Fall \uD800']) {
      const offered = release('2016-01-01', ['2015-01-01', '2015-12-31'], [['2015-01-01', 'TX', label, 1]])
      await expect(publishRelease(store, offered)).rejects.toThrow('a text with a NUL or half a character')
    }
    expect(await kept()).toEqual([])
  })

  test('keeps datasets apart', async () => {
    const span: [string, string] = ['2015-01-01', '2015-12-31']
    await publishRelease(store, release('2016-01-01', span, [['2015-01-01', 'TX', 'Fall', 1]]))
    const dataset = { id: 'other', title: 'Other' }
    const other = release('2015-01-01', span, [['2015-01-01', 'TX', 'Fall', 1]], { dataset })
    expect(await publishRelease(store, other)).toMatchObject({ status: 'published', listed: 1, delisted: 0 })
  })

  test('what is live is always the newest word about each day', async () => {
    const days = ['2015-01-01', '2015-01-02', '2015-01-03', '2015-01-04']
    const day = fc.constantFrom(...days)
    const row = fc.tuple(day, fc.constantFrom('TX', 'CA'), fc.constant('Fall'), fc.constantFrom(1, 2))
    const rows = fc.uniqueArray(row, { selector: ([date, state]) => date + state })
    const word = fc.record({ from: day, to: day, rows }).filter(({ from, to }) => from <= to)
    let dataset = 0
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 6 }), async (words) => {
        const id = `property ${(dataset += 1)}`
        let expected: Row[] = []
        for (const [place, { from, to, rows }] of words.entries()) {
          const inside = (row: Row) => row[0] >= from && row[0] <= to
          expected = [...expected.filter((row) => !inside(row)), ...rows.filter(inside)]
          const file = { name: 'x.csv', bytes: Buffer.from(`${place}`) }
          const changes = { dataset: { id, title: id }, name: `${place}`, file }
          await publishRelease(store, release('2016-01-01', [from, to], rows.filter(inside), changes))
          const records = store.selectFrom('record').selectAll().where('dataset', '=', id)
          const live = await records.where('delisted', 'is', null).execute()
          expect(live.map((r) => [r.date, r.state, r.label, r.deaths]).sort()).toEqual([...expected].sort())
        }
      }),
      { numRuns: 25 },
    )
  })

  test('of fifty that come at once one is published, the others are told, and none is mixed in', async () => {
    const url = await freshUrl()
    const servers = engine === 'postgres' ? [await openDatabase(url), await openDatabase(url)] : [await openDatabase(url)]
    const span: [string, string] = ['2015-01-01', '2015-12-31']
    const days = Array.from({ length: 28 }, (_, i) => `2015-02-${String(i + 1).padStart(2, '0')}`)
    const offered = Array.from({ length: 50 }, (_, i) => release('2016-01-01', span, days.map((day): Row => [day, 'TX', `Label ${i}`, 1]), { name: `offer ${i}` }))
    const ended = await Promise.allSettled(offered.map((each, i) => publishRelease(servers[i % servers.length], each)))
    const won = ended.flatMap((end, i) => (end.status === 'fulfilled' ? [i] : []))
    expect(won).toHaveLength(1)
    const told = ended.flatMap((end) => (end.status === 'rejected' ? [String(end.reason)] : []))
    expect(told.every((words) => words.includes('Another release is being published at this moment'))).toBe(true)
    const live = await servers[0].selectFrom('record').select(['label', 'date']).execute()
    expect(live.map(({ label, date }) => [label, date])).toEqual(days.map((day) => [`Label ${won[0]}`, day]))
    for (const server of servers) await server.destroy()
  })

  test('is recorded with who and why, in the same transaction', async () => {
    const publishedBy = { id: 'a-1', name: 'A. Clerk' }
    const offered = release('2016-01-01', ['2015-01-01', '2015-12-31'], [['2015-01-01', 'TX', 'Fall', 1]], { publishedBy, note: 'The first.', confirmed: ['no-change'] })
    await publishRelease(store, offered, () => new Date('2016-01-02T03:04:05Z'))
    await expect(publishRelease(store, { ...offered, name: 'stray', span: { from: 0, to: 1 } })).rejects.toThrow('outside its span')
    expect(await store.selectFrom('release').select(['note', 'published_by', 'publisher', 'published_at']).execute()).toEqual([
      { note: 'The first.', published_by: 'a-1', publisher: 'A. Clerk', published_at: '2016-01-02T03:04:05.000Z' },
    ])
    const entries = await store.selectFrom('audit').selectAll().execute()
    expect(entries).toMatchObject([{ actor: 'a-1', action: 'release.published', subject: 'test/2016-01-01', at: '2016-01-02T03:04:05.000Z' }])
    expect(JSON.parse(entries[0].detail)).toMatchObject({ note: 'The first.', confirmed: ['no-change'], listed: 1, delisted: 0 })
    expect((await readReleases(store, 'test'))[0]).toMatchObject({ note: 'The first.', publishedBy: 'A. Clerk', publishedAt: '2016-01-02T03:04:05.000Z' })
  })

  test('refuses what was agreed to in another state than there is', async () => {
    const span: [string, string] = ['2015-01-01', '2015-12-31']
    const next = (name: string, onto: string | null) => release('2016-01-01', span, [['2015-01-01', 'TX', name, 1]], { name, onto })
    await expect(publishRelease(store, next('a', 'z'))).rejects.toMatchObject({ name: 'PublishError', kind: 'conflict' })
    await publishRelease(store, next('a', null))
    await expect(publishRelease(store, next('b', null))).rejects.toThrow('The release a was published meanwhile, so b isn’t.')
    expect(await publishRelease(store, next('b', 'a'))).toMatchObject({ status: 'published' })
  })

  test('recognises a file by its choices too, and no more once it is withdrawn', async () => {
    const span: [string, string] = ['2015-01-01', '2015-12-31']
    const first = release('2016-01-01', span, [['2015-01-01', 'TX', 'Fall', 1]], { choices: { causes: {}, columns: { date: 'day' } } })
    await publishRelease(store, first)
    expect(await publishRelease(store, { ...first, name: 'b', choices: { columns: { date: 'day' } } })).toMatchObject({ status: 'already-published', name: '2016-01-01' })
    expect(await publishRelease(store, { ...first, name: 'c', choices: { columns: { date: 'other' } } })).toMatchObject({ status: 'published', unchanged: 1 })
    await publishRelease(store, release('2016-01-01', span, [], { name: 'w', withdraws: 'c' }))
    expect(await publishRelease(store, { ...first, name: 'c-again', choices: { columns: { date: 'other' } } })).toMatchObject({ status: 'published', name: 'c-again' })
  })

  test('remembers the choices of people, causes of all files and columns of the last', async () => {
    const publishedBy = { id: 'a-1', name: 'A. Clerk' }
    const next = (name: string, choices: NewRelease['choices']) => publishRelease(store, release('2016-01-01', ['2015-01-01', '2015-12-31'], [], { name, choices, publishedBy, file: { name, bytes: Buffer.from(name) } }))
    await next('a', { causes: { Crash: 'Car' }, columns: { date: 'day' } })
    await next('b', { causes: { Shot: 'Gunfire' }, dateOrder: 'dmy' })
    expect(await readChoices(store, 'test')).toEqual({ causes: { Crash: 'Car', Shot: 'Gunfire' }, dateOrder: 'dmy' })
    expect(await readChoices(store, 'other')).toEqual({})
  })

  test('steps aside for readers, tells how far it is, and takes records in any order', async () => {
    const span: [string, string] = ['2015-01-01', '2015-12-31']
    const day = (i: number) => new Date(Date.UTC(2015, 0, 1 + (i % 365))).toISOString().slice(0, 10)
    const rows = Array.from({ length: 20_000 }, (_, i): Row => [day(i * 7), 'TX', `Label ${Math.floor(i / 365)}`, 1])
    const told: number[] = []
    let turns = 0
    const timer = setInterval(() => (turns += 1), 1)
    const counts = await publishRelease(store, release('2016-01-01', span, rows), undefined, 'refuse', (records, all) => told.push(records / all))
    clearInterval(timer)
    expect(counts).toMatchObject({ listed: 20_000, delisted: 0 })
    // Every few milliseconds: how often that is depends on the machine.
    expect(turns).toBeGreaterThan(2)
    expect([told.length, told.at(-1)]).toEqual([365, 1])
    expect(await publishRelease(store, release('2016-01-01', span, rows.slice(1), { name: 'b' }))).toMatchObject({ listed: 0, delisted: 1, unchanged: 19_999 })
  })

  test('one that may wait is published after the other', async () => {
    const first = release('2016-01-01', ['2015-01-01', '2015-12-31'], [])
    const second = release('2016-01-01', ['2014-01-01', '2014-12-31'], [], { name: 'history' })
    const ends = await Promise.all([first, second].map((each) => publishRelease(store, each, undefined, 'wait')))
    expect(ends.map(({ status }) => status)).toEqual(['published', 'published'])
  })

  test('whoever comes while one of several waiters is done is still told', async () => {
    const waiting = ['a', 'b', 'c'].map((name) => publishRelease(store, release('2016-01-01', ['2015-01-01', '2015-12-31'], [], { name, file: { name, bytes: Buffer.from(name) } }), undefined, 'wait'))
    await waiting[0]
    const late = release('2016-01-01', ['2015-01-01', '2015-12-31'], [], { name: 'late' })
    await expect(publishRelease(store, late)).rejects.toThrow('Another release is being published at this moment')
    await Promise.all(waiting)
    expect(isPublishing(store)).toBe(false)
  })
})
