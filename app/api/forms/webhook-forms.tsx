/** The forms of webhooks. */
import { formPage, seeOther } from '@/app/form-answer'
import { dropWebhook, makeWebhook, testWebhook } from '@/app/webhook-acts'
import { ShownOnce } from '@/components/shown-once'
import { type Form, field, formOf } from './form'

const BACK = '/admin/webhooks'
const ABOUT = 'Keep it where your receiver finds it: by it the receiver knows that an event came from here and is whole, as Standard Webhooks describes. It isn’t shown again.'

const create = formOf('admin', async (viewer, { request, fields }) => {
  const { secret } = await makeWebhook(viewer, request, Object.fromEntries(fields))
  return formPage(201, 'The webhook’s secret', <ShownOnce text={secret} label="The secret" about={ABOUT} back={BACK} />)
})

const remove = formOf('admin', async (viewer, { fields }) => {
  await dropWebhook(viewer, field(fields, 'webhook'))
  return seeOther(BACK)
})

const test = formOf('admin', async (_, { fields }) => {
  await testWebhook(field(fields, 'webhook'))
  return seeOther(`${BACK}#${encodeURIComponent(field(fields, 'webhook'))}`)
})

export const webhookForms: Record<string, Form> = { 'webhook-create': create, 'webhook-remove': remove, 'webhook-test': test }
