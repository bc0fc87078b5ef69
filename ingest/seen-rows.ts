/**
 * Rows met before, as 64-bit fingerprints: 8 bytes for each, whatever its length, and 6 million rows at
 * most, so that memory stays bounded. Two different rows share a fingerprint once in a million files of
 * that length.
 */
const MOST_ROWS = 6_000_000

export function seenRows() {
  let slots = new Uint32Array(2 ** 10)
  let mask = slots.length / 2 - 1
  let count = 0

  /** Puts a fingerprint in; true where it was there. A pair of zeros stands for an empty slot. */
  function put(high: number, low: number): boolean {
    for (let slot = low & mask; ; slot = (slot + 1) & mask) {
      const a = slots[slot * 2]
      const b = slots[slot * 2 + 1]
      if (a === high && b === low) return true
      if (a === 0 && b === 0) {
        slots[slot * 2] = high
        slots[slot * 2 + 1] = low
        return false
      }
    }
  }

  function grow(): void {
    const before = slots
    slots = new Uint32Array(before.length * (before.length < 2 ** 20 ? 4 : 2))
    mask = slots.length / 2 - 1
    for (let at = 0; at < before.length; at += 2) if (before[at] !== 0 || before[at + 1] !== 0) put(before[at], before[at + 1])
  }

  /** Whether a key with the same cells in some columns has come before; null where no more rows are remembered. */
  return (key: number, cells: string[], columns: number[]): boolean | null => {
    if (count >= MOST_ROWS) return null
    let high = Math.imul(key ^ 0x811c9dc5, 0x01000193)
    let low = Math.imul((key / 65_536) ^ 0x2f0b4c47, 0x5bd1e995) ^ key
    for (const column of columns) {
      const cell = cells[column]
      for (let at = 0; at < cell.length; at += 1) {
        const code = cell.charCodeAt(at)
        high = Math.imul(high ^ code, 0x01000193)
        low = Math.imul(low + code, 0x5bd1e995) ^ (low >>> 15)
      }
      high = Math.imul(high ^ 0x1ffff, 0x01000193)
      low = Math.imul(low ^ 0x2ffff, 0x5bd1e995)
    }
    high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) >>> 0
    low = Math.imul(low ^ (low >>> 13), 0xc2b2ae35) >>> 0
    if (high === 0 && low === 0) high = 1
    if (put(high, low)) return true
    count += 1
    if (count * 3 > slots.length) grow()
    return false
  }
}
