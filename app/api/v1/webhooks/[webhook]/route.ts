import { gone, ownAnswer } from '@/app/own-answer'
import { dropWebhook } from '@/app/webhook-acts'

interface Context {
  params: Promise<{ webhook: string }>
}

/** Removes a webhook. */
export const DELETE = (request: Request, { params }: Context): Promise<Response> =>
  ownAnswer(request, { role: 'admin', scope: 'admin' }, async (viewer) => {
    await dropWebhook(viewer, (await params).webhook)
    return gone()
  })
