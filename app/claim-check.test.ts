/** A claim checked over HTTP, as a newsroom's program would ask: what is answered, what is refused, and how it is kept. */
import { afterAll, beforeAll, describe, expect, it, test, vi } from 'vitest'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { WORDINGS } from '@/claims/sentences.fixture'
import { CLAIM_FIELDS } from '@/claims/claim'
import { parseDay } from '@/stats/calendar'
import { describedWords } from '@/stats/question'
import { shippedLedger } from '@/stats/shipped.fixture'
import { GET, POST } from './api/v1/claims/check/route'
import { claimWords } from './claim-words'
import { openApiOf } from './openapi'
import { operationsOf } from './operations'

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

const SITE = 'https://figures.example.org'
const HEADERS = { host: 'figures.example.org', 'x-forwarded-proto': 'https' }
const sent = (body: string, type = 'application/json') => POST(new Request('http://localhost/api/v1/claims/check', { method: 'POST', headers: { ...HEADERS, 'content-type': type }, body }))
const post = (body: unknown) => sent(JSON.stringify(body))
const get = (query: string) => GET(new Request(`http://localhost/api/v1/claims/check?${query}`, { headers: HEADERS }))
const checked = async (body: unknown) => (await post(body)).json()

const { schemas } = openApiOf(operationsOf([shippedLedger()], SITE), SITE).components
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictTypes: false, strictRequired: false, allErrors: true })
ajv.addFormat('date', (text) => parseDay(text) !== null)
ajv.addFormat('date-time', true)
ajv.addFormat('uri', (text) => URL.canParse(text))
ajv.addVocabulary(['components', 'example'])
ajv.addSchema({ $id: 'document', components: { schemas } })
const isDescribed = ajv.compile({ $ref: 'document#/components/schemas/ClaimCheck' })
const isAskable = ajv.compile({ $ref: 'document#/components/schemas/ClaimAsked' })

const CLAIM_2015 =
  'Police shooting deaths are down 21% this year, compared with the same period last year … 26 firearms-related deaths this year, including two in training accidents, and 33 in 2014 up to this point. ' +
  'Traffic accidents, followed by shootings, are the leading cause.'

describe('the claim of 8 September 2015', () => {
  it('is answered in full: understood, its arithmetic, its reading, its neighbours, chance, a verdict', async () => {
    const answer = await post({ text: CLAIM_2015, published: '2015-09-08' })
    expect([answer.status, answer.headers.get('cache-control'), answer.headers.get('access-control-allow-origin')]).toEqual([200, 'no-store', '*'])
    const json = await answer.json()
    expect(json.understood).toMatchObject({ cause: 'firearms', current: 26, prior: 33, percent: -21, direction: 'down', asof: '2015-09-07', known: null, against: 'last-year' })
    expect(json.missing.map((ask: { field: string }) => ask.field)).toEqual(['asof'])
    expect(json.arithmetic).toMatchObject({ follows: true, priorNeeded: [33, 33], currentNeeded: [26, 26], slip: null })
    expect(json.readings[0]).toEqual({
      definition: 'firearms', asof: '2015-09-07', align: 'date', current: 26, prior: 33, percent: -21, misfits: [], known: '2016-07-03', release: '2016-07-03', releases: 1,
      href: `${SITE}/?asof=2015-09-07&known=2016-07-03`,
    })
    expect(json.own).toMatchObject({ current: 27, prior: 34, percent: -21, known: '2025-10-05' })
    expect(json.neighbours[1]).toMatchObject({ asof: '2015-09-08', current: 26, prior: 34, percent: -24, known: '2016-07-03' })
    expect(json.chance).toMatchObject({ current: 26, prior: 33, verdict: 'could easily be chance', critical: { low: 18, high: 53 }, fragility: { toChangePercent: 1, changed: { current: 27, percent: -18 }, toZero: 7 } })
    expect(json.chance.p).toBeCloseTo(0.435, 3)
    expect(json.chance.interval.map((end: number) => Math.round(end * 100))).toEqual([-55, 36])
    expect(json.others).toMatchObject([{ understood: { kind: 'leading', cause: 'traffic', followedby: 'firearms', asof: '2015-09-07' } }])
    expect(json.verdict).toContain('could easily be chance')
    expect(json.sentence).toContain('Sept. 7, 2015')
    expect(json.href).toBe(
      `${SITE}/claims?cause=firearms&current=26&prior=33&percent=-21&direction=down&asof=2015-09-07&known=2025-10-05&against=last-year` +
        '&quote=Police+shooting+deaths+are+down+21%25+this+year%2C+compared+with+the+same+period+last+year+%E2%80%A6+26+firearms-related+deaths+this+year%2C+including+two+in+training+accidents%2C+and+33+in+2014+up+to+this+point&published=2015-09-08',
    )
  })

  it('has a leading cause that the figures of July 2016 support: traffic 33, firearms 26', async () => {
    const { others } = await checked({ text: CLAIM_2015, published: '2015-09-08' })
    const json = await (await get(`${new URL(others[0].href).searchParams}&known=2016-07-03`)).json()
    expect(json.leading.now.groups.slice(0, 2)).toEqual([{ id: 'traffic', deaths: 33 }, { id: 'firearms', deaths: 26 }])
    expect(json.parts).toMatchObject([{ id: 'leading', status: 'supported' }])
  })
})

describe.each(WORDINGS)('$published $fields.cause $fields.percent%', ({ published, texts }) => {
  it('is one reading in all its wordings', async () => {
    const answers = await Promise.all(texts.map((text) => checked({ text, published })))
    const unquoted = (href: string) => href.replace(/&quote=[^&]*/, '')
    for (const { understood, href, verdict, readings } of answers) {
      expect({ understood, href: unquoted(href), verdict, readings }).toEqual({ understood: answers[0].understood, href: unquoted(answers[0].href), verdict: answers[0].verdict, readings: answers[0].readings })
    }
  })
})

test('NLEOMF’s mid-2025 claim is found exactly', async () => {
  const json = await checked({ text: 'Firearms-related fatalities dropped 21% in the first half of 2025, to 22 from 28 in the first half of 2024.', published: '2025-07-08' })
  expect(json.own).toMatchObject({ definition: 'firearms', asof: '2025-06-30', current: 22, prior: 28, percent: -21, misfits: [] })
  expect(json.fits).toBe(true)
  expect(json.parts.map(({ status }: { status: string }) => status)).toEqual(['supported', 'supported', 'supported', 'supported', 'supported'])
})

test('42 v 89 is told as a fresh count against a revised one, as far as these figures reach', async () => {
  const json = await checked({ cause: 'all', current: 42, prior: 89, percent: -53, asof: '2025-06-30', against: 'last-year' })
  expect(json.arithmetic.follows).toBe(true)
  expect(json.own).toMatchObject({ current: 40, prior: 80, percent: -50 })
  expect(json.revised.map(({ window, first, now }: { window: string; first: object; now: object }) => [window, first, now])).toContainEqual(['prior', { known: '2024-08-31', count: 74 }, { known: '2025-10-05', count: 80 }])
  expect(json.fresh).toContain('leans towards a fall')
  expect(json.fresh).toContain('isn’t in these figures')
})

test('a field wins over the sentence, and null takes out of it', async () => {
  const asked = { text: CLAIM_2015, published: '2015-09-08' }
  expect((await checked({ ...asked, asof: '2015-09-08' })).understood).toMatchObject({ cause: 'firearms', asof: '2015-09-08' })
  expect((await checked({ ...asked, asof: '2015-09-08' })).missing).toEqual([])
  expect((await checked({ ...asked, percent: 30 })).understood).toMatchObject({ percent: -30, direction: 'down' })
  expect((await checked({ ...asked, percent: '+30' })).understood).toMatchObject({ percent: 30, direction: 'up' })
  expect((await checked({ ...asked, direction: 'up' })).understood).toMatchObject({ percent: 21, direction: 'up' })
  const without = await checked({ ...asked, cause: null })
  expect([without.understood.cause, without.missing.map(({ field }: { field: string }) => field)]).toEqual([null, ['asof', 'cause']])
  expect(without.cannot).toContain('doesn’t say which deaths')
  expect((await checked({ ...asked, followedby: 'illness', cause: 'traffic' })).understood).toMatchObject({ kind: 'leading', cause: 'traffic', prior: null, percent: null, followedby: 'illness' })
})

test('an empty field beside a sentence says that it isn’t said, by POST and GET as on the page', async () => {
  const asked = { text: CLAIM_2015, published: '2015-09-08' }
  for (const [field, name] of [['cause', 'cause'], ['percent', 'percent'], ['current', 'current'], ['asof', 'asof'], ['against', 'against']]) {
    const [emptied, blank, nulled] = [await checked({ ...asked, [field]: '' }), await checked({ ...asked, [field]: ' ' }), await checked({ ...asked, [field]: null })]
    const got = await (await get(String(new URLSearchParams({ ...asked, [field]: '' })))).json()
    expect([emptied.understood[name], emptied]).toEqual([null, nulled])
    expect(blank).toEqual(nulled)
    expect(got).toEqual(nulled)
  }
})

test('an empty field without a sentence, and any other empty word, is as if it weren’t there', async () => {
  const fields = { cause: 'firearms', current: '26', prior: '33', asof: '2015-09-07' }
  const plain = await checked(fields)
  expect(await checked({ ...fields, text: '', published: '', claim: '', length: '', quote: '', dataset: '', percent: '', kind: '' })).toEqual(plain)
  expect(await (await get('text=&published=&claim=&percent=&dataset=&cause=firearms&current=26&prior=33&asof=2015-09-07&quote=')).json()).toEqual(plain)
})

test('what was asked about is answered with, kept in the address, and read by nobody', async () => {
  const quote = '<script>alert("21%")</script> fell 99% to 1 \u202eevil'
  const json = await checked({ cause: 'firearms', current: 26, prior: 33, quote })
  expect(json.quoted).toBe('<script>alert("21%")</script> fell 99% to 1 evil')
  expect([json.understood.percent, json.read]).toEqual([null, null])
  expect(new URL(json.href).searchParams.get('quote')).toBe(json.quoted)
  expect(await (await get(new URL(json.href).search.slice(1))).json()).toMatchObject({ quoted: json.quoted, href: json.href })
  expect((await checked({ text: CLAIM_2015, quote: '' })).quoted).toBeNull()
})

test('needed counts without a most are null at that end', async () => {
  const { arithmetic } = await checked({ current: 0, percent: -100, cause: 'firearms' })
  expect(arithmetic.priorNeeded).toEqual([1, null])
})

test('a sentence that compares nothing is answered, with all that must be asked', async () => {
  const json = await checked({ text: 'The weather was fine.' })
  expect(json.understood).toMatchObject({ cause: null, current: null, prior: null, percent: null, direction: null, asof: null, known: null, against: null })
  expect(json.missing.map(({ field }: { field: string }) => field)).toEqual(['cause', 'counts', 'asof', 'against'])
  expect([json.readings, json.sentence, json.href]).toEqual([[], null, `${SITE}/claims`])
})

test('GET answers what POST answers; only fields with both days are kept for ever', async () => {
  const fields = { cause: 'firearms', current: '26', prior: '33', percent: '-21', asof: '2015-09-07', known: '2016-07-03', against: 'last-year' }
  const frozen = await get(`${new URLSearchParams(fields)}&utm_source=letter`)
  expect([frozen.headers.get('cache-control'), frozen.headers.get('last-modified')]).toEqual(['public, max-age=31536000, immutable', 'Sun, 03 Jul 2016 00:00:00 GMT'])
  expect(frozen.headers.get('link')).toContain('rel="describedby"')
  expect(await frozen.text()).toBe(await (await post(fields)).text())
  const live = await get(`${new URLSearchParams({ text: CLAIM_2015, published: '2015-09-08', known: '2016-07-03' })}`)
  expect(live.headers.get('cache-control')).toContain('s-maxage=300')
  expect((await get(String(new URLSearchParams({ ...fields, asof: '' })))).headers.get('cache-control'), 'without its as-of day').toContain('s-maxage=300')
  expect((await get(String(new URLSearchParams({ ...fields, known: '2099-01-01' })))).headers.get('cache-control'), 'of a moment to come').toContain('s-maxage=300')
  expect((await get('cause=zzz')).headers.get('cache-control')).toBe('no-store')
  const tag = live.headers.get('etag')!
  const again = await GET(new Request(`http://localhost/api/v1/claims/check?${new URLSearchParams({ text: CLAIM_2015, published: '2015-09-08', known: '2016-07-03' })}`, { headers: { ...HEADERS, 'if-none-match': tag } }))
  expect([again.status, await again.text()]).toEqual([304, ''])
})

const ROUND: object[] = [
  { text: CLAIM_2015, published: '2015-09-08' },
  { cause: 'traffic', percent: 'about 58.7', against: 2013, asof: '2022-12-31', state: 'TX' },
  { kind: 'leading', cause: 'traffic', asof: '2015-09-07', known: '2016-07-03' },
  { kind: 'leading', cause: 'traffic', followedby: 'firearms', asof: '2015-09-07', known: '2016-07-03' },
  { text: 'Firearms deaths are down 21 percentage points this year, to 26 from 33 in the same period of 2014.', published: '2015-09-08' },
  { text: 'Firearms deaths are down 21%, to 26 from 33.', published: '2015-09-08', direction: '' },
  { cause: 'firearms', current: 26, prior: 33, asof: '2015-09-07', against: 'last-year', open: 'direction,percent', unread: 'Since Jan. 20 | in 11 cities', beside: 'a 10-year low' },
  { current: 6, prior: 5, percent: 20, asof: '2015-09-07', against: 'last-year', foreign: 'Ambush killings' },
  { text: 'Ambush killings of officers rose 20% this year, to 6 from 5 in the same period of 2014.', published: '2015-09-08' },
  { text: 'Firearms deaths fell 21%, to a 10-year low, through Sept. 7, 2015, from the same period of 2014.', published: '2015-09-08' },
  { text: 'Nearly 30 officers were shot dead this year, more than 20% fewer than the 33 in the same period of 2014.', published: '2015-09-08' },
  { text: 'So far this year 86 officers have died, after 135 in all of 2014.', published: '2015-09-08' },
  { text: 'The FBI counted 26 officers killed by firearms through Sept. 7, 2015, down from 33 in the same period of 2014.', published: '2015-09-08' },
  { text: 'Shootings fell 21% \ud800 to a 10-year low, through Sept. 7, 2015, from the same period of 2014.', published: '2015-09-08' },
]
const hrefOf = async (body: object): Promise<URL> => new URL((await checked(body)).href)

test.each(ROUND)('the address that is answered to %j asks for the same check', async (body) => {
  const first = await checked(body)
  const second = await (await get(new URL(first.href).search.slice(1))).json()
  const plain = (parts: { id: string; said: string; status: string; under: string | null; words: string }[]) => parts.map(({ words, ...part }) => (part.id === 'unchecked' || part.id === 'unread' ? part : { ...part, words }))
  expect({ ...second, parts: plain(second.parts) }).toMatchObject({ verdict: first.verdict, sentence: first.sentence, readings: first.readings, parts: plain(first.parts), quoted: first.quoted, href: first.href })
})

test('another claim of the text is told as it is found at its address, with what is open and not read of it', async () => {
  const { others } = await checked({ text: 'Firearms deaths are down 21 percentage points this year, to 26 from 33. Traffic deaths rose 5%, to a 10-year high, and ambush killings rose 300%.', published: '2015-09-08' })
  expect(others.map(({ finding }: { finding: string }) => finding)).toEqual(['not fully read; supported in part as far as it is', 'can’t be checked'])
  const [traffic, ambush] = await Promise.all(others.map(async ({ href }: { href: string }) => (await get(new URL(href).search.slice(1))).json()))
  expect(traffic.verdict).toMatch(/^Still open: what it is compared with\. .* Not checked: “10-year high”\.$/)
  expect(ambush.verdict).toContain('“ambush”: ')
})

describe('refused, naming the field', () => {
  test.each([
    [{ cause: 'ambush' }, 'cause', 'ambush'],
    [{ cause: 'firearms', current: -1 }, 'current', '-1'],
    [{ cause: 'firearms', percent: -21, direction: 'up' }, 'direction', 'up'],
    [{ cause: 'firearms', asof: '2015-02-30' }, 'asof', '2015-02-30'],
    [{ text: CLAIM_2015, published: '8 September' }, 'published', '8 September'],
    [{ text: 26 }, 'text', '26'],
    [{ text: ['a'] }, 'text', 'a list'],
    [{ text: CLAIM_2015, surprise: 1 }, 'surprise', '1'],
    [{ cause: ['firearms'] }, 'cause', 'a list'],
    [{ text: CLAIM_2015, dataset: 'nowhere' }, 'dataset', 'nowhere'],
    [{ text: CLAIM_2015, dataset: {} }, 'dataset', 'an object'],
    [{ cause: 'firearms', current: 26, known: '2016-07-03.7' }, 'known', '2016-07-03.7'],
    [{ cause: 'firearms', quote: 'a'.repeat(301) }, 'quote', `${'a'.repeat(79)}…`],
    [{ text: CLAIM_2015, length: '-1' }, 'length', '-1'],
    [{ text: ' \n ' }, 'text', ''],
    [{}, 'text', ''],
    [{ __proto__: { cause: 'x' }, constructor: 'x' }, 'constructor', 'x'],
  ])('%j', async (body, parameter, found) => {
    const answer = await post(body)
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([400, 'application/problem+json', 'no-store'])
    expect(await answer.json()).toMatchObject({ status: 400, parameter, found, allowed: expect.any(String), detail: expect.stringContaining(parameter) })
    expect(warned.at(-1)).toMatch(/^refused 400 \/api\/v1\/claims\/check: /)
  })

  it('a word that is given twice in an address', async () => {
    expect(await (await get('cause=firearms&cause=traffic&percent=5')).json()).toMatchObject({ status: 400, parameter: 'cause', found: 'firearms, traffic', allowed: 'one value only' })
  })

  test.each([['{', 400], ['[]', 400], ['null', 400], ['"text"', 400], ['', 400]])('the body %s', async (body, status) => {
    const answer = await sent(body)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/problem+json'])
  })

  test.each([
    ['application/json; charset=utf-16', {}, 'UTF-8'],
    ['application/json; charset="ISO-8859-1"', {}, 'UTF-8'],
    ['application/json', { 'content-encoding': 'gzip' }, 'Content-Encoding'],
    ['application/json;charset=utf-8', { 'content-encoding': 'br' }, 'Content-Encoding'],
  ])('a body of the type “%s” with %j', async (type, more, said) => {
    const answer = await POST(new Request('http://localhost/api/v1/claims/check', { method: 'POST', headers: { ...HEADERS, 'content-type': type, ...more }, body: '{"text": "x"}' }))
    expect([answer.status, (await answer.json()).detail.includes(said)]).toEqual([415, true])
  })

  test.each(['application/json;charset=UTF-8', 'Application/JSON; charset="utf-8"'])('but not the type “%s”', async (type) => {
    expect((await sent('{"cause": "firearms", "current": 26}', type)).status).toBe(200)
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/jsonp', ''])('a body of the type “%s”', async (type) => {
    const answer = await sent('{"text": "x"}', type)
    expect(answer.status).toBe(415)
    expect((await answer.json()).detail).toContain('application/json')
  })

  it('a body of more than 256,000 bytes', async () => {
    expect((await sent(`{"text": "${'x'.repeat(256_000)}"}`)).status).toBe(413)
  })
})

describe('hostile texts', () => {
  const CLAIM = 'Gun deaths of officers are down 21% this year, to 26 from 33 a year ago. '
  const HOSTILE: [string, string][] = [
    ['100 KB of sentences', CLAIM.repeat(Math.ceil(100_000 / CLAIM.length)).slice(0, 100_000)],
    ['100 KB of one sign', '%'.repeat(100_000)],
    ['100 KB of digits and commas', '1,'.repeat(50_000)],
    ['10,000 numbers', Array.from({ length: 10_000 }, (_, i) => i).join(' ')],
    ['only emoji', '🚓'.repeat(1000)],
    ['markup', '<script>alert(1)</script><b>Gun deaths</b> fell <i>21%</i> &amp; more'],
    ['right to left', 'ירידה של 21% במספר השוטרים שנורו'],
    ['NULs and halves of characters', 'Gun deaths\0 fell \uD800 21%\0'],
    ['a formula', '=HYPERLINK("http://evil.example","x") Gun deaths fell 21%'],
  ]
  test.each(HOSTILE)('%s is answered, as described', async (_, text) => {
    const answer = await post({ text, published: '2015-09-08' })
    expect(answer.status).toBe(200)
    const json = await answer.json()
    expect(isDescribed(json) || isDescribed.errors).toBe(true)
  }, 20_000)
})

describe('hostile bodies', () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
  const BODIES: [string, string, number][] = [
    ['a list as deep as the body is long', nested(120_000), 400],
    ['a field that deep', `{"cause": ${nested(120_000)}}`, 400],
    ['a dataset that deep', `{"text": "Gun deaths fell 21%", "dataset": ${nested(120_000)}}`, 400],
    ['objects in objects', `${'{"cause":'.repeat(20_000)}1${'}'.repeat(20_000)}`, 400],
    ['ten thousand fields', `{${Array.from({ length: 10_000 }, (_, i) => `"f${i}":"x"`).join()}}`, 400],
    ['ten thousand lists', `{${Array.from({ length: 10_000 }, (_, i) => `"f${i}":[]`).join()}}`, 400],
    ['a field’s name of 100 KB', `{"${'x'.repeat(100_000)}": 1}`, 400],
    ['its prototype', '{"__proto__": {"cause": "all"}, "text": "Gun deaths fell 21%"}', 400],
    ['a word of its prototype', '{"toString": "x", "text": "Gun deaths fell 21%"}', 400],
    ['a key twice, the last of which counts', '{"cause": "zzz", "cause": "firearms", "current": 26}', 200],
    ['a number above all', '{"cause": "all", "current": 1e400}', 400],
    ['a number with an exponent', '{"cause": "all", "current": 2.6e1}', 200],
    ['a number with many digits', `{"cause": "all", "current": ${'9'.repeat(100_000)}}`, 400],
    ['a percent with an exponent', '{"cause": "all", "percent": "1e5"}', 400],
    ['a count below zero', '{"cause": "all", "current": -0.5}', 400],
    ['minus zero', '{"cause": "all", "current": -0}', 200],
    ['half a character in each word', '{"cause": "\\ud800", "published": "\\udc00", "quote": "\\ud800"}', 400],
    ['half a character and a NUL in a quotation', '{"cause": "all", "current": 5, "quote": "a\\ud800\\u0000b"}', 200],
    ['a quotation of 100 KB', `{"cause": "all", "quote": "${'q'.repeat(100_000)}"}`, 400],
    ['a day of the year 99999', '{"cause": "all", "current": 5, "asof": "99999-01-01"}', 400],
    ['the tail of a script', '{"cause": "</script><script>alert(1)</script>", "current": 5}', 400],
  ]
  test.each(BODIES)('%s', async (_, body, status) => {
    const answer = await sent(body)
    const text = await answer.text()
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([status, 'no-store'])
    expect(text.length).toBeLessThan(60_000)
    const json = JSON.parse(text)
    if (status === 200) expect(isDescribed(json) || isDescribed.errors).toBe(true)
    else expect(json.parameters?.length ?? 1).toBeLessThanOrEqual(20)
  })

  test('a query of ten thousand words is refused with the first of them', async () => {
    const answer = await get(Array.from({ length: 10_000 }, (_, i) => `w${i}=%00%ff<b>`).join('&'))
    expect(answer.status).toBe(400)
    expect((await answer.json()).parameters).toHaveLength(10)
  })
})

describe('the description', () => {
  const bodies: object[] = [
    { text: CLAIM_2015, published: '2015-09-08' },
    { text: 'hello' },
    { cause: 'all', current: 42, prior: 89, percent: -53, asof: '2025-06-30' },
    { cause: 'all', current: 42, asof: '2027-06-30' },
    { cause: 'firearms', current: 24, prior: 33, asof: '2015-09-07', against: 'last-year' },
    { kind: 'leading', cause: 'traffic', followedby: 'firearms', asof: '2015-09-07' },
    { cause: 'firearms', current: 14, prior: 3, percent: 300 },
    { cause: 'firearms', current: 22, prior: 28 },
    { cause: 'illness', percent: '−12.5 %', against: 'average-5', asof: '2019-06-30', state: 'TX' },
  ]
  test.each(bodies)('holds for the answer to %j, and its question', async (body) => {
    expect(isAskable(body)).toBe(true)
    expect(isDescribed(await checked(body)) || isDescribed.errors).toBe(true)
  })

  it('has every word of every address that is answered, with values like those', async () => {
    const { parameters } = openApiOf(operationsOf([shippedLedger()], SITE), SITE).paths['/api/v1/claims/check'].get
    const seen = new Set<string>()
    for (const body of [...ROUND, ...bodies]) {
      const { searchParams } = await hrefOf(body)
      for (const [name, value] of searchParams) {
        const schema = parameters.find((each) => each.name === name)?.schema as { type: unknown } | undefined
        expect(schema, name).toBeDefined()
        expect(ajv.validate(schema!, schema!.type === 'integer' ? Number(value) : value), `${name}=${value}`).toBe(true)
        seen.add(name)
      }
    }
    // A text, which claim of it and how long it was stand in addresses of the page alone; of the shipped dataset none names it.
    expect(parameters.map(({ name }) => name).filter((name) => !seen.has(name))).toEqual(['text', 'dataset', 'claim', 'length'])
    expect(parameters.filter(({ required }) => required)).toEqual([])
  })

  it('needs one of the words that say something, and each of them does', async () => {
    const { get: asked } = openApiOf(operationsOf([shippedLedger()], SITE), SITE).paths['/api/v1/claims/check'] as unknown as { get: { 'x-at-least-one-of': string[]; parameters: { name: string; example: unknown }[] } }
    expect(asked['x-at-least-one-of']).toEqual(['text', 'cause', 'current', 'prior', 'percent', 'direction'])
    for (const { name, example } of asked.parameters) {
      expect([name, (await get(String(new URLSearchParams({ [name]: String(example) })))).status]).toEqual([name, asked['x-at-least-one-of'].includes(name) ? 200 : 400])
    }
  })

  it('allows no value as JSON has it that is refused for its kind', async () => {
    const words = { ...Object.fromEntries(CLAIM_FIELDS.map((name) => [name, name])), published: 'published' }
    for (const name of Object.keys(words)) {
      for (const value of [true, 26, ['x'], { x: 1 }]) {
        const body = { cause: 'firearms', current: 26, prior: 33, percent: 21, direction: 'down', asof: '2015-09-07', [name]: value }
        const { status } = await post(body)
        if (!isAskable(body)) expect([name, value, status]).toEqual([name, value, 400])
        if (value !== 26) expect([name, value, isAskable(body)]).toEqual([name, value, status === 200])
      }
    }
    expect([isAskable({ cause: 'firearms', current: 'nearly 30', prior: 37.2, percent: -21 }), isAskable({ text: 'x', claim: 2 }), isAskable({ asof: '2015-09-07' }), isAskable({})]).toEqual([true, true, false, false])
  })

  it('gives examples that are answered: none of its words but the sentence, and each of them beside it', async () => {
    const words = claimWords(describedWords(shippedLedger()))
    const [text, ...others] = words.map(({ name, example }) => [name, example])
    for (const query of [[text], ...others.map((other) => [text, other])]) {
      const answer = await get(String(new URLSearchParams(query)))
      expect([query.at(-1), answer.status]).toEqual([query.at(-1), 200])
      expect(isDescribed(await answer.json()) || isDescribed.errors).toBe(true)
    }
  })

  it('refuses an answer with a field more or less', async () => {
    const json = await checked(bodies[0])
    expect(isDescribed({ ...json, surprise: 1 })).toBe(false)
    expect(isDescribed({ ...json, verdict: undefined })).toBe(false)
  })
})
