/** What people and programs send of accounts, checked: from a form's fields or a JSON body alike. Throws an AccountError that says what to send. */
import { AccountError } from '@/store/account-error'
import type { NewInvite } from '@/store/account-links'
import type { AccountRole } from '@/store/account-tables'
import { ROLES, isRole } from '@/store/accounts'
import { type NewToken, SCOPES, TOKEN_DAYS, isScope } from '@/store/api-tokens'

type Fields = Record<string, unknown>

const LONGEST_NAME = 100

/** A text of one line. `what` is how it is called, as in “The name”. */
export function lineOf(value: unknown, what: string): string {
  const text = typeof value === 'string' ? value.trim() : ''
  if (text === '' || text.length > LONGEST_NAME || /[\p{Cc}\p{Cs}]/u.test(text)) throw new AccountError(422, `${what} must be a text of 1 to ${LONGEST_NAME} characters on one line.`)
  return text
}

export function roleOf(value: unknown): AccountRole {
  if (!isRole(value)) throw new AccountError(422, `“role” must be one of: ${ROLES.join(', ')}.`)
  return value
}

export const inviteOf = ({ email, role }: Fields): NewInvite => ({ email: lineOf(email, '“email”'), role: roleOf(role) })

/** `{name, scopes: ["read"], days?}`; a form's one scope may stand alone, and its days be digits. */
export function tokenOf({ name, scopes, days = TOKEN_DAYS.usual }: Fields): NewToken {
  const list: unknown[] = Array.isArray(scopes) ? scopes : [scopes]
  if (list.length === 0 || !list.every(isScope)) throw new AccountError(422, `“scopes” must be a list of one or more of: ${Object.keys(SCOPES).join(', ')}.`)
  const count = typeof days === 'string' && /^\d{1,4}$/.test(days) ? Number(days) : days
  if (!Number.isInteger(count) || (count as number) < 1 || (count as number) > TOKEN_DAYS.most) {
    throw new AccountError(422, `“days” must be a whole number from 1 to ${TOKEN_DAYS.most}.`)
  }
  return { name: lineOf(name, '“name”'), scopes: [...new Set(list)], days: count as number }
}
