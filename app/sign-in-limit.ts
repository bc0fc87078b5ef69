/**
 * How often a sign-in may be tried: so many times for one address and for one place that it comes from, then
 * only after a wait. Counted in this process's memory: a restart forgets, and each server of a Postgres counts
 * for itself. Every try is counted before its password is looked at, so that many at once get no further.
 */

const WINDOW_MS = 15 * 60_000
/** The last is for an address whatever the place: high, so that a stranger can't easily keep its owner out. */
const MOST = { addressAndPlace: 8, place: 60, address: 60 }
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
  for (const [key, most] of keysOf(email, place)) {
    const last = tries.get(key)
    const current = last && last.until > now ? last : { count: 0, until: now + WINDOW_MS }
    current.count += 1
    tries.set(key, current)
    // Whoever has to wait counts no further: a flood from one place fills neither the memory nor an owner's count.
    if (current.count > most) return Math.ceil((current.until - now) / 1000)
  }
  return 0
}

/** A try that succeeded: the address's own count begins anew. */
export function forgetTries(email: string, place: string): void {
  held.samePeriodTries?.delete(keysOf(email, place)[1][0])
}

const keysOf = (email: string, place: string): [key: string, most: number][] => [
  [`place ${place}`, MOST.place],
  [`both ${place} ${email}`, MOST.addressAndPlace],
  [`address ${email}`, MOST.address],
]

/** Where a request comes from: who connected, or behind a proxy of this machine or its network whom that one names last. */
export function placeOf(headers: Headers): string {
  const peer = headers.get('x-peer-address') ?? ''
  const isNear = /^(::1$|(::ffff:)?(127|10|192\.168|172\.(1[6-9]|2\d|3[01]))\.|f[cd])/.test(peer)
  return networkOf((isNear && headers.get('x-forwarded-for')?.split(',').at(-1)?.trim()) || peer)
}

/** Of IPv6 one place is the first half, which one household has to itself: `2001:db8::1` is `2001:db8:0:0`. */
function networkOf(address: string): string {
  const isSix = address.includes(':') && !address.startsWith('::ffff:') && !address.includes('.')
  if (!isSix) return address.slice(0, 64)
  const [head, tail] = address.split('::').map((half) => half.split(':').filter(Boolean))
  const zeros = tail ? Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0') : []
  return [...head, ...zeros, ...(tail ?? [])].slice(0, 4).join(':')
}
