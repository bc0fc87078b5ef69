/**
 * HTTP as the product speaks it: strong ETags, live answers that may be kept a little and frozen ones
 * that may be kept for ever, problems as RFC 9457 has them.
 */
import { createHash } from 'node:crypto'
import { encodingFor } from '@/app/brotli'

const LIVE = 'public, max-age=0, s-maxage=300, stale-while-revalidate=86400'
const FROZEN = 'public, max-age=31536000, immutable'

/** A strong ETag of a body: whatever changes the answer, figures, rules or words, changes it. */
export const etagOf = (body: string | Uint8Array): string => etagOfHash(createHash('sha256').update(body).digest('hex'))

/** The same of a body whose SHA-256 is known, in hex. */
export const etagOfHash = (sha256: string): string => `"${Buffer.from(sha256, 'hex').toString('base64url').slice(0, 22)}"`

interface Kept {
  etag: string
  frozen: boolean
  lastModified: Date
  headers?: Record<string, string>
}

/** Whether the reader has the answer of this ETag already. */
export function isHeld(request: Request, etag: string): boolean {
  const held = request.headers.get('if-none-match')?.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return held !== undefined && (held.includes(etag) || held.includes('*'))
}

/** Set by `scripts/start.mjs`: when the program was built that words the answers. */
const server = globalThis as typeof globalThis & { samePeriodBuilt?: Date }

/** Whether the reader holds an answer from this moment or later; an ETag that it names says more, and alone counts. */
function isUnchanged(request: Request, lastModified: Date): boolean {
  const since = Date.parse(request.headers.get('if-modified-since') ?? '')
  return !request.headers.has('if-none-match') && lastModified.getTime() <= since
}

/** Text goes out compressed where the reader takes it, so a strong ETag names the encoding too. Whoever varies by it already has done so. */
function encodedTag(request: Request, etag: string, { 'Content-Type': type = '', Vary = '' }: Record<string, string>): string {
  const isText = /^text\/|json|xml/.test(type) && !Vary.includes('Accept-Encoding')
  return isText && encodingFor(request) !== 'identity' ? etag.replace(/"$/, '-gzip"') : etag
}

/** An answer that caches may keep: 304 without a body where the reader has it already. */
export function kept(request: Request, { etag: plain, frozen, lastModified, headers = {} }: Kept, body: BodyInit): Response {
  const etag = encodedTag(request, plain, headers)
  const { samePeriodBuilt: built } = server
  const changed = new Date(Math.floor(Math.max(lastModified.getTime(), built?.getTime() ?? 0) / 1000) * 1000)
  const held = isHeld(request, etag) || isUnchanged(request, changed)
  return new Response(held ? null : body, {
    status: held ? 304 : 200,
    headers: {
      'Cache-Control': frozen ? FROZEN : LIVE,
      ETag: etag,
      'Last-Modified': changed.toUTCString(),
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Expose-Headers': 'ETag, Link, Content-Disposition',
      ...headers,
    },
  })
}

export interface LinkTo {
  to: string
  rel: string
  type?: string
}

/** A `Link` header: `<https://…>; rel="alternate"; type="text/csv", …`. */
export const linksText = (links: LinkTo[]): string =>
  links.map(({ to, rel, type }) => `<${to}>; rel="${rel}"${type ? `; type="${type}"` : ''}`).join(', ')

/** What an answer with the site's own address in it varies by, where that address is read from the request. */
export const varyOfSite = (publicUrl = process.env.PUBLIC_URL): Record<string, string> => (publicUrl ? {} : { Vary: 'X-Forwarded-Proto' })

/** Anybody can write a sentence into an address: what was pasted no search engine lists. */
export const NOT_LISTED = { 'X-Robots-Tag': 'noindex' }

interface Problem {
  status: number
  title: string
  detail: string
  [extension: string]: unknown
}

/** A problem as `application/problem+json`; never kept. What belongs to whoever is signed in no other site's script may read. */
export function problem({ status, ...rest }: Problem, { isOwn = false } = {}): Response {
  return Response.json(
    { type: 'about:blank', status, ...rest },
    {
      status,
      headers: {
        'Content-Type': 'application/problem+json',
        'Cache-Control': 'no-store',
        ...(isOwn ? {} : { 'Access-Control-Allow-Origin': '*' }),
        ...(status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {}),
      },
    },
  )
}
