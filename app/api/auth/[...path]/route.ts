/** What of better-auth is open to the outside: the way back from a newsroom's own service, and a session's renewal. All else goes through the forms. */
import { faultAnswer } from '@/app/own-answer'
import { authFor, refused } from '@/app/viewer'

interface Context {
  params: Promise<{ path: string[] }>
}

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const path = (await params).path.join('/')
  if (path !== 'callback/oidc' && path !== 'get-session') return refused(404, 'There is nothing here', 'Sign in at /sign-in.')
  try {
    const auth = await authFor(request)
    if (!auth) return refused(503, 'Accounts are off', 'Whoever runs this server must set AUTH_SECRET.')
    const url = new URL(request.url)
    const answer = await auth.handler(new Request(`${auth.options.baseURL}${url.pathname}${url.search}`, { headers: request.headers }))
    // A session's token is for the cookie alone: no script needs it.
    return path === 'get-session' ? withCookiesOf(answer) : answer
  } catch (error) {
    const answer = faultAnswer(error)
    if (answer) return answer
    throw error
  }
}

function withCookiesOf(answer: Response): Response {
  const headers = new Headers({ 'Cache-Control': 'no-store' })
  for (const cookie of answer.headers.getSetCookie()) headers.append('Set-Cookie', cookie)
  return new Response(null, { status: 204, headers })
}
