/** Webhooks in the OpenAPI document: what an admin's token may ask, and the events that are sent. */
import { deliveryRule } from '@/store/deliveries'
import type { WebhookSchemaName } from './webhook-schemas'

const schemaOf = (name: WebhookSchemaName | 'Problem') => ({ $ref: `#/components/schemas/${name}` })
const json = (name: WebhookSchemaName) => ({ 'application/json': { schema: schemaOf(name) } })

const REFUSALS = {
  400: 'The body isn’t a JSON object.',
  401: 'Nobody is signed in.',
  403: 'The role, or the token’s scope, doesn’t suffice.',
  404: 'There is no such webhook.',
  422: 'A field can’t be used; the answer says what to send.',
}
const refusals = (statuses: (keyof typeof REFUSALS)[]) =>
  Object.fromEntries(statuses.map((status) => [status, { description: REFUSALS[status], content: { 'application/problem+json': { schema: schemaOf('Problem') } } }]))

interface Own {
  id: string
  summary: string
  about: string
  status: 200 | 201 | 202 | 204
  answer?: WebhookSchemaName
  body?: WebhookSchemaName
  refused: (keyof typeof REFUSALS)[]
  isOfOne?: boolean
}

const own = ({ id, summary, about, status, answer, body, refused, isOfOne = false }: Own) => ({
  operationId: id,
  summary,
  description: `${about} Takes the role admin, and of a token the scope admin.`,
  parameters: isOfOne ? [{ name: 'webhook', in: 'path', required: true, description: 'the id of a webhook', schema: { type: 'string' }, example: 'wh_0123456789abcdef01234567' }] : [],
  ...(body ? { requestBody: { required: true, content: json(body) } } : {}),
  responses: { [status]: { description: summary, ...(answer ? { content: json(answer) } : {}) }, ...refusals(refused) },
  security: [{ token: [] }],
})

const BASE = '/api/v1/webhooks'

/** Paths of the document, by method. */
export const WEBHOOK_PATHS = {
  [BASE]: {
    get: own({ id: 'webhooks', summary: 'Every webhook', about: 'Without their secrets.', status: 200, answer: 'Webhooks', refused: [401, 403] }),
    post: own({ id: 'webhook-add', summary: 'Adds a webhook', about: 'The answer holds the secret that events are signed with, this once.', status: 201, body: 'NewWebhook', answer: 'MadeWebhook', refused: [400, 401, 403, 422] }),
  },
  [`${BASE}/{webhook}`]: { delete: own({ id: 'webhook-remove', summary: 'Removes a webhook', about: 'What it hasn’t been told yet isn’t told.', status: 204, refused: [401, 403, 404], isOfOne: true }) },
  [`${BASE}/{webhook}/deliveries`]: { get: own({ id: 'webhook-deliveries', summary: 'The newest deliveries of a webhook', about: `The last fifty, and how each ended. ${deliveryRule}`, status: 200, answer: 'Deliveries', refused: [401, 403, 404], isOfOne: true }) },
  [`${BASE}/{webhook}/test`]: { post: own({ id: 'webhook-test', summary: 'Sends a test', about: 'An event that says no more than that it is one.', status: 202, answer: 'WebhookTest', refused: [401, 403, 404], isOfOne: true }) },
}

const header = (name: string, description: string) => ({ name, in: 'header', required: true, description, schema: { type: 'string' } })
const SIGNED = [
  header('webhook-id', 'The same for every try of an event: a receiver that has had it need do nothing.'),
  header('webhook-timestamp', 'Seconds since 1970 at this try. Refuse one that is minutes old.'),
  header('webhook-signature', '“v1,” and in base64 the HMAC-SHA256 of “id.timestamp.body” by the secret after “whsec_”, read as base64 (standardwebhooks.com).'),
]

const sent = (summary: string, schema: WebhookSchemaName) => ({
  post: { summary, description: deliveryRule, parameters: SIGNED, requestBody: { required: true, content: json(schema) }, responses: { '2XX': { description: 'It was received. The body of the answer isn’t read.' } } },
})

/** The events that are sent, by their type. */
export const WEBHOOK_EVENTS = {
  'release.published': sent('A release was published', 'ReleaseEvent'),
  'release.withdrawn': sent('A release was withdrawn by a new one', 'ReleaseEvent'),
  'figure.changed': sent('A release changed the rounded percent or the direction of a watched figure', 'FigureEvent'),
  'webhook.test': sent('An admin asked for a test', 'TestEvent'),
}
