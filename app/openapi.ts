/** The OpenAPI 3.1 document, made from the list of operations: nothing in it is said a second time. */
import type { DescribedWord } from '@/stats/word-schema'
import { ACCOUNT_PATHS } from './account-operations'
import { ACCOUNT_SCHEMAS } from './account-schemas'
import { ANSWER_SCHEMAS, type SchemaName } from './answer-schemas'
import { CLAIM_PATHS, CLAIM_SCHEMAS, type ClaimSchemaName } from './claim-schemas'
import { DATASET_PATHS, DATASET_SCHEMAS } from './dataset-operations'
import type { Operation } from './operations'
import { PUBLISHING_PATHS } from './publishing-operations'
import { PUBLISHING_SCHEMAS } from './publishing-schemas'
import { WEBHOOK_EVENTS, WEBHOOK_PATHS } from './webhook-operations'
import { WEBHOOK_SCHEMAS } from './webhook-schemas'

const REFUSALS = {
  400: 'A word or value of the query can’t be read; the answer names it, with what is allowed.',
  404: 'There is nothing of this name; the answer says what there is.',
  501: 'The format isn’t offered.',
  503: 'Too many pictures are being drawn; `Retry-After` says in how many seconds to try again.',
}

/** The document of a site's operations. */
export function openApiOf(operations: Operation[], site: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Same Period',
      version: '1',
      summary: 'Line-of-duty deaths of US officers, compared over the same period of two years.',
      description:
        'Reading needs no key, and any site may do so. An address that names both `asof` and `known` is answered the same for ever where `known` is at the latest the newest release; ' +
        'after it a later release may yet speak of it, so such an answer is kept for minutes only. Answers have an `ETag`, and are a 304 to who holds them. ' +
        'Errors are problems as RFC 9457 has them. Credit the Officer Down Memorial Page and the compiler of the release.',
      license: { name: 'MIT (the code); the figures have the licences of their compilers', url: 'https://opensource.org/license/mit' },
    },
    servers: [{ url: site }],
    paths: joined(Object.fromEntries(operations.map((operation) => [operation.path, { get: operationJson(operation) }])), ACCOUNT_PATHS, CLAIM_PATHS, DATASET_PATHS, PUBLISHING_PATHS, WEBHOOK_PATHS),
    webhooks: WEBHOOK_EVENTS,
    components: {
      schemas: { ...ANSWER_SCHEMAS, ...ACCOUNT_SCHEMAS, ...CLAIM_SCHEMAS, ...DATASET_SCHEMAS, ...PUBLISHING_SCHEMAS, ...WEBHOOK_SCHEMAS },
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'A token of an account, made at /account: “Authorization: Bearer sp_…”.' } },
    },
  }
}

/** Paths of several lists; one path may have its methods in more than one. */
function joined<T extends object>(read: Record<string, T>, ...lists: Record<string, object>[]): Record<string, T> {
  const paths = { ...read }
  for (const [path, methods] of lists.flatMap((list) => Object.entries(list))) paths[path] = { ...paths[path], ...methods }
  return paths
}

function operationJson({ id, title, about, parts, words, needed, answers, refusals, refusalType }: Operation) {
  const content = Object.fromEntries(answers.map(({ type, schema }) => [type, { schema: schema ? refTo(schema) : bodyOf(type) }]))
  return {
    operationId: id,
    summary: title,
    description: about,
    // OpenAPI has no word for this among parameters.
    ...(needed && { 'x-at-least-one-of': needed }),
    parameters: [...parts.map((word) => parameter(word, 'path')), ...words.map((word) => parameter(word, 'query'))],
    responses: {
      200: { description: title, content },
      // Of the server's health no one holds an answer.
      ...(id === 'health' ? {} : { 304: { description: 'The asker holds this answer already, as If-None-Match or If-Modified-Since told.' } }),
      ...Object.fromEntries(refusals.map((status) => [status, refusalJson(status, refusalType)])),
    },
    security: [],
  }
}

function refusalJson(status: keyof typeof REFUSALS, refusalType: string) {
  const type = status === 503 ? PROBLEM : refusalType
  const headers = { 'Retry-After': { description: 'Seconds to wait', schema: { type: 'integer' } } }
  return {
    description: REFUSALS[status],
    content: { [type]: { schema: type === PROBLEM ? refTo('Problem') : bodyOf(type) } },
    ...(status === 503 ? { headers } : {}),
  }
}

const PROBLEM = 'application/problem+json'

const refTo = (schema: SchemaName | ClaimSchemaName) => ({ $ref: `#/components/schemas/${schema}` })

/** What isn't JSON is text, or bytes without a schema. */
const bodyOf = (type: string) => (/^text|xml$/.test(type) ? { type: 'string' } : {})

function parameter({ name, rule, values, most, isRequired = false, example }: DescribedWord, place: 'path' | 'query') {
  const { default: byDefault, ...one } = values
  // A repeated word stands several times in the query; its default is a list of one.
  const schema = most > 1 ? { type: 'array', items: one, maxItems: most, ...(byDefault === undefined ? {} : { default: [byDefault] }) } : values
  return { name, in: place, description: rule, required: place === 'path' || isRequired, schema, example: most > 1 ? [example] : typed(example, values.type), ...(most > 1 ? { style: 'form', explode: true } : {}) }
}

const typed = (example: string, type: DescribedWord['values']['type']) => (type === 'integer' ? Number(example) : example)
