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
