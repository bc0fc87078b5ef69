/**
 * Deliveries: what is told to webhooks, a row each, written in the transaction of the publication, so that what
 * is published is told and what isn't, isn't. A row is claimed by putting its next try off for the length of a
 * lease: one server tries it at a time, and one that was killed leaves it to the next. So a receiver may be told
 * twice, with one id, and never not at all, unless it fails for a day.
 */
import { randomBytes } from 'node:crypto'
import { type Transaction, sql } from 'kysely'
import { type Day, type Span, toIso } from '@/stats/calendar'
import type { Store } from './database'
import { engineOf } from './engine'
import type { Schema } from './schema'
import type { DeliveryTable, EventType, WebhookTable } from './webhook-tables'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** How long a try may take before another server takes its row for lost; a try itself ends after ten seconds. */
export const LEASE_MS = MINUTE
/** The waits after each failed try; after the last one more try is made, a day after the first. */
export const WAITS_MS = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 7 * HOUR, 13 * HOUR]
const KEPT_MS = 30 * 24 * HOUR

export const deliveryRule =
  'A receiver that doesn’t answer with success within 10 seconds is tried again after 1, 5 and 15 minutes, 1, 3, 7 and 13 hours, and then no more. One that answers 410 isn’t tried again.'

/** A release at the moment of its publication. */
export interface Announced {
  dataset: { id: string }
  name: string
  released: Day
  span: Span
  compiledBy: string
  licence: string
  note?: string | null
  publishedBy?: { name: string } | null
  withdraws?: string | null
  listed: number
  delisted: number
  unchanged: number
}

/**
 * Writes what is to be told of a release, within its own transaction. Whether a watched figure changed can't be
 * known before the release is in force: such a row is written as one to check.
 */
export async function enqueueDeliveries(change: Transaction<Schema>, release: Announced, at: Date): Promise<void> {
  const webhooks = await change.selectFrom('webhook').selectAll().execute()
  const rows = webhooks
    .filter(({ dataset }) => dataset === null || dataset === release.dataset.id)
    .map((webhook): DeliveryTable => {
      const type: EventType = webhook.figure !== null ? 'figure.changed' : release.withdraws ? 'release.withdrawn' : 'release.published'
      const body = webhook.figure === null ? publicationBody(webhook, release, type, at) : null
      return { ...newDelivery(webhook.id, type, body, at), dataset: release.dataset.id, release: release.name }
    })
  for (const row of rows) await change.insertInto('delivery').values(row).execute()
}

/** Writes an event that says no more than that the webhook works. */
export async function enqueueTest(store: Store, webhook: WebhookTable, at: Date): Promise<string> {
  const body = eventBody('webhook.test', at, { webhook: webhook.id, message: 'This is a test: nothing was published.' })
  const row = newDelivery(webhook.id, 'webhook.test', body, at)
  await store.insertInto('delivery').values(row).execute()
  return row.id
}

function newDelivery(webhook: string, type: EventType, body: string | null, at: Date): DeliveryTable {
  const [id, moment] = [`msg_${randomBytes(16).toString('hex')}`, at.toISOString()]
  const state = body === null ? 'checking' : 'waiting'
  return { id, webhook, type, dataset: null, release: null, body, state, made_at: moment, due_at: moment, tries: 0, tried_at: null, status: null, fault: null }
}

/** An event as Standard Webhooks has it. */
export const eventBody = (type: EventType, at: Date, data: Record<string, unknown>): string => JSON.stringify({ type, timestamp: at.toISOString(), data })

function publicationBody({ site }: WebhookTable, release: Announced, type: EventType, at: Date): string {
  const page = `${site}/datasets/${release.dataset.id}/releases/${encodeURIComponent(release.name)}`
  return eventBody(type, at, {
    dataset: release.dataset.id,
    release: release.name,
    released: toIso(release.released),
    span: { from: toIso(release.span.from), to: toIso(release.span.to) },
    compiledBy: release.compiledBy,
    licence: release.licence,
    note: release.note ?? null,
    publishedBy: release.publishedBy?.name ?? null,
    withdraws: release.withdraws ?? null,
    listed: release.listed,
    delisted: release.delisted,
    unchanged: release.unchanged,
    page,
    file: `${page}.csv`,
  })
}

/** A figure that a release may have changed. */
export type Check = Pick<DeliveryTable, 'id' | 'made_at'> & Pick<WebhookTable, 'site'> & { dataset: string; release: string; figure: string }

/** The figures to check, oldest first. */
export async function readChecks(store: Store): Promise<Check[]> {
  const rows = await store
    .selectFrom('delivery')
    .innerJoin('webhook', 'webhook.id', 'delivery.webhook')
    .select(['delivery.id', 'delivery.made_at', 'delivery.dataset', 'delivery.release', 'webhook.figure', 'webhook.site'])
    .where('delivery.state', '=', 'checking')
    .orderBy('delivery.made_at')
    .limit(1000)
    .execute()
  return rows as Check[]
}

/** Puts down what a check found: what to tell, null where the figure stands, or why it can't be told. Two servers find the same; the first counts. */
export async function settleCheck(store: Store, id: string, found: { body: string | null } | { fault: string }): Promise<void> {
  const state = 'fault' in found ? 'gave-up' : found.body === null ? 'unchanged' : 'waiting'
  await store.updateTable('delivery').set({ ...found, state }).where('id', '=', id).where('state', '=', 'checking').execute()
}

export type Claimed = Pick<DeliveryTable, 'id' | 'tries' | 'type'> & Pick<WebhookTable, 'url' | 'secret'> & { body: string; webhook: string }

/** Takes the delivery that has been due for longest, for the length of a lease; null where none is due. No two servers get the same. */
export async function claimDelivery(store: Store, now: Date): Promise<Claimed | null> {
  const [at, lease] = [now.toISOString(), new Date(now.getTime() + LEASE_MS).toISOString()]
  const others = engineOf(store) === 'postgres' ? sql`for update skip locked` : sql``
  const due = sql<string>`(select id from delivery where state = 'waiting' and due_at <= ${at} order by due_at, id limit 1 ${others})`
  const claimed = await store
    .updateTable('delivery')
    .set((e) => ({ due_at: lease, tried_at: at, tries: e('tries', '+', 1) }))
    .where('id', '=', due)
    .where('state', '=', 'waiting')
    .where('due_at', '<=', at)
    .returning(['id', 'tries', 'type', 'body', 'webhook'])
    .executeTakeFirst()
  if (!claimed) return null
  const webhook = await store.selectFrom('webhook').select(['url', 'secret']).where('id', '=', claimed.webhook).executeTakeFirst()
  // Removed this very moment, and its deliveries with it: there may be others.
  return webhook ? { ...claimed, ...webhook, body: claimed.body! } : claimDelivery(store, now)
}

/** How a try ended. */
export interface Outcome {
  isTold: boolean
  status: number | null
  fault: string | null
}

/** Puts down how a try ended; answers with the state that follows. A try whose lease ended meanwhile says nothing any more. */
export async function settleDelivery(store: Store, { id, tries }: Pick<Claimed, 'id' | 'tries'>, { isTold, status, fault }: Outcome, now: Date): Promise<DeliveryTable['state']> {
  const isLast = status === 410 || tries > WAITS_MS.length
  const state = isTold ? 'sent' : isLast ? 'gave-up' : 'waiting'
  const due_at = new Date(now.getTime() + (state === 'waiting' ? WAITS_MS[tries - 1] : 0)).toISOString()
  await store.updateTable('delivery').set({ state, status, fault, due_at }).where('id', '=', id).where('state', '=', 'waiting').where('tries', '=', tries).execute()
  return state
}

export type Delivery = Omit<DeliveryTable, 'body'>

/** The newest deliveries of a webhook. */
export const readDeliveries = (store: Store, webhook: string, most = 50): Promise<Delivery[]> =>
  store
    .selectFrom('delivery')
    .select(['id', 'webhook', 'type', 'dataset', 'release', 'state', 'made_at', 'due_at', 'tries', 'tried_at', 'status', 'fault'])
    .where('webhook', '=', webhook)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .limit(most)
    .execute()

/** Removes what was done with a month ago. */
export async function sweepDeliveries(store: Store, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_MS).toISOString()
  await store.deleteFrom('delivery').where('state', 'in', ['sent', 'unchanged', 'gave-up']).where('due_at', '<', before).execute()
}
