import { tokenOf } from '@/app/account-inputs'
import { theStore } from '@/app/figures'
import { ownAnswer, ownJson, readObject } from '@/app/own-answer'
import { makeToken, tokensOf } from '@/store/api-tokens'
import { tokenJson } from './token-json'

const NEEDED = { role: 'reader', scope: 'admin' } as const

/** The tokens of whoever asks, without what they hold. */
export const GET = (request: Request): Promise<Response> =>
  ownAnswer(request, NEEDED, async ({ id }) => ownJson({ tokens: (await tokensOf(await theStore(), id, new Date())).map(tokenJson) }))

/** Makes a token of whoever asks, and tells it, this once. */
export const POST = (request: Request): Promise<Response> =>
  ownAnswer(request, NEEDED, async (viewer) => {
    const body = await readObject(request)
    if (body instanceof Response) return body
    const made = await makeToken(await theStore(), viewer, tokenOf(body), new Date())
    return ownJson({ ...tokenJson(made), token: made.token }, 201)
  })
