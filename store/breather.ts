/** Long work shares the process with readers: SQLite is synchronous, so a loop steps aside every few milliseconds. */
import { setImmediate as others } from 'node:timers/promises'

/** Milliseconds that nobody waits for. */
const MOST_MS = 8

/** Call it often in a loop and wait for what it answers: every few milliseconds that lets everybody else go first. */
export function breather(most = MOST_MS): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < most) return
    await others()
    since = performance.now()
  }
}
