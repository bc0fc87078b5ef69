/**
 * The server's edge, before and around Next: what is refused before an address is even read, what a page's
 * answer gets that a page can't set itself (status, Link, caching), and the requests that ask for what only
 * Next's own router would ask. Pure but for the response that it is handed.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'

const METHODS = 'GET, HEAD, OPTIONS'
const WRITING = `${METHODS}, POST, PUT, PATCH, DELETE`
/** Addresses at which something may be changed; each checks by itself who asks. */
const WRITABLE = /^\/api\/(forms|v1\/(accounts|datasets|invites|tokens|uploads|webhooks))(\/|$)/
/** An address at which anybody may ask with a body; nothing is changed or kept. */
const ASKABLE = /^\/(api\/v1\/claims\/check|claims\/read)\/?$/
/** Pages that belong to whoever asks: never kept, never answered from what somebody has. A page that asks who looks at it is one as well, for it says so. */
const OWN_PAGES = /^\/((account|admin|invite|reset|setup|sign-in)(\/|$)|datasets\/(new|[^/]+\/edit)\/?$)/
/** Answers for whoever is signed in: no other site's script may read them. */
const OWN_ANSWERS = /^\/api\/(auth|forms|v1\/(accounts?|audit|audit\.csv|invites|tokens|uploads|webhooks))(\/|$)/

/** The path as Next will match it: `/%61dmin` is `/admin`. */
function pathOf(url) {
  const path = url.split(/[?#]/)[0]
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

const isAskable = (url) => ASKABLE.test(pathOf(url))
const methodsOf = (url) => (WRITABLE.test(pathOf(url)) ? WRITING : isAskable(url) ? `${METHODS}, POST` : METHODS)
const isOwn = (url) => OWN_PAGES.test(pathOf(url)) || OWN_ANSWERS.test(pathOf(url))
/** Whether somebody asks who may be signed in: what they hold may be another's page of the same address. */
const isSignedIn = (headers) => headers.authorization !== undefined || (headers.cookie?.includes('same-period.session') ?? false)
const LIVE = 'public, max-age=0, s-maxage=300, stale-while-revalidate=86400'

/** What a page says of its answer; `app/said.ts` writes it. */
export const said = (globalThis.samePeriodSaid = new AsyncLocalStorage())

/** What is wrong with a request, whatever it asks for; null where Next may answer it. */
export function refusalOf({ method, url, headers }) {
  const methods = methodsOf(url)
  if (!methods.split(', ').includes(method)) return { status: 405, title: 'Only reading is served', detail: `${method} isn’t served here. Allowed: ${methods}.` }
  if (!isHost(headers.host ?? '')) return { status: 400, title: 'The request names no host', detail: 'The Host header of the request isn’t a name or number of a host.' }
  if (!isReadable(url)) return { status: 400, title: 'This address can’t be read', detail: 'The path has a “%” that stands for no letter, or a sign that no address here has.' }
  if (!isStraight(url) && url !== '*') return { status: 400, title: 'This address isn’t written out', detail: 'The path must begin with “/” and have no part “.” or “..” and no “\\”.' }
  return null
}

/** Answers a refusal: a page for whoever shows pages, a problem (RFC 9457) for everyone else. Logged on one line, never kept. */
export function refuse({ url, headers }, response, { status, title, detail }) {
  const path = url.split('?')[0]
  const isFrame = path.startsWith('/embed/')
  const isPage = isFrame || headers.accept?.includes('text/html')
  const problem = { type: 'about:blank', status, title, detail }
  logRefusal(`${status} ${path}: ${detail}`)
  response.writeHead(status, {
    ...(status === 405 ? { Allow: methodsOf(url) } : {}),
    'Content-Type': isPage ? 'text/html; charset=utf-8' : 'application/problem+json',
    'Cache-Control': 'no-store',
    'Content-Security-Policy': `default-src 'none'; frame-ancestors ${isFrame ? '*' : "'self'"}`,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    ...(isFrame ? { 'Cross-Origin-Embedder-Policy': 'require-corp' } : {}),
  })
  // Title and detail are words of ours: nothing of the request stands in the page.
  response.end(isPage ? `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1><p>${detail}</p></html>\n` : `${JSON.stringify(problem)}\n`)
}

/** Answers a browser that asks whether another site's script may read. What belongs to whoever is signed in it may not. */
export function allowReading(response, url = '/') {
  if (isOwn(url)) return response.writeHead(204, { Allow: methodsOf(url) }).end()
  response.writeHead(204, {
    Allow: methodsOf(url),
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Methods': isAskable(url) ? methodsOf(url) : METHODS,
    'Access-Control-Allow-Headers': `If-None-Match, If-Modified-Since${isAskable(url) ? ', Content-Type' : ''}`,
    'Access-Control-Max-Age': '86400',
  })
  response.end()
}

const ROUTER_HEADERS = ['rsc', 'next-url', 'next-router-state-tree', 'next-router-prefetch', 'next-router-segment-prefetch']

/** Takes away what asks for a page's data without the page: there is no soft navigation here, and its texts would wait for nobody. */
export function askForPage(request) {
  for (const name of ROUTER_HEADERS) delete request.headers[name]
  const [path, query] = request.url.split(/\?(.*)/s)
  if (!query?.includes('_rsc')) return
  const words = query.split('&').filter((word) => !/^_rsc(=|$)/.test(word))
  request.url = words.length > 0 ? `${path}?${words.join('&')}` : path
}

/** The dataset that a page's address names, as a word or as its own page; undefined where it names none. */
export function datasetNamed(url) {
  const [path, query = ''] = url.split(/\?(.*)/s)
  const named = new URLSearchParams(query).getAll('dataset').filter((name) => name.trim() !== '')
  // Named twice it is a mistake, and the default stands in.
  return named.length === 1 ? named[0].trim() : /^\/datasets\/([^/.]+)/.exec(path)?.[1]
}

/** What a page is made from: its dataset, or all of them where it lists them, or says that there is no such one. */
export function figuresTag(url, tags) {
  const named = datasetNamed(url)
  const one = named === undefined && !/^\/(datasets|api)/.test(url) ? [...tags.values()][0] : tags.get(named)
  return one ?? [...tags.values()].join(' ')
}

/** A weak ETag of a page: of what it is made from, for its bytes differ with every drawing. `day` is in its citations. */
export function pageTag({ url, headers }, build, releases, day = new Date().toISOString().slice(0, 10)) {
  const parts = [build, releases, day, headers.host, headers['x-forwarded-proto'] ?? '', process.env.PUBLIC_URL ?? '', url]
  return `W/"${createHash('sha256').update(parts.join('\0')).digest('base64url').slice(0, 22)}"`
}

export const isHeldPage = ({ url, headers }, tag) => !isOwn(url) && !isSignedIn(headers) && (headers['if-none-match']?.split(',').some((each) => each.trim() === tag) ?? false)

export const pageHeaders = (tag) => ({ 'Cache-Control': LIVE, ETag: tag, ...(process.env.PUBLIC_URL ? {} : { Vary: 'X-Forwarded-Proto' }) })

/** Gives the head of a page's answer what the page said of it, and live caching; answers of routes stay as they are. */
export function completeHead({ url }, response, tag, say) {
  const write = response.writeHead
  response.writeHead = (status, ...rest) => {
    const isPage = String(response.getHeader('content-type')).startsWith('text/html') && !url.startsWith('/embed/')
    if (isPage && say.link) response.appendHeader('Link', say.link)
    const final = isPage && status === 200 ? (say.status ?? 200) : status
    if (isOwn(url) || say.isOwn) {
      response.setHeader('Cache-Control', 'no-store')
      return write.call(response, final, ...rest)
    }
    // What is wrong with a query its page has logged already.
    if (isPage && final > 400 && final < 500) logRefusal(`${final} ${url.split('?')[0]}: ${say.why ?? 'there is no such page'}`)
    if (isPage && final === 200) {
      const { Vary, ...headers } = pageHeaders(tag)
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
      if (Vary) response.appendHeader('Vary', Vary)
    } else if (isPage) response.setHeader('Cache-Control', 'no-store')
    return write.call(response, final, ...rest)
  }
}

/** One line, without what a terminal would obey. */
const logRefusal = (text) => console.warn(`refused ${text.replace(/\p{Cc}+/gu, ' ').slice(0, 500)}`)

/** Whether absolute addresses can be made from a Host header; `app/site.ts` makes them. */
function isHost(host) {
  return URL.canParse(`http://${host}`) && /^[a-z0-9._:[\]-]+$/i.test(host)
}

/** Whether the path is what every reader of addresses takes it for, in whatever letters: `/./admin` is `/admin` to some. */
function isStraight(url) {
  const path = url.split(/[?#]/)[0]
  if (!path.startsWith('/') || !URL.canParse(`http://x${path}`)) return false
  return pathOf(new URL(`http://x${path}`).pathname) === pathOf(path)
}

function isReadable(url) {
  try {
    // No address here has a control character, and what handles paths further in takes none.
    return !/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(decodeURIComponent(url.split(/[?#]/)[0]))
  } catch {
    return false
  }
}
