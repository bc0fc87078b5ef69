/**
 * Every route that isn't everybody's, and who may ask it: one table, which the tests walk with every kind of
 * asker. Whoever adds such a route adds its row.
 */
import type { AccountRole } from '@/store/account-tables'
import type { Scope } from '@/store/api-tokens'

type Handler = (request: Request, context: never) => Promise<Response>

export interface GuardedRoute {
  /** As in the API’s description, `/api/v1/tokens/{token}`. */
  path: string
  /** The file of its handlers. */
  file: () => Promise<Partial<Record<string, Handler>>>
  /** What each method takes. */
  needs: Partial<Record<'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', { role: AccountRole; scope: Scope; /** What a rightful asker gets for an empty body or an unknown id. */ allowed: number }>>
}

const admin = { role: 'admin', scope: 'admin' } as const
const publish = { role: 'analyst', scope: 'publish' } as const
const own = { role: 'reader', scope: 'admin' } as const

const file = (load: () => Promise<object>) => load as GuardedRoute['file']

export const GUARDED: GuardedRoute[] = [
  { path: '/api/v1/tokens', file: file(() => import('@/app/api/v1/tokens/route')), needs: { GET: { ...own, allowed: 200 }, POST: { ...own, allowed: 422 } } },
  { path: '/api/v1/tokens/{token}', file: file(() => import('@/app/api/v1/tokens/[token]/route')), needs: { DELETE: { ...own, allowed: 404 } } },
  { path: '/api/v1/account', file: file(() => import('@/app/api/v1/account/route')), needs: { GET: { role: 'reader', scope: 'read', allowed: 200 } } },
  { path: '/api/v1/accounts', file: file(() => import('@/app/api/v1/accounts/route')), needs: { GET: { ...admin, allowed: 200 } } },
  { path: '/api/v1/accounts/{account}', file: file(() => import('@/app/api/v1/accounts/[account]/route')), needs: { PATCH: { ...admin, allowed: 422 }, DELETE: { ...admin, allowed: 404 } } },
  { path: '/api/v1/accounts/{account}/sessions', file: file(() => import('@/app/api/v1/accounts/[account]/sessions/route')), needs: { DELETE: { ...admin, allowed: 404 } } },
  { path: '/api/v1/invites', file: file(() => import('@/app/api/v1/invites/route')), needs: { GET: { ...admin, allowed: 200 }, POST: { ...admin, allowed: 422 } } },
  { path: '/api/v1/invites/{invite}', file: file(() => import('@/app/api/v1/invites/[invite]/route')), needs: { DELETE: { ...admin, allowed: 404 } } },
  { path: '/api/v1/datasets', file: file(() => import('@/app/api/v1/datasets/route')), needs: { POST: { ...admin, allowed: 422 } } },
  { path: '/api/v1/datasets/{dataset}', file: file(() => import('@/app/api/v1/datasets/[dataset]/route')), needs: { PUT: { ...admin, allowed: 404 } } },
  { path: '/api/v1/uploads', file: file(() => import('@/app/api/v1/uploads/route')), needs: { POST: { ...publish, allowed: 404 } } },
  { path: '/api/v1/uploads/{upload}', file: file(() => import('@/app/api/v1/uploads/[upload]/route')), needs: { GET: { ...publish, allowed: 404 }, DELETE: { ...publish, allowed: 404 } } },
  { path: '/api/v1/uploads/{upload}/check', file: file(() => import('@/app/api/v1/uploads/[upload]/check/route')), needs: { POST: { ...publish, allowed: 404 } } },
  { path: '/api/v1/uploads/{upload}/publish', file: file(() => import('@/app/api/v1/uploads/[upload]/publish/route')), needs: { POST: { ...publish, allowed: 404 } } },
  { path: '/api/v1/datasets/{dataset}/releases/{release}/withdraw', file: file(() => import('@/app/api/v1/datasets/[dataset]/releases/[release]/withdraw/route')), needs: { POST: { ...publish, allowed: 400 } } },
  { path: '/api/v1/webhooks', file: file(() => import('@/app/api/v1/webhooks/route')), needs: { GET: { ...admin, allowed: 200 }, POST: { ...admin, allowed: 422 } } },
  { path: '/api/v1/webhooks/{webhook}', file: file(() => import('@/app/api/v1/webhooks/[webhook]/route')), needs: { DELETE: { ...admin, allowed: 404 } } },
  { path: '/api/v1/webhooks/{webhook}/deliveries', file: file(() => import('@/app/api/v1/webhooks/[webhook]/deliveries/route')), needs: { GET: { ...admin, allowed: 404 } } },
  { path: '/api/v1/webhooks/{webhook}/test', file: file(() => import('@/app/api/v1/webhooks/[webhook]/test/route')), needs: { POST: { ...admin, allowed: 404 } } },
  { path: '/api/v1/audit', file: file(() => import('@/app/api/v1/audit/route')), needs: { GET: { ...admin, allowed: 200 } } },
  { path: '/api/v1/audit.csv', file: file(() => import('@/app/api/v1/audit.csv/route')), needs: { GET: { ...admin, allowed: 200 } } },
]

/** Forms of whoever is signed in, and the role that each takes. */
export const GUARDED_FORMS: Record<string, AccountRole> = {
  'token-create': 'reader',
  'token-revoke': 'reader',
  'session-end': 'reader',
  password: 'reader',
  'invite-create': 'admin',
  'invite-withdraw': 'admin',
  role: 'admin',
  sessions: 'admin',
  remove: 'admin',
  'password-link': 'admin',
  'webhook-create': 'admin',
  'webhook-remove': 'admin',
  'webhook-test': 'admin',
}
