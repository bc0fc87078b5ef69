/** What a server's start says of accounts: the link of the first admin while there is none, or why accounts are off. */
import { makeSetupLink } from '@/store/account-links'
import type { Store } from '@/store/database'
import { accountsSecret } from './auth-secret'
import { oidcSettings } from './oidc-settings'
import { trustedProxies } from './sign-in-limit'

export const ACCOUNTS_OFF =
  'Accounts are off: servers that share a Postgres need a secret in common. Set AUTH_SECRET to a random one, such as the output of: openssl rand -base64 32'

/** Checks the settings of accounts, and prints what whoever started the server must know. Throws a StoreError for a bad setting. */
export async function startAccounts(store: Store, site: string, print: (line: string) => void = console.log): Promise<void> {
  oidcSettings()
  trustedProxies()
  if (accountsSecret() === null) return print(ACCOUNTS_OFF)
  const secret = await makeSetupLink(store, new Date())
  if (secret) print(`There is no admin yet. This link makes the first, once, within 24 hours: ${site}/setup?link=${secret}`)
}
