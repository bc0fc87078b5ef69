/** A spark: the cumulative line of the year so far, as small as a word. It repeats what its row prints. */
import type { Answer } from '@/stats/answer'
import { runningCount } from '@/stats/count'
import type { Ledger } from '@/stats/ledger'

const WIDTH = 80
const HEIGHT = 20

/** The path of a spark in a box of 80 × 20, the highest of both lines at the top. */
export function sparkPaths(ledger: Ledger, answer: Answer, labels: Uint8Array): { current: string; prior: string | null } {
  const filter = { ...answer.filter, labels }
  const current = runningCount(ledger, filter, answer.window)
  const prior = answer.priorWindows.length === 1 ? runningCount(ledger, filter, answer.priorWindows[0]) : null
  const most = Math.max(1, current.at(-1) ?? 0, prior?.at(-1) ?? 0)
  return { current: pathOf(current, most), prior: prior && pathOf(prior, most) }
}

function pathOf(counts: Int32Array, most: number): string {
  const x = (i: number) => Math.round((1 + (i / Math.max(1, counts.length - 1)) * (WIDTH - 2)) * 10) / 10
  const y = (n: number) => Math.round((HEIGHT - 2 - (n / most) * (HEIGHT - 4)) * 10) / 10
  let path = `M${x(0)} ${y(counts[0] ?? 0)}`
  for (let i = 1; i < counts.length; i++) if (counts[i] !== counts[i - 1]) path += `H${x(i)}V${y(counts[i])}`
  return `${path}H${x(counts.length - 1)}`
}
