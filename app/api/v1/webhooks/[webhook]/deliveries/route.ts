import { theStore } from '@/app/figures'
import { ownAnswer, ownJson } from '@/app/own-answer'
import { theWebhook } from '@/app/webhook-acts'
import { type Delivery, readDeliveries } from '@/store/deliveries'

interface Context {
  params: Promise<{ webhook: string }>
}

const deliveryJson = ({ id, type, dataset, release, state, tries, made_at, tried_at, due_at, status, fault }: Delivery) => ({
  id,
  type,
  dataset,
  release,
  state,
  tries,
  made: made_at,
  tried: tried_at,
  next: state === 'waiting' ? due_at : null,
  status,
  fault,
})

/** The newest deliveries of a webhook, and how each ended. */
export const GET = (request: Request, { params }: Context): Promise<Response> =>
  ownAnswer(request, { role: 'admin', scope: 'admin' }, async () => {
    const { id } = await theWebhook((await params).webhook)
    return ownJson({ deliveries: (await readDeliveries(await theStore(), id)).map(deliveryJson) })
  })
