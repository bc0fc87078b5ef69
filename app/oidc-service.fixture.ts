/** A real OpenID Connect service for tests, whose people are already signed in to it; and the browser that walks through it. */
import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import { SITE } from './accounts.fixture'

export interface Person {
  email: string
  email_verified: boolean
  name?: string
}

export interface OidcService {
  issuer: string
  /** Who sits at the browser, by the service's own id of them. */
  people: Map<string, Person>
  /** Walks from an address of the service to where it sends the browser back to. */
  walk(url: string, person: string): Promise<URL>
  stop(): Promise<void>
}

export const CLIENT = { id: 'same-period', secret: 'a client secret of this test alone' }

export async function startOidcService(): Promise<OidcService> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  const people = new Map<string, Person>()
  let present = ''
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [`${SITE}/api/auth/callback/oidc`] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id, ...people.get(id) }) }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    cookies: { keys: ['a key of this test alone'] },
    // Nobody is asked whether Same Period may know their address.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ accountId: oidc.session?.accountId, clientId: oidc.client?.clientId })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/')) void provider.interactionFinished(request, response, { login: { accountId: present } })
    else void answer(request, response)
  })
  return { issuer, people, walk: (url, person) => walk(url, issuer, () => (present = person)), stop: () => stop(server) }
}

async function walk(url: string, issuer: string, sit: () => void): Promise<URL> {
  sit()
  const jar = new Map<string, string>()
  let at = new URL(url)
  for (let steps = 0; at.origin === issuer && steps < 10; steps += 1) {
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie: [...jar].map((pair) => pair.join('=')).join('; ') } })
    for (const line of answer.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0].split(/=(.*)/s)
      jar.set(name, value)
    }
    const to = answer.headers.get('location')
    if (!to) throw new Error(`The service answered ${answer.status} at ${at.pathname}: ${(await answer.text()).slice(0, 500)}`)
    at = new URL(to, at)
  }
  return at
}

const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
