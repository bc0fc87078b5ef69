/**
 * The wire between the page and the browser's ledger: named parts of the page, and who listens. It is
 * all that ships before a touch; the rest is loaded by `live-page.tsx`.
 */
import type { ReactNode } from 'react'

/** Parts by name. */
export type Parts = Record<string, ReactNode>

let parts: Parts | null = null
const listeners = new Set<() => void>()

export const live = {
  parts: (): Parts | null => parts,
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  show(next: Parts | null): void {
    parts = next
    for (const listener of listeners) listener()
  },
}
