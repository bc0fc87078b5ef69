import { EventEmitter } from 'node:events'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { allowReading, askForPage, completeHead, datasetNamed, figuresTag, isHeldPage, pageTag, refusalOf, refuse } from './edge.mjs'

const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
beforeAll(() => vi.stubEnv('PUBLIC_URL', ''))
afterAll(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

const asked = (url: string, headers: Record<string, string> = {}, method = 'GET') => ({ method, url, headers: { host: 'figures.example.org', ...headers } as Record<string, string> })

/** As much of a response as the edge touches. */
class Answer extends EventEmitter {
  headers = new Headers()
  status = 0
  body = ''
  getHeader = (name: string) => this.headers.get(name)
  setHeader = (name: string, value: string) => this.headers.set(name, value)
  appendHeader = (name: string, value: string) => this.headers.append(name, value)
  writeHead(status: number, headers: Record<string, string> = {}) {
    this.status = status
    for (const [name, value] of Object.entries(headers)) this.headers.set(name, value)
    return this
  }
  end(body = '') {
    this.body = body
  }
}

test.each(['/charts/%.svg', '/embed/%ff', '/datasets/%', '/api/records/%', '/charts/%00.png', '/charts/%C3%28', '/a%0ab'])('%s is an address that can’t be read', (url) => {
  expect(refusalOf(asked(url))).toMatchObject({ status: 400, title: 'This address can’t be read' })
})

test.each(['/./admin', '/x/../admin', '/x/%2e%2e/admin', '/%2E/admin', '/x\\..\\admin', '/admin/.', 'http://figures.example.org/admin', 'admin'])('%s is another address to some, so it is none here', (url) => {
  expect(refusalOf(asked(url))).toMatchObject({ status: 400, title: 'This address isn’t written out' })
})

test.each(['/', '/a"b', '/a{b}', '/%22', '/%7Ea', '/~a', '/a..b', '/.well-known/x', '/...', '/a;b,c@d:e', '/caf\u00e9', '/%5C..', '/charts/by-year?x=/../', '/?next=\\'])('%s is written out', (url) => expect(refusalOf(asked(url))).toBeNull())

test('what is kept for everybody isn’t answered to whoever may be signed in, from what they have', () => {
  const held = (headers: Record<string, string>) => isHeldPage(asked('/upload', { 'if-none-match': 'W/"t"', ...headers }), 'W/"t"')
  expect(held({})).toBe(true)
  expect(held({ cookie: 'other=1' })).toBe(true)
  for (const cookie of ['a=b; same-period.session_token=x.y', '__Secure-same-period.session_token=x']) expect(held({ cookie }), cookie).toBe(false)
  expect(held({ authorization: 'Bearer x' })).toBe(false)
})

test('a page that asked who looks at it isn’t kept, whatever its address', () => {
  const answer = new Answer()
  answer.setHeader('content-type', 'text/html; charset=utf-8')
  completeHead(asked('/any/page'), answer as never, 'W/"t"', { isOwn: true })
  answer.writeHead(200)
  expect([answer.headers.get('cache-control'), answer.headers.get('etag')]).toEqual(['no-store', null])
})

test('a method that an address doesn’t take is answered with those that it may', () => {
  const allowed = (url: string) => {
    const answer = new Answer()
    refuse(asked(url, {}, 'TRACE'), answer as never, refusalOf(asked(url, {}, 'TRACE'))!)
    return answer.headers.get('allow')
  }
  expect([allowed('/'), allowed('/api/v1/tokens')]).toEqual(['GET, HEAD, OPTIONS', 'GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE'])
})

test.each(['/', '/charts/by-year?cause=%', '/charts/%C3%A9', '/charts/100%25', '/?cause=%01'])('%s is one', (url) => expect(refusalOf(asked(url))).toBeNull())

test.each(['', 'a"b', 'a;b', 'a{b', 'a b', 'a,b', 'user@a'])('the host “%s” is none', (host) => {
  expect(refusalOf(asked('/', { host }))).toMatchObject({ status: 400, title: 'The request names no host' })
})

test.each(['localhost:3000', '[::1]:3000', 'Figures.Example.org', '127.0.0.1'])('the host “%s” is one', (host) => expect(refusalOf(asked('/', { host }))).toBeNull())

test('a refusal is a problem to a program and a page to a reader, logged on one line, never kept', () => {
  const ask = (url: string, headers = {}, method = 'GET') => {
    const [request, answer] = [asked(url, headers, method), new Answer()]
    refuse(request, answer as never, refusalOf(request)!)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    return answer
  }
  const problem = ask('/charts/%.svg\n')
  expect(problem.status).toBe(400)
  expect(problem.headers.get('content-type')).toBe('application/problem+json')
  expect(JSON.parse(problem.body)).toMatchObject({ status: 400, title: 'This address can’t be read' })
  expect(warn).toHaveBeenLastCalledWith(expect.stringMatching(/^refused 400 \/charts\/%\.svg : The path has[^\n]*$/))
  const frame = ask('/embed/%ff')
  expect(frame.headers.get('content-security-policy')).toContain('frame-ancestors *')
  expect(frame.body).toContain('<h1>This address can’t be read</h1>')
  expect(ask('/%', { accept: 'text/html,*/*' }).headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
  const post = ask('/', {}, 'POST')
  expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS'])
})

test.each(['/claims/read', '/claims/re%61d'])('a text is posted to %s, and nothing else is done there', (url) => {
  expect(refusalOf(asked(url, {}, 'POST'))).toBeNull()
  for (const method of ['PUT', 'PATCH', 'DELETE']) expect(refusalOf(asked(url, {}, method)), method).toMatchObject({ status: 405, detail: expect.stringContaining('GET, HEAD, OPTIONS, POST.') })
  expect(refusalOf(asked('/claims', {}, 'POST'))).toMatchObject({ status: 405 })
})

test.each([
  ['/api/forms/sign-in', true],
  ['/api/v1/tokens', true],
  ['/api/v1/accounts/a/sessions', true],
  ['/api/v1/uploads/u/publish?x=1', true],
  ['/api/v1/%74okens', true],
  ['/api/v1/tokensx', false],
  ['/api/v1/compare', false],
  ['/admin', false],
])('writing to %s is let through: %s', (url, isLetThrough) => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) expect(refusalOf(asked(url, {}, method)) === null, method).toBe(isLetThrough)
  expect(refusalOf(asked(url, {}, 'TRACE'))).toMatchObject({ status: 405 })
})

test.each(['/account', '/admin?page=2', '/%61dmin', '/sign-in?next=/', '/setup?link=x', '/invite?link=x', '/api/auth/get-session', '/api/v1/audit.csv', '/api/v1/account', '/api/v1/tokens/t'])(
  '%s belongs to whoever asks: it isn’t kept, isn’t answered from what somebody has, and no other site may read it',
  (url) => {
    const tag = pageTag(asked(url), 'b', 'r', '2025-10-06')
    expect(isHeldPage(asked(url, { 'if-none-match': tag }), tag)).toBe(false)
    const page = new Answer()
    page.setHeader('content-type', 'text/html; charset=utf-8')
    completeHead(asked(url), page as never, tag, {})
    page.writeHead(200)
    expect([page.headers.get('cache-control'), page.headers.get('etag')]).toEqual(['no-store', null])
    const preflight = new Answer()
    allowReading(preflight as never, url)
    expect([preflight.status, [...preflight.headers.keys()]]).toEqual([204, ['allow']])
  },
)

test('another site’s script may ask whether what it holds is still so', () => {
  const answer = new Answer()
  allowReading(answer as never)
  expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([204, '*'])
  expect(answer.headers.get('access-control-allow-methods')).toContain('GET')
  expect(answer.headers.get('access-control-allow-headers')).toContain('If-None-Match')
})

test('a claim may be sent to be checked by anybody, and from any site; nothing else is let through there', () => {
  const url = '/api/v1/claims/check'
  expect(refusalOf(asked(url, {}, 'POST'))).toBeNull()
  for (const method of ['PUT', 'PATCH', 'DELETE']) expect(refusalOf(asked(url, {}, method))).toMatchObject({ status: 405 })
  for (const other of ['/claims', '/claims/published', '/api/v1/claims', '/api/v1/claims/check/x']) expect(refusalOf(asked(other, {}, 'POST')), other).toMatchObject({ status: 405 })
  const answer = new Answer()
  allowReading(answer as never, url)
  expect(answer.headers.get('access-control-allow-origin')).toBe('*')
  expect(answer.headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS, POST')
  expect(answer.headers.get('access-control-allow-headers')).toContain('Content-Type')
})

test.each([
  ['/?_rsc=1a2b3', '/'],
  ['/?cause=all&_rsc=x&state=TX', '/?cause=all&state=TX'],
  ['/?cause=all', '/?cause=all'],
  ['/?a_rsc=1', '/?a_rsc=1'],
])('%s is the page %s, whatever Next’s router would ask', (url, page) => {
  const request = asked(url, { rsc: '1', 'next-router-prefetch': '1', accept: '*/*' })
  askForPage(request)
  expect(request.url).toBe(page)
  expect(Object.keys(request.headers)).toEqual(['host', 'accept'])
})

test('a page’s tag is of its address, host, scheme, build, releases and day', () => {
  const tags = [
    pageTag(asked('/'), 'b', 'r', '2025-10-06'),
    pageTag(asked('/?cause=all'), 'b', 'r', '2025-10-06'),
    pageTag(asked('/', { host: 'b.example' }), 'b', 'r', '2025-10-06'),
    pageTag(asked('/', { 'x-forwarded-proto': 'https' }), 'b', 'r', '2025-10-06'),
    pageTag(asked('/'), 'c', 'r', '2025-10-06'),
    pageTag(asked('/'), 'b', 's', '2025-10-06'),
    pageTag(asked('/'), 'b', 'r', '2025-10-07'),
  ]
  expect(new Set(tags).size).toBe(tags.length)
  expect(pageTag(asked('/'), 'b', 'r', '2025-10-06')).toBe(tags[0])
  expect(isHeldPage(asked('/', { 'if-none-match': `"x", ${tags[0]}` }), tags[0])).toBe(true)
  expect(isHeldPage(asked('/', { 'if-none-match': '*' }), tags[0])).toBe(false)
})

test('a page gets its link, status and caching; a fault isn’t kept; a route’s answer stays as it is', () => {
  const sent = (url: string, type: string, status: number, say: object) => {
    const answer = new Answer()
    answer.setHeader('content-type', type)
    answer.setHeader('cache-control', 'as it was')
    completeHead(asked(url), answer as never, 'W/"t"', say)
    answer.writeHead(status)
    return [answer.status, answer.headers.get('cache-control'), answer.headers.get('etag'), answer.headers.get('link')]
  }
  const live = 'public, max-age=0, s-maxage=300, stale-while-revalidate=86400'
  expect(sent('/charts/by-year', 'text/html; charset=utf-8', 200, { link: '<x>' })).toEqual([200, live, 'W/"t"', '<x>'])
  expect(sent('/charts/nope', 'text/html; charset=utf-8', 200, { status: 404 })).toEqual([404, 'no-store', null, null])
  expect(warn).toHaveBeenLastCalledWith('refused 404 /charts/nope: there is no such page')
  expect(sent('/claims/read', 'text/html; charset=utf-8', 413, { why: 'The text is too long.' })).toEqual([413, 'no-store', null, null])
  expect(warn).toHaveBeenLastCalledWith('refused 413 /claims/read: The text is too long.')
  expect(sent('/claims/published', 'text/html; charset=utf-8', 200, { status: 400 })).toEqual([400, 'no-store', null, null])
  expect(warn).not.toHaveBeenLastCalledWith(expect.stringContaining('/claims/published'))
  expect(sent('/', 'text/html; charset=utf-8', 500, {})).toEqual([500, 'no-store', null, null])
  expect(sent('/embed/by-year', 'text/html; charset=utf-8', 200, {})).toEqual([200, 'as it was', null, null])
  expect(sent('/api/v1/compare', 'application/json', 200, {})).toEqual([200, 'as it was', null, null])
})

test.each([
  ['/', undefined],
  ['/?asof=2015-09-07', undefined],
  ['/?dataset=norland&cause=all', 'norland'],
  ['/charts/rate?dataset=norland%20', 'norland'],
  ['/?dataset=', undefined],
  ['/?dataset=norland&dataset=norland', undefined],
  ['/datasets/norland/releases/2024-01-15', 'norland'],
  ['/datasets', undefined],
])('%s names the dataset %s', (url, name) => expect(datasetNamed(url)).toBe(name))

test('a page is as old as its own dataset; one that lists them, or knows no such one, as all of them', () => {
  const tags = new Map([['default', 'a'], ['norland', 'b']])
  const of = (url: string) => figuresTag(url, tags)
  expect(['/', '/records?cause=all', '/?dataset=norland', '/datasets/norland', '/datasets/default'].map(of)).toEqual(['a', 'a', 'b', 'b', 'a'])
  expect(['/datasets', '/datasets/new', '/?dataset=atlantis', '/api'].map(of)).toEqual(['a b', 'a b', 'a b', 'a b'])
  expect(of('/?dataset=norland&dataset=norland')).toBe('a')
  expect(figuresTag('/', new Map())).toBe('')
})

test.each(['/datasets/new', '/datasets/norland/edit', '/d%61tasets/new'])('the form at %s belongs to whoever asks', (url) => {
  const [answer, say] = [new Answer(), {}]
  answer.setHeader('content-type', 'text/html')
  completeHead(asked(url) as never, answer as never, 'W/"x"', say)
  answer.writeHead(200)
  expect(answer.headers.get('cache-control')).toBe('no-store')
})
