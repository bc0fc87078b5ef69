import { theStore } from '@/app/figures'
import { ownAnswer, ownJson } from '@/app/own-answer'
import { refused } from '@/app/viewer'
import { readAudit, verifyAudit } from '@/store/audit'

const PAGE = 100

/** The audit log, newest first, a hundred at a time, and whether its chain stands. */
export const GET = (request: Request): Promise<Response> =>
  ownAnswer(request, { role: 'admin', scope: 'admin' }, async () => {
    const before = new URL(request.url).searchParams.get('before')
    if (before !== null && !/^[1-9]\d{0,8}$/.test(before)) return refused(400, 'The query has a value that can’t be read', '“before” must be the number of an entry, such as 101.')
    const store = await theStore()
    const [rows, verified] = [await readAudit(store, PAGE, before === null ? undefined : Number(before)), await verifyAudit(store)]
    const last = rows.at(-1)
    return ownJson({
      verified,
      // The detail stays the text that was hashed.
      entries: rows,
      before: rows.length === PAGE && last!.id > 1 ? last!.id : null,
    })
  })
