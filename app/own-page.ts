/** Who looks at a page: for pages of an account, which send nobody away without saying where to. */
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { type Viewer, viewerOf } from './viewer'

/** The viewer of a page; whoever hasn't signed in goes to do so first, and comes back. */
export async function pageViewer(path: string): Promise<Viewer> {
  const viewer = await viewerOf({ headers: new Headers(await headers()) })
  return viewer ?? redirect(`/sign-in?next=${encodeURIComponent(path)}`)
}
