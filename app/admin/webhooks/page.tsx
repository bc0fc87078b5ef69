import type { Metadata } from 'next'
import { datasets, theStore } from '@/app/figures'
import { pageViewer } from '@/app/own-page'
import { webhookJson } from '@/app/webhook-acts'
import { AdminOnly } from '@/components/account-frame'
import { WebhooksPage } from '@/components/webhooks-page'
import { mayAs } from '@/store/accounts'
import { deliveryRule, readDeliveries } from '@/store/deliveries'
import { readWebhooks } from '@/store/webhooks'

export const metadata: Metadata = { title: 'Webhooks', robots: { index: false } }

const SHOWN = 10

export default async function Page() {
  const viewer = await pageViewer('/admin/webhooks')
  if (!mayAs(viewer.role, 'admin')) return <AdminOnly title="Webhooks" role={viewer.role} />
  const store = await theStore()
  const webhooks = await readWebhooks(store)
  const shown = await Promise.all(webhooks.map(async (webhook) => ({ ...webhookJson(webhook), deliveries: await readDeliveries(store, webhook.id, SHOWN) })))
  return <WebhooksPage webhooks={shown} datasets={await datasets()} rule={deliveryRule} />
}
