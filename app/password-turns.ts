/**
 * Password hashes take a thread of Node's four for a tenth of a second each, and what else needs a thread, such
 * as looking up the store's host, waits behind them. So two are worked out at a time, some wait their turn, and
 * whoever comes on top of that is told to come again.
 */

const AT_ONCE = 2
const MOST_WAITING = 16
/** What is said to whoever is told to come again. */
export const BUSY_SECONDS = 5

interface Turns {
  running: number
  waiting: (() => void)[]
}

const held = globalThis as typeof globalThis & { samePeriodPasswordTurns?: Turns }

/** Does the work in its turn; throws what `busy` makes where too many wait already. */
export async function inTurn<T>(work: () => Promise<T>, busy: () => Error): Promise<T> {
  // The bundles of the server's start and of its routes share the threads, and so the turns.
  const turns = (held.samePeriodPasswordTurns ??= { running: 0, waiting: [] })
  if (turns.running < AT_ONCE) turns.running += 1
  else if (turns.waiting.length >= MOST_WAITING) throw busy()
  else await new Promise<void>((resolve) => turns.waiting.push(resolve))
  try {
    return await work()
  } finally {
    // Whoever is next takes this one's place.
    const next = turns.waiting.shift()
    if (next) next()
    else turns.running -= 1
  }
}
