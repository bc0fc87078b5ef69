/**
 * Rows met before, as 64-bit fingerprints of what tells rows of one record apart. They stand with their
 * record, in blocks that double, for lists are in some order and a record's rows are near one another;
 * where a record has more than 127, the others are in one table. Four million rows at most, 8 to 16 bytes
 * for each, so that memory stays bounded.
 */
const MOST_ROWS = 4_000_000
const LARGEST_BLOCK = 64
const CHUNK_BITS = 16
const CHUNK = 2 ** CHUNK_BITS

/** Where a number is remembered for each record, 0 at first. */
export interface Chains {
  chainOf(slot: number): number
  chain(slot: number, entry: number): void
}

/**
 * A memory of rows: `start` a fingerprint, `mix` texts in, ask whether a record `has` it, and `keep` it if
 * it hasn't. A record has a key, and a slot for its blocks; without such slots all rows are in one table.
 */
export function seenRows(chains: Chains | null) {
  /** Blocks: the block before it in its record, how many fingerprints it has room for, how many it holds, and these. */
  const chunks = [new Int32Array(CHUNK)]
  const rest = fingerprintTable()
  let free = 1
  let count = 0
  let isFull = chains === null
  let [high, low] = [0, 0]

  function start(): void {
    high = 0x811c9dc5 | 0
    low = 0x2f0b4c47
  }

  /** Mixes a part of a text in, and that it ends here. */
  function mix(text: string, from: number, to: number): void {
    let [h, l] = [high, low]
    for (let at = from; at < to; at += 1) {
      h = Math.imul(h ^ text.charCodeAt(at), 0x01000193)
      l = ((l << 7) | (l >>> 25)) ^ h
    }
    end(h, l)
  }

  /** The same of a text that is ASCII, by its codes. */
  function mixCodes(codes: Uint8Array, from: number, to: number): void {
    let [h, l] = [high, low]
    for (let at = from; at < to; at += 1) {
      h = Math.imul(h ^ codes[at], 0x01000193)
      l = ((l << 7) | (l >>> 25)) ^ h
    }
    end(h, l)
  }

  function end(h: number, l: number): void {
    high = Math.imul(h ^ 0x1ffff, 0x01000193)
    low = Math.imul(l ^ high, 0x5bd1e995)
  }

  /** Whether the record of this key, at its slot, has the fingerprint; null where no more are kept. */
  function has(slot: number, key: number): boolean | null {
    if (count >= MOST_ROWS) return null
    if (chains !== null) {
      isFull = false
      for (let block = chains.chainOf(slot); block !== 0; ) {
        const chunk = chunks[block >> CHUNK_BITS]
        const from = (block & (CHUNK - 1)) + 3
        const end = from + chunk[from - 1] * 2
        for (let at = from; at < end; at += 2) if (chunk[at] === high && chunk[at + 1] === low) return true
        isFull ||= chunk[from - 1] === LARGEST_BLOCK
        block = chunk[from - 3]
      }
    }
    return isFull && rest.has(high ^ Math.imul(key, 0x85ebca6b), low ^ (key / 65_536))
  }

  /** Keeps the fingerprint that was asked for last, and wasn't there. */
  function keep(slot: number): void {
    count += 1
    if (chains === null || isFull) return rest.keep()
    let block = chains.chainOf(slot)
    let chunk = chunks[block >> CHUNK_BITS]
    let at = block & (CHUNK - 1)
    if (block === 0 || chunk[at + 1] === chunk[at + 2]) {
      block = newBlock(block, block === 0 ? 1 : chunk[at + 1] * 2)
      chains.chain(slot, block)
      chunk = chunks[block >> CHUNK_BITS]
      at = block & (CHUNK - 1)
    }
    const place = at + 3 + chunk[at + 2] * 2
    chunk[place] = high
    chunk[place + 1] = low
    chunk[at + 2] += 1
  }

  /** An empty block, whole within its chunk. */
  function newBlock(before: number, size: number): number {
    if (free + 3 + size * 2 > chunks.length * CHUNK) {
      free = chunks.length * CHUNK
      chunks.push(new Int32Array(CHUNK))
    }
    const block = free
    free += 3 + size * 2
    const chunk = chunks[block >> CHUNK_BITS]
    chunk[block & (CHUNK - 1)] = before
    chunk[(block & (CHUNK - 1)) + 1] = size
    return block
  }

  return { start, mix, mixCodes, has, keep }
}

/** Entries that move to a larger table with each new one. */
const MOVED = 32

/**
 * Fingerprints by open addressing; a pair of zeros is an empty slot. A table that is full moves to a larger
 * one little by little, for moving millions at once would keep everything else waiting.
 */
function fingerprintTable() {
  let slots = new Int32Array(2 ** 13)
  let before: Int32Array | null = null
  let moved = 0
  let count = 0
  let [high, low, slot] = [0, 0, 0]

  function has(first: number, second: number): boolean {
    high = first === 0 && second === 0 ? 1 : first
    low = second
    slot = slotIn(slots, high, low)
    return isTaken(slots, slot) || (before !== null && isTaken(before, slotIn(before, high, low)))
  }

  /** Keeps the one that was asked for last. */
  function keep(): void {
    slots[slot] = high
    slots[slot + 1] = low
    count += 1
    if (before !== null) return move(before)
    if (count * 3 <= slots.length) return
    before = slots
    moved = 0
    slots = new Int32Array(before.length * 2)
  }

  function move(from: Int32Array): void {
    const end = Math.min(from.length, moved + MOVED * 2)
    for (; moved < end; moved += 2) {
      if (!isTaken(from, moved)) continue
      const free = slotIn(slots, from[moved], from[moved + 1])
      slots[free] = from[moved]
      slots[free + 1] = from[moved + 1]
    }
    if (moved === from.length) before = null
  }

  return { has, keep }
}

/** The place of a fingerprint in a table, or the empty one in which it would stand. */
function slotIn(table: Int32Array, high: number, low: number): number {
  const mask = table.length - 1
  const mixed = low ^ Math.imul(high, 0xc2b2ae35)
  let at = ((mixed ^ (mixed >>> 15)) << 1) & mask
  while ((table[at] !== high || table[at + 1] !== low) && isTaken(table, at)) at = (at + 2) & mask
  return at
}

const isTaken = (table: Int32Array, at: number): boolean => table[at] !== 0 || table[at + 1] !== 0
