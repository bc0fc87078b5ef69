import { afterEach, describe, expect, test } from 'vitest'
import { etagOf, kept } from './http'

const server = globalThis as typeof globalThis & { samePeriodBuilt?: Date; samePeriodNamesEncoding?: boolean }
afterEach(() => {
  delete server.samePeriodBuilt
})

const RELEASED = new Date('2016-07-03T00:00:00Z')
const asked = (headers: Record<string, string> = {}, type = 'application/json; charset=utf-8') =>
  kept(new Request('http://x/', { headers }), { etag: etagOf('a'), frozen: false, lastModified: RELEASED, headers: { 'Content-Type': type } }, 'a')

describe('what is kept', () => {
  test('was last modified by its figures or by the program, whichever is later', () => {
    expect(asked().headers.get('last-modified')).toBe('Sun, 03 Jul 2016 00:00:00 GMT')
    server.samePeriodBuilt = new Date('2025-11-23T08:00:00.900Z')
    expect(asked().headers.get('last-modified')).toBe('Sun, 23 Nov 2025 08:00:00 GMT')
    server.samePeriodBuilt = new Date('2001-01-01T00:00:00Z')
    expect(asked().headers.get('last-modified')).toBe('Sun, 03 Jul 2016 00:00:00 GMT')
  })

  test('isn’t sent to who holds it since then; an ETag, where one is named, alone counts', () => {
    server.samePeriodBuilt = new Date('2025-11-23T08:00:00.900Z')
    const since = (day: string, etag?: string) => asked({ 'if-modified-since': day, ...(etag ? { 'if-none-match': etag } : {}) }).status
    expect(since('Sun, 23 Nov 2025 08:00:00 GMT')).toBe(304)
    expect(since('Sun, 23 Nov 2025 07:59:59 GMT')).toBe(200)
    expect(since('Sun, 03 Jul 2016 00:00:00 GMT'), 'an older program’s words').toBe(200)
    expect(since('Mon, 24 Nov 2025 08:00:00 GMT', '"other"')).toBe(200)
    expect(since('Sun, 03 Jul 2016 00:00:00 GMT', etagOf('a'))).toBe(304)
    expect(since('yesterday')).toBe(200)
  })

  test('has an ETag for each encoding of text, and one of bytes that are never encoded', () => {
    const tag = (encoding: string, type?: string) => asked({ 'accept-encoding': encoding }, type).headers.get('etag')
    expect(tag('gzip')).not.toBe(tag('identity'))
    expect(tag('gzip', 'image/svg+xml; charset=utf-8')).not.toBe(tag('identity', 'image/svg+xml; charset=utf-8'))
    for (const type of ['image/png', 'application/gzip']) expect(tag('gzip', type), type).toBe(tag('identity', type))
    const held = tag('gzip')!
    expect(asked({ 'accept-encoding': 'gzip', 'if-none-match': held }).status).toBe(304)
    expect(asked({ 'if-none-match': held }).status).toBe(200)
  })

  test('tells other sites’ scripts its ETag, links and name', () => {
    expect(asked().headers.get('access-control-expose-headers')).toBe('ETag, Link, Content-Disposition')
  })
})
