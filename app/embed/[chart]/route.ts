import { type Asked, askChart, isRefused, lastModifiedOf } from '@/app/asked'
import { faultAnswer, frameAnswer } from '@/app/frame-answer'
import { linksText } from '@/app/http'
import { discoveryOf, originOf } from '@/app/links'
import { madeOnce } from '@/app/turn'
import { type Frame, toFrame } from '@/charts/frame'
import { HOST_WORDS } from '@/charts/frame-script'
import { FRAME_WORDS } from '@/charts/frame-words'
import { WIDE } from '@/charts/picture'
import { sinceRevised } from '@/charts/since-revised'

interface Context {
  params: Promise<{ chart: string }>
}

/** A chart as a frame for other people's articles: `/embed/<chart>`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { chart } = await params
  const entries = [...new URL(request.url).searchParams].filter(([name]) => !HOST_WORDS.includes(name))
  const asked = await askChart(request, chart, FRAME_WORDS, entries)
  return isRefused(asked) ? faultAnswer(asked) : chartFrame(request, asked)
}

interface Drawn {
  frame: Frame
  link: string
}

/** Some three hundred frames. */
const drawnOnce = madeOnce<Drawn>(8_000_000, ({ frame, link }) => frame.html.length + link.length)

function drawn({ ledger, dashboard, chart, site }: Asked): Drawn {
  const frame = toFrame({ dashboard, chart, site, revised: sinceRevised(ledger, dashboard, chart.id) })
  const links = [
    ...discoveryOf({ site, path: `/charts/${chart.id}`, chart: chart.id, query: dashboard.query }),
    ...originOf(dashboard.draw(chart.id, WIDE), site, ledger.dataset),
  ]
  return { frame, link: linksText(links) }
}

async function chartFrame(request: Request, asked: Asked): Promise<Response> {
  const { ledger, chart, site, query } = asked
  const { frame, link } = await drawnOnce(ledger, `${site}/embed/${chart.id}${query}`, () => drawn(asked))
  return frameAnswer(request, frame, { link, lastModified: lastModifiedOf(ledger) })
}
