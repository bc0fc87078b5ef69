/**
 * Keeps a server's figures those of its store, whoever published: looks at the store twice a second, and says
 * whether it can be read. Where it can't, the figures in memory stay as they are; when it is back, the next
 * look sees so. Nothing needs a restart.
 */

/** Whether the store could be read at the last look, and if not, why. */
export interface Standing {
  isReady: boolean
  /** One line, for whoever runs the server; empty while it is ready. */
  detail: string
}

const LOOK_MS = 500
/** A look that takes longer than this counts as no answer. */
const PATIENCE_MS = 2500

const held = globalThis as typeof globalThis & { samePeriodStanding?: Standing }

export const standing = (): Standing => held.samePeriodStanding ?? { isReady: true, detail: '' }

/** Looks twice a second until the answer is called. `look` rejects where the store can't be read. */
export function followStore(look: () => Promise<void>, print: (line: string) => void = console.warn): () => void {
  let since: number | null = null
  const timer = setInterval(() => {
    if (since === null) void lookOnce()
    else if (Date.now() - since > PATIENCE_MS) stand('The store doesn’t answer.')
  }, LOOK_MS)
  timer.unref()
  return () => clearInterval(timer)

  async function lookOnce(): Promise<void> {
    since = Date.now()
    try {
      await look()
      stand('')
    } catch (error) {
      stand((error as Error).message)
    } finally {
      since = null
    }
  }

  function stand(detail: string): void {
    const before = standing()
    held.samePeriodStanding = { isReady: detail === '', detail }
    if (before.isReady && detail) print(`${detail} Reading goes on from memory; nothing can be published until the store is back.`)
    if (!before.isReady && !detail) print('The store is back.')
  }
}
