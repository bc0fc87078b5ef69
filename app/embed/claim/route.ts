import { isRefused } from '@/app/asked'
import { askCheck } from '@/app/asked-check'
import { brotliOf, encodingFor } from '@/app/brotli'
import { frameHeaders } from '@/app/frame-headers'
import { etagOf, kept, linksText } from '@/app/http'
import { describedBy } from '@/app/links'
import { toClaimFrame } from '@/charts/claim-frame'
import { toFaultFrame } from '@/charts/frame'
import { HOST_WORDS } from '@/charts/frame-script'

/** A check as a frame for other people's articles: `/embed/claim`, with the query of its page. */
export async function GET(request: Request): Promise<Response> {
  const entries = [...new URL(request.url).searchParams].filter(([name]) => !HOST_WORDS.includes(name))
  const asked = await askCheck(request, ['theme', 'plain', 'lang'], entries)
  if (isRefused(asked)) {
    const frame = toFaultFrame(asked.detail, 'This claim can’t be checked')
    return new Response(frame.html, { status: asked.status, headers: { ...frameHeaders(frame), 'Cache-Control': 'no-store' } })
  }
  const { shown, view, site, ledger, lastModified } = asked
  const isLive = shown.check.claim.known === null
  const frame = toClaimFrame(shown, { theme: view.theme, plain: view.plain === '1', site, isLive })
  const encoding = encodingFor(request)
  // A strong ETag is of the bytes, which differ by encoding.
  const etag = etagOf(`${encoding} ${frame.html}`)
  const headers = {
    ...frameHeaders(frame),
    ...(encoding === 'br' ? { 'X-Body-Encoding': 'br' } : {}),
    Vary: 'Accept-Encoding, X-Forwarded-Proto',
    Link: linksText([{ to: `${site}/claims${isLive ? shown.live : shown.cited}`, rel: 'canonical' }, describedBy(site, ledger.dataset)]),
  }
  // What is said of later revisions may come: so it is never frozen.
  return kept(request, { etag, frozen: false, lastModified, headers }, encoding === 'br' ? await brotliOf(frame.html, etag) : frame.html)
}
