/** The published claims as files: the same rows as the page, and bad words refused. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { GET as csv } from '@/app/claims/published.csv/route'
import { GET as json } from '@/app/claims/published.json/route'
import { parseCsv } from '@/ingest/csv'

beforeAll(() => {
  vi.stubEnv('NEXT_PHASE', 'phase-production-build')
  vi.spyOn(console, 'warn').mockReturnValue()
  vi.spyOn(console, 'log').mockReturnValue()
})
afterAll(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

const asked = (path: string, headers = {}) => new Request(`http://localhost${path}`, { headers: { host: 'figures.example.org', ...headers } })

test('the CSV has a line for each claim, with its arithmetic and the figures here', async () => {
  const answer = await csv(asked('/claims/published.csv'))
  expect([answer.status, answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual([200, 'text/csv; charset=utf-8; header=present', 'attachment; filename="published-claims-release-2025-10-05-2025.csv"'])
  const { header, rows, problems } = parseCsv(await answer.text())
  expect([problems, rows.length]).toEqual([[], 71])
  const cells = rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row.cells[i]])))
  expect(cells.find((row) => row.published === '2015-09-08')).toMatchObject({
    as_of: '2015-09-07', source: 'NLEOMF', cause: 'firearms', current: '26', prior: '33', percent: '-21', follows: 'yes', slip: '', definition: 'firearms', known: '2025-10-05',
    our_current: '27', our_prior: '34', our_percent: '-21', difference_current: '1', difference_prior: '1', difference_points: '0', agreement: 'the same percent here, from other counts',
  })
  expect(cells.find((row) => row.cause === 'ambush')).toMatchObject({ follows: 'yes', definition: '', known: '', our_current: '', difference_current: '', agreement: 'can’t be checked with these figures' })
})

test('the JSON has the totals of all the claims and the rows that were asked for', async () => {
  const answer = await json(asked('/claims/published.json?follows=no&source=FBI&utm_source=letter'))
  expect(answer.headers.get('link')).toContain('</claims/published.csv?source=FBI&follows=no>; rel="alternate"; type="text/csv"')
  const { totals, claims, query } = await answer.json()
  expect(totals).toEqual({ claims: 71, withBothCounts: 51, judged: 45, follows: 41, agreement: { all: 2, percent: 2, direction: 49, none: 8, cannot: 10 } })
  expect([query, claims.length]).toEqual(['?source=FBI&follows=no', 3])
  expect(claims.find((claim: { printed: { current: number } }) => claim.printed.current === 48)).toMatchObject({
    published: '2016-07', asof: '2014-12-31', wholeYear: true, source: { id: 'FBI', name: 'Federal Bureau of Investigation' }, cause: 'felonious', printed: { current: 48, prior: 27, percent: 89, against: 'last-year' },
    arithmetic: { follows: false, currentNeeded: [51, 51] }, ours: { current: 63, prior: 43, percent: 47, dashboard: '/?cause=felonious&asof=2014-12-31&known=2025-10-05' }, difference: { current: 15, prior: 16, points: -42 },
    check: '/claims?cause=felonious&current=48&prior=27&percent=89&direction=up&asof=2014-12-31&against=last-year&counter=FBI',
  })
})

test('who holds it already is told so', async () => {
  const tag = (await json(asked('/claims/published.json'))).headers.get('etag')!
  expect((await json(asked('/claims/published.json', { 'if-none-match': tag }))).status).toBe(304)
})

test.each(['source=CIA', 'sort=up', 'surprise=1', 'year=1066', 'dataset=norland'])('“%s” is a 400 that names it', async (query) => {
  for (const [form, get] of [['csv', csv], ['json', json]] as const) {
    const answer = await get(asked(`/claims/published.${form}?${query}`))
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([400, 'no-store'])
    expect(await answer.json()).toMatchObject({ status: 400, parameter: query.split('=')[0], found: query.split('=')[1] })
  }
})
