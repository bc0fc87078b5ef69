import { isRefused } from '@/app/asked'
import { askCheck } from '@/app/asked-check'
import { faultAnswer, frameAnswer } from '@/app/frame-answer'
import { NOT_LISTED, linksText } from '@/app/http'
import { describedBy, embedLinks } from '@/app/links'
import { toClaimFrame } from '@/charts/claim-frame'
import { HOST_WORDS } from '@/charts/frame-script'
import { CHECK_FRAME_WORDS } from '@/charts/frame-words'

/** A check as a frame for other people's articles: `/embed/claim`, with the query of its page. */
export async function GET(request: Request): Promise<Response> {
  const entries = [...new URL(request.url).searchParams].filter(([name]) => !HOST_WORDS.includes(name))
  const asked = await askCheck(request, CHECK_FRAME_WORDS, entries)
  if (isRefused(asked)) return faultAnswer(asked, 'This claim can’t be checked')
  const { shown, query, view, site, ledger, lastModified } = asked
  const frame = toClaimFrame(shown, { theme: view.theme, plain: view.plain === '1', site, query })
  const link = linksText([...embedLinks(`${site}/claims${query}`, site), describedBy(site, ledger.dataset)])
  return frameAnswer(request, frame, { link, lastModified, more: NOT_LISTED })
}
