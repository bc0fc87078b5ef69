/** The forms of whoever hasn't an account yet, or isn't signed in. */
import { lineOf } from '@/app/account-inputs'
import { type Auth, askAuth, hashPassword } from '@/app/auth'
import { theStore } from '@/app/figures'
import { formPage, refusalPage, seeOther } from '@/app/form-answer'
import { localPath } from '@/app/local-path'
import { oidcSettings } from '@/app/oidc-settings'
import { PASSWORD_RULE, passwordFault } from '@/app/password-rules'
import { BUSY_SECONDS } from '@/app/password-turns'
import { countTry, forgetTries, giveBackTry, placeOf } from '@/app/sign-in-limit'
import { ACCOUNTS_OFF } from '@/app/start-accounts'
import { authFor } from '@/app/viewer'
import { NewAccountForm, ResetForm, SignInForm } from '@/components/account-forms'
import { acceptLink, findLink } from '@/store/account-links'
import { emailKey, findAccountOf } from '@/store/accounts'
import { appendAudit } from '@/store/audit'
import { resetPassword } from '@/store/reset-links'
import { type Form, type Sent, field } from './form'

/** A form that takes accounts to be on. */
const withAuth =
  (work: (auth: Auth, sent: Sent) => Promise<Response>): Form =>
  async (sent) => {
    const auth = await authFor(sent.request)
    return auth ? work(auth, sent) : refusalPage(503, 'Accounts are off', ACCOUNTS_OFF, '/')
  }

const WRONG = 'The e-mail address or the password is wrong.'

const signIn = withAuth(async (auth, { request, fields }) => {
  const [email, next] = [emailKey(field(fields, 'email')).slice(0, 254), localPath(fields.get('next'))]
  const again = (status: number, error: string, headers: Record<string, string> = {}) =>
    formPage(status, 'Sign in', <SignInForm next={next} email={email} error={error} hasOidc={oidcSettings() !== null} />, headers)
  const place = placeOf(request.headers)
  const wait = countTry(email, place)
  if (wait > 0) return again(429, `Too many tries. Wait ${Math.ceil(wait / 60)} minutes, then try again.`, { 'Retry-After': String(wait) })
  const answer = await askAuth(auth, request, '/sign-in/email', { email, password: field(fields, 'password') })
  if (answer.status === 429) {
    giveBackTry(email, place)
    return again(429, `Too many people sign in at this moment. Try again in ${BUSY_SECONDS} seconds.`, { 'Retry-After': String(BUSY_SECONDS) })
  }
  if (answer.status >= 500) return again(503, 'Nobody can sign in at this moment: the store can’t be reached. Try again soon.')
  if (!answer.ok) {
    await recordFailure(email)
    return again(401, WRONG)
  }
  forgetTries(email, place)
  return seeOther(next, answer)
})

/** An address that isn't an account's isn't recorded: people type passwords there. */
async function recordFailure(email: string): Promise<void> {
  const store = await theStore()
  const account = await findAccountOf(store, email)
  await store.transaction().execute((change) =>
    appendAudit(change, { at: new Date(), actor: 'nobody', action: 'sign-in.failed', subject: account?.id ?? 'no account', detail: { by: 'password' } }),
  )
}

/** A page of its own sends on to the service, for a form may lead to this site alone. */
const oidc = withAuth(async (auth, { request, fields }) => {
  if (!oidcSettings()) return refusalPage(404, 'There is no such service', 'This site has no sign-in but e-mail and password.', '/sign-in')
  const answer = await askAuth(auth, request, '/sign-in/social', { provider: 'oidc', callbackURL: localPath(fields.get('next')), errorCallbackURL: '/sign-in', disableRedirect: true })
  if (!answer.ok) return refusalPage(503, 'The service can’t be reached', 'Your organisation’s sign-in doesn’t answer. Try again soon, or sign in with a password.', '/sign-in')
  const { url } = (await answer.json()) as { url: string }
  const page = await formPage(
    200,
    'Sign in with your organisation',
    <>
      <meta httpEquiv="refresh" content={`0;url=${url}`} />
      <p>
        <a href={url}>On to {new URL(url).host}</a>
      </p>
    </>,
  )
  for (const cookie of answer.headers.getSetCookie()) page.headers.append('Set-Cookie', cookie)
  return page
})

const signOut = withAuth(async (auth, { request }) => seeOther('/', await askAuth(auth, request, '/sign-out', {})))

const newAccount = (kind: 'setup' | 'invite'): Form =>
  withAuth(async (auth, { request, fields }) => {
    const [store, secret, password] = [await theStore(), field(fields, 'link'), field(fields, 'password')]
    const link = await findLink(store, kind, secret, new Date())
    if (!link) return refusalPage(410, 'This link can’t be used', 'It was used, has expired or was replaced. Ask for a new one.', '/sign-in')
    const [name, email] = [lineOf(field(fields, 'name'), 'The name'), link.email ?? emailKey(field(fields, 'email'))]
    const fault = passwordFault(password, [name, email])
    if (fault) {
      const form = <NewAccountForm kind={kind} link={secret} email={email} role={link.role} name={name} passwordRule={PASSWORD_RULE} error={fault} />
      return formPage(422, 'Make your account', form)
    }
    await acceptLink(store, { kind, secret, name, email, passwordHash: await hashPassword(auth, password) }, new Date())
    return seeOther('/account', await askAuth(auth, request, '/sign-in/email', { email, password }))
  })

const reset = withAuth(async (auth, { request, fields }) => {
  const [store, secret, password] = [await theStore(), field(fields, 'link'), field(fields, 'password')]
  const link = await findLink(store, 'reset', secret, new Date())
  if (!link) return refusalPage(410, 'This link can’t be used', 'It was used, has expired or was replaced. Ask for a new one.', '/sign-in')
  const fault = passwordFault(password, [link.email!])
  if (fault) return formPage(422, 'A new password', <ResetForm link={secret} email={link.email!} passwordRule={PASSWORD_RULE} error={fault} />)
  const { email } = await resetPassword(store, secret, await hashPassword(auth, password), new Date())
  return seeOther('/account', await askAuth(auth, request, '/sign-in/email', { email, password }))
})

export const signInForms: Record<string, Form> = { 'sign-in': signIn, oidc, 'sign-out': signOut, setup: newAccount('setup'), invite: newAccount('invite'), reset }
