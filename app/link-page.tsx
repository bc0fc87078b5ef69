/** The page of a link that makes an account: its form, or that it can't be used any more. */
import { theStore } from '@/app/figures'
import { PASSWORD_RULE } from '@/app/password-rules'
import { NewAccountForm } from '@/components/account-forms'
import { AccountFrame } from '@/components/account-frame'
import { findLink } from '@/store/account-links'

interface Props {
  kind: 'setup' | 'invite'
  title: string
  searchParams: Promise<{ link?: string | string[] }>
}

const GONE = {
  setup: 'This link was used, has expired, or there is an admin already. While there is none, each start of the server prints a new link.',
  invite: 'This invite was used, has expired, or was withdrawn. Ask an admin for a new one.',
}

export async function LinkPage({ kind, title, searchParams }: Props) {
  const { link } = await searchParams
  const secret = typeof link === 'string' ? link : ''
  const open = await findLink(await theStore(), kind, secret, new Date())
  return (
    <AccountFrame title={title}>
      {open ? (
        <NewAccountForm kind={kind} link={secret} email={open.email ?? ''} role={open.role} passwordRule={PASSWORD_RULE} />
      ) : (
        <p className="notice" role="alert">
          {GONE[kind]}
        </p>
      )}
    </AccountFrame>
  )
}
