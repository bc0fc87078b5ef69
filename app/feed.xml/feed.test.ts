import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { faultInXml } from '@/charts/drawn.fixture'
import { shippedReleases } from '@/stats/shipped.fixture'

const folder = mkdtempSync(join(tmpdir(), 'same-period-feed-'))
let get: (headers?: Record<string, string>) => Promise<Response>

beforeAll(async () => {
  process.env.DATABASE_URL = join(folder, 'store.db')
  vi.spyOn(console, 'log').mockReturnValue()
  const { GET } = await import('./route')
  get = (headers = {}) => GET(new Request('http://x/feed.xml', { headers: { host: 'figures.example.org', 'x-forwarded-proto': 'https', ...headers } }))
})
afterAll(() => rmSync(folder, { recursive: true }))

const all = (xml: string, pattern: RegExp) => [...xml.matchAll(pattern)].map(([, found]) => found)
const entriesOf = (xml: string) => all(xml, /<entry>([\s\S]*?)<\/entry>/g)

test('is well-formed Atom, each entry with what RFC 4287 requires', async () => {
  const answer = await get()
  const xml = await answer.text()
  expect(answer.headers.get('Content-Type')).toBe('application/atom+xml; charset=utf-8')
  expect(faultInXml(xml.replace(/^<\?xml[^>]*\?>\n/, '').trim())).toBeNull()
  const head = xml.slice(0, xml.indexOf('<entry>'))
  for (const required of ['<title>', '<id>', '<updated>', '<author><name>', 'rel="self"']) expect(head.split(required), required).toHaveLength(2)
  for (const entry of entriesOf(xml)) {
    for (const required of ['title', 'id', 'updated', 'summary', 'rights']) expect(entry.split(`<${required}>`), required).toHaveLength(2)
    expect(entry).toMatch(/<updated>\d{4}-\d\d-\d\dT00:00:00Z<\/updated>/)
    expect(entry).toMatch(/<link rel="alternate" type="text\/html" href="https:\/\/figures\.example\.org\/datasets\/line-of-duty-deaths\/releases\/[^"]+"\/>/)
  }
})

test('has an entry for each release and each correction, newest first, each with an id of its own', async () => {
  const entries = entriesOf(await (await get()).text())
  const ids = entries.flatMap((entry) => all(entry, /<id>([^<]+)</g))
  for (const id of ids) expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
  const pages = (category: string) => entries.filter((entry) => entry.includes(`<category term="${category}"/>`)).map((entry) => all(entry, /\/releases\/([^"#]+)[#"]/g)[0])
  expect(pages('release')).toEqual(shippedReleases().map(({ file }) => file.replace(/^releases\/|\.csv$/g, '')).reverse())
  expect(pages('correction')).toEqual(['2025-08-31-2025', '2025-06-29-2025', '2025-05-25-2025', '2024-12-29-2024', '2024-08-30-history', '2022-09-24'])
  expect(new Set(ids).size).toBe(ids.length)
  const updated = entries.flatMap((entry) => all(entry, /<updated>([^<]+)</g))
  expect(updated).toEqual([...updated].sort().reverse())
})

test('a correction says in words how many deaths it touches', async () => {
  const xml = await (await get()).text()
  expect(xml).toContain('Of what earlier releases listed: 98 deaths removed, 213 deaths given another cause, 269 deaths given another day.')
})

test('an id is the same on every host, and the addresses are those of the host that asked', async () => {
  const idsOf = (xml: string) => all(xml, /<id>([^<]+)</g)
  const [here, there] = [await (await get()).text(), await (await get({ host: 'localhost:3000', 'x-forwarded-proto': 'http' })).text()]
  expect(idsOf(there)).toEqual(idsOf(here))
  expect(there).toContain('href="http://localhost:3000/feed.xml"')
  expect(there).not.toContain('figures.example.org')
})
