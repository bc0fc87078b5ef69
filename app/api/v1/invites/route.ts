import { inviteOf } from '@/app/account-inputs'
import { theStore } from '@/app/figures'
import { ownAnswer, ownJson, readObject } from '@/app/own-answer'
import { siteOf } from '@/app/site'
import { type OpenLink, listInvites, makeInvite } from '@/store/account-links'

const NEEDED = { role: 'admin', scope: 'admin' } as const

const inviteJson = ({ id, email, role, expires_at }: OpenLink) => ({ id, email, role, expires: expires_at })

/** The invites that can still be used, without their links. */
export const GET = (request: Request): Promise<Response> =>
  ownAnswer(request, NEEDED, async () => ownJson({ invites: (await listInvites(await theStore(), new Date())).map(inviteJson) }))

/** Invites an address, and tells the link, this once. */
export const POST = (request: Request): Promise<Response> =>
  ownAnswer(request, NEEDED, async (viewer) => {
    const body = await readObject(request)
    if (body instanceof Response) return body
    const { secret, ...invite } = await makeInvite(await theStore(), inviteOf(body), viewer.id, new Date())
    return ownJson({ ...inviteJson(invite), link: `${siteOf(request)}/invite?link=${secret}` }, 201)
  })
