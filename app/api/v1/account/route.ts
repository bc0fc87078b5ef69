import { ownAnswer, ownJson } from '@/app/own-answer'
import { mayAs } from '@/store/accounts'

/** Who asks, for a page that was opened before its reader signed in. */
export const GET = (request: Request): Promise<Response> =>
  ownAnswer(request, { role: 'reader', scope: 'read' }, async ({ name, role }) => ownJson({ name, role, mayPublish: mayAs(role, 'analyst') }))
