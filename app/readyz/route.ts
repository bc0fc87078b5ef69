import { standing } from '@/app/follow-store'
import { figures } from '@/app/figures'
import { problem } from '@/app/http'

/** Whether the server can read its store, so that what is published arrives; figures in memory are served either way. */
export async function GET(): Promise<Response> {
  const ledger = await figures()
  const { isReady, detail } = standing()
  if (!isReady) return problem({ status: 503, title: 'The store can’t be reached', detail })
  return Response.json({ status: 'ready', releases: ledger.releases.length }, { headers: { 'Cache-Control': 'no-store' } })
}
