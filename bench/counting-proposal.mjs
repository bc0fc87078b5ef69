/**
 * Two proposals, not the product; `npm run counting -- --proposals` sets them beside it.
 *
 * "codes": each row carries one code for its label and the releases between which it was listed; a filter
 * becomes one byte for each code, and a copy of the rows is sorted by state. It needs no memory for each filter.
 *
 * "sums": a running sum for each filter, one number for each day of the ledger, so that a count is one
 * subtraction. Making one reads every row, so it pays where a filter is asked again, as by the slider.
 * Here the sums are made before the clock runs; `prepare` says what that took.
 */
import { medianOf } from './numbers.mjs'

function firstAt(days, day, from, to) {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (days[middle] < day) low = middle + 1
    else high = middle
  }
  return low
}

/** Kept by label set, then by a number. */
function keeper(make) {
  const kept = new WeakMap()
  return (filter, key) => {
    const byKey = kept.get(filter.labels) ?? new Map()
    kept.set(filter.labels, byKey)
    if (!byKey.has(key)) byKey.set(key, make(filter))
    return byKey.get(key)
  }
}

function codedRows({ dated, terms }) {
  const places = new Map()
  const codes = []
  const code = Uint16Array.from(dated.day, (_, row) => {
    const parts = [dated.label[row], dated.listed[row], dated.delisted[row]]
    const key = parts.join()
    if (!places.has(key)) places.set(key, codes.push(parts) - 1)
    return places.get(key)
  })
  const order = [...dated.day.keys()].sort((a, b) => dated.state[a] - dated.state[b] || a - b)
  const start = new Int32Array(terms.states.length + 1)
  for (const state of dated.state) start[state + 1]++
  for (let i = 1; i < start.length; i++) start[i] += start[i - 1]
  const copy = (column) => column.constructor.from(order, (row) => column[row])
  return {
    codes,
    all: { day: dated.day, code, deaths: dated.deaths },
    byState: { day: copy(dated.day), code: copy(code), deaths: copy(dated.deaths) },
    start,
  }
}

export function codesEngine(ledger, labels) {
  const { codes, all, byState, start } = codedRows(ledger)
  const wantedOf = keeper(({ labels: set, release }) =>
    Uint8Array.from(codes, ([label, listed, delisted]) => (set[label] === 1 && listed <= release && delisted > release ? 1 : 0)),
  )
  const count = (filter, wanted, span) => {
    const { day, code, deaths } = filter.state === null ? all : byState
    const [low, high] = filter.state === null ? [0, day.length] : [start[filter.state], start[filter.state + 1]]
    const end = firstAt(day, span.to + 1, low, high)
    let total = 0
    for (let row = firstAt(day, span.from, low, high); row < end; row++) total += deaths[row] * wanted[code[row]]
    return total
  }
  const answer = ({ definition, state, release, spans }) => {
    const filter = { labels: labels.get(definition), state, release }
    const wanted = wantedOf(filter, release)
    return spans.map((span) => count(filter, wanted, span))
  }
  return { name: 'codes', forms: () => ['codes'], answer, close() {} }
}

function runningSum({ day, state, label, deaths, listed, delisted }, filter) {
  const first = day[0]
  const sum = new Int32Array(day[day.length - 1] - first + 2)
  for (let row = 0; row < day.length; row++) {
    if (listed[row] > filter.release || delisted[row] <= filter.release) continue
    if (filter.labels[label[row]] === 0) continue
    if (filter.state !== null && state[row] !== filter.state) continue
    sum[day[row] - first + 1] += deaths[row]
  }
  for (let i = 1; i < sum.length; i++) sum[i] += sum[i - 1]
  return { first, sum }
}

export function sumsEngine(ledger, labels) {
  const took = []
  const sumOf = keeper((filter) => {
    const began = performance.now()
    const running = runningSum(ledger.dated, filter)
    took.push(performance.now() - began)
    return running
  })
  const answer = ({ definition, state, release, spans }) => {
    const { first, sum } = sumOf({ labels: labels.get(definition), state, release }, release * 256 + (state ?? 255))
    const upTo = (day) => sum[Math.max(0, Math.min(sum.length - 1, day - first + 1))]
    return spans.map(({ from, to }) => upTo(to) - upTo(from - 1))
  }
  const prepare = (questions) => questions.forEach(answer)
  const close = () => console.log(`\nsums: ${took.length} filters, each made in ${medianOf(took).toFixed(2)} ms (median).`)
  return { name: 'sums', forms: () => ['sums'], prepare, answer, close }
}
