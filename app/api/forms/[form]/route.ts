import { refusalPage } from '@/app/form-answer'
import { readText } from '@/app/own-answer'
import { foreignOrigin, isOurOrigin, refused } from '@/app/viewer'
import { isAccountError } from '@/store/account-error'
import { isStoreError } from '@/store/store-error'
import { accountForms } from '@/app/api/forms/account-forms'
import { adminForms } from '@/app/api/forms/admin-forms'
import { signInForms } from '@/app/api/forms/sign-in-forms'
import { webhookForms } from '@/app/api/forms/webhook-forms'

interface Context {
  params: Promise<{ form: string }>
}

const FORMS = { ...signInForms, ...accountForms, ...adminForms, ...webhookForms }

/** What a form of ours sends; nothing but our own pages may. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { form } = await params
  if (!Object.hasOwn(FORMS, form)) return refused(404, 'There is no such form', 'The address names no form of this site.')
  if (!isOurOrigin(request)) return foreignOrigin(request)
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers.get('content-type') ?? '')) return refused(415, 'The body isn’t a form', 'Programs use the addresses below /api/v1.')
  const text = await readText(request)
  if (text === null) return refused(413, 'The form is too large', 'No form here is that long.')
  try {
    return await FORMS[form]({ request, fields: new URLSearchParams(text) })
  } catch (error) {
    if (isAccountError(error)) return refusalPage(error.status, 'This can’t be done', error.message)
    if (isStoreError(error)) return refusalPage(503, 'The store can’t be reached', 'Nothing was changed. Try again soon.')
    throw error
  }
}
