'use client'
import { type ReactNode, useSyncExternalStore } from 'react'
import { live } from './live'

/** A place on the page: what the server sent until the browser's ledger speaks, then what that says. */
export function Slot({ name, children }: { name: string; children: ReactNode }) {
  const parts = useSyncExternalStore(live.subscribe, live.parts, () => null)
  return parts && name in parts ? parts[name] : children
}
