import { theStore } from '@/app/figures'
import { ownAnswer } from '@/app/own-answer'
import { csvCell } from '@/charts/form-csv'
import { auditPages } from '@/store/audit'

const COLUMNS = ['id', 'at', 'actor', 'action', 'subject', 'detail', 'previous', 'hash'] as const

/** The whole audit log as CSV, oldest first: enough to count its hashes again elsewhere. */
export const GET = (request: Request): Promise<Response> =>
  ownAnswer(request, { role: 'admin', scope: 'admin' }, async () => {
    const lines = linesOf(auditPages(await theStore()))
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { done, value } = await lines.next()
        if (done) controller.close()
        else controller.enqueue(new TextEncoder().encode(value))
      },
    })
    const name = `same-period-audit-${new Date().toISOString().slice(0, 10)}.csv`
    return new Response(body, {
      headers: { 'Content-Type': 'text/csv; charset=utf-8; header=present', 'Content-Disposition': `attachment; filename="${name}"`, 'Cache-Control': 'no-store' },
    })
  })

async function* linesOf(pages: ReturnType<typeof auditPages>): AsyncGenerator<string> {
  yield `${COLUMNS.join(',')}\n`
  for await (const rows of pages) yield rows.map((row) => `${COLUMNS.map((name) => csvCell(row[name])).join(',')}\n`).join('')
}
