/**
 * The places of readings: two for the whole process and one for each account, so that nobody's files keep another's
 * waiting for long. Others wait, in the order of their coming. Kept on `globalThis`, for routes are bundled apart.
 */
import { Refusal } from './refusal'

const AT_ONCE = 2
const MOST_WAITING = 10
/** Who waits is told so this often, and no proxy takes the silence for an end. */
const SAY_AGAIN_MS = 60_000

interface Waiting {
  account: string
  enter(): void
}

const held = globalThis as typeof globalThis & { samePeriodReadings?: { running: string[]; waiting: Waiting[] } }
const places = () => (held.samePeriodReadings ??= { running: [], waiting: [] })

/** Waits for a place; the answer gives it back. Rejects as the signal does, or with a Refusal where too many of the account wait already. */
export async function takePlace(account: string, onWaiting: () => void, signal?: AbortSignal): Promise<() => void> {
  signal?.throwIfAborted()
  if (isFree(account)) places().running.push(account)
  else await wait(account, onWaiting, signal)
  return () => {
    const { running, waiting } = places()
    running.splice(running.indexOf(account), 1)
    const next = waiting.findIndex((each) => isFree(each.account))
    if (next < 0) return
    const [entering] = waiting.splice(next, 1)
    running.push(entering.account)
    entering.enter()
  }
}

const isFree = (account: string): boolean => places().running.length < AT_ONCE && !places().running.includes(account)

async function wait(account: string, onWaiting: () => void, signal?: AbortSignal): Promise<void> {
  const { waiting } = places()
  if (waiting.filter((each) => each.account === account).length >= MOST_WAITING) {
    throw new Refusal(429, 'Too many files wait', `One file of an account is read at a time, and ${MOST_WAITING} of yours wait already. Try again when they are done.`)
  }
  onWaiting()
  const again = setInterval(onWaiting, SAY_AGAIN_MS)
  let leave = () => {}
  try {
    await new Promise<void>((resolve, reject) => {
      const me = { account, enter: resolve }
      waiting.push(me)
      leave = () => {
        if (waiting.includes(me)) waiting.splice(waiting.indexOf(me), 1)
        reject(signal!.reason)
      }
      signal?.addEventListener('abort', leave, { once: true })
    })
  } finally {
    clearInterval(again)
    signal?.removeEventListener('abort', leave)
  }
}
