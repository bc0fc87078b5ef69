/** What admins do with webhooks, from a form's fields or a JSON body alike. Throws an AccountError that says what to send instead. */
import { parseFrozen } from '@/app/asked'
import { askedDataset, emptyText, isEmpty } from '@/app/asked-dataset'
import { findDataset, theStore } from '@/app/figures'
import { siteOf } from '@/app/site'
import { problemText, toQuery } from '@/stats/question'
import { AccountError } from '@/store/account-error'
import { enqueueTest } from '@/store/deliveries'
import type { WebhookTable } from '@/store/webhook-tables'
import { type NewWebhook, type Webhook, addWebhook, findWebhook, readWebhooks, removeWebhook } from '@/store/webhooks'
import { accountsSecret } from './auth-secret'
import { sealSecret } from './sealed-secret'
import { targetFault } from './send-webhook'
import { ACCOUNTS_OFF } from './start-accounts'
import { tellNow } from './tell-publication'
import type { Viewer } from './viewer'

const MOST_WEBHOOKS = 100

/** Adds a webhook as `{url, dataset?, figure?}` says; the answer holds its secret, this once. */
export async function makeWebhook({ id }: Viewer, request: Request, fields: Record<string, unknown>): Promise<WebhookTable> {
  const serverSecret = accountsSecret()
  if (serverSecret === null) throw new AccountError(409, ACCOUNTS_OFF)
  // Every publication writes a row for each, in its own transaction.
  if ((await readWebhooks(await theStore())).length >= MOST_WEBHOOKS) throw new AccountError(409, `There are ${MOST_WEBHOOKS} webhooks already. Remove one first.`)
  const webhook = { ...(await webhookOf(fields)), site: siteOf(request) }
  return addWebhook(await theStore(), webhook, id, (secret, owner) => sealSecret(secret, owner, serverSecret))
}

async function webhookOf({ url, dataset, figure }: Record<string, unknown>): Promise<Omit<NewWebhook, 'site'>> {
  const target = textOf(url)
  const fault = targetFault(target)
  if (fault) throw new AccountError(422, `“url” must be ${fault}.`)
  const named = textOf(dataset) || null
  if (named !== null && !(await findDataset(named))) throw new AccountError(422, `There is no dataset “${named.slice(0, 80)}”. Leave “dataset” out to be told of every one.`)
  const watched = textOf(figure)
  if (watched === '') return { url: new URL(target).href, dataset: named, figure: null }
  const found = await frozenOf(watched)
  if (named !== null && named !== found.dataset) throw new AccountError(422, `The figure is of the dataset ${found.dataset}, not of ${named}. Leave “dataset” out.`)
  return { url: new URL(target).href, ...found }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** The figure of a frozen address, whole or its query alone. */
async function frozenOf(address: string): Promise<{ dataset: string; figure: string }> {
  const { dataset, ledger, ...named } = await askedDataset(new URLSearchParams(address.slice(address.indexOf('?') + 1).split('#')[0]))
  if (isEmpty(ledger)) throw new AccountError(422, emptyText(dataset))
  const parsed = parseFrozen(named.entries, ledger)
  const [question, problems] = [parsed.question, [...named.problems, ...parsed.problems]]
  if (problems.length > 0) throw new AccountError(422, `“figure” must be the address of a frozen figure, such as ?cause=all&asof=2015-09-07&known=2016-07-03. ${problems.map(problemText).join(' ')}`)
  return { dataset: ledger.dataset, figure: toQuery(question) }
}

/** Removes a webhook, and what it hasn't been told yet. */
export async function dropWebhook({ id }: Viewer, webhook: string): Promise<void> {
  if (!(await removeWebhook(await theStore(), webhook, id))) throw noWebhook()
}

/** Sends an event that says it is a test; answers with the delivery's id. */
export async function testWebhook(webhook: string): Promise<string> {
  const delivery = await enqueueTest(await theStore(), await theWebhook(webhook), new Date())
  tellNow()
  return delivery
}

/** The webhook of an id. */
export async function theWebhook(id: string): Promise<WebhookTable> {
  const found = await findWebhook(await theStore(), id)
  if (!found) throw noWebhook()
  return found
}

const noWebhook = (): AccountError => new AccountError(404, 'There is no such webhook: it may have been removed.')

/** A webhook as the API tells it, without its secret. */
export const webhookJson = ({ id, url, dataset, figure, site, made_by, made_at }: Webhook) => ({
  id,
  url,
  dataset,
  figure: figure === null ? null : `${site}/${figure}`,
  events: figure === null ? ['release.published', 'release.withdrawn'] : ['figure.changed'],
  createdBy: made_by,
  created: made_at,
})
