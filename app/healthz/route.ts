import { figures } from '@/app/figures'

/** Whether the server has its figures; asked by whoever starts it. */
export async function GET(): Promise<Response> {
  const ledger = await figures()
  return Response.json({ status: 'ok', releases: ledger.releases.length }, { headers: { 'Cache-Control': 'no-store' } })
}
