import { roleOf } from '@/app/account-inputs'
import { theStore } from '@/app/figures'
import { gone, ownAnswer, ownJson, readObject } from '@/app/own-answer'
import { changeRole, removeAccount } from '@/store/accounts'

interface Context {
  params: Promise<{ account: string }>
}

const NEEDED = { role: 'admin', scope: 'admin' } as const

/** Gives an account another role; the last admin keeps theirs. */
export const PATCH = (request: Request, { params }: Context): Promise<Response> =>
  ownAnswer(request, NEEDED, async (viewer) => {
    const body = await readObject(request)
    if (body instanceof Response) return body
    const { created_at, ...account } = await changeRole(await theStore(), (await params).account, roleOf(body.role), viewer.id, new Date())
    return ownJson({ ...account, created: created_at })
  })

/** Removes an account, with its sessions and tokens; the last admin stays. */
export const DELETE = (request: Request, { params }: Context): Promise<Response> =>
  ownAnswer(request, NEEDED, async (viewer) => {
    await removeAccount(await theStore(), (await params).account, viewer.id, new Date())
    return gone()
  })
