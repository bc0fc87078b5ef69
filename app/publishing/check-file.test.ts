/** What is asked before a file is published, and what blocks it, on a small dataset with invented figures. */
import { describe, expect, test } from 'vitest'
import type { Choices } from '@/ingest/choices'
import { readFile } from '@/ingest/read-file'
import { isTable } from '@/ingest/report'
import { bytesSource } from '@/ingest/source'
import { isoDay } from '@/stats/calendar'
import { type Ledger, type Release, ledgerOf } from '@/stats/ledger'
import type { Terms } from '@/stats/terms'
import { checkFile } from './check-file'

const terms: Terms = {
  groups: ['firearms', 'traffic', 'illness', 'other'],
  causes: [
    { id: 'fall', name: 'Fall', group: 'other', felonious: false, listed: true },
    { id: 'drowned', name: 'Drowned', group: 'other', felonious: false, listed: true },
  ],
  aliases: [
    { label: 'Fall', cause: 'fall' },
    { label: 'Drowned', cause: 'drowned' },
  ],
  definitions: [{ id: 'all', family: 'all', variant: false, name: 'All causes', noun: 'deaths', include: ['*'], exclude: [], rule: '' }],
  states: ['CA', 'TX'].map((code) => ({ code, name: code, kind: 'state', where: `in ${code}` })),
  swornOfficers: [],
}
const release = (id: string, from: string, to: string): Release => ({
  id,
  released: isoDay(id),
  span: { from: isoDay(from), to: isoDay(to) },
  compiledBy: 'A. Clerk',
  licence: 'CC0 1.0',
  source: 'a list',
  sha256: '',
  deaths: 0,
})
/** Two deaths a month in 2014 and 2015, one each in CA and TX: 48 in all. */
const months = Array.from({ length: 24 }, (_, i) => `${2014 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`)
const rows = months.flatMap((month) => [`${month}-05,CA,Fall,1`, `${month}-20,TX,Drowned,1`])
const recordOf = (row: string) => {
  const [date, state, label, deaths] = row.split(',')
  return { date, state, label, deaths: Number(deaths), listed: 0, delisted: null }
}
const ledger = ledgerOf({ dataset: 'test', terms, releases: [release('2016-01-10', '2014-01-01', '2015-12-31')], records: rows.map(recordOf) })
const empty = ledgerOf({ dataset: 'test', terms, releases: [], records: [] })

interface Asked {
  span?: [string, string]
  released?: string
  choices?: Choices
  on?: Ledger
  heading?: string
}

async function check(lines: string[], { span, released, choices = {}, on = ledger, heading = 'date,state,cause,deaths' }: Asked = {}) {
  const found = await readFile(bytesSource('x.csv', Buffer.from(`${[heading, ...lines].join('\n')}\n`)), on.terms, choices, '2016-03-01')
  if (!isTable(found)) throw new Error(found.advice)
  return checkFile(found, on, {
    span: span ? { from: isoDay(span[0]), to: isoDay(span[1]) } : null,
    released: released ? isoDay(released) : null,
    today: isoDay('2016-03-01'),
    latest: isoDay('2016-03-01'),
  })
}
const names = (list: { name: string }[]) => list.map(({ name }) => name)
const both = async (lines: string[], asked: Asked = {}) => {
  const { confirm, blocked } = await check(lines, asked)
  return [names(confirm), names(blocked)]
}
const year: [string, string] = ['2015-01-01', '2015-12-31']
const of2015 = rows.filter((row) => row.startsWith('2015'))

describe('the span that is proposed', () => {
  const proposed = async (lines: string[], on = ledger) => (await check(lines, { on })).json as { span: object }
  test('goes from the first day to the last, each moved to the near end of its year where that removes nothing', async () => {
    expect((await proposed(['2015-01-05,CA,Fall,1', '2015-12-20,TX,Drowned,1'])).span).toEqual({ from: '2015-01-01', to: '2015-12-31' })
    expect((await proposed(['2015-01-06,CA,Fall,1', '2015-12-19,TX,Drowned,1'])).span).toEqual({ from: '2015-01-06', to: '2015-12-19' })
    expect((await proposed(['2015-02-10,CA,Fall,1', '2015-11-20,TX,Drowned,1'])).span).toEqual({ from: '2015-02-10', to: '2015-11-20' })
    expect((await proposed(['2016-01-20,CA,Fall,1', '2016-02-20,TX,Drowned,1'])).span).toEqual({ from: '2016-01-01', to: '2016-02-20' })
  })
  test('takes a year that isn’t over to the day of reading, and is none without a record', async () => {
    expect((await proposed(['2016,CA,Fall,1'])).span).toEqual({ from: '2016-01-01', to: '2016-03-01' })
    expect((await proposed(['2015-02-30,CA,Fall,1'])).span).toBeNull()
  })
})

describe('what must be confirmed', () => {
  test('nothing, where a few deaths are corrected', async () => {
    expect(await both([...of2015.slice(1), '2015-01-06,CA,Fall,1'], { span: year })).toEqual([[], []])
  })

  test('a fall or rise of a tenth and of five deaths', async () => {
    // 24 deaths are published in 2015: five fewer are asked about, four aren't.
    expect(await both(of2015.slice(5), { span: year })).toEqual([['large-fall', 'empty-days'], []])
    expect(await both(of2015.filter((_, i) => ![2, 5, 8, 11].includes(i)), { span: year })).toEqual([[], []])
    expect(await both([...of2015, '2015-05-09,CA,Fall,5'], { span: year })).toEqual([['large-rise'], []])
    expect(await both([...of2015, '2015-05-09,CA,Fall,4'], { span: year })).toEqual([[], []])
    const { confirm } = await check(of2015.slice(5), { span: year })
    expect(confirm[0].detail).toBe('24 deaths are published on the days that it replaces; the file lists 19 there.')
  })

  test('on new days, more than three times the deaths a day of the ten years before, and twenty', async () => {
    // 48 deaths on 730 days; January and February 2016 have 60 days, at that rate about 4: more than 12 is thrice.
    const lines = (deaths: number) => ['2016-01-10,CA,Fall,1', `2016-02-25,TX,Fall,${deaths - 1}`]
    const span: [string, string] = ['2016-01-01', '2016-02-29']
    expect(await both(lines(19), { span })).toEqual([[], []])
    expect(await both(lines(20), { span })).toEqual([['large-rise'], []])
    const { confirm } = await check(lines(20), { span })
    expect(confirm[0].detail).toBe('On 60 new days it lists 20 deaths; at the rate of the ten years before they would be about 4.')
    expect(await both(lines(2000), { span, on: empty })).toEqual([[], []])
  })

  test('a year whose deaths would all go, by name', async () => {
    const { confirm } = await check(of2015, { span: ['2014-01-01', '2015-12-31'] })
    expect(names(confirm)).toEqual(['large-fall', 'removed-year:2014', 'empty-days'])
    expect(confirm[1].detail).toBe('Of 2014 the file lists nothing: 24 deaths would be removed.')
    expect(confirm[2].detail).toBe('The file lists nobody from 1 January 2014 to 4 January 2015: published so, it says that nobody died on those days.')
  })

  test('each new cause that nobody knows, also where a choice keeps it, and none that a release had', async () => {
    const lines = [...of2015, '2015-06-07,CA,Cut by ice,2', '2015-06-08,CA,Struck by hail,1']
    const choices = { causes: { 'Cut by ice': 'Cut by ice', 'Struck by hail': 'Fall' } }
    expect(await both(lines, { span: year, choices })).toEqual([['unknown-cause:Cut by ice'], []])
    const known = ledgerOf({ dataset: 'test', terms, releases: ledger.releases, records: [...rows, '2014-06-07,CA,Cut by ice,1'].map(recordOf) })
    expect(await both(lines, { span: year, choices, on: known })).toEqual([[], []])
  })

  test('rows that are rejected, in the future or suspects; K9s aren’t asked about', async () => {
    const heading = 'date,state,cause,name,canine'
    const lines = of2015.map((row, i) => `${row.split(',').slice(0, 3).join(',')},N ${i},no`)
    const asked = { span: year, heading }
    expect(await both([...lines, '2015-05-05,CA,Fall,Rex,yes'], asked)).toEqual([['no-change'], []])
    expect(await both([...lines, '2015-02-30,CA,Fall,N 90,no', '2016-03-02,CA,Fall,N 91,no'], asked)).toEqual([['future-date', 'rejected-rows', 'no-change'], []])
    expect(await both([...lines, lines[3]], asked)).toEqual([['duplicate-suspects', 'no-change'], []])
  })

  test('a release that changes nothing', async () => {
    expect(await both(of2015, { span: year })).toEqual([['no-change'], []])
  })
})

describe('what blocks a file', () => {
  test('deaths outside its span, an inverted span, and no record', async () => {
    const { blocked } = await check(of2015, { span: ['2015-01-01', '2015-11-30'] })
    expect(blocked).toEqual([{ name: 'outside-span', detail: '2 deaths of the file lie outside the span (2015-12-05 to 2015-12-20). Widen the span, or publish those days with a release of their own.' }])
    expect((await both(of2015, { span: ['2015-12-31', '2015-01-01'] }))[1]).toEqual(['span'])
    expect((await both(['2015-02-30,CA,Fall,1'], { span: year }))[1]).toEqual(['no-records'])
  })

  test('an open question of days or columns', async () => {
    expect((await both(['2015,1,2'], { span: year, heading: 'Year,Fall,Sharks' }))[1], 'a column that nobody knows counts nothing, so it is answered first').toContain('open-question')
    expect((await both(['01/02/2015,CA,Fall,1', '03/04/2015,CA,Fall,1'], { span: year }))[1]).toEqual(['open-question', 'no-records'])
    expect((await both(['01/02/2015,CA,Fall,1', '03/04/2015,CA,Fall,1'], { span: year, choices: { dateOrder: 'dmy' } }))[1]).toEqual([])
  })

  test('days between the last covered one and the span are asked about; a span that follows at once is proposed', async () => {
    const after = ['2016-01-05,CA,Fall,1']
    expect((await both(after, { span: ['2016-01-03', '2016-01-31'], released: '2016-02-01' }))[0]).toContain('coverage-gap')
    expect((await both(after, { span: ['2016-01-01', '2016-01-31'], released: '2016-02-01' }))[0]).not.toContain('coverage-gap')
    expect(JSON.parse(JSON.stringify((await check(['2016-01-20,CA,Fall,1'])).span))).toEqual({ from: isoDay('2016-01-01'), to: isoDay('2016-01-20') })
  })
  test('a day of release before the newest release’s, to come, or before the span’s end', async () => {
    expect((await both(of2015, { span: year, released: '2016-01-09' }))[1]).toEqual(['released'])
    expect((await both(of2015, { span: year, released: '2016-01-10' }))[1], 'the newest’s own day').toEqual([])
    expect((await both(of2015, { span: year, released: '2016-03-01' }))[1]).toEqual([])
    expect((await both(of2015, { span: year, released: '2016-03-02' }))[1]).toEqual(['released'])
    expect((await both(of2015, { span: ['2015-01-01', '2016-02-01'], released: '2016-01-31' }))[1]).toEqual(['span'])
  })

  test('no state where there are several places; the only place needs none', async () => {
    const lines = of2015.map((row) => row.replace(/,(CA|TX)/, ''))
    expect((await both(lines, { span: year, heading: 'date,cause,deaths' }))[1]).toEqual(['no-state'])
    const only = ledgerOf({ dataset: 'test', terms: { ...terms, states: [terms.states[0]] }, releases: [], records: [] })
    const { blocked, records } = await check(lines, { span: year, heading: 'date,cause,deaths', on: only })
    expect([blocked, new Set(records.map(({ state }) => state))]).toEqual([[], new Set(['CA'])])
  })

  test('more new causes than anybody would confirm, or one as long as a paragraph', async () => {
    const labels = (count: number) => Array.from({ length: count }, (_, i) => `2015-06-07,CA,Label ${String(i).padStart(3, '0')},1`)
    expect((await both(labels(100), { span: year }))[1]).toEqual([])
    expect((await both(labels(101), { span: year }))[1]).toEqual(['unknown-causes'])
    expect((await both([`2015-06-07,CA,${'long '.repeat(60)},1`], { span: year }))[1]).toEqual(['long-cause'])
  })
})

test('the answer tells changes with plain counts, and at most a thousand problems of a kind', async () => {
  const json = JSON.parse(JSON.stringify((await check([...of2015.slice(1), ...Array.from({ length: 1500 }, () => '2015-02-30,CA,Fall,1')], { span: year })).json))
  expect(json.changes).toMatchObject({ published: 24, offered: 23, sentence: 'Removed 1 death.', byCause: [{ name: 'Fall', before: 12, after: 11 }] })
  expect([json.report.problems.length, json.report.problemCounts['bad-date']]).toEqual([1000, 1500])
  expect(json.headlineChanges).toEqual([{ asOf: '2015-12-31', definition: 'all', noun: 'deaths', before: expect.any(String), after: expect.any(String) }])
})
