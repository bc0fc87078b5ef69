/** An operation that takes an account, as OpenAPI has it: who may ask, what is sent, what comes back, what is refused. */
import type { AccountRole } from '@/store/account-tables'
import type { Scope } from '@/store/api-tokens'

const REFUSALS = {
  400: 'A body or a value of the query can’t be read.',
  401: 'Nobody is signed in.',
  403: 'The role, or the token’s scope, doesn’t suffice.',
  404: 'There is nothing of this name.',
  409: 'As things stand this can’t be done; the answer says why.',
  413: 'The body is too large.',
  415: 'The body isn’t JSON.',
  422: 'A field can’t be used; the answer says what to send.',
  429: 'Too much of this account waits already; try again later.',
  503: 'The store can’t be reached.',
}

export type OwnRefusal = keyof typeof REFUSALS

export interface OwnOperation {
  id: string
  summary: string
  about: string
  needs: { role: AccountRole; scope: Scope }
  status: 200 | 201 | 204
  /** Names of schemas; an answer that is a file has a media type instead. */
  answer?: string
  body?: string
  /** Beside 401, 403 and 503, and with a body 400, 413, 415 and 422. */
  refused?: OwnRefusal[]
  parameters?: OwnParameter[]
}

export interface OwnParameter {
  name: string
  in: 'path' | 'query'
  rule: string
  example: string | number
}

const refTo = (schema: string) => ({ $ref: `#/components/schemas/${schema}` })
const contentOf = (answer: string) => (answer.includes('/') ? { [answer]: { schema: { type: 'string' } } } : { 'application/json': { schema: refTo(answer) } })

export function ownOperation({ id, summary, about, needs: { role, scope }, status, answer, body, refused = [], parameters = [] }: OwnOperation) {
  const statuses: OwnRefusal[] = [...(body ? ([400, 413, 415, 422] as const) : []), 401, 403, ...refused, 503]
  return {
    operationId: id,
    summary,
    description: `${about} Takes the role ${role}, and of a token the scope ${scope}.`,
    parameters: parameters.map(({ name, in: place, rule, example }) => ({
      name,
      in: place,
      required: place === 'path',
      description: rule,
      schema: { type: typeof example === 'number' ? 'integer' : 'string' },
      example,
    })),
    ...(body ? { requestBody: { required: true, content: contentOf(body) } } : {}),
    responses: {
      [status]: { description: summary, ...(answer ? { content: contentOf(answer) } : {}) },
      ...Object.fromEntries([...new Set(statuses)].map((each) => [each, { description: REFUSALS[each], content: { 'application/problem+json': { schema: refTo('Problem') } } }])),
    },
    security: [{ token: [] }],
  }
}
