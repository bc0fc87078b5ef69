import { theStore } from '@/app/figures'
import { gone, ownAnswer } from '@/app/own-answer'
import { revokeToken } from '@/store/api-tokens'

interface Context {
  params: Promise<{ token: string }>
}

/** Revokes a token of whoever asks. */
export const DELETE = (request: Request, { params }: Context): Promise<Response> =>
  ownAnswer(request, { role: 'reader', scope: 'admin' }, async ({ id }) => {
    await revokeToken(await theStore(), id, (await params).token, new Date())
    return gone()
  })
