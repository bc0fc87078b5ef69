/** Who looks at a page. Pages are for browsers, and so for sessions: a token has the API, where its scopes are looked at. */
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { type Viewer, viewerOf } from './viewer'

/** Whoever is signed in and looks at a page; null for everybody else, and for a token whatever its scopes. */
export async function sessionViewer(): Promise<Viewer | null> {
  const viewer = await viewerOf({ headers: new Headers(await headers()) })
  return viewer?.by === 'session' ? viewer : null
}

/** The viewer of a page; whoever hasn't signed in goes to do so first, and comes back. */
export async function pageViewer(path: string): Promise<Viewer> {
  return (await sessionViewer()) ?? redirect(`/sign-in?next=${encodeURIComponent(path)}`)
}
