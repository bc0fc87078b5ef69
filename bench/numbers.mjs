/** Medians, a seeded generator and Markdown tables: what every measurement here needs. */
import { cpus, loadavg } from 'node:os'

export function medianOf(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** The value that a share of the values doesn't exceed: `quantileOf(values, 0.95)`. */
export function quantileOf(values, share) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]
}

/** Mulberry32: the same numbers from 0 to 1 on every machine. */
export function seeded(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A Markdown table; the first column is text, the others are numbers. */
export function printTable(caption, head, rows) {
  console.log(`\n${caption}\n`)
  console.log(`| ${head.join(' | ')} |`)
  console.log(`| ${head.map((_, i) => (i ? '---:' : '---')).join(' | ')} |`)
  for (const row of rows) console.log(`| ${row.join(' | ')} |`)
}

/** Three figures that count: 0.0123, 1.23, 12.3, 1230. */
export const short = (value) => (value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3))))

export const machine = () => `Node ${process.version}, ${cpus().length} cores (${cpus()[0].model.trim()}), load ${loadavg()[0].toFixed(1)}`
