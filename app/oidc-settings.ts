/** Signing in through a newsroom's own OpenID Connect service, where its settings are set: all three, or none. */
import { StoreError } from '@/store/store-error'

export interface OidcSettings {
  issuer: string
  clientId: string
  clientSecret: string
  /** Who has a verified address of one of these domains needs no invite; in lower case. */
  domains: string[]
}

type Environment = Record<string, string | undefined>

/** The settings; null where none is set. Throws a StoreError that names what is missing or wrong. */
export function oidcSettings(environment: Environment = process.env): OidcSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_ALLOW_DOMAIN: domains, PUBLIC_URL } = environment
  if (!issuer && !clientId && !clientSecret && !domains) return null
  if (!issuer || !clientId || !clientSecret) throw new StoreError('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together. Set all three, or none of the OIDC settings.')
  if (!isIssuer(issuer)) throw new StoreError(`OIDC_ISSUER is “${issuer}”; it must be an https address, such as https://login.example.org`)
  if (!PUBLIC_URL) throw new StoreError('With OIDC_ISSUER, PUBLIC_URL must be set too: the service sends people back to it.')
  return { issuer: issuer.replace(/\/$/, ''), clientId, clientSecret, domains: (domains ?? '').toLowerCase().split(/[\s,]+/).filter(Boolean).map((domain) => domain.replace(/^@/, '')) }
}

/** Over plain http only on this very machine, where a trial runs. */
function isIssuer(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(url.hostname))
}

export const isAllowedDomain = (email: string, { domains }: OidcSettings): boolean => domains.includes(email.slice(email.lastIndexOf('@') + 1).toLowerCase())
