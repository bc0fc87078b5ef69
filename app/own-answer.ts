/**
 * Answers for whoever is signed in: who may ask is settled first, nothing is kept by anybody, no other site
 * may read it, and what can't be done is a problem that says why.
 */
import type { AccountRole } from '@/store/account-tables'
import { isAccountError } from '@/store/account-error'
import type { Scope } from '@/store/api-tokens'
import { isStoreError } from '@/store/store-error'
import { type Viewer, refused, requireRole } from './viewer'

interface Needed {
  role: AccountRole
  scope: Scope
}

/** Does the work for a viewer who may ask for it. */
export async function ownAnswer(request: Request, { role, scope }: Needed, work: (viewer: Viewer) => Promise<Response>): Promise<Response> {
  const viewer = await requireRole(request, role, scope)
  if (viewer instanceof Response) return viewer
  try {
    return await work(viewer)
  } catch (error) {
    const answer = faultAnswer(error)
    if (answer) return answer
    throw error
  }
}

/** What broke, for whoever asked; null for a fault of ours. */
export function faultAnswer(error: unknown): Response | null {
  if (isAccountError(error)) return refused(error.status, 'This can’t be done', error.message)
  return isStoreError(error) ? refused(503, 'The store can’t be written', error.message) : null
}

export const ownJson = (body: unknown, status = 200): Response => Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } })

export const gone = (): Response => new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } })

const MOST_BYTES = 16_384
/** Of a dataset with its tables of terms. */
export const MOST_TERMS_BYTES = 1_000_000

/** The JSON object of a request's body, or the Response that refuses it. */
export async function readObject(request: Request, most = MOST_BYTES): Promise<Record<string, unknown> | Response> {
  const fault = jsonFault(request)
  if (fault) return refused(415, fault.title, fault.detail)
  const text = await readText(request, most)
  if (text === null) return refused(413, 'The body is too large', `A body may have ${most} bytes here.`)
  let isWhole = true
  try {
    const value: unknown = JSON.parse(text, (name, each: unknown) => {
      isWhole &&= isKeepable(name) && (typeof each !== 'string' || isKeepable(each))
      return each
    })
    if (!isWhole) return refused(400, 'The body can’t be read', 'A text of the body holds a NUL or half a character, which no text here may.')
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    // The refusal below says what is wrong with it.
  }
  return refused(400, 'The body can’t be read', 'The body must be a JSON object, such as {"role": "analyst"}.')
}

/** Why a body isn't JSON in UTF-8, sent as it is; null where it is by what its headers say. */
export function jsonFault({ headers }: Request): { title: string; detail: string } | null {
  const [type, ...parameters] = (headers.get('content-type') ?? '').split(';').map((part) => part.trim().toLowerCase())
  if (type !== 'application/json') return { title: 'The body isn’t JSON', detail: 'Send a JSON object, such as {"name": "value"}, with “Content-Type: application/json”.' }
  const charset = parameters.find((part) => /^charset\s*=/.test(part))?.replace(/^charset\s*=\s*"?|"$/g, '')
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') return { title: 'The body isn’t UTF-8', detail: 'JSON is read as UTF-8 here. Send it so, with “Content-Type: application/json”.' }
  const encoding = headers.get('content-encoding')?.trim().toLowerCase() ?? ''
  if (encoding !== '' && encoding !== 'identity') return { title: 'The body is packed', detail: 'A body with a “Content-Encoding”, such as gzip, isn’t unpacked here. Send it as it is.' }
  return null
}

/** Whether both engines keep a text: it has no NUL and no half of a character. */
export const isKeepable = (text: string): boolean => !text.includes('\0') && !/\p{Cs}/u.test(text)

/** The body as text; null where it is longer than any form here. */
export async function readText(request: Request, most = MOST_BYTES): Promise<string | null> {
  const decoder = new TextDecoder()
  let [text, size] = ['', 0]
  for await (const part of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    if ((size += part.length) > most) return null
    text += decoder.decode(part, { stream: true })
  }
  return text + decoder.decode()
}
