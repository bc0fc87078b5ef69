import type { Metadata } from 'next'
import { theStore } from '@/app/figures'
import { pageViewer } from '@/app/own-page'
import { AdminOnly } from '@/components/account-frame'
import { AdminPage } from '@/components/admin-page'
import { listInvites } from '@/store/account-links'
import { ROLES, listAccounts, mayAs } from '@/store/accounts'
import { readAudit, verifyAudit } from '@/store/audit'

export const metadata: Metadata = { title: 'Accounts', robots: { index: false } }

const PAGE = 50

interface Props {
  searchParams: Promise<{ before?: string | string[] }>
}

export default async function Page({ searchParams }: Props) {
  const viewer = await pageViewer('/admin')
  if (!mayAs(viewer.role, 'admin')) return <AdminOnly title="Accounts" role={viewer.role} />
  const { before } = await searchParams
  const [store, now] = [await theStore(), new Date()]
  const entries = await readAudit(store, PAGE, typeof before === 'string' && /^[1-9]\d{0,8}$/.test(before) ? Number(before) : undefined)
  return (
    <AdminPage
      own={viewer.id}
      roles={ROLES}
      accounts={await listAccounts(store, now)}
      invites={await listInvites(store, now)}
      audit={{ ...(await verifyAudit(store)), rows: entries, next: entries.length === PAGE && entries.at(-1)!.id > 1 ? entries.at(-1)!.id : null }}
    />
  )
}
