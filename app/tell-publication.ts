/**
 * Keeps telling webhooks, from the server's start on: looks every two seconds, and at once after a publication.
 * What is to be told stands in the store, so that nothing is lost with a process. One teller for the process,
 * kept on `globalThis`, for the server's start and the routes are bundled apart.
 */
import { findDataset, theStore } from '@/app/figures'
import { isStoreError } from '@/store/store-error'
import { tellerOf } from './teller'

const LOOK_MS = 2000

const held = globalThis as typeof globalThis & { samePeriodTelling?: () => void }

/** Begins to tell, until the answer is called; a second call changes nothing. */
export async function startTelling(): Promise<() => void> {
  if (held.samePeriodTelling) return () => {}
  const teller = tellerOf(await theStore(), async (dataset) => (await findDataset(dataset))?.ledger ?? null)
  let looking: Promise<void> | null = null
  let isAskedAgain = false
  const look = (): void => {
    isAskedAgain = looking !== null
    looking ??= teller
      .look()
      .catch((error: Error) => {
        // That the store is gone is said by those who follow it; the next look finds it back.
        if (!isStoreError(error)) console.error(error)
      })
      .finally(() => {
        looking = null
        if (isAskedAgain) look()
      })
  }
  held.samePeriodTelling = look
  const timer = setInterval(look, LOOK_MS)
  timer.unref()
  return () => {
    clearInterval(timer)
    held.samePeriodTelling = undefined
  }
}

/** Tells what is due, which stands in the store, without waiting for the next look. Without a teller, as in a build, the rows in the store wait for one. */
export const tellNow = (): void => held.samePeriodTelling?.()
