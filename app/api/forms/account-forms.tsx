/** The forms of one's own account: tokens, sessions, password. */
import { tokenOf } from '@/app/account-inputs'
import { hashPassword, isPassword } from '@/app/auth'
import { theStore } from '@/app/figures'
import { formPage, refusalPage, seeOther } from '@/app/form-answer'
import { passwordFault } from '@/app/password-rules'
import { countTry, forgetTries, placeOf } from '@/app/sign-in-limit'
import { authFor } from '@/app/viewer'
import { ShownOnce } from '@/components/shown-once'
import { makeToken, revokeToken } from '@/store/api-tokens'
import { endSessions, passwordHashOf, setPassword } from '@/store/accounts'
import { type Form, field, formOf } from './form'

const createToken = formOf('reader', async (viewer, { fields }) => {
  const input = tokenOf({ name: field(fields, 'name'), scopes: fields.getAll('scopes'), days: fields.get('days') || undefined })
  const { token, name } = await makeToken(await theStore(), viewer, input, new Date())
  return formPage(201, 'Your token', <ShownOnce text={token} label={`The token “${name}”`} about="Keep it where your program finds it, and nowhere else. It isn’t shown again; who has it may do what its scopes say." back="/account" />)
})

const dropToken = formOf('reader', async ({ id }, { fields }) => {
  await revokeToken(await theStore(), id, field(fields, 'token'), new Date())
  return seeOther('/account#tokens')
})

const endSession = formOf('reader', async ({ id }, { fields }) => {
  await endSessions(await theStore(), id, id, new Date(), { only: field(fields, 'session') })
  return seeOther('/account#sessions')
})

const changePassword = formOf('reader', async ({ id, name, email, session }, { request, fields }) => {
  const [store, auth] = [await theStore(), (await authFor(request))!]
  const hash = await passwordHashOf(store, id)
  if (hash === null) return refusalPage(409, 'This account has no password', 'You sign in with your organisation; change the password there.')
  const place = `account ${placeOf(request.headers)}`
  if (countTry(email, place) > 0) return refusalPage(429, 'Too many tries', 'Wait a quarter of an hour, then try again.')
  if (!(await isPassword(auth, field(fields, 'current'), hash))) return refusalPage(403, 'The password wasn’t changed', 'The current password is wrong.')
  forgetTries(email, place)
  const [password, fault] = [field(fields, 'password'), passwordFault(field(fields, 'password'), [name, email])]
  if (fault) return refusalPage(422, 'The password wasn’t changed', fault)
  await setPassword(store, id, await hashPassword(auth, password), new Date(), session)
  return seeOther('/account')
})

export const accountForms: Record<string, Form> = { 'token-create': createToken, 'token-revoke': dropToken, 'session-end': endSession, password: changePassword }
