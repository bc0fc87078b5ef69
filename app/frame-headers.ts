/** The headers of a frame: any page may hold it, and it may run its own script and nothing else. */
import { createHash } from 'node:crypto'
import type { Frame } from '@/charts/frame'

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

export function frameHeaders({ style, script }: Frame): Record<string, string> {
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
