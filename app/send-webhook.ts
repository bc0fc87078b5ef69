/**
 * Sends one delivery to its receiver, signed as Standard Webhooks has it (standardwebhooks.com): HMAC-SHA256
 * over id, moment and body. Answers how it ended and throws nothing. No redirect is followed, nothing of the
 * answer but its status is kept, and ten seconds are enough.
 */
import { createHmac } from 'node:crypto'
import { request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { type LookupFunction, isIP } from 'node:net'
import type { Claimed, Outcome } from '@/store/deliveries'
import { PRIVATE_ADVICE, isPublicAddress, publicLookup } from './public-address'

const PATIENCE_MS = 10_000
/** Bytes of an answer that are waited for; a receiver's is short. */
const MOST_BYTES = 1024
const LONGEST_URL = 2000

/** What a sender meets: the clock, the names of the network, whether it may go where nobody outside can. */
export interface Network {
  now: () => Date
  lookup: LookupFunction
  isPrivateAllowed: boolean
  patience: number
}

export const isPrivateAllowed = (): boolean => process.env.WEBHOOKS_TO_PRIVATE === '1'

export const network = (): Network => ({ now: () => new Date(), lookup: publicLookup(), isPrivateAllowed: isPrivateAllowed(), patience: PATIENCE_MS })

/** What is wrong with an address that events are to be sent to, and what to do; null for one that may be tried. */
export function targetFault(text: string, mayBePrivate = isPrivateAllowed()): string | null {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || text.length > LONGEST_URL) return `an address of at most ${LONGEST_URL} characters, such as https://news.example.org/hooks/same-period`
  if (url.protocol !== 'https:' && !(mayBePrivate && url.protocol === 'http:')) return 'an address that begins with https://'
  if (url.username || url.password) return 'an address without a name and password in it: put a token into its path or query'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (!mayBePrivate && isIP(host) && !isPublicAddress(host)) return `a public address, not ${PRIVATE_ADVICE}`
  return null
}

/** The signature of a body: `v1,` and base64. `secret` is `whsec_` and the key in base64. */
export const signatureOf = (secret: string, id: string, timestamp: number, body: string): string =>
  `v1,${createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64')).update(`${id}.${timestamp}.${body}`).digest('base64')}`

/** Sends a delivery; told where the receiver answers 200 to 299. */
export async function sendWebhook({ id, url, secret, body }: Pick<Claimed, 'id' | 'url' | 'secret' | 'body'>, world: Network = network()): Promise<Outcome> {
  const fault = targetFault(url, world.isPrivateAllowed)
  if (fault) return { isTold: false, status: null, fault: `not sent: it must be ${fault}` }
  const timestamp = Math.floor(world.now().getTime() / 1000)
  const headers = {
    'Content-Type': 'application/json',
    'Content-Length': String(Buffer.byteLength(body)),
    'User-Agent': 'same-period',
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatureOf(secret, id, timestamp, body),
  }
  try {
    return outcomeOf(await post(url, headers, body, world))
  } catch (error) {
    return { isTold: false, status: null, fault: faultText(error as NodeJS.ErrnoException, world.patience) }
  }
}

/** Posts and answers with the status. Nothing is kept open: the next try resolves the name anew. */
function post(url: string, headers: Record<string, string>, body: string, { lookup, isPrivateAllowed, patience }: Network): Promise<number> {
  return new Promise((resolve, reject) => {
    const send = new URL(url).protocol === 'https:' ? requestSecure : requestPlain
    const guard = isPrivateAllowed ? {} : { lookup }
    const request = send(url, { method: 'POST', headers, agent: false, signal: AbortSignal.timeout(patience), ...guard })
    let status: number | null = null
    // Once the status has come, how the rest of the answer ends changes nothing.
    const end = (error: Error) => (status === null ? reject(error) : resolve(status))
    request.on('error', end)
    request.on('response', (response) => {
      status = response.statusCode!
      let bytes = 0
      response.on('data', (chunk: Buffer) => (bytes += chunk.length) > MOST_BYTES && response.destroy())
      response.on('error', end)
      response.on('close', () => resolve(status!))
    })
    request.end(body)
  })
}

function outcomeOf(status: number): Outcome {
  const isTold = status >= 200 && status < 300
  const words = status === 410 ? ': it wants to be told no more' : status >= 300 && status < 400 ? ': redirects aren’t followed, so name the address that it leads to' : ''
  return { isTold, status, fault: isTold ? null : `it answered ${status}${words}` }
}

/** One line of what kept a request from being answered. */
function faultText(error: NodeJS.ErrnoException, patience: number): string {
  if (error.name === 'PrivateAddressError') return `not sent: ${error.message}`
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return `no answer within ${patience / 1000} seconds`
  return `it can’t be reached: ${error.code ?? error.name}${error.message && !error.message.includes(error.code ?? '\0') ? `, ${error.message}` : ''}`.slice(0, 300)
}
