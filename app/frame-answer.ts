/** A frame as it is sent: any page may hold it, and it may run its own script and nothing else. */
import { createHash } from 'node:crypto'
import { brotliOf, encodingFor } from '@/app/brotli'
import { etagOf, kept } from '@/app/http'
import { type Frame, toFaultFrame } from '@/charts/frame'

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

function frameHeaders({ style, script }: Frame): Record<string, string> {
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': `default-src 'none'; style-src ${hashOf(style)}; script-src ${hashOf(script)}; base-uri 'none'; form-action 'none'; frame-ancestors *`,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    // A page that isolates itself may hold it too: a frame loads nothing from elsewhere.
    'Cross-Origin-Embedder-Policy': 'require-corp',
  }
}

/** The answer of a frame. Its numbers may stay, but what is said of later revisions may come: so it is never frozen. */
export async function frameAnswer(request: Request, frame: Frame, { link, lastModified, more = {} }: { link: string; lastModified: Date; more?: Record<string, string> }): Promise<Response> {
  const encoding = encodingFor(request)
  // A strong ETag is of the bytes, which differ by encoding.
  const etag = etagOf(`${encoding} ${frame.html}`)
  const headers = {
    ...frameHeaders(frame),
    ...(encoding === 'br' ? { 'X-Body-Encoding': 'br' } : {}),
    Vary: 'Accept-Encoding, X-Forwarded-Proto',
    Link: link,
    ...more,
  }
  return kept(request, { etag, frozen: false, lastModified, headers }, encoding === 'br' ? await brotliOf(frame.html, etag) : frame.html)
}

/** What is wrong, as a frame of its own; it is never kept. */
export function faultAnswer({ status, detail }: { status: number; detail: string }, title?: string): Response {
  const frame = toFaultFrame(detail, title)
  return new Response(frame.html, { status, headers: { ...frameHeaders(frame), 'Cache-Control': 'no-store' } })
}
