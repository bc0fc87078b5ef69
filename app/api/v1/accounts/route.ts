import { theStore } from '@/app/figures'
import { ownAnswer, ownJson } from '@/app/own-answer'
import { listAccounts } from '@/store/accounts'

/** Every account with its role, and how many sessions and tokens it has. */
export const GET = (request: Request): Promise<Response> =>
  ownAnswer(request, { role: 'admin', scope: 'admin' }, async () => {
    const accounts = await listAccounts(await theStore(), new Date())
    return ownJson({ accounts: accounts.map(({ created_at, ...account }) => ({ ...account, created: created_at })) })
  })
