import { type AskedCheck, askCheck } from '@/app/asked-check'
import { type Refused, isRefused, noSuchForm } from '@/app/asked'
import { NOT_LISTED, etagOf, isHeld, kept, linksText, problem, varyOfSite } from '@/app/http'
import { describedBy } from '@/app/links'
import { BusyError, RASTERISER, toPng } from '@/app/png'
import { toClaimCard } from '@/charts/claim-card'
import { toProblemPicture } from '@/charts/problem-picture'
import { problemText } from '@/stats/question'

interface Context {
  params: Promise<{ format: string }>
}

const TYPES: Record<string, string> = { svg: 'image/svg+xml; charset=utf-8', png: 'image/png' }

/** The card of a check: `/claims.svg` or `/claims.png`, with the query of its page. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { format } = await params
  if (!Object.hasOwn(TYPES, format)) return noSuchForm(request, 'A check’s pictures are svg and png.')
  const asked = await askCheck(request, ['theme'])
  try {
    return isRefused(asked) ? await refusal(asked, format) : await card(request, asked, format)
  } catch (error) {
    if (!(error instanceof BusyError)) throw error
    const busy = problem({ status: 503, title: 'Too busy to draw', detail: error.message })
    busy.headers.set('Retry-After', '2')
    return busy
  }
}

/** The ETag is of what is drawn and by whom: a reader who has the picture needn't wait for it to be drawn again. */
async function card(request: Request, { shown, query, view, site, isFrozen, lastModified, ledger }: AskedCheck, format: string): Promise<Response> {
  const svg = toClaimCard(shown, { theme: view.theme === 'dark' ? 'dark' : 'light', site })
  const etag = format === 'svg' ? etagOf(svg) : etagOf(`${RASTERISER} ${svg}`)
  const body = format === 'svg' || isHeld(request, etag) ? svg : await toPng(svg)
  const headers = {
    'Content-Type': TYPES[format],
    'Content-Disposition': `inline; filename="claim-checked.${format}"`,
    'Cross-Origin-Resource-Policy': 'cross-origin',
    Link: linksText([{ to: `${site}/claims${query}`, rel: 'canonical' }, describedBy(site, ledger.dataset)]),
    ...NOT_LISTED,
    ...varyOfSite(),
  }
  return kept(request, { etag, frozen: isFrozen, lastModified, headers }, body as BodyInit)
}

/** A picture that says what is wrong, in place of the card; it is never kept. */
async function refusal({ status, problems, detail }: Refused, format: string): Promise<Response> {
  const svg = toProblemPicture('This claim can’t be checked', problems.length > 0 ? problems.map(problemText) : [detail])
  const headers = { 'Content-Type': TYPES[format], 'Cache-Control': 'no-store', 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' }
  return new Response((format === 'svg' ? svg : await toPng(svg)) as BodyInit, { status, headers })
}
