import { askChart, isRefused, noSuchForm } from '@/app/asked'
import { findForm } from '@/app/chart-forms'
import { problem } from '@/app/http'
import { BusyError } from '@/app/png'
import { turn } from '@/app/turn'

interface Context {
  params: Promise<{ chart: string; format: string }>
}

/** A chart as a picture or as its numbers: `/charts/<chart>.svg`, `.png`, `.csv` or `.json`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { chart, format } = await params
  const form = findForm(format)
  if (!form) return noSuchForm(request, 'A chart’s forms are svg, png, csv and json.')
  await turn()
  const asked = await askChart(request, chart, form.words)
  try {
    return isRefused(asked) ? await form.refuse(asked) : await form.answer(request, asked)
  } catch (error) {
    if (!(error instanceof BusyError)) throw error
    const busy = problem({ status: 503, title: 'Too busy to draw', detail: error.message })
    busy.headers.set('Retry-After', '2')
    return busy
  }
}
