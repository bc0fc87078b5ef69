/**
 * Who asks: by the session of a cookie, or by an API token. Every route and page that shows or changes what
 * isn't everybody's asks here itself, and the answer comes from the store each time, so that a changed role, a
 * revoked token or an ended session counts from the next request on. No header but these two says anything.
 */
import { type Scope, SCOPES, findToken } from '@/store/api-tokens'
import { findAccount, mayAs } from '@/store/accounts'
import type { AccountRole } from '@/store/account-tables'
import { isStoreError } from '@/store/store-error'
import { type Auth, authOf, sessionOf } from './auth'
import { accountsSecret } from './auth-secret'
import { theStore } from './figures'
import { problem } from './http'
import { sayOwn } from './said'
import { siteOf } from './site'

export interface Viewer {
  id: string
  name: string
  email: string
  role: AccountRole
  by: 'session' | 'token'
  tokenName?: string
  /** Of a token. */
  scopes?: Scope[]
  /** The id of the session. */
  session?: string
}

interface Asked {
  headers: Headers
}

/** The auth for a request's site; null where accounts are off. Throws a StoreError where the store is gone. */
export async function authFor(request: Asked): Promise<Auth | null> {
  const secret = accountsSecret()
  return secret === null ? null : authOf({ store: await theStore(), secret, site: siteOf(request) })
}

/** Who asks, or null. A request with an Authorization header is asked for its token alone. */
export async function viewerOf(request: Asked, now = new Date()): Promise<Viewer | null> {
  sayOwn()
  const store = await theStore()
  const authorization = request.headers.get('authorization')
  if (authorization !== null) {
    const held = await findToken(store, /^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? '', now)
    const account = held && (await findAccount(store, held.account))
    return account && { ...viewed(account), by: 'token', tokenName: held.name, scopes: held.scopes }
  }
  if (!request.headers.has('cookie')) return null
  const auth = await authFor(request)
  const signedIn = auth && (await sessionOf(auth, request.headers))
  const account = signedIn && (await findAccount(store, signedIn.account))
  return account && { ...viewed(account), by: 'session', session: signedIn.session }
}

const viewed = ({ id, name, email, role }: Omit<Viewer, 'by'>): Omit<Viewer, 'by'> => ({ id, name, email, role })

/** Whether a page of ours sent the request: browsers say so of everything that could change something. */
export const isOurOrigin = (request: Asked): boolean => request.headers.get('origin') === siteOf(request)

const isSafe = (method: string): boolean => method === 'GET' || method === 'HEAD'

/**
 * The viewer, or the Response that refuses: 401 for nobody, 403 for too small a role, a token without the
 * scope, or a cookie's request that no page of ours sent; 503 while the store is gone.
 */
export async function requireRole(request: Request, role: AccountRole, scope: Scope): Promise<Viewer | Response> {
  try {
    const viewer = await viewerOf(request)
    return viewer ? (refusalOf(viewer, request, role, scope) ?? viewer) : refused(401, 'Sign in first', `This takes an account: sign in at ${siteOf(request)}/sign-in, or send a token as “Authorization: Bearer sp_…”.`)
  } catch (error) {
    if (isStoreError(error)) return refused(503, 'The store can’t be reached', error.message)
    throw error
  }
}

function refusalOf(viewer: Viewer, request: Request, role: AccountRole, scope: Scope): Response | null {
  if (viewer.by === 'session' && !isSafe(request.method) && !isOurOrigin(request)) return foreignOrigin(request)
  if (viewer.by === 'token' && !viewer.scopes!.includes(scope)) return refused(403, 'The token may not do this', `This takes the scope “${scope}” (${SCOPES[scope].rule}); the token “${viewer.tokenName}” has: ${viewer.scopes!.join(', ')}.`)
  if (!mayAs(viewer.role, role)) return refused(403, 'Your role may not do this', `This takes the role ${role}; yours is ${viewer.role}. An admin can change it.`)
  return null
}

/** Refuses what another site's page sent, or one of ours under another name. */
export const foreignOrigin = (request: Asked): Response =>
  refused(403, 'The request came from another site', `Only pages of ${siteOf(request)} may do this. If that isn’t the address that you see, whoever runs this server must set PUBLIC_URL to it.`)

export const refused = (status: number, title: string, detail: string): Response => problem({ status, title, detail }, { isOwn: true })
