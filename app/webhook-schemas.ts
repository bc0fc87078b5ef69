/** Webhooks as JSON Schema: what admins send and get, and the events that receivers are sent. Components of the OpenAPI document. */
import { address, list, object, oneOf, orNull, ref, text, whole } from './answer-schemas'

const day = ref('Day')
const moment = { type: 'string', format: 'date-time', description: 'ISO 8601, in UTC' }

const webhook = {
  id: text(),
  url: address('that is told'),
  dataset: orNull(text('the one dataset that it is told of; null for every one')),
  figure: orNull(address('of the one frozen figure that it is told of')),
  events: list(oneOf('release.published', 'release.withdrawn', 'figure.changed'), { minItems: 1 }),
  createdBy: text('the id of an account'),
  created: moment,
}

const event = (type: string | string[], data: object) => object({ type: oneOf(...[type].flat()), timestamp: moment, data: data as Record<string, unknown> })

const reading = object({
  current: whole,
  prior: { type: 'number', minimum: 0, description: 'a mean where several prior windows are averaged' },
  percent: orNull({ type: 'integer', minimum: -100 }),
  printed: orNull(text('the change in words, as the headline has it: “down 7%”')),
})

export const WEBHOOK_SCHEMAS = {
  NewWebhook: object({ url: webhook.url, dataset: text('told of this dataset alone'), figure: text('the address of a frozen figure, or its query: told of its changes alone') }, { optional: ['dataset', 'figure'], isOpen: true }),
  MadeWebhook: object({ ...webhook, secret: { type: 'string', pattern: '^whsec_', description: 'what events are signed with; told this once' } }),
  Webhooks: object({ webhooks: list(object(webhook)) }),
  Deliveries: object({
    deliveries: list(
      object({
        id: text('the webhook-id of every try'),
        type: oneOf('release.published', 'release.withdrawn', 'figure.changed', 'webhook.test'),
        dataset: orNull(text()),
        release: orNull(text()),
        state: oneOf('checking', 'waiting', 'sent', 'unchanged', 'gave-up'),
        tries: whole,
        made: moment,
        tried: orNull(moment),
        next: orNull({ ...moment, description: 'when it is tried next' }),
        status: orNull({ type: 'integer', description: 'of the last answer' }),
        fault: orNull(text('what kept the last try from being one of success')),
      }),
    ),
  }),
  WebhookTest: object({ delivery: text('the id of the delivery') }),
  ReleaseEvent: event(
    ['release.published', 'release.withdrawn'],
    object({
      dataset: text(),
      release: text('its name'),
      released: day,
      span: ref('Span'),
      compiledBy: text(),
      licence: text(),
      note: orNull(text('what its publisher says about it')),
      publishedBy: orNull(text('the publisher’s name; null for what ships with Same Period')),
      withdraws: orNull(text('the release that this one takes back')),
      listed: { ...whole, description: 'records that are new' },
      delisted: { ...whole, description: 'records that are gone' },
      unchanged: whole,
      page: address('of the release'),
      file: address('of its file'),
    }),
  ),
  FigureEvent: event(
    'figure.changed',
    object({
      dataset: text(),
      release: text('that changed it'),
      released: day,
      figure: address('of the frozen figure, which keeps its numbers'),
      name: text('“deaths from all causes by 7 September 2015”'),
      before: reading,
      after: reading,
      sentence: text('both in words'),
      now: address('of the same figure as the release has it, frozen too'),
      page: address('of the release'),
    }),
  ),
  TestEvent: event('webhook.test', object({ webhook: text(), message: text() })),
}

export type WebhookSchemaName = keyof typeof WEBHOOK_SCHEMAS
