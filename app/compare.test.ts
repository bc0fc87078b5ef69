/** One comparison over HTTP: refused, kept and linked as every other answer is. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { GET as chart } from './api/charts/[chart]/[format]/route'
import { GET as records } from './api/records/[format]/route'
import { GET } from './api/v1/compare/route'
import { GET as oembed } from './oembed/route'

const warned: string[] = []
beforeAll(() => {
  vi.stubEnv('NEXT_PHASE', 'phase-production-build')
  vi.stubEnv('PUBLIC_URL', '')
  vi.spyOn(console, 'warn').mockImplementation((line: string) => void warned.push(line))
  vi.spyOn(console, 'log').mockReturnValue()
})
afterAll(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

const asked = (path: string) => new Request(`http://localhost${path}`, { headers: { host: 'figures.example.org', 'x-forwarded-proto': 'https' } })
const compare = (query: string) => GET(asked(`/api/v1/compare?${query}`))

test('an as-of day after the known-on day is a 400 that is logged, as with every form', async () => {
  const answer = await compare('asof=2016-08-01&known=2016-07-03')
  expect(answer.status).toBe(400)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(await answer.json()).toMatchObject({ status: 400, parameter: 'asof', found: '2016-08-01', allowed: expect.stringContaining('2016-07-03') })
  expect(warned.at(-1)).toMatch(/^refused 400 \/api\/v1\/compare: “asof” can’t be “2016-08-01”/)
})

test('a word that another site added asks nothing', async () => {
  const [plain, tagged] = [await compare('asof=2015-09-07&known=2016-07-03'), await compare('asof=2015-09-07&known=2016-07-03&utm_source=letter')]
  expect([tagged.status, await tagged.text()]).toEqual([200, await plain.text()])
})

test('a frozen comparison was last modified by its release, has a name, and links its page and the data', async () => {
  const { headers } = await compare('asof=2015-09-07&known=2016-07-03')
  expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(headers.get('last-modified')).toBe('Sun, 03 Jul 2016 00:00:00 GMT')
  expect(headers.get('content-disposition')).toBe('inline; filename="comparison-as-of-2015-09-07-release-2016-07-03.json"')
  expect(headers.get('link')).toContain('<https://figures.example.org/api/v1/compare?asof=2015-09-07&known=2016-07-03>; rel="canonical"')
  expect(headers.get('link')).toContain('<https://figures.example.org/?asof=2015-09-07&known=2016-07-03>; rel="alternate"; type="text/html"')
  expect(headers.get('link')).toContain('/datasets/line-of-duty-deaths/datapackage.json>; rel="describedby"')
})

test('whatever is refused is logged', async () => {
  warned.length = 0
  const refusals: [string, Promise<Response>][] = [
    ['400 /api/v1/compare', compare('cause=nope')],
    ['404 /api/charts/by-cause/gif', chart(asked('/api/charts/by-cause/gif'), { params: Promise.resolve({ chart: 'by-cause', format: 'gif' }) })],
    ['404 /api/records/gif', records(asked('/api/records/gif'), { params: Promise.resolve({ format: 'gif' }) })],
    ['501 /oembed', oembed(asked('/oembed?format=yaml'))],
  ]
  for (const [said, answer] of refusals) {
    expect((await answer).status, said).toBe(Number(said.slice(0, 3)))
    expect(warned.filter((line) => line.startsWith(`refused ${said}: `)), said).toHaveLength(1)
  }
})

test('without=events is asked of every form: the comparison, its records, those left out, a chart and its code for an article', async () => {
  const query = 'asof=2017-07-31&known=2025-10-05&without=events'
  const json = await (await compare(query)).json()
  // Four deaths on 7 July 2016 in Texas and three on the 17th in Louisiana are counted in neither window.
  expect(json).toMatchObject({ current: 28, prior: 27, percent: 4, without: 'events', otherEvents: { current: 28, prior: 34, percent: -18 }, query: `?${query}` })
  expect(json.notes.join(' ')).toContain('With them: 28 v 34, −18%.')
  expect(json.notes.join(' ')).not.toContain('Count them')
  const prior = await (await records(asked(json.records.prior.replace('/records', '/records.json')), { params: Promise.resolve({ format: 'json' }) })).json()
  expect([prior.count, prior.leftOut.find(({ id }: { id: string }) => id === 'event').deaths]).toEqual([27, 7])
  const left = await records(asked(`/records.json?${query}&days=2016-01-01..2016-07-31&left-out=event`), { params: Promise.resolve({ format: 'json' }) })
  expect((await left.json()).records.map(({ date, deaths }: { date: string; deaths: number }) => `${date} ${deaths}`).sort()).toEqual(['2016-07-07 4', '2016-07-17 3'])
  for (const format of ['svg', 'json']) {
    const drawn = await chart(asked(`/api/charts/year-so-far/${format}?${query}`), { params: Promise.resolve({ chart: 'year-so-far', format }) })
    expect((await drawn.text()).replace(/<[^>]+>/g, ' ')).toContain('not counting days with three or more')
  }
  const code = await (await oembed(asked(`/oembed?url=${encodeURIComponent(`https://figures.example.org/charts/year-so-far?${query}`)}`))).json()
  expect(code.html).toContain('without=events')
})
