/**
 * HTTP as the product speaks it: strong ETags, live answers that may be kept a little and frozen ones
 * that may be kept for ever, problems as RFC 9457 has them.
 */
import { createHash } from 'node:crypto'

const LIVE = 'public, max-age=0, s-maxage=300, stale-while-revalidate=86400'
const FROZEN = 'public, max-age=31536000, immutable'

/** A strong ETag of a body: whatever changes the answer, figures, rules or words, changes it. */
export const etagOf = (body: string | Uint8Array): string =>
  `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`

interface Kept {
  etag: string
  frozen: boolean
  lastModified: Date
  headers?: Record<string, string>
}

/** An answer that caches may keep: 304 without a body where the reader has it already. */
export function kept(request: Request, { etag, frozen, lastModified, headers }: Kept, body: BodyInit): Response {
  const known = request.headers.get('if-none-match')?.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  const isKnown = known?.includes(etag) || known?.includes('*')
  return new Response(isKnown ? null : body, {
    status: isKnown ? 304 : 200,
    headers: {
      'Cache-Control': frozen ? FROZEN : LIVE,
      ETag: etag,
      'Last-Modified': lastModified.toUTCString(),
      'Access-Control-Allow-Origin': '*',
      ...headers,
    },
  })
}

interface Problem {
  status: number
  title: string
  detail: string
  [extension: string]: unknown
}

/** A problem as `application/problem+json`; never kept. */
export function problem({ status, ...rest }: Problem): Response {
  return Response.json(
    { type: 'about:blank', status, ...rest },
    {
      status,
      headers: {
        'Content-Type': 'application/problem+json',
        'Cache-Control': 'no-store',
        'Access-Control-Allow-Origin': '*',
      },
    },
  )
}
