/**
 * A proposal, not the product: a running sum for each filter, one number for each day of the ledger, so
 * that a count is one subtraction. It is made once the rows read through a filter would have paid for
 * it. `npm run counting -- --proposal` sets it beside the others.
 */
import { countDeaths } from '@/stats/count'

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

const COUNTS_BEFORE = 8

export function proposalEngine(ledger, labels) {
  const kept = new WeakMap()
  const count = (filter, span) => {
    const byPlace = kept.get(filter.labels) ?? new Map()
    kept.set(filter.labels, byPlace)
    const key = filter.release * 256 + (filter.state ?? 255)
    const known = byPlace.get(key) ?? { counts: 0, running: null }
    byPlace.set(key, known)
    if (known.running === null && known.counts++ < COUNTS_BEFORE) return countDeaths(ledger, filter, span)
    const { first, sum } = (known.running ??= runningSum(ledger.dated, filter))
    const upTo = (day) => sum[Math.max(0, Math.min(sum.length - 1, day - first + 1))]
    return upTo(span.to) - upTo(span.from - 1)
  }
  const answer = ({ definition, state, release, spans }) => {
    const filter = { labels: labels.get(definition), state, release }
    return spans.map((span) => count(filter, span))
  }
  return { name: 'proposal', forms: () => ['running sums'], answer, close() {} }
}
