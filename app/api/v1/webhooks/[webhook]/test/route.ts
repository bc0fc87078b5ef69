import { ownAnswer, ownJson } from '@/app/own-answer'
import { testWebhook } from '@/app/webhook-acts'

interface Context {
  params: Promise<{ webhook: string }>
}

/** Sends a webhook an event that says it is a test; how it ended stands among the deliveries. */
export const POST = (request: Request, { params }: Context): Promise<Response> =>
  ownAnswer(request, { role: 'admin', scope: 'admin' }, async () => ownJson({ delivery: await testWebhook((await params).webhook) }, 202))
