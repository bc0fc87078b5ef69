import { theStore } from '@/app/figures'
import { gone, ownAnswer } from '@/app/own-answer'
import { withdrawInvite } from '@/store/account-links'

interface Context {
  params: Promise<{ invite: string }>
}

/** Withdraws an invite that wasn't used yet. */
export const DELETE = (request: Request, { params }: Context): Promise<Response> =>
  ownAnswer(request, { role: 'admin', scope: 'admin' }, async (viewer) => {
    await withdrawInvite(await theStore(), (await params).invite, viewer.id, new Date())
    return gone()
  })
