/** Whatever leaves the site carries the site's own address, and what one host is told no other host is. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ended, expect, freePort, startServer, test, whenReady } from './site'

const CLAIM = '?asof=2015-09-07&known=2016-07-03'

/** Every address whose answer names the site. */
const SPEAKING = [
  `/charts/by-cause.json${CLAIM}`,
  `/charts/by-cause${CLAIM}`,
  `/embed/by-cause${CLAIM}`,
  '/feed.xml',
  '/api',
  '/api/v1/openapi.json',
  '/datasets/line-of-duty-deaths',
  '/datasets/line-of-duty-deaths/datapackage.json',
  `/records${CLAIM}`,
  '/',
]

const oembed = (site: string) => `/oembed?url=${encodeURIComponent(`${site}/charts/by-cause`)}`

test('two hosts in turns: each is told its own address and never the other’s', async ({ site, request }) => {
  const port = new URL(site).port
  const hosts = [`http://localhost:${port}`, `http://127.0.0.1:${port}`]
  for (let round = 0; round < 2; round++) {
    for (const [i, host] of hosts.entries()) {
      for (const path of [...SPEAKING, oembed(host)]) {
        const answer = await request.get(host + path)
        const text = (await answer.text()) + (answer.headers().link ?? '')
        expect(answer.status(), host + path).toBe(200)
        expect(text, host + path).toContain(host)
        expect(text, host + path).not.toContain(hosts[1 - i])
      }
    }
  }
  const tags = await Promise.all(hosts.map(async (host) => (await request.get(`${host}/charts/by-cause.json${CLAIM}`)).headers().etag))
  expect(tags[0], 'a copy of one host is none of the other').not.toBe(tags[1])
})

test('PUBLIC_URL is the address of everything, whatever host is asked', async ({ request }) => {
  test.setTimeout(120_000)
  const folder = mkdtempSync(join(tmpdir(), 'same-period-address-'))
  const [port, publicUrl] = [await freePort(), 'https://figures.example.org']
  const server = startServer(port, join(folder, 'store.db'), { PUBLIC_URL: publicUrl })
  try {
    await whenReady(server)
    for (const path of [...SPEAKING, oembed(publicUrl)]) {
      const answer = await request.get(`http://localhost:${port}${path}`, { headers: { 'x-forwarded-proto': 'http' } })
      const text = (await answer.text()) + (answer.headers().link ?? '')
      expect(answer.status(), path).toBe(200)
      expect(text, path).toContain(publicUrl)
      expect(text, path).not.toContain(`localhost:${port}`)
      expect(answer.headers()['strict-transport-security'], path).toContain('max-age=')
    }
  } finally {
    server.kill('SIGTERM')
    await ended(server)
    rmSync(folder, { recursive: true })
  }
})
