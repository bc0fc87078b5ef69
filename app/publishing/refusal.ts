/** What can't be done and why, as a problem of RFC 9457: thrown where it is found, answered where the request is. */
import { isPublishError } from '@/store/publishing-alone'
import { isStoreError } from '@/store/store-error'
import { isUploadRemoved } from '@/store/uploads'

export class Refusal extends Error {
  override name = 'Refusal'
  readonly status: number
  readonly title: string
  readonly more: object
  constructor(status: number, title: string, detail: string, more: object = {}) {
    super(detail)
    this.status = status
    this.title = title
    this.more = more
  }
}

/** What came of a request, in JSON; null where there is nothing to say. */
export interface Outcome {
  status: number
  body: string | null
}

export const outcome = (status: number, body: object): Outcome => ({ status, body: JSON.stringify(body) })

/** A fault that whoever asked can do something about, as an outcome. Throws any other one again. */
export function refusedOutcome(error: unknown): Outcome {
  const refusal = error instanceof Error && error.name === 'Refusal' ? (error as Refusal) : refusalOf(error)
  if (!refusal) throw error
  const { status, title, message, more } = refusal
  return outcome(status, { type: 'about:blank', status, title, detail: message, ...more })
}

function refusalOf(error: unknown): Refusal | null {
  if (isUploadRemoved(error)) return new Refusal(409, 'The upload was removed', error.message)
  if (isStoreError(error)) return new Refusal(503, 'The store can’t be used just now', `${error.message} What was acknowledged is kept; try again when that is mended.`)
  if (!isPublishError(error)) return null
  return error.kind === 'conflict' ? new Refusal(409, 'It wasn’t published', error.message) : new Refusal(422, 'It can’t be published', error.message, { blocked: [{ name: 'release', detail: error.message }] })
}
