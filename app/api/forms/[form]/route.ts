import { isBusy } from '@/app/auth'
import { refusalPage } from '@/app/form-answer'
import { isKeepable, readText } from '@/app/own-answer'
import { BUSY_SECONDS } from '@/app/password-turns'
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
  const fields = new URLSearchParams(text)
  if (![...fields].flat().every(isKeepable)) return refusalPage(400, 'This can’t be read', 'A field holds a NUL, which no text here may.')
  try {
    return await FORMS[form]({ request, fields })
  } catch (error) {
    if (isAccountError(error)) return refusalPage(error.status, 'This can’t be done', error.message)
    if (isStoreError(error)) return refusalPage(503, 'The store can’t be reached', 'Nothing was changed. Try again soon.')
    if (isBusy(error)) return refusalPage(429, 'Too many at this moment', `Nothing was changed. Try again in ${BUSY_SECONDS} seconds.`, '/account', { 'Retry-After': String(BUSY_SECONDS) })
    throw error
  }
}
