/** Accounts, tokens, invites and the audit log as JSON Schema. Components of the OpenAPI document. */
import { TOKEN_DAYS } from '@/store/api-tokens'
import { list, object, oneOf, orNull, text, whole } from './answer-schemas'

const role = oneOf('reader', 'analyst', 'admin')
const scopes = list(oneOf('read', 'publish', 'admin'), { minItems: 1 })
const moment = { type: 'string', format: 'date-time', description: 'ISO 8601, in UTC' }
const email = { type: 'string', description: 'in lower case' }

const token = { id: text(), name: text(), scopes, start: text('its first characters'), created: moment, expires: moment, lastUsed: orNull({ type: 'string', format: 'date' }) }
const account = { id: text(), name: text(), email, role }
const invite = { id: text(), email: orNull(email), role, expires: moment }
const hash = text('SHA-256, in hex')

export const ACCOUNT_SCHEMAS = {
  NewToken: object({ name: text(), scopes, days: { type: 'integer', minimum: 1, maximum: TOKEN_DAYS.most, default: TOKEN_DAYS.usual } }, { optional: ['days'], isOpen: true }),
  MadeToken: object({ ...token, token: { type: 'string', pattern: '^sp_[0-9A-Za-z]{49}$', description: 'told this once' } }),
  Tokens: object({ tokens: list(object(token)) }),
  Account: object({ ...account, created: moment }),
  Accounts: object({ accounts: list(object({ ...account, sessions: whole, tokens: whole, created: moment })) }),
  NewRole: object({ role }, { isOpen: true }),
  EndedSessions: object({ ended: whole }),
  NewInvite: object({ email: text(), role }, { isOpen: true }),
  MadeInvite: object({ ...invite, link: { type: 'string', format: 'uri', description: 'told this once' } }),
  Invites: object({ invites: list(object(invite)) }),
  AuditPage: object({
    verified: object({ entries: whole, brokenAt: orNull({ type: 'integer', description: 'the first entry that isn’t what was written, or is missing' }), hash: text('of the last entry; kept elsewhere it proves all before') }),
    entries: list(object({ id: { type: 'integer', minimum: 1 }, at: moment, actor: text(), action: text(), subject: text(), detail: text('JSON, as it was hashed'), previous: text(), hash })),
    before: orNull({ type: 'integer', description: 'asks for the next hundred; null at the end' }),
  }),
}
