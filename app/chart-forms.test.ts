/** The addresses of a chart's forms, asked as a browser, a cache or a stranger would ask them. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { faultInXml } from '@/charts/drawn.fixture'
import { GET } from './api/charts/[chart]/[format]/route'

const warned: string[] = []
beforeAll(() => {
  // The figures of a build are in memory, so that the test touches no file.
  vi.stubEnv('NEXT_PHASE', 'phase-production-build')
  vi.stubEnv('PUBLIC_URL', '')
  vi.spyOn(console, 'warn').mockImplementation((line: string) => void warned.push(line))
})
afterAll(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

const CLAIM = 'asof=2015-09-07&known=2016-07-03'
const HOST = 'figures.example.org'

/** Asks for `year-so-far.svg?…`. */
function ask(address: string, headers: Record<string, string> = {}): Promise<Response> {
  const [, chart, format] = address.match(/^([^?]*)\.(\w+)(\?|$)/)!
  const request = new Request(`http://localhost/charts/${address}`, { headers: { host: HOST, 'x-forwarded-proto': 'https', ...headers } })
  return GET(request, { params: Promise.resolve({ chart: decodeURIComponent(chart), format }) })
}

const FORMS = ['svg', 'png', 'csv', 'json']
const TYPES: Record<string, string> = {
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json; charset=utf-8',
}

describe.each(FORMS)('%s', (form) => {
  test('a frozen address may be kept for ever, a live one a little', async () => {
    const [frozen, live] = [await ask(`year-so-far.${form}?${CLAIM}`), await ask(`year-so-far.${form}?asof=2015-09-07`)]
    expect([frozen.status, live.status]).toEqual([200, 200])
    expect(frozen.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(live.headers.get('cache-control')).toBe('public, max-age=0, s-maxage=300, stale-while-revalidate=86400')
    // Of a day after the newest release's a later release may yet speak.
    const open = await ask(`year-so-far.${form}?asof=2015-09-07&known=2025-10-06`)
    expect(open.headers.get('cache-control')).toContain('s-maxage=300')
  })

  test('has its type, its name, and is open to any site', async () => {
    const { headers } = await ask(`by-cause.${form}?${CLAIM}`)
    expect(headers.get('content-type')).toBe(TYPES[form])
    expect(headers.get('content-disposition')).toBe(
      `${form === 'csv' ? 'attachment' : 'inline'}; filename="by-cause-as-of-2015-09-07-release-2016-07-03.${form}"`,
    )
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(headers.get('last-modified')).toBe('Sun, 03 Jul 2016 00:00:00 GMT')
    expect(headers.get('vary')).toBe('X-Forwarded-Proto')
  })

  test('links its page, the data’s description, the licence and the other forms, on the site that was asked', async () => {
    const link = (await ask(`by-cause.${form}?${CLAIM}`)).headers.get('link')!
    const page = `https://${HOST}/charts/by-cause?${CLAIM}`
    expect(link).toContain(`<${page}>; rel="canonical"`)
    expect(link).toContain(`<https://${HOST}/datasets/line-of-duty-deaths/datapackage.json>; rel="describedby"; type="application/json"`)
    expect(link).toContain('<https://creativecommons.org/licenses/by/4.0/>; rel="license"')
    for (const other of FORMS) expect(link.includes(`<${page.replace('?', `.${other}?`)}>; rel="alternate"`), other).toBe(other !== form)
    expect((await ask(`by-cause.${form}?${CLAIM}`, { 'x-forwarded-proto': 'http', host: 'other.example:81' })).headers.get('link')).toContain(
      `<http://other.example:81/charts/by-cause?${CLAIM}>; rel="canonical"`,
    )
  })

  test('an ETag is answered with 304 and no body, another with the whole', async () => {
    const first = await ask(`last-365.${form}?${CLAIM}`)
    const etag = first.headers.get('etag')!
    expect(etag).toMatch(/^"[\w-]{22}"$/)
    const held = await ask(`last-365.${form}?${CLAIM}`, { 'if-none-match': `"other", ${etag}` })
    expect([held.status, await held.text(), held.headers.get('etag')]).toEqual([304, '', etag])
    const other = await ask(`last-365.${form}?asof=2015-09-06&known=2016-07-03`, { 'if-none-match': etag })
    expect(other.status).toBe(200)
    expect(other.headers.get('etag')).not.toBe(etag)
    expect(Buffer.from(await first.arrayBuffer())).toEqual(Buffer.from(await (await ask(`last-365.${form}?${CLAIM}`)).arrayBuffer()))
  })

  test.each([
    ['nope', '', 404, 'There is no chart “nope”'],
    ['..%2Fby-year', '', 404, 'There is no chart'],
    ['by-year', 'asof=2015-02-30', 400, '“asof” can’t be “2015-02-30”'],
    ['by-year', `cause=${'x'.repeat(10_000)}`, 400, '“cause” can’t be “xxxx'],
    ['by-year', `${'x'.repeat(10_000)}=1`, 400, 'can’t be “1”'],
    ['by-year', 'asof=2016-07-04&known=2016-07-03', 400, 'nothing later was known on it'],
    ['by-year', 'known=2016-07-02', 400, '2016-07-03 or later'],
    ['by-year', 'since=1492', 400, 'Allowed: 1900, 1791, last-25'],
    ['by-year', 'lang=de', 400, 'Allowed: en'],
    ['by-year', 'colour=red', 400, '“colour” can’t be “red”'],
    ['by-year', 'asof=2015-01-01&asof=2015-01-02', 400, 'one value only'],
  ])('%s: fault %# is refused in the form that was asked for', async (chart, query, status, said) => {
    warned.length = 0
    const answer = await ask(`${chart}.${form}?${query}`)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(warned).toHaveLength(1)
    expect(warned[0]).toContain(`refused ${status} /charts/`)
    expect(warned[0].length).toBeLessThan(600)
    if (form === 'png') expect(Buffer.from(await answer.arrayBuffer()).toString('latin1', 1, 4)).toBe('PNG')
    else if (form === 'svg') {
      const svg = await answer.text()
      expect(faultInXml(svg)).toBeNull()
      expect(svg.match(/<desc>(.*)<\/desc>/)![1]).toContain(said)
    } else {
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
      const problem = (await answer.json()) as { status: number; detail: string; parameters?: { parameter: string }[] }
      expect(problem).toMatchObject({ status, detail: expect.stringContaining(said) })
      expect(problem.parameters !== undefined).toBe(status === 400)
    }
  })
})

describe('a picture', () => {
  test.each(['size=601', 'size=1200x630x2', 'theme=blue', 'plain=yes'])('%s is refused', async (query) => {
    expect((await ask(`by-year.svg?${query}`)).status).toBe(400)
    expect((await ask(`by-year.png?${query}`)).status).toBe(400)
  })

  test('sizes are pixels, in SVG and in PNG', async () => {
    for (const [size, width] of [['280', 280], ['600', 600], ['1200', 1200], ['1200x630', 1200]] as const) {
      const svg = await (await ask(`by-year.svg?${CLAIM}&size=${size}`)).text()
      const png = Buffer.from(await (await ask(`by-year.png?${CLAIM}&size=${size}`)).arrayBuffer())
      const height = Number(svg.match(/ width="(\d+)" height="(\d+)"/)![2])
      expect(Number(svg.match(/ width="(\d+)"/)![1])).toBe(width)
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([width, height])
    }
  })

  test('is light unless dark is asked for, and plain where it is asked to be', async () => {
    const bodyOf = async (query: string) => (await ask(`by-year.svg?${CLAIM}${query}`)).text()
    expect(await bodyOf('&theme=auto')).toBe(await bodyOf('&theme=light'))
    expect(await bodyOf('&theme=dark')).toContain('#111827')
    const plain = await bodyOf('&plain=1')
    expect(plain).not.toContain('unfinished years hatched')
    expect(plain).toContain(`Same Period · as of 7 September 2015, known on 3 July 2016 · ${HOST}/charts/by-year`)
  })
})

describe('numbers', () => {
  test.each(['size=600', 'theme=dark', 'plain=1'])('%s is of pictures only', async (query) => {
    expect((await ask(`by-year.csv?${query}`)).status).toBe(400)
    expect((await ask(`by-year.json?${query}`)).status).toBe(400)
  })

  test('the claim as JSON: 26 and 33, and the address where that stays', async () => {
    const json = (await (await ask(`year-so-far.json?asof=2015-09-07&known=2016-07-03`)).json()) as {
      columns: string[]
      rows: unknown[][]
      [key: string]: unknown
    }
    expect(json).toMatchObject({
      chart: 'year-so-far',
      asOf: '2015-09-07',
      knownOn: '2016-07-03',
      release: '2016-07-03',
      definition: ['firearms'],
      state: null,
      releases: ['2016-07-03'],
      licences: [{ compiledBy: 'FiveThirtyEight', licence: 'CC BY 4.0' }],
      query: `?${CLAIM}`,
      frozenAddress: `https://${HOST}/charts/year-so-far?${CLAIM}`,
    })
    const row = json.rows.find(([to]) => to === '2015-09-07')!
    const countOf = (cell: unknown) => (typeof cell === 'object' && cell !== null ? (cell as { count: number }).count : cell)
    expect(json.columns.slice(0, 3)).toEqual(['to', '2015', '2014'])
    expect(row.slice(1, 3).map(countOf)).toEqual([26, 33])
  })

  test('every compiler of the figures’ days is named with its licence', async () => {
    const { licences, source } = (await (await ask('by-year.json?asof=2025-09-28')).json()) as { licences: { compiledBy: string; licence: string }[]; source: string }
    expect(source).toContain('as compiled by')
    for (const { compiledBy } of licences) expect(source).toContain(compiledBy)
    expect(licences).toContainEqual({ compiledBy: 'Matt Stiles', licence: 'CC0 1.0' })
    expect(new Set(licences.map(({ compiledBy }) => compiledBy)).size).toBe(licences.length)
  })

  test('every release that drew a bar is credited, under its licence', async () => {
    const response = await ask('revisions.json?asof=2015-09-07')
    const { licences, source, credit } = (await response.json()) as { licences: { compiledBy: string; licence: string }[]; source: string; credit: string }
    // The lists of 2016, of 2022 and of 2024 speak of September 2015, as data/releases.json has them.
    const all = { FiveThirtyEight: 'CC BY 4.0', 'Mayuresh Koli': 'Apache-2.0', 'Matt Stiles': 'CC0 1.0' }
    expect(Object.fromEntries(licences.map(({ compiledBy, licence }) => [compiledBy, licence]))).toEqual(all)
    for (const [compiledBy, licence] of Object.entries(all)) {
      expect(source).toContain(compiledBy)
      expect(credit).toContain(licence)
    }
    const links = response.headers.get('link')!
    for (const licence of ['licenses/by/4.0', 'zero/1.0', 'LICENSE-2.0']) expect(links).toContain(licence)
  })

  test('days that aren’t covered yet have no frozen address', async () => {
    expect(await (await ask('by-year.json?asof=2026-01-05')).json()).toMatchObject({ frozenAddress: null, query: '?asof=2026-01-05' })
  })

  test('a live address tells where it would be frozen', async () => {
    const json = (await (await ask('last-365.json?cause=all')).json()) as { address: string; frozenAddress: string }
    expect(json.address).toBe(`https://${HOST}/charts/last-365?cause=all`)
    expect(json.frozenAddress).toBe(`https://${HOST}/charts/last-365?cause=all&asof=2025-10-05&known=2025-10-05`)
  })

  test('a chart whose lines hold more than its table tells every stop of them', async () => {
    const { marks } = (await (await ask(`year-so-far.json?${CLAIM}`)).json()) as { marks: { columns: string[]; rows: unknown[][] } }
    expect(marks.columns).toEqual(['at', 'lowest to highest', 'median of ten years', '2014, the rest', '2014', 'this year'])
    expect(marks.rows).toHaveLength(365)
    expect(marks.rows.find(([at]) => at === '2015-09-07')!.slice(-2)).toEqual([33, 26])
    expect(await (await ask(`by-month.json?${CLAIM}`)).json()).not.toHaveProperty('marks')
  })
})

test('a form that there isn’t is a 404, and a host that no address could hold a 400', async () => {
  expect((await ask('by-year.gif')).status).toBe(404)
  expect((await ask('by-year.toString')).status).toBe(404)
  expect((await ask('by-year.json', { host: 'a b' })).status).toBe(400)
})
