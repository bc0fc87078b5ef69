import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { PublishedRelease } from '@/app/datasets/published'
import { faultInXml } from '@/charts/drawn.fixture'
import { shippedLedger, shippedReleases } from '@/stats/shipped.fixture'

const folder = mkdtempSync(join(tmpdir(), 'same-period-feed-'))
let get: (headers?: Record<string, string>, query?: string) => Promise<Response>

beforeAll(async () => {
  process.env.DATABASE_URL = join(folder, 'store.db')
  vi.spyOn(console, 'log').mockReturnValue()
  vi.spyOn(console, 'warn').mockReturnValue()
  const { GET } = await import('./route')
  get = (headers = {}, query = '') => GET(new Request(`http://x/feed.xml${query}`, { headers: { host: 'figures.example.org', 'x-forwarded-proto': 'https', ...headers } }))
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

const watch = (query: string) => get({}, `?${query}`)
const CLAIM = 'asof=2015-09-07&known=2016-07-03'

test('a frozen figure has a feed of its own: an entry for each release that changed what is printed, newest first', async () => {
  const answer = await watch(`cause=all&${CLAIM}`)
  const xml = await answer.text()
  expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'application/atom+xml; charset=utf-8'])
  expect(faultInXml(xml.replace(/^<\?xml[^>]*\?>\n/, '').trim())).toBeNull()
  const entries = entriesOf(xml)
  expect(entries.flatMap((entry) => all(entry, /<title>([^<]+)</g))).toEqual([
    'Deaths from all causes by 7 September 2015: up 5% is now up 3%',
    'Deaths from all causes by 7 September 2015: down 7% is now up 5%',
  ])
  expect(entries[1]).toContain('<summary>Figures have been revised since: 86 v 92 (−7%) is now 106 v 101 (+5%). The release of 24 September 2022 (2022-09-24, compiled by Mayuresh Koli) changed it. The frozen address keeps what was known on 3 July 2016: 86 v 92, −7%.</summary>')
  expect(entries[1]).toContain('<link rel="alternate" type="text/html" href="https://figures.example.org/?cause=all&amp;asof=2015-09-07&amp;known=2022-09-24"/>')
  expect(entries[1]).toContain('href="https://figures.example.org/?cause=all&amp;asof=2015-09-07&amp;known=2016-07-03"/>')
  expect(all(xml, /<updated>([^<]+)</g)).toEqual(['2024-08-30T00:00:00Z', '2024-08-30T00:00:00Z', '2022-09-24T00:00:00Z'])
})

test('a figure that prints the same has a feed without entries', async () => {
  const answer = await watch(CLAIM)
  expect([answer.status, entriesOf(await answer.text())]).toEqual([200, []])
})

test('its ids are those of the figure, however its address is written, on every host', async () => {
  const idsOf = async (query: string, headers = {}) => all(await (await get(headers, `?${query}`)).text(), /<id>([^<]+)</g)
  const ids = await idsOf(`cause=all&${CLAIM}`)
  expect(await idsOf('known=2016-07-03&against=last-year&asof=2015-09-07&cause=all&since=1791&utm_source=x', { host: 'localhost:3000' })).toEqual(ids)
  expect(new Set([...ids, ...(await idsOf(`cause=traffic&${CLAIM}`))]).size).toBe(ids.length + 2)
})

test.each([
  ['cause=all', 'asof', 'names both asof and known'],
  ['cause=all&asof=2015-09-07', 'known', 'names both asof and known'],
  ['asof=2017-01-01&known=2016-07-03', 'asof', 'a day up to the known-on day'],
  ['asof=2015-09-07&known=2030-01-01', 'known', 'a day up to 2025-10-05'],
  [`cause=ghosts&${CLAIM}`, 'cause', 'at most 12 of'],
  [`size=1200&${CLAIM}`, 'size', 'one of the words'],
])('a feed of %s is refused, and what to do is said', async (query, parameter, advice) => {
  const answer = await watch(query)
  expect([answer.status, answer.headers.get('Content-Type')]).toEqual([400, 'application/problem+json'])
  const problem = (await answer.json()) as { parameter: string; detail: string }
  expect(problem.parameter).toBe(parameter)
  expect(problem.detail).toContain(advice)
})

test('a withdrawal is one entry, in words of its own', async () => {
  const [{ publishedDataset }, { toFeed }] = await Promise.all([import('@/app/datasets/published'), import('./feed')])
  const published = (await publishedDataset('line-of-duty-deaths'))!
  const last = published.releases.at(-1)!
  const correcting = published.releases.find(({ release }) => release.id === '2022-09-24')!
  const by = { publishedBy: 'The Data Desk', publishedAt: '2025-10-07T09:30:00.000Z' }
  const withdrawal: PublishedRelease = { ...last, changes: correcting.changes, release: { ...last.release, ...by, id: '2025-10-07-withdraws-2025-10-05', withdraws: '2025-10-05', note: 'The file was of <another> agency.' } }
  const xml = toFeed({ ...published, releases: [...published.releases, withdrawal] }, 'https://figures.example.org')
  const [first, second] = entriesOf(xml)
  expect(first).toContain('<title>Withdrawn: the release 2025-10-05</title>')
  expect(first).toContain('<category term="withdrawal"/>')
  expect(first).toContain('<updated>2025-10-07T09:30:00.000Z</updated>')
  expect(first).toMatch(/<summary>The release 2025-10-05 was withdrawn on 5 October 2025\. For [^.]+ the figures are again those from before it\. Published by The Data Desk\. Note: “The file was of &lt;another&gt; agency\.” Of what earlier releases listed: /)
  expect(second).toContain('<title>New release: figures as known on 5 October 2025</title>')
  // The same file twice, as where a withdrawn one is published again: each has an id of its own.
  expect(all(first, /<id>([^<]+)</g)).not.toEqual(all(second, /<id>([^<]+)</g))
})

test('a release published by somebody is as old as its moment, so that two of one day aren’t taken for one', async () => {
  const { lastModifiedOf } = await import('@/app/asked')
  const ledger = shippedLedger()
  expect(lastModifiedOf(ledger).toISOString()).toBe('2025-10-05T00:00:00.000Z')
  const published = { ...ledger.releases.at(-1)!, publishedBy: 'The Data Desk', publishedAt: '2025-10-07T09:30:00.000Z' }
  expect(lastModifiedOf({ ...ledger, releases: [...ledger.releases, published] }).toISOString()).toBe('2025-10-07T09:30:00.000Z')
})
