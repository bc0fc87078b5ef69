import { theStore } from '@/app/figures'
import { ownAnswer, ownJson } from '@/app/own-answer'
import { endSessions } from '@/store/accounts'

interface Context {
  params: Promise<{ account: string }>
}

/** Ends every session of an account. */
export const DELETE = (request: Request, { params }: Context): Promise<Response> =>
  ownAnswer(request, { role: 'admin', scope: 'admin' }, async (viewer) =>
    ownJson({ ended: await endSessions(await theStore(), (await params).account, viewer.id, new Date()) }),
  )
