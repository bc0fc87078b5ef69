/** A check's card, frame and form, asked as readers and hosts ask. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { afterAll, beforeAll, describe, expect, it, test, vi } from 'vitest'
import { GET as card } from './api/claims/[format]/route'
import { POST as read } from './claims/read/route'
import { GET as check } from './api/v1/claims/check/route'
import { GET as embed } from './embed/claim/route'
import { GET as oembed } from './oembed/route'

const SITE = 'https://figures.example.org'
const CLAIM = 'cause=firearms&current=26&prior=33&percent=-21&direction=down&asof=2015-09-07&against=last-year'
const FROZEN = `${CLAIM}&known=2016-07-03`

beforeAll(() => {
  vi.stubEnv('PUBLIC_URL', SITE)
  vi.stubEnv('DATABASE_URL', ':memory:')
  vi.spyOn(console, 'warn').mockReturnValue()
})
afterAll(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

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

  it('is listed by no search engine, nor is the frame or the answer of the API: anybody can write words into an address', async () => {
    for (const answer of [await cardOf('png', FROZEN), await embedOf(FROZEN), await check(new Request(`${SITE}/api/v1/claims/check?${FROZEN}`))]) expect(answer.headers.get('x-robots-tag')).toBe('noindex')
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

  it('says to the server what it refused, and nothing of what was sent', async () => {
    const said = new AsyncLocalStorage<{ why?: string }>()
    Object.assign(globalThis, { samePeriodSaid: said })
    const why = async (request: Request) => said.run({}, async () => [(await read(request)).status, said.getStore()!.why])
    expect(await why(new Request('http://localhost/claims/read', { method: 'POST', body: new URLSearchParams({ text: 'a'.repeat(330_000) }) }))).toEqual([413, 'The text is too long. A text of up to 100 kilobytes can be checked. Paste the sentences that are meant.'])
    expect(await why(new Request('http://localhost/claims/read', { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } }))).toEqual([415, 'This isn’t the form. Use the form of the page, or the API for programs.'])
    Object.assign(globalThis, { samePeriodSaid: undefined })
  })

  test('a day of printing that is none goes into the address as far as the page shows it, to be mended', async () => {
    expect((await send({ text: 'Down 21%', published: '8 September' })).headers.get('location')).toBe('/claims?text=Down+21%25&published=8+September')
    expect((await send({ text: 'Down 21%', published: 'x'.repeat(300_000) })).headers.get('location')!.length).toBeLessThan(200)
  })

  test.each([
    ['one word', 'x'.repeat(100_000)],
    ['signs that an address writes as nine', '阿'.repeat(33_000)],
    ['controls', '\0\u0007\u202e'.repeat(20_000)],
    ['line breaks', 'Gun deaths fell 21%\r\n\r\nSet-Cookie: a=b\r\n'],
  ])('a text of %s is an address that servers hold, on one line', async (_, text) => {
    const location = (await send({ text, published: 'y'.repeat(1000) })).headers.get('location')!
    expect(location.length).toBeLessThan(7000)
    expect(location).toMatch(/^\/claims\?[\x21-\x7e]+$/)
  })

  test('a dataset that isn’t there is left out', async () => {
    expect((await send({ text: 'Down 21%', dataset: 'nowhere' })).headers.get('location')).toBe('/claims?text=Down+21%25')
  })
})

describe('oEmbed', () => {
  const embedded = (page: string, words = '') => oembed(new Request(`${SITE}/oembed?url=${encodeURIComponent(SITE + page)}${words}`))
  const QUOTED = `${FROZEN}&quote=${encodeURIComponent('Down "21%" & <b>falling</b>')}&published=2015-09-08`

  it('of a check’s page gives its frame, as tall as it is, with its card', async () => {
    const answer = await embedded(`/claims?${FROZEN}`)
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'public, max-age=0, s-maxage=300, stale-while-revalidate=86400'])
    const json = await answer.json()
    expect(json).toMatchObject({
      version: '1.0', type: 'rich', provider_name: 'Same Period', width: 600, as_of: '2015-09-07', release: '2016-07-03',
      title: 'Checked: Firearms deaths down 21%: 26 v 33, 1 January to 7 September 2015 against the same days of the year before',
      thumbnail_url: `${SITE}/claims.png?cause=firearms&current=26&prior=33&percent=-21&direction=down&asof=2015-09-07&known=2016-07-03&against=last-year`,
    })
    expect(json.html).toContain(`src="${SITE}/embed/claim?cause=firearms&amp;current=26`)
    expect(json.html).toContain(`height="${json.height}"`)
  })

  it('has the same address as the frame, the card, the API and the page', async () => {
    const own = new URL((await (await check(new Request(`${SITE}/api/v1/claims/check?${QUOTED}`))).json()).href).search
    const { html, thumbnail_url: picture } = await (await embedded(`/claims?${QUOTED}`)).json()
    const src = /src="([^"]+)"/.exec(html)![1].replaceAll('&amp;', '&')
    expect(src.replace(/&id=\w+$/, '')).toBe(`${SITE}/embed/claim${own}`)
    expect(picture).toBe(`${SITE}/claims.png${own}`)
    for (const answer of [await embedOf(own.slice(1)), await cardOf('svg', own.slice(1))]) expect(answer.headers.get('link')).toContain(`<${SITE}/claims${own}>; rel="canonical"`)
    expect(html).not.toMatch(/<b>|"21%"/)
  })

  it('of a live address follows releases, as its frame does', async () => {
    const { html } = await (await embedded(`/claims?${CLAIM}`)).json()
    expect(html).not.toContain('known=')
    expect((await (await embedded(`/embed/claim?${CLAIM}&id=sp1`)).json()).html).toBe(html)
  })

  it('keeps within the room that there is, without its words where it must, and says what it needs', async () => {
    const whole = await (await embedded(`/claims?${FROZEN}`)).json()
    const tight = await (await embedded(`/claims?${FROZEN}&theme=dark`, `&maxheight=${whole.height - 1}`)).json()
    expect(tight.html).toContain('theme=dark&amp;plain=1')
    expect(tight.height).toBeLessThan(whole.height)
    expect(tight.html).not.toContain('calc(')
    const short = await embedded(`/claims?${FROZEN}`, '&maxwidth=200')
    expect([short.status, (await short.json()).parameters[0].allowed]).toEqual([400, 'at least 280, the least that this frame fits'])
  })

  it.each([
    ['/claims', 400, 'Nothing is asked'],
    ['/claims?cause=zzz', 400, 'zzz'],
    [`/claims?${FROZEN}.7`, 400, '.7'],
    ['/claims/published', 404, '/claims?…'],
    ['/claims/read', 404, '/claims?…'],
    ['/embed/claims', 404, 'no chart'],
  ])('of %s is a problem that says why, never kept', async (page, status, words) => {
    const answer = await embedded(page)
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([status, 'no-store'])
    expect((await answer.json()).detail).toContain(words)
  })

  it('is found from the frame', async () => {
    const link = (await embedOf(FROZEN)).headers.get('link')!
    for (const type of ['application/json+oembed', 'text/xml+oembed']) {
      const [, address] = link.split(', ').find((each) => each.includes(type))!.match(/<([^>]+)>/)!
      expect((await oembed(new Request(address))).status).toBe(200)
    }
  })
})

describe('what an address brings', () => {
  const HOSTILE = ['</script><script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '\u202e\u2066\u0000\u0007', ']]>&#0;&lt;', 'x'.repeat(300), '🙂'.repeat(150), '${7*7}{{7*7}}']
  it.each(HOSTILE)('%j as a quotation is text in the card and the frame', async (quote) => {
    const query = String(new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(FROZEN)), quote }))
    const [svg, png, html] = [await cardOf('svg', query), await cardOf('png', query), await embedOf(query)]
    expect([svg.status, png.status, html.status]).toEqual([200, 200, 200])
    for (const text of await Promise.all([svg.text(), html.text()])) expect(['<img', '<script>alert', '\u202e', '\u2066', '\0', '\u0007'].filter((sign) => text.includes(sign))).toEqual([])
  })

  it.each(['cause=a%E2%80%AEevil', 'asof=2015%E2%81%A6', 'b%E2%80%8Fad=1', 'theme=%E2%80%AEdark', 'quote=x&open=%E2%80%AEpercent'])('%s is told without its marks of direction', async (query) => {
    const site = encodeURIComponent(`${SITE}/claims?${query}`)
    for (const answer of [await cardOf('svg', query), await embedOf(query), await check(new Request(`${SITE}/api/v1/claims/check?${query}`)), await oembed(new Request(`${SITE}/oembed?url=${site}`))]) {
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(await answer.text()).not.toMatch(/[\u200B-\u200F\u202A-\u202E\u2060-\u206F]/)
    }
  })

  it.each(['open=SECRET', `quote=${'SECRET'.repeat(60)}`, `unread=${'SECRET'.repeat(60)}`, `foreign=${'SECRET'.repeat(60)}`, `beside=${'SECRET'.repeat(60)}`, 'text=SECRET&text=SECRET2', 'SECRET=1', 'word=SECRET', 'cause=SECRET'])('%s is refused, and logged by the name of its word alone', async (query) => {
    const warn = vi.mocked(console.warn)
    const site = encodeURIComponent(`${SITE}/claims?${query}`)
    for (const ask of [() => cardOf('svg', query), () => embedOf(query), () => check(new Request(`${SITE}/api/v1/claims/check?${query}`)), () => oembed(new Request(`${SITE}/oembed?url=${site}`))]) {
      warn.mockClear()
      const answer = await ask()
      expect([answer.status, (await answer.text()).includes('SECRET')]).toEqual([400, true])
      expect(warn.mock.calls.length).toBeGreaterThan(0)
      expect(warn.mock.calls.flat().join()).not.toContain('SECRET')
      expect(warn.mock.calls.flat().join()).toContain(query.startsWith('SECRET') || query.startsWith('word') ? 'a word that isn’t one of an address can’t be read' : `“${query.split('=')[0]}” can’t be read`)
    }
  })

  it.each(['text', 'cause', 'current', 'percent', 'asof', 'known', 'state', 'followedby', 'kind', 'claim', 'published', 'dataset', 'theme', '__proto__'].flatMap((name) => HOSTILE.slice(0, 4).map((value) => [name, value])))('%s=%j is refused in words, as text', async (name, value) => {
    const words = new URLSearchParams(FROZEN)
    words.set(name, value)
    for (const answer of [await cardOf('svg', String(words)), await embedOf(String(words))]) {
      expect(answer.status).toBeLessThan(500)
      expect(await answer.text()).not.toMatch(/<img|<script>alert/)
    }
    expect((await cardOf('png', String(words))).status).toBeLessThan(500)
  })
})
