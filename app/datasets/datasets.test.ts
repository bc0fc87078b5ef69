/** The dataset's downloads as a machine meets them: the routes are called, their answers hashed and read back. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it, test, vi } from 'vitest'
import { parseRelease } from '@/ingest/release-file'
import { knownRows, rowsOf, shippedReleases, shippedTerms } from '@/stats/shipped.fixture'

const ID = 'line-of-duty-deaths'
const SITE = 'https://figures.example.org'
const folder = mkdtempSync(join(tmpdir(), 'same-period-datasets-'))

type Route = (request: Request, context: { params: Promise<never> }) => Promise<Response>
const routes: Record<string, Route> = {}

beforeAll(async () => {
  process.env.DATABASE_URL = join(folder, 'store.db')
  vi.spyOn(console, 'log').mockReturnValue()
  vi.spyOn(console, 'warn').mockReturnValue()
  routes.newest = (await import('@/app/api/datasets/[dataset]/[form]/route')).GET as Route
  routes.release = (await import('@/app/api/datasets/[dataset]/releases/[release]/[form]/route')).GET as Route
  routes.package = (await import('@/app/datasets/[dataset]/datapackage.json/route')).GET as Route
})
afterAll(() => rmSync(folder, { recursive: true }))

/** What an address of the site answers, its rewrite to a route done here. */
async function get(address: string, headers: Record<string, string> = {}): Promise<Response> {
  const { pathname } = new URL(address, SITE)
  const request = new Request(new URL(address, SITE), { headers: { host: 'figures.example.org', 'x-forwarded-proto': 'https', ...headers } })
  const call = (route: string, params: object) => routes[route](request, { params: Promise.resolve(params as never) })
  const file = /^\/datasets\/([^/]+?)(?:\/releases\/([^/]+?))?\.(csv|csv-metadata\.json)$/.exec(pathname)
  if (file) return file[2] ? call('release', { dataset: file[1], release: file[2], form: file[3] }) : call('newest', { dataset: file[1], form: file[3] })
  const [, dataset] = /^\/datasets\/([^/]+)\/datapackage\.json$/.exec(pathname)!
  return call('package', { dataset })
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const bytesOf = async (address: string) => new Uint8Array(await (await get(address)).arrayBuffer())
const pathOf = (address: string) => new URL(address).pathname
const releases = shippedReleases().map(({ file }) => file.replace(/^releases\/|\.csv$/g, ''))

describe('the newest state', () => {
  it('holds each row that the files leave listed, and no other', async () => {
    const text = await (await get(`/datasets/${ID}.csv`)).text()
    const { data } = papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true })
    const key = (r: Record<string, string>) => [r.date, r.state, r.cause, r.deaths].join('\t')
    expect(data.map(key)).toEqual(knownRows('9999-12-31').map(key).sort())
    const groups = new Map(rowsOf('causes.csv').map((row) => [row.label, `${row.group} ${row.felonious}`]))
    expect(data.filter((r) => `${r.group} ${r.felonious}` !== groups.get(r.cause))).toEqual([])
    const states = new Map(rowsOf('states.csv').map((row) => [row.code, row.name]))
    expect(data.filter((r) => r.state_name !== states.get(r.state))).toEqual([])
  })

  it('is read back by the importer, whose warnings name only the columns that it doesn’t need', async () => {
    const { records, problems } = parseRelease(await (await get(`/datasets/${ID}.csv`)).text(), shippedTerms())
    expect(new Set(problems.map(({ kind }) => kind))).toEqual(new Set(['ignored-column']))
    const key = (r: { date: string; state: string; deaths: number | string }, label: string) => `${r.date},${r.state},${label},${r.deaths}`
    expect(records.map((r) => key(r, r.label)).sort()).toEqual(knownRows('9999-12-31').map((r) => key(r as never, r.cause)).sort())
  })
})

test.each(releases)('the release %s is the file as it came, kept for ever', async (release) => {
  const answer = await get(`/datasets/${ID}/releases/${release}.csv`)
  const bytes = Buffer.from(await answer.arrayBuffer())
  expect(bytes.equals(readFileSync(`data/releases/${release}.csv`))).toBe(true)
  expect(answer.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
  expect(answer.headers.get('Content-Type')).toBe('text/csv; charset=utf-8; header=present')
  expect(answer.headers.get('Content-Disposition')).toBe(`attachment; filename="${ID}-${release}.csv"`)
  expect(answer.headers.get('Link')).toContain(`</datasets/${ID}/releases/${release}.csv-metadata.json>; rel="describedby"`)
})

describe('the Data Package', () => {
  const packaged = async () => (await get(`/datasets/${ID}/datapackage.json`)).json()

  it('follows Data Package v2 as ingest states it', async () => {
    const profile = JSON.parse(readFileSync('ingest/datapackage-profile.json', 'utf8'))
    const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(profile)
    validate(await packaged())
    expect(validate.errors ?? []).toEqual([])
  })

  it('gives each file’s size and hash as it is served, and its columns', async () => {
    const { resources } = await packaged()
    expect(resources.map((r: { name: string }) => r.name)).toEqual(['newest', ...releases.map((release) => `release-${release}`)])
    for (const { path, bytes, hash, schema } of resources) {
      const served = await bytesOf(pathOf(path))
      expect([path, bytes, hash]).toEqual([path, served.length, `sha256:${sha256(served)}`])
      const [header] = new TextDecoder().decode(served.subarray(0, 500)).split('\n')
      expect(schema.fields.map((f: { name: string }) => f.name).join()).toBe(header)
    }
  })

  it('gives addresses of the site that was asked', async () => {
    const { resources, homepage } = await packaged()
    expect(homepage).toBe(`${SITE}/datasets/${ID}`)
    for (const { path } of resources) expect(path.startsWith(`${SITE}/datasets/${ID}`)).toBe(true)
  })
})

test.each([`/datasets/${ID}.csv`, ...releases.map((release) => `/datasets/${ID}/releases/${release}.csv`)])(
  'CSV on the Web names every column of %s, and its address is beside it',
  async (address) => {
    const answer = await get(`${address}-metadata.json`)
    const { url, tableSchema } = await answer.json()
    expect(new URL(url, `${SITE}${address}-metadata.json`).pathname).toBe(address)
    const [header, ...lines] = new TextDecoder().decode(await bytesOf(address)).trimEnd().split('\n')
    expect(tableSchema.columns.map((c: { name: string }) => c.name).join()).toBe(header)
    expect(tableSchema.primaryKey).toEqual(['date', 'state', 'cause'])
    for (const [i, { datatype }] of tableSchema.columns.entries()) {
      if (!datatype.format || datatype.base === 'date') continue
      const cells = papa.parse<string[]>(lines.join('\n')).data.map((cells) => cells[i])
      expect(cells.filter((cell) => !new RegExp(datatype.format).test(cell))).toEqual([])
    }
  },
)

test('whoever has a file already gets 304 without it', async () => {
  for (const address of [`/datasets/${ID}.csv`, `/datasets/${ID}/datapackage.json`, `/datasets/${ID}/releases/2016-07-03.csv`]) {
    const etag = (await get(address)).headers.get('ETag')!
    const again = await get(address, { 'if-none-match': etag })
    expect([again.status, await again.text(), again.headers.get('Access-Control-Allow-Origin')]).toEqual([304, '', '*'])
  }
})

test.each([
  ['/datasets/nothing.csv', 404, 'There is no dataset “nothing”'],
  ['/datasets/nothing/datapackage.json', 404, 'The dataset is line-of-duty-deaths'],
  [`/datasets/${ID}/releases/2016-07-04.csv`, 404, 'There is no release “2016-07-04”'],
  [`/datasets/${ID}/releases/constructor.csv-metadata.json`, 404, 'There is no release “constructor”'],
  [`/datasets/${ID}.csv?cause=traffic`, 400, '“cause” can’t be “traffic”'],
])('%s is a %i in words', async (address, status, said) => {
  const answer = await get(address)
  expect(answer.status).toBe(status)
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
  expect(answer.headers.get('Cache-Control')).toBe('no-store')
  expect((await answer.json()).detail).toContain(said)
})

test('a newer host never meets the addresses of an older one: they are as asked', async () => {
  const answer = await get(`/datasets/${ID}/datapackage.json`, { host: 'other.example.net', 'x-forwarded-proto': 'http' })
  expect(await answer.text()).not.toContain('figures.example.org')
  expect(answer.headers.get('Vary')).toBe('X-Forwarded-Proto')
})
