/**
 * The wire between the page and the browser's ledger: named parts of the page, what its share panel
 * shares, and who listens. It is all that ships before a touch; the rest is loaded by `live-page.tsx`.
 */
import type { ReactNode } from 'react'
import type { Share } from '@/charts/share'

/** Parts by name. */
export type Parts = Record<string, ReactNode>

let parts: Parts | null = null
let share: Share | null = null
const listeners = new Set<() => void>()

export const live = {
  parts: (): Parts | null => parts,
  share: (): Share | null => share,
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  show(next: Parts | null, shared: Share | null = share): void {
    parts = next
    share = shared
    for (const listener of listeners) listener()
  },
}
