/** The forms of an admin: invites, roles, sessions, removal. */
import { inviteOf, roleOf } from '@/app/account-inputs'
import { theStore } from '@/app/figures'
import { formPage, seeOther } from '@/app/form-answer'
import { siteOf } from '@/app/site'
import { ShownOnce } from '@/components/shown-once'
import { makeInvite, withdrawInvite } from '@/store/account-links'
import { changeRole, endSessions, removeAccount } from '@/store/accounts'
import { makeResetLink } from '@/store/reset-links'
import { type Form, field, formOf } from './form'

const invite = formOf('admin', async ({ id }, { request, fields }) => {
  const { secret, email, role } = await makeInvite(await theStore(), inviteOf({ email: fields.get('email'), role: fields.get('role') }), id, new Date())
  const about = `Send it to ${email}, who becomes ${role}. It holds for seven days, is used once, and isn’t shown again. An earlier invite of this address holds no more.`
  return formPage(201, 'The invite', <ShownOnce text={`${siteOf(request)}/invite?link=${secret}`} label="The link" about={about} back="/admin" />)
})

const withdraw = formOf('admin', async ({ id }, { fields }) => {
  await withdrawInvite(await theStore(), field(fields, 'invite'), id, new Date())
  return seeOther('/admin#invites')
})

const giveRole = formOf('admin', async ({ id }, { fields }) => {
  await changeRole(await theStore(), field(fields, 'account'), roleOf(fields.get('role')), id, new Date())
  return seeOther('/admin')
})

const revokeSessions = formOf('admin', async ({ id }, { fields }) => {
  await endSessions(await theStore(), field(fields, 'account'), id, new Date())
  return seeOther('/admin')
})

const remove = formOf('admin', async ({ id }, { fields }) => {
  await removeAccount(await theStore(), field(fields, 'account'), id, new Date())
  return seeOther('/admin')
})

const newPassword = formOf('admin', async ({ id }, { request, fields }) => {
  const { secret, email } = await makeResetLink(await theStore(), field(fields, 'account'), id, new Date())
  const about = `Send it to ${email}, who chooses a new password by it, and whose sessions then end. It holds for a day, is used once, and isn’t shown again.`
  return formPage(201, 'A link to a new password', <ShownOnce text={`${siteOf(request)}/reset?link=${secret}`} label="The link" about={about} back="/admin" />)
})

export const adminForms: Record<string, Form> = { 'invite-create': invite, 'invite-withdraw': withdraw, role: giveRole, sessions: revokeSessions, remove, 'password-link': newPassword }
