/**
 * Tells webhooks what is due: finds out which watched figures a release changed, then claims deliveries one by
 * one and sends a few at a time. A receiver that is slow holds up nobody else's. Any number of tellers may run
 * over one store.
 */
import type { Ledger } from '@/stats/ledger'
import type { Store } from '@/store/database'
import { type Check, type Claimed, type Outcome, claimDelivery, readChecks, settleCheck, settleDelivery, sweepDeliveries } from '@/store/deliveries'
import { accountsSecret } from './auth-secret'
import { figureEvent } from './figure-event'
import { openSecret } from './sealed-secret'
import { type Network, network, sendWebhook } from './send-webhook'

const MOST_AT_ONCE = 8
const SWEEP_MS = 3_600_000

export interface World extends Network {
  print: (line: string) => void
  /** The secret of a webhook, from what the store keeps of it. Throws a SealError where it can't be had. */
  open: (sealed: string, webhook: string) => string
}

const realWorld = (): World => ({ ...network(), print: console.warn, open: (sealed, webhook) => openSecret(sealed, webhook, accountsSecret()) })

export interface Teller {
  /** Looks once for what is due and begins to send it. Rejects where the store can't be read. */
  look: () => Promise<void>
  /** Resolves when nothing is under way. Rejects where how it ended couldn't be put down; it is then sent again after its lease. */
  settled: () => Promise<void>
}

export function tellerOf(store: Store, ledgerOf: (dataset: string) => Promise<Ledger | null>, world: World = realWorld()): Teller {
  const sending = new Set<Promise<void>>()
  let swept = 0

  async function look(): Promise<void> {
    await checkFigures()
    while (sending.size < MOST_AT_ONCE) {
      const claimed = await claimDelivery(store, world.now())
      if (!claimed) break
      const sent = send(claimed)
      sending.add(sent)
      // Whoever awaits it hears of a fault; the set only forgets it.
      sent.then(() => sending.delete(sent), (error: Error) => {
        sending.delete(sent)
        world.print(`How ${claimed.id} ended couldn’t be put down, so it will be sent again: ${error.message}`)
      })
    }
    if (world.now().getTime() - swept < SWEEP_MS) return
    swept = world.now().getTime()
    await sweepDeliveries(store, world.now())
  }

  async function checkFigures(): Promise<void> {
    for (const check of await readChecks(store)) {
      const ledger = await ledgerOf(check.dataset)
      const found = ledger && findingOf(ledger, check)
      // What was published by another server is in memory within moments.
      if (!found) continue
      if ('fault' in found) world.print(`The delivery ${check.id} is given up: ${found.fault}`)
      await settleCheck(store, check.id, found)
    }
  }

  async function send(claimed: Claimed): Promise<void> {
    const outcome = await outcomeOf(claimed)
    const state = await settleDelivery(store, claimed, outcome, world.now())
    if (state === 'gave-up') world.print(`The webhook ${claimed.webhook} is told no more of ${claimed.id} after ${claimed.tries} tries: ${outcome.fault}`)
  }

  async function outcomeOf(claimed: Claimed): Promise<Outcome> {
    try {
      return await sendWebhook({ ...claimed, secret: world.open(claimed.secret, claimed.webhook) }, world)
    } catch (error) {
      if ((error as Error).name !== 'SealError') throw error
      return { isTold: false, status: null, fault: `not sent: ${(error as Error).message}` }
    }
  }

  return { look, settled: async () => void (await Promise.all(sending)) }
}

/** What a check finds. One that breaks mustn't keep the others from being told. */
function findingOf(ledger: Ledger, check: Check): ReturnType<typeof figureEvent> {
  try {
    return figureEvent(ledger, check)
  } catch (error) {
    return { fault: `whether the figure changed can’t be worked out: ${(error as Error).message}` }
  }
}
