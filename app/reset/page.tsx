import type { Metadata } from 'next'
import { theStore } from '@/app/figures'
import { PASSWORD_RULE } from '@/app/password-rules'
import { AccountFrame } from '@/components/account-frame'
import { ResetForm } from '@/components/account-forms'
import { findLink } from '@/store/account-links'

export const metadata: Metadata = { title: 'A new password', robots: { index: false } }

interface Props {
  searchParams: Promise<{ link?: string | string[] }>
}

export default async function Page({ searchParams }: Props) {
  const { link } = await searchParams
  const secret = typeof link === 'string' ? link : ''
  const open = await findLink(await theStore(), 'reset', secret, new Date())
  return (
    <AccountFrame title="A new password">
      {open ? (
        <ResetForm link={secret} email={open.email!} passwordRule={PASSWORD_RULE} />
      ) : (
        <p className="notice" role="alert">
          This link was used, has expired or was replaced. Ask an admin for a new one.
        </p>
      )}
    </AccountFrame>
  )
}
