/** Accounts, tokens, invites and the audit log in the OpenAPI document. */
import { type OwnParameter, ownOperation } from './own-operation'

const own = { role: 'reader', scope: 'admin' } as const
const admin = { role: 'admin', scope: 'admin' } as const
const one = (name: string): OwnParameter[] => [{ name, in: 'path', rule: `the id of ${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`, example: '0b6f3c1e-8a52-4d4e-9f55-2f1c7d3a9e10' }]

/** Paths of the document, by method. */
export const ACCOUNT_PATHS = {
  '/api/v1/tokens': {
    get: ownOperation({ id: 'tokens', summary: 'One’s own tokens', about: 'Those that still hold, without what they are.', needs: own, status: 200, answer: 'Tokens' }),
    post: ownOperation({ id: 'token-make', summary: 'Makes a token', about: 'The answer holds it, this once. A scope beyond one’s role is refused.', needs: own, status: 201, body: 'NewToken', answer: 'MadeToken', refused: [409] }),
  },
  '/api/v1/tokens/{token}': { delete: ownOperation({ id: 'token-revoke', summary: 'Revokes a token', about: 'It is nobody’s from the next request on.', needs: own, status: 204, refused: [404], parameters: one('token') }) },
  '/api/v1/accounts': { get: ownOperation({ id: 'accounts', summary: 'Every account', about: 'With its role, and how many sessions and tokens it has.', needs: admin, status: 200, answer: 'Accounts' }) },
  '/api/v1/accounts/{account}': {
    patch: ownOperation({ id: 'account-role', summary: 'Gives an account a role', about: 'It counts from the next request on. The last admin keeps theirs.', needs: admin, status: 200, body: 'NewRole', answer: 'Account', refused: [404, 409], parameters: one('account') }),
    delete: ownOperation({ id: 'account-remove', summary: 'Removes an account', about: 'Its sessions and tokens end; its name stays with what was published. The last admin stays.', needs: admin, status: 204, refused: [404, 409], parameters: one('account') }),
  },
  '/api/v1/accounts/{account}/sessions': { delete: ownOperation({ id: 'account-sessions-end', summary: 'Ends the sessions of an account', about: 'Its tokens stay.', needs: admin, status: 200, answer: 'EndedSessions', refused: [404], parameters: one('account') }) },
  '/api/v1/invites': {
    get: ownOperation({ id: 'invites', summary: 'The open invites', about: 'Without their links.', needs: admin, status: 200, answer: 'Invites' }),
    post: ownOperation({ id: 'invite-make', summary: 'Invites an address', about: 'The answer holds the link, this once; it is used once, within seven days.', needs: admin, status: 201, body: 'NewInvite', answer: 'MadeInvite', refused: [409] }),
  },
  '/api/v1/invites/{invite}': { delete: ownOperation({ id: 'invite-withdraw', summary: 'Withdraws an invite', about: 'Its link makes no account any more.', needs: admin, status: 204, refused: [404], parameters: one('invite') }) },
  '/api/v1/audit': {
    get: ownOperation({
      id: 'audit',
      summary: 'The audit log',
      about: 'A hundred entries, newest first, and whether the whole chain of hashes stands.',
      needs: admin,
      status: 200,
      answer: 'AuditPage',
      refused: [400],
      parameters: [{ name: 'before', in: 'query', rule: 'the number of an entry: those before it', example: 101 }],
    }),
  },
  '/api/v1/audit.csv': { get: ownOperation({ id: 'audit-csv', summary: 'The whole audit log as CSV', about: 'Oldest first: enough to count its hashes again elsewhere.', needs: admin, status: 200, answer: 'text/csv' }) },
}
