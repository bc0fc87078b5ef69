/**
 * Signing in, through better-auth, which is known to this file alone: passwords, sessions in a cookie, and a
 * newsroom's own OpenID Connect service. It keeps its rows in our tables, which our own step made. Nobody signs
 * up: an account comes from a link, or with OpenID Connect from an invite or an allowed domain.
 */
import { randomUUID } from 'node:crypto'
import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { hashPassword as scrypt, verifyPassword } from 'better-auth/crypto'
import { genericOAuth } from 'better-auth/plugins'
import type { Kysely } from 'kysely'
import { findInviteOf, spendLink } from '@/store/account-links'
import { changingAccounts, findAccount } from '@/store/accounts'
import { appendAudit } from '@/store/audit'
import type { Store } from '@/store/database'
import { type OidcSettings, isAllowedDomain, oidcSettings } from './oidc-settings'
import { PASSWORD_LENGTH } from './password-rules'
import { inTurn } from './password-turns'

const DAY = 86_400

export interface Grounds {
  store: Store
  /** Signs the cookies. */
  secret: string
  /** `https://figures.example.org`; cookies are for TLS alone where it has it. */
  site: string
  oidc?: OidcSettings | null
}

export type Auth = ReturnType<typeof createAuth>

const held = globalThis as typeof globalThis & { samePeriodAuth?: WeakMap<Store, Map<string, Auth>> }
const MOST_SITES = 8

/** The auth of a store for a site, made once. */
export function authOf({ store, secret, site, oidc = oidcSettings() }: Grounds): Auth {
  const stores = (held.samePeriodAuth ??= new WeakMap<Store, Map<string, Auth>>())
  const sites = stores.get(store) ?? new Map<string, Auth>()
  stores.set(store, sites)
  const there = sites.get(site)
  if (there) return there
  // Without PUBLIC_URL a site is what a request calls its host: no number of names may fill the memory.
  if (sites.size >= MOST_SITES) sites.delete(sites.keys().next().value!)
  const made = createAuth({ store, secret, site, oidc })
  sites.set(site, made)
  return made
}

function createAuth({ store, secret, site, oidc }: Grounds) {
  return betterAuth({
    appName: 'Same Period',
    baseURL: site,
    basePath: '/api/auth',
    secret,
    secrets: [{ version: 1, value: secret }],
    trustedOrigins: [site],
    // As SQLite on both engines: whether is 0 or 1 and times are text there, as our tables have them.
    database: { db: store as unknown as Kysely<never>, type: 'sqlite' },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: PASSWORD_LENGTH.least, maxPasswordLength: PASSWORD_LENGTH.most, password: PASSWORDS },
    ...TABLES,
    session: { ...TABLES.session, expiresIn: 7 * DAY, updateAge: DAY, cookieCache: { enabled: false } },
    account: {
      ...TABLES.account,
      updateAccountOnSignIn: false,
      // Whoever the service vouches for by a verified address has that address's account: an admin invited it.
      accountLinking: { enabled: true, requireLocalEmailVerified: false, trustedProviders: [] },
    },
    advanced: {
      cookiePrefix: 'same-period',
      useSecureCookies: site.startsWith('https:'),
      disableOriginCheck: false,
      disableCSRFCheck: false,
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => randomUUID(), validateSchema: false },
    },
    // `app/sign-in-limit.ts` limits, before anything gets here.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_, message) => console.warn(`accounts: ${message.replace(/\p{Cc}+/gu, ' ').slice(0, 300)}`) },
    onAPIError: { errorURL: `${site}/sign-in` },
    databaseHooks: hooksOf(store, oidc ?? null),
    plugins: oidc ? [oidcPlugin(oidc)] : [],
  })
}

const BUSY = 'PASSWORDS_BUSY'
const busy = (): Error => new APIError('TOO_MANY_REQUESTS', { code: BUSY, message: 'too many passwords at once' })

/** better-auth's own scrypt, in turns. */
const PASSWORDS = {
  hash: (password: string) => inTurn(() => scrypt(password), busy),
  verify: (asked: { hash: string; password: string }) => inTurn(() => verifyPassword(asked), busy),
}

/** Whether a password wasn't looked at, for too many were at that moment. */
export const isBusy = (error: unknown): boolean => error instanceof Error && (error as { body?: { code?: string } }).body?.code === BUSY

const TIMES = { createdAt: 'created_at', updatedAt: 'updated_at' }

const TABLES = {
  user: {
    modelName: 'user_account',
    fields: { ...TIMES, emailVerified: 'email_verified' },
    additionalFields: { role: { type: 'string' as const, required: true, input: false, defaultValue: 'reader' } },
  },
  session: { modelName: 'session', fields: { ...TIMES, userId: 'account', expiresAt: 'expires_at', ipAddress: 'ip_address', userAgent: 'user_agent' } },
  account: {
    modelName: 'credential',
    fields: {
      ...TIMES,
      userId: 'account',
      providerId: 'provider',
      accountId: 'subject',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
    },
  },
  verification: { modelName: 'verification', fields: { ...TIMES, expiresAt: 'expires_at' } },
}

const oidcPlugin = ({ issuer, clientId, clientSecret }: OidcSettings) =>
  genericOAuth({
    config: [
      {
        providerId: 'oidc',
        clientId,
        clientSecret,
        discoveryUrl: `${issuer}/.well-known/openid-configuration`,
        requireIdTokenVerification: true,
        disableProviderLogout: true,
        scopes: ['openid', 'email', 'profile'],
        mapProfileToUser: (profile) => ({ name: String(profile.name || profile.preferred_username || profile.email || 'Unnamed') }),
      },
    ],
  })

interface HookContext {
  path?: string
}

/** What is checked and recorded where better-auth makes a row. */
const hooksOf = (store: Store, oidc: OidcSettings | null) => ({
  user: {
    create: {
      /** Whoever comes through the service the first time. */
      before: async (user: { email: string; emailVerified: boolean }) => {
        const invite = user.emailVerified ? await findInviteOf(store, user.email, new Date()) : null
        const isAllowed = user.emailVerified && oidc !== null && isAllowedDomain(user.email, oidc)
        if (!invite && !isAllowed) throw new APIError('FORBIDDEN', { code: user.emailVerified ? 'not_invited' : 'address_not_verified', message: 'not invited' })
        return { data: { ...user, role: invite?.role ?? 'reader' } }
      },
      after: (user: { id: string; email: string }) =>
        changingAccounts(store, async (change) => {
          const at = new Date()
          const invite = await findInviteOf(change, user.email, at)
          if (invite) await spendLink(change, invite, at)
          await appendAudit(change, { at, actor: user.id, action: 'account.created', subject: user.id, detail: { role: invite?.role ?? 'reader', by: invite ? 'oidc with an invite' : 'oidc with an allowed domain' } })
        }),
    },
  },
  account: {
    create: {
      /** Of the service's own tokens none is needed, so none is kept. */
      before: async (credential: object) => ({
        data: { ...credential, accessToken: null, refreshToken: null, idToken: null, accessTokenExpiresAt: null, refreshTokenExpiresAt: null, scope: null },
      }),
    },
  },
  session: {
    create: {
      before: async ({ userId }: { userId: string }, context: HookContext | null) => {
        if (!(await findAccount(store, userId))) return false
        const by = context?.path?.startsWith('/callback') ? 'oidc' : 'password'
        await store.transaction().execute((change) => appendAudit(change, { at: new Date(), actor: userId, action: 'sign-in', subject: userId, detail: { by } }))
      },
    },
  },
})

export interface SignedIn {
  account: string
  session: string
}

/** Whose session a request's cookie is, looked up in the store each time; null where there is none, or none any more. */
export async function sessionOf(auth: Auth, headers: Headers): Promise<SignedIn | null> {
  const found = await auth.api.getSession({ headers, query: { disableRefresh: true, disableCookieCache: true } })
  return found ? { account: found.user.id, session: found.session.id } : null
}

/** Hands a request of ours on, as a JSON request to one of better-auth's own addresses: cookies and origin go along. */
export function askAuth(auth: Auth, request: Request, path: string, body: object): Promise<Response> {
  const headers = new Headers({ 'Content-Type': 'application/json' })
  for (const name of ['cookie', 'origin', 'user-agent', 'sec-fetch-site', 'sec-fetch-mode', 'host']) {
    const value = request.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  return auth.handler(new Request(`${auth.options.baseURL}/api/auth${path}`, { method: 'POST', headers, body: JSON.stringify(body) }))
}

export const hashPassword = async (auth: Auth, password: string): Promise<string> => (await auth.$context).password.hash(password)

export const isPassword = async (auth: Auth, password: string, hash: string): Promise<boolean> => (await auth.$context).password.verify({ hash, password })
