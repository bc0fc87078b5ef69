import { Act, AccountFrame, Moment } from './account-frame'

interface ShownDelivery {
  id: string
  type: string
  release: string | null
  state: string
  tries: number
  made_at: string
  due_at: string
  fault: string | null
}

interface ShownWebhook {
  id: string
  url: string
  dataset: string | null
  figure: string | null
  created: string
  deliveries: ShownDelivery[]
}

interface Props {
  webhooks: ShownWebhook[]
  datasets: { id: string; title: string }[]
  /** When what failed is tried again. */
  rule: string
}

/** Who is told of publications by webhook: what each is told of, how its last deliveries ended, and a form for one more. */
export function WebhooksPage({ webhooks, datasets, rule }: Props) {
  return (
    <AccountFrame title="Webhooks" isWide>
      <p className="measure">
        A webhook is an address that is told of every release and withdrawal, or of the changes of one frozen figure, as they happen. Each event is JSON, signed as{' '}
        <a href="https://www.standardwebhooks.com">Standard Webhooks</a> describes. {rule}
      </p>
      {webhooks.length === 0 && <p>There are none yet.</p>}
      {webhooks.map((webhook) => (
        <Webhook key={webhook.id} webhook={webhook} />
      ))}
      <section aria-labelledby="add">
        <h2 id="add">Add one</h2>
        <form method="post" action="/api/forms/webhook-create" className="fields">
          <label>
            Where to send
            <input type="url" name="url" placeholder="https://news.example.org/hooks/same-period" maxLength={2000} required />
          </label>
          <label>
            Only for this frozen figure
            <input name="figure" aria-describedby="figure-note" maxLength={2000} />
          </label>
          <p id="figure-note" className="note">
            The address of a frozen link: the webhook is then told when a release changes its rounded percent or its direction, and of nothing else. Left empty, it is told of every release.
          </p>
          {datasets.length > 1 && (
            <>
              <label htmlFor="webhook-dataset">Of which dataset</label>
              <select id="webhook-dataset" name="dataset">
                <option value="">every one</option>
                {datasets.map(({ id, title }) => (
                  <option key={id} value={id}>
                    {title}
                  </option>
                ))}
              </select>
            </>
          )}
          <button type="submit">Add</button>
          <p className="note">The next page shows the secret that events are signed with, once.</p>
        </form>
      </section>
      <p>
        <a href="/admin">Accounts and the audit log</a>
      </p>
    </AccountFrame>
  )
}

function Webhook({ webhook: { id, url, dataset, figure, created, deliveries } }: { webhook: ShownWebhook }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{url}</h2>
      <p>
        {figure === null ? `Told of releases and withdrawals of ${dataset ?? 'every dataset'}` : <>Told when <a href={figure}>this figure</a> changes</>}; added <Moment at={created} /> UTC.
      </p>
      <Deliveries deliveries={deliveries} />
      <div className="acts">
        <Act form="webhook-test" fields={{ webhook: id }}>
          Send a test<span className="visually-hidden"> to {url}</span>
        </Act>
        <details>
          <summary>Remove …</summary>
          <p className="note">What it hasn’t been told yet isn’t told.</p>
          <Act form="webhook-remove" fields={{ webhook: id }}>
            Remove<span className="visually-hidden"> {url}</span>
          </Act>
        </details>
      </div>
    </section>
  )
}

function Deliveries({ deliveries }: { deliveries: ShownDelivery[] }) {
  if (deliveries.length === 0) return <p>Nothing has been sent yet.</p>
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label="The last deliveries, newest first">
      <table className="prose-table">
        <thead>
          <tr>
            <th scope="col">UTC</th>
            <th scope="col">Event</th>
            <th scope="col">Release</th>
            <th scope="col">How it ended</th>
          </tr>
        </thead>
        <tbody>
          {deliveries.map((delivery) => (
            <tr key={delivery.id}>
              <td>
                <Moment at={delivery.made_at} />
              </td>
              <td>{delivery.type}</td>
              <td>{delivery.release ?? ''}</td>
              <td>
                <Ended delivery={delivery} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Ended({ delivery: { state, tries, due_at, fault } }: { delivery: ShownDelivery }) {
  if (state === 'checking') return 'being checked'
  if (state === 'unchanged') return 'not sent: the figure prints the same'
  if (state === 'sent') return tries === 1 ? 'sent' : `sent after ${tries} tries`
  if (state === 'gave-up') return `given up after ${tries} ${tries === 1 ? 'try' : 'tries'}: ${fault}`
  if (tries === 0) return 'about to be sent'
  return (
    <>
      {fault ?? 'being sent'}; tried again from <Moment at={due_at} />
    </>
  )
}
