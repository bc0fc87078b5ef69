import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seenRows } from './seen-rows'

function chainsOf() {
  const kept = new Map<number, number>()
  return { chainOf: (slot: number) => kept.get(slot) ?? 0, chain: (slot: number, entry: number) => void kept.set(slot, entry) }
}

/** Whether each row has come before, by the memory. */
function met(rows: [record: number, ...cells: string[]][], isChained: boolean, hasCodes: boolean): (boolean | null)[] {
  const seen = seenRows(isChained ? chainsOf() : null)
  return rows.map(([record, ...cells]) => {
    seen.start()
    for (const cell of cells) {
      if (hasCodes) seen.mixCodes(new TextEncoder().encode(cell), 0, cell.length)
      else seen.mix(cell, 0, cell.length)
    }
    const isMet = seen.has(record, record)
    if (isMet === false) seen.keep(record)
    return isMet
  })
}

function metBySets(rows: [record: number, ...cells: string[]][]): boolean[] {
  const kept = new Set<string>()
  return rows.map((row) => {
    const text = JSON.stringify(row)
    const isMet = kept.has(text)
    kept.add(text)
    return isMet
  })
}

test('a row is met again where its record and all its texts are the same', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'b', 'é', ' '), maxLength: 3 })
  const row = fc.tuple(fc.integer({ min: 0, max: 3 }), cell, cell)
  fc.assert(
    fc.property(fc.array(row, { maxLength: 200 }), fc.boolean(), (rows, isChained) => {
      expect(met(rows, isChained, false)).toEqual(metBySets(rows))
    }),
    { numRuns: 300 },
  )
})

test('so it is with thousands of rows of one record, and of many, in whatever order they come again', () => {
  const rows = Array.from({ length: 30_000 }, (_, n): [number, string] => [n % 3 === 0 ? 7 : n % 5000, `row ${(n * 7919) % (n % 3 === 0 ? 3001 : 4)}`])
  const expected = metBySets(rows)
  expect(expected.filter(Boolean).length).toBeGreaterThan(1000)
  for (const isChained of [true, false]) expect(met(rows, isChained, true)).toEqual(expected)
})

test('what is cut elsewhere is another row', () => {
  expect(met([[1, 'ab', 'c'], [1, 'a', 'bc'], [1, 'abc', ''], [1, 'ab', 'c']], true, true)).toEqual([false, false, false, true])
})
