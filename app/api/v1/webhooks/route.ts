import { theStore } from '@/app/figures'
import { ownAnswer, ownJson, readObject } from '@/app/own-answer'
import { makeWebhook, webhookJson } from '@/app/webhook-acts'
import { readWebhooks } from '@/store/webhooks'

const NEEDED = { role: 'admin', scope: 'admin' } as const

/** Every webhook, without its secret. */
export const GET = (request: Request): Promise<Response> =>
  ownAnswer(request, NEEDED, async () => ownJson({ webhooks: (await readWebhooks(await theStore())).map(webhookJson) }))

/** Adds a webhook, and tells its secret, this once. */
export const POST = (request: Request): Promise<Response> =>
  ownAnswer(request, NEEDED, async (viewer) => {
    const body = await readObject(request)
    if (body instanceof Response) return body
    const made = await makeWebhook(viewer, request, body)
    return ownJson({ ...webhookJson(made), secret: made.secret }, 201)
  })
