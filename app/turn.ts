/**
 * Heavy answers, made one at a time: each waits its turn, between two rounds of the event loop, so that a
 * flood of them leaves room for other readers. What was made may be kept, up to so many characters; whatever
 * was longest not asked for goes first.
 */
import type { Ledger } from '@/stats/ledger'

let last = Promise.resolve()

/** Resolves when it is the caller's turn to count and draw; what it does before it next waits is done alone. */
export const turn = (): Promise<void> => (last = last.then(() => new Promise((resolve) => setImmediate(resolve))))

interface Shelf<T> {
  held: Map<string, T>
  characters: number
}

/** Makes answers of a ledger once each and keeps `most` characters of them; `sizeOf` says how many one has. */
export function madeOnce<T extends object>(most: number, sizeOf: (made: T) => number) {
  const shelves = new WeakMap<Ledger, Shelf<T>>()
  return async (ledger: Ledger, key: string, make: () => T): Promise<T> => {
    const shelf = shelves.get(ledger) ?? { held: new Map<string, T>(), characters: 0 }
    shelves.set(ledger, shelf)
    const there = take(shelf, key)
    if (there) return there
    await turn()
    // Someone who waited before may have asked for the same.
    return take(shelf, key) ?? put(shelf, key, make())
  }

  function take({ held }: Shelf<T>, key: string): T | null {
    const made = held.get(key)
    if (!made) return null
    held.delete(key)
    held.set(key, made)
    return made
  }

  function put(shelf: Shelf<T>, key: string, made: T): T {
    shelf.held.set(key, made)
    shelf.characters += sizeOf(made)
    for (const [oldest, old] of shelf.held) {
      if (shelf.characters <= most) break
      shelf.held.delete(oldest)
      shelf.characters -= sizeOf(old)
    }
    return made
  }
}
