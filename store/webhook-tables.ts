/** The tables of webhooks: whom to tell, and what is told to whom, each telling a row until long after it is done. */
import type { Kysely } from 'kysely'
import type { StepTypes } from './column-types'

export interface WebhookTable {
  id: string
  /** Where it is told. */
  url: string
  /** The one dataset that it is told of; null for every one. */
  dataset: string | null
  /** The query of a frozen figure: it is then told of that figure's changes and nothing else. */
  figure: string | null
  /** `whsec_` and what tellings are signed with, in base64; sealed in the store. */
  secret: string
  /** The site's address as it was made through, for the addresses in what is told. */
  site: string
  made_by: string
  /** ISO 8601, in UTC, as every moment here. */
  made_at: string
}

export type DeliveryState = 'checking' | 'waiting' | 'sent' | 'unchanged' | 'gave-up'
export type EventType = 'release.published' | 'release.withdrawn' | 'figure.changed' | 'webhook.test'

export interface DeliveryTable {
  /** The `webhook-id` of every try, by which a receiver knows one that it has had. */
  id: string
  webhook: string
  type: EventType
  dataset: string | null
  /** The name of the release; null for a test. */
  release: string | null
  /** JSON as it is sent; null while it isn't known whether the figure changed, and where it didn't. */
  body: string | null
  state: DeliveryState
  made_at: string
  /** When it is tried next; while it is tried, when another server may take it for lost. */
  due_at: string
  tries: number
  tried_at: string | null
  /** The HTTP status of the last answer, and what kept it from being one of success. */
  status: number | null
  fault: string | null
}

/** Webhooks and deliveries; one delivery at most of a kind for a webhook and a release. */
export async function webhookTables({ schema }: Kysely<never>, { text, integer }: StepTypes): Promise<void> {
  await schema
    .createTable('webhook')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('url', text, (c) => c.notNull())
    .addColumn('dataset', text)
    .addColumn('figure', text)
    .addColumn('secret', text, (c) => c.notNull())
    .addColumn('site', text, (c) => c.notNull())
    .addColumn('made_by', text, (c) => c.notNull())
    .addColumn('made_at', text, (c) => c.notNull())
    .execute()
  await schema
    .createTable('delivery')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('webhook', text, (c) => c.notNull().references('webhook.id'))
    .addColumn('type', text, (c) => c.notNull())
    .addColumn('dataset', text)
    .addColumn('release', text)
    .addColumn('body', text)
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('made_at', text, (c) => c.notNull())
    .addColumn('due_at', text, (c) => c.notNull())
    .addColumn('tries', integer, (c) => c.notNull())
    .addColumn('tried_at', text)
    .addColumn('status', integer)
    .addColumn('fault', text)
    .addUniqueConstraint('delivery_once', ['webhook', 'dataset', 'release', 'type'])
    .execute()
  await schema.createIndex('delivery_due').on('delivery').columns(['state', 'due_at']).execute()
}
