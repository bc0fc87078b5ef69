/**
 * How often a sign-in may fail: so many times for one address and for one place that it comes from, then only
 * after a wait. Counted in this process's memory: a restart forgets, and each server of a Postgres counts for
 * itself. Every try is counted before its password is looked at, so that many at once get no further; one that
 * succeeds gives its count back. Failures elsewhere never keep an owner out: where an address failed often from
 * anywhere, each place still has one try for it.
 */
import { StoreError } from '@/store/store-error'

const WINDOW_MS = 15 * 60_000
/** The last is for an address whatever the place; beyond it, a place has `whenMany` tries instead. */
const MOST = { addressAndPlace: 8, place: 60, address: 60, whenMany: 1 }
const MOST_KEYS = 50_000

interface Tries {
  count: number
  until: number
}

const held = globalThis as typeof globalThis & { samePeriodTries?: Map<string, Tries> }

/** Counts a try; answers with the seconds to wait, or 0 where it may go on. */
export function countTry(email: string, place: string, now = Date.now()): number {
  const tries = (held.samePeriodTries ??= new Map<string, Tries>())
  if (tries.size > MOST_KEYS) for (const [key, { until }] of tries) if (until <= now) tries.delete(key)
  if (tries.size > MOST_KEYS) return 60
  const current = (key: string): Tries => {
    const last = tries.get(key)
    return last && last.until > now ? last : { count: 0, until: now + WINDOW_MS }
  }
  const keys = keysOf(email, place)
  const most = { place: MOST.place, both: current(keys.address).count < MOST.address ? MOST.addressAndPlace : MOST.whenMany, address: Infinity }
  for (const name of ['place', 'both', 'address'] as const) {
    const counted = current(keys[name])
    counted.count += 1
    tries.set(keys[name], counted)
    // Whoever has to wait counts no further: a flood from one place fills neither the memory nor an owner's count.
    if (counted.count > most[name]) return Math.ceil((counted.until - now) / 1000)
  }
  return 0
}

/** A try that was no failure, for its password wasn't looked at: it is as if it hadn't been. */
export function giveBackTry(email: string, place: string): void {
  for (const key of Object.values(keysOf(email, place))) {
    const counted = held.samePeriodTries?.get(key)
    if (counted && (counted.count -= 1) <= 0) held.samePeriodTries?.delete(key)
  }
}

/** A try that succeeded: it is given back, and the address's own count at this place begins anew. */
export function forgetTries(email: string, place: string): void {
  giveBackTry(email, place)
  held.samePeriodTries?.delete(keysOf(email, place).both)
}

const keysOf = (email: string, place: string) => ({ place: `place ${place}`, both: `both ${place} ${email}`, address: `address ${email}` })

/** How many proxies stand in front, as the setting TRUST_PROXY has it; 0 where it isn't set. Throws a StoreError for what is no number. */
export function trustedProxies(setting = process.env.TRUST_PROXY): number {
  if (!/^\d?$/.test(setting ?? '')) throw new StoreError(`TRUST_PROXY is "${setting}". Set it to how many proxies stand in front of the server, 0 to 9, such as 1.`)
  return Number(setting ?? 0)
}

/**
 * Where a request comes from: who connected; behind so many proxies of ours, whom the outermost of them names.
 * Each adds, at the end of X-Forwarded-For, who connected to it; what stands further in front anybody may write.
 */
export function placeOf(headers: Headers, proxies = trustedProxies()): string {
  const named = (headers.get('x-forwarded-for') ?? '').split(',').map((each) => each.trim())
  return networkOf((proxies > 0 && named.at(-proxies)) || (headers.get('x-peer-address') ?? ''))
}

/** Of IPv6 one place is the first half, which one household has to itself: `2001:db8::1` is `2001:db8:0:0`. */
function networkOf(address: string): string {
  const isSix = address.includes(':') && !address.startsWith('::ffff:') && !address.includes('.')
  if (!isSix) return address.slice(0, 64)
  const [head, tail] = address.split('::').map((half) => half.split(':').filter(Boolean))
  const zeros = tail ? Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0') : []
  return [...head, ...zeros, ...(tail ?? [])].slice(0, 4).join(':')
}
