/** The OpenAPI 3.1 document, made from the list of operations: nothing in it is said a second time. */
import type { DescribedWord } from '@/stats/word-schema'
import { ANSWER_SCHEMAS, type SchemaName } from './answer-schemas'
import type { Operation } from './operations'

const REFUSALS = {
  400: 'A word or value of the query can’t be read; the answer names it, with what is allowed.',
  404: 'There is nothing of this name; the answer says what there is.',
  501: 'The format isn’t offered.',
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
        'Reading needs no key, and any site may do so. An address that names both `asof` and `known` is answered the same for ever. ' +
        'Errors are problems as RFC 9457 has them. Credit the Officer Down Memorial Page and the compiler of the release.',
      license: { name: 'MIT (the code); the figures have the licences of their compilers', url: 'https://opensource.org/license/mit' },
    },
    servers: [{ url: site }],
    paths: Object.fromEntries(operations.map((operation) => [operation.path, { get: operationJson(operation) }])),
    components: { schemas: ANSWER_SCHEMAS },
  }
}

function operationJson({ id, title, about, parts, words, answers, refusals, refusalType }: Operation) {
  const content = Object.fromEntries(answers.map(({ type, schema }) => [type, { schema: schema ? refTo(schema) : bodyOf(type) }]))
  const refusal = refusalType === 'application/problem+json' ? refTo('Problem') : bodyOf(refusalType)
  return {
    operationId: id,
    summary: title,
    description: about,
    parameters: [...parts.map((word) => parameter(word, 'path')), ...words.map((word) => parameter(word, 'query'))],
    responses: {
      200: { description: title, content },
      ...Object.fromEntries(refusals.map((status) => [status, { description: REFUSALS[status], content: { [refusalType]: { schema: refusal } } }])),
    },
    security: [],
  }
}

const refTo = (schema: SchemaName) => ({ $ref: `#/components/schemas/${schema}` })

/** What isn't JSON is text, or bytes without a schema. */
const bodyOf = (type: string) => (/^text|xml$/.test(type) ? { type: 'string' } : {})

function parameter({ name, rule, values, most, isRequired = false, example }: DescribedWord, place: 'path' | 'query') {
  const { default: byDefault, ...one } = values
  // A repeated word stands several times in the query; its default is a list of one.
  const schema = most > 1 ? { type: 'array', items: one, maxItems: most, ...(byDefault === undefined ? {} : { default: [byDefault] }) } : values
  return { name, in: place, description: rule, required: place === 'path' || isRequired, schema, example: most > 1 ? [example] : typed(example, values.type), ...(most > 1 ? { style: 'form', explode: true } : {}) }
}

const typed = (example: string, type: 'string' | 'integer') => (type === 'integer' ? Number(example) : example)
