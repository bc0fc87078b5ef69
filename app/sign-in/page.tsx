import type { Metadata } from 'next'
import { accountsSecret } from '@/app/auth-secret'
import { localPath } from '@/app/local-path'
import { oidcSettings } from '@/app/oidc-settings'
import { ACCOUNTS_OFF } from '@/app/start-accounts'
import { sessionViewer } from '@/app/own-page'
import { AccountFrame, SignedInAs } from '@/components/account-frame'
import { SignInForm } from '@/components/account-forms'

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } }

/** Why a newsroom's own service didn't lead to an account. */
const FAULTS: Record<string, string> = {
  not_invited: 'Your organisation knows you, but nobody has invited you here. Ask an admin for an invite to the same address.',
  address_not_verified: 'Your organisation doesn’t say that your e-mail address is verified, so it can’t stand for an account here.',
  account_not_linked: 'Your organisation doesn’t say that your e-mail address is verified, so it can’t stand for the account of that address.',
  access_denied: 'You weren’t let in by your organisation’s sign-in.',
}

interface Props {
  searchParams: Promise<{ next?: string | string[]; error?: string | string[] }>
}

export default async function Page({ searchParams }: Props) {
  const { next, error } = await searchParams
  const viewer = await sessionViewer()
  const fault = typeof error === 'string' ? (FAULTS[error] ?? 'Signing in with your organisation didn’t work. Try again, or sign in with a password.') : undefined
  return (
    <AccountFrame title="Sign in">
      {viewer && <SignedInAs name={viewer.name} />}
      {accountsSecret() === null ? (
        <p className="notice">{ACCOUNTS_OFF}</p>
      ) : (
        <SignInForm next={localPath(typeof next === 'string' ? next : null)} error={fault} hasOidc={oidcSettings() !== null} />
      )}
    </AccountFrame>
  )
}
