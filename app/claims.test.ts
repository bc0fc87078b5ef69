/** A check's card, frame and form, asked as readers and hosts ask. */
import { afterAll, beforeAll, describe, expect, it, test, vi } from 'vitest'
import { GET as card } from './api/claims/[format]/route'
import { POST as read } from './claims/read/route'
import { GET as embed } from './embed/claim/route'

const SITE = 'https://figures.example.org'
const CLAIM = 'cause=firearms&current=26&prior=33&percent=-21&direction=down&asof=2015-09-07&against=last-year'
const FROZEN = `${CLAIM}&known=2016-07-03`

beforeAll(() => {
  vi.stubEnv('PUBLIC_URL', SITE)
  vi.stubEnv('DATABASE_URL', ':memory:')
})
afterAll(() => vi.unstubAllEnvs())

const cardOf = (format: string, query: string, headers: Record<string, string> = {}) =>
  card(new Request(`http://localhost/claims.${format}?${query}`, { headers }), { params: Promise.resolve({ format }) })
const embedOf = (query: string) => embed(new Request(`http://localhost/embed/claim?${query}`))

describe('the card', () => {
  it('is a PNG of 1200 × 630, in dark another one', async () => {
    const answers = await Promise.all([cardOf('png', FROZEN), cardOf('png', `${FROZEN}&theme=dark`)])
    const [light, dark] = await Promise.all(answers.map(async (answer) => Buffer.from(await answer.arrayBuffer())))
    for (const png of [light, dark]) {
      expect(png.subarray(1, 4).toString()).toBe('PNG')
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630])
    }
    expect(light.equals(dark)).toBe(false)
    expect(answers[0].headers.get('content-type')).toBe('image/png')
  })

  it('of a frozen check is kept for ever, of a live one or of a text a little', async () => {
    const kept = async (query: string) => (await cardOf('svg', query)).headers.get('cache-control')
    expect(await kept(FROZEN)).toBe('public, max-age=31536000, immutable')
    expect(await kept(CLAIM)).toContain('max-age=0')
    expect(await kept(`${FROZEN}&text=Down`)).toContain('max-age=0')
    expect(await kept(FROZEN.replace('2016', '2099'))).toContain('max-age=0')
  })

  it('is answered 304 to whoever has it, and names its page', async () => {
    const first = await cardOf('svg', FROZEN)
    expect(first.headers.get('link')).toContain(`<${SITE}/claims?cause=firearms&current=26&prior=33&percent=-21&direction=down&asof=2015-09-07&known=2016-07-03&against=last-year>; rel="canonical"`)
    expect((await cardOf('svg', FROZEN, { 'If-None-Match': first.headers.get('etag')! })).status).toBe(304)
  })

  it.each([
    ['', 'Nothing is asked'],
    ['cause=zzz', 'zzz'],
    ['text=Good+morning', 'No comparison was found'],
    [`${CLAIM}&colour=red`, 'colour'],
    [`${CLAIM}&theme=blue`, 'blue'],
    [`${CLAIM}&dataset=nowhere`, 'nowhere'],
  ])('of “%s” is a picture that says why it can’t be drawn, never kept', async (query, words) => {
    const answer = await cardOf('svg', query)
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([400, 'no-store'])
    expect((await answer.text()).replaceAll(/<[^>]+>/g, ' ')).toContain(words)
    expect((await cardOf('png', query)).headers.get('content-type')).toBe('image/png')
  })

  it('of another form isn’t offered', async () => {
    expect((await cardOf('gif', CLAIM)).status).toBe(404)
    expect((await cardOf('constructor', CLAIM)).status).toBe(404)
  })

  it('says nothing as markup that an address brings', async () => {
    const svg = await (await cardOf('svg', `${CLAIM}&current=${encodeURIComponent('<script>alert(1)</script>')}`)).text()
    expect(svg).not.toContain('<script')
  })
})

describe('the frame', () => {
  it('may be held by any page, and allows its own script and style alone', async () => {
    const { status, headers } = await embedOf(`${FROZEN}&id=sp1`)
    expect(status).toBe(200)
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; .*frame-ancestors \*$/)
    expect(headers.get('x-frame-options')).toBeNull()
    expect(headers.get('set-cookie')).toBeNull()
    expect(headers.get('cache-control')).toContain('max-age=0')
  })

  it('keeps the days of its address, and follows releases without them', async () => {
    expect(await (await embedOf(FROZEN)).text()).toContain('The figures: 26 v 33, −21%')
    expect(await (await embedOf(CLAIM)).text()).toContain('The figures: 27 v 34, −21%')
  })

  it('says what is wrong with its address in a frame of its own', async () => {
    const answer = await embedOf('cause=%3Cb%3E')
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([400, 'no-store'])
    const html = await answer.text()
    expect(html).toContain('<h1>This claim can’t be checked</h1>')
    expect(html).not.toContain('<b>')
  })
})

describe('the form', () => {
  const send = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    read(new Request('http://localhost/claims/read', { method: 'POST', body: new URLSearchParams(fields), headers }))

  it('answers with the address of the check', async () => {
    const answer = await send({ text: 'Shootings are down 21% to 26.', published: '2015-09-08' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/claims?text=Shootings+are+down+21%25+to+26.&published=2015-09-08'])
    expect((await send({ text: '', published: '' })).headers.get('location')).toBe('/claims')
  })

  it('takes a hundred kilobytes, and answers with an address that servers hold', async () => {
    const answer = await send({ text: `${'阿'.repeat(33_000)} Firearms deaths fell 21% to 26 from 33.`, published: '2015-09-08' })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')!.length).toBeLessThan(7000)
  })

  it('refuses more, and what is no form, with words', async () => {
    expect((await send({ text: 'a'.repeat(330_000) })).status).toBe(413)
    const json = await read(new Request('http://localhost/claims/read', { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } }))
    expect([json.status, (await json.text()).includes('This isn’t the form')]).toEqual([415, true])
  })

  test('a dataset that isn’t there is left out', async () => {
    expect((await send({ text: 'Down 21%', dataset: 'nowhere' })).headers.get('location')).toBe('/claims?text=Down+21%25')
  })
})
