import type { Metadata } from 'next'
import { theStore } from '@/app/figures'
import { pageViewer } from '@/app/own-page'
import { PASSWORD_RULE } from '@/app/password-rules'
import { AccountPage } from '@/components/account-page'
import { SCOPES, TOKEN_DAYS, tokensOf } from '@/store/api-tokens'
import { mayAs, passwordHashOf, sessionsOf } from '@/store/accounts'

export const metadata: Metadata = { title: 'Your account', robots: { index: false } }

export default async function Page() {
  const viewer = await pageViewer('/account')
  const [store, now] = [await theStore(), new Date()]
  const scopes = Object.entries(SCOPES).filter(([, { role }]) => mayAs(viewer.role, role))
  return (
    <AccountPage
      viewer={viewer}
      tokens={await tokensOf(store, viewer.id, now)}
      sessions={await sessionsOf(store, viewer.id, now)}
      scopes={scopes.map(([name, { rule }]) => ({ name, rule }))}
      days={TOKEN_DAYS}
      passwordRule={(await passwordHashOf(store, viewer.id)) === null ? null : PASSWORD_RULE}
    />
  )
}
