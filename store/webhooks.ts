/**
 * Webhooks: who is told of publications, and of what. Adding and removing one is in the audit log, in the same
 * transaction; what is logged of its address is the host alone, for the rest may be a password of the receiver's.
 */
import { randomBytes } from 'node:crypto'
import { appendAudit } from './audit'
import type { Store } from './database'
import type { WebhookTable } from './webhook-tables'

export type NewWebhook = Pick<WebhookTable, 'url' | 'dataset' | 'figure' | 'site'>

/** Makes of a secret what is kept of it, for a webhook's id. */
export type Seal = (secret: string, webhook: string) => string

/** A webhook as it may be shown: without its secret. */
export type Webhook = Omit<WebhookTable, 'secret'>

/** Adds a webhook; the answer alone holds its secret, of 32 random bytes. `by` is the id of an account. */
export async function addWebhook(store: Store, webhook: NewWebhook, by: string, seal: Seal, now: () => Date = () => new Date()): Promise<WebhookTable> {
  const at = now()
  const row = { ...webhook, id: `wh_${randomBytes(12).toString('hex')}`, secret: `whsec_${randomBytes(32).toString('base64')}`, made_by: by, made_at: at.toISOString() }
  await store.transaction().execute(async (change) => {
    await change.insertInto('webhook').values({ ...row, secret: seal(row.secret, row.id) }).execute()
    await appendAudit(change, { at, actor: by, action: 'webhook.created', subject: row.id, detail: detailOf(row) })
  })
  return row
}

/** Removes a webhook with its deliveries, those that still wait too; false where there is none of this id. */
export async function removeWebhook(store: Store, id: string, by: string, now: () => Date = () => new Date()): Promise<boolean> {
  return store.transaction().execute(async (change) => {
    const row = await change.selectFrom('webhook').selectAll().where('id', '=', id).executeTakeFirst()
    if (!row) return false
    await change.deleteFrom('delivery').where('webhook', '=', id).execute()
    await change.deleteFrom('webhook').where('id', '=', id).execute()
    await appendAudit(change, { at: now(), actor: by, action: 'webhook.removed', subject: id, detail: detailOf(row) })
    return true
  })
}

const detailOf = ({ url, dataset, figure }: NewWebhook): Record<string, unknown> => ({ host: new URL(url).host, dataset, figure })

/** Every webhook, oldest first. */
export const readWebhooks = (store: Store): Promise<Webhook[]> =>
  store.selectFrom('webhook').select(['id', 'url', 'dataset', 'figure', 'site', 'made_by', 'made_at']).orderBy('made_at').orderBy('id').execute()

export const findWebhook = async (store: Store, id: string): Promise<WebhookTable | null> =>
  (await store.selectFrom('webhook').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
