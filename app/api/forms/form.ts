/** What a form is to its route: what was sent, and what answers. */
import { refusalPage } from '@/app/form-answer'
import { type Viewer, requireRole } from '@/app/viewer'
import type { AccountRole } from '@/store/account-tables'

export interface Sent {
  request: Request
  fields: URLSearchParams
}

export type Form = (sent: Sent) => Promise<Response>

/** A form of whoever is signed in with a role. A token is refused: programs have the API. */
export const formOf =
  (role: AccountRole, work: (viewer: Viewer & { session: string }, sent: Sent) => Promise<Response>): Form =>
  async (sent) => {
    const viewer = await requireRole(sent.request, role, 'admin')
    if (viewer instanceof Response) {
      const { title, detail } = (await viewer.json()) as { title: string; detail: string }
      return refusalPage(viewer.status, title, detail, viewer.status === 401 ? '/sign-in' : '/account')
    }
    if (viewer.session === undefined) return refusalPage(403, 'Forms are for browsers', 'With a token, use the addresses below /api/v1.')
    return work({ ...viewer, session: viewer.session }, sent)
  }

export const field = (fields: URLSearchParams, name: string): string => fields.get(name) ?? ''
