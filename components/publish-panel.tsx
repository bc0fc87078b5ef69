import { useState } from 'react'
import type { Choices } from '@/ingest/choices'
import type { Report } from '@/ingest/report'
import { isoDay, longDay, spanText } from '@/stats/calendar'
import { datasetQuery } from '@/stats/dataset'
import { countText, deathsText } from '@/stats/words'
import type { Checked, Confirmation, Refusal, Terms } from './publish-client'
import { type PublishState, usePublishing } from './publish-work'
import type { TriedFile } from './upload-reading'

/** Who looks at the page; null for everybody who isn't signed in. */
export type Publisher = { name: string; mayPublish: boolean } | null

/** What the dataset says of its releases, as the start for this one; empty where they differ. */
export interface Credit {
  source: string
  compiledBy: string
  licence: string
}

interface Props {
  dataset: string
  publisher: Publisher
  file: TriedFile
  choices: Choices
  /** The browser's own reading, to be held against the server's. */
  report: Report
  /** `YYYY-MM-DD`, as the trial has them. */
  span: { from: string; to: string }
  released: string
  credit: Credit
}

/** The last step of an upload: from what was tried to a release. */
export function PublishPanel({ publisher: known, ...props }: Props) {
  const [publisher, setPublisher] = useState(known)
  return (
    <section aria-labelledby="publish-title">
      <h2 id="publish-title">Publish it</h2>
      {publisher === null ? (
        <SignInFirst onSigned={setPublisher} />
      ) : publisher.mayPublish ? (
        <Publishing {...props} />
      ) : (
        <p>
          You are signed in as {publisher.name}, and may read. Publishing takes the role analyst: an admin of this site gives it.
        </p>
      )}
    </section>
  )
}

function SignInFirst({ onSigned }: { onSigned: (publisher: Publisher) => void }) {
  const [isStill, setIsStill] = useState(false)
  const look = async () => {
    const answer = await fetch('/api/v1/account')
    if (answer.ok) onSigned((await answer.json()) as Publisher)
    setIsStill(!answer.ok)
  }
  return (
    <>
      <p>
        Publishing takes an account with the role analyst.{' '}
        <a href="/sign-in" target="_blank" rel="noopener">
          Sign in
        </a>{' '}
        in a new tab: the file stays in this one.
      </p>
      <p className="actions">
        <button type="button" onClick={() => void look()}>
          I have signed in
        </button>
      </p>
      <p aria-live="polite">{isStill && 'This browser isn’t signed in yet.'}</p>
    </>
  )
}

function Publishing({ dataset, file, choices, report, span, released, credit }: Omit<Props, 'publisher'>) {
  const { state, check, publish, cancel } = usePublishing(dataset, file)
  const isStale = state.stage === 'checked' && keyOf(state.terms) !== keyOf({ span, released, choices })
  const formTerms = (form: HTMLFormElement): Terms => {
    const fields = new FormData(form)
    const text = (name: string) => String(fields.get(name) ?? '').trim() || undefined
    return { choices, span, released, note: text('note'), compiledBy: text('compiled-by'), licence: text('licence'), source: text('source') }
  }
  if (state.stage === 'published') return <Published dataset={dataset} state={state} />
  return (
    <>
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault()
          void check(formTerms(event.currentTarget))
        }}
      >
        <p className="measure">
          The file is sent to this site, which reads it again by itself. As set above it replaces what is known of {spanText({ from: isoDay(span.from), to: isoDay(span.to) })}, and is released on{' '}
          {longDay(isoDay(released))}. Nothing is published before you have seen what the server found.
        </p>
        <label>
          What it is, and why it is published; it stands on the release’s page
          <textarea name="note" rows={3} required maxLength={2000} />
        </label>
        {(
          [
            ['compiled-by', 'Compiled by, whoever made this table', credit.compiledBy],
            ['source', 'Source, from which they made it', credit.source],
            ['licence', 'Licence of the table, such as CC BY 4.0', credit.licence],
          ] as const
        ).map(([name, label, value]) => (
          <label key={name}>
            {label}
            <input type="text" name={name} defaultValue={value} required maxLength={300} />
          </label>
        ))}
        <p className="actions">
          <button type="submit" disabled={state.stage === 'working'}>
            {state.stage === 'checked' ? 'Check it there again' : 'Send it and check it there'}
          </button>
        </p>
      </form>
      <Work state={state} onCancel={cancel} />
      {state.stage === 'idle' && state.refusal && <Refused refusal={state.refusal} />}
      {isStale && <p className="notice">The days or columns above were changed since the server read the file: check it there again.</p>}
      {state.stage === 'checked' && !isStale && <Decision {...state} browser={report} onPublish={publish} />}
    </>
  )
}

const keyOf = ({ span, released, choices }: Terms): string => JSON.stringify([span, released, choices])

const WORK = {
  sending: 'Sending the file',
  waiting: 'The server has another file to read first',
  reading: 'The server reads the file',
  checking: 'The server works out what would change',
  writing: 'The server writes the release',
}

function Work({ state, onCancel }: { state: PublishState; onCancel: () => void }) {
  const share = state.stage === 'working' && state.of ? Math.min(100, Math.floor((100 * state.done) / state.of)) : null
  return (
    <>
      <p className="visually-hidden" aria-live="polite">
        {state.stage === 'working' ? `${WORK[state.what]}.` : state.stage === 'checked' ? 'The server has read the file.' : ''}
      </p>
      {state.stage === 'working' && (
        <div className="reading">
          <label>
            {WORK[state.what]}
            {share !== null && `: ${share}%`}
            <progress value={share ?? undefined} max={100} />
          </label>
          {state.what !== 'writing' && (
            <button type="button" onClick={onCancel}>
              Cancel
            </button>
          )}
        </div>
      )}
    </>
  )
}

interface DecisionProps {
  checked: Checked
  terms: Terms
  refusal: Refusal | null
  browser: Report
  onPublish: (checked: Checked, terms: Terms) => Promise<void>
}

/** What the server found, and what a person must agree to by name. */
function Decision({ checked, terms, refusal, browser, onPublish }: DecisionProps) {
  const [agreed, setAgreed] = useState<string[]>([])
  const asked = [...new Map([...checked.confirm, ...(refusal?.confirm ?? [])].map((each) => [each.name, each])).values()]
  const isReady = checked.blocked.length === 0 && asked.every(({ name }) => agreed.includes(name))
  return (
    <div className="decision">
      <h3>What the server found</h3>
      <Agreement server={checked.report} browser={browser} />
      {checked.blocked.length > 0 && (
        <div className="notice" role="alert">
          <p>It can’t be published so:</p>
          <ul>
            {checked.blocked.map(({ detail }) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
        </div>
      )}
      {checked.blocked.length === 0 && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void onPublish(checked, { ...terms, confirm: agreed, onto: checked.onto })
          }}
        >
          {asked.length > 0 && <Confirmations asked={asked} agreed={agreed} onChange={setAgreed} />}
          {refusal && <Refused refusal={refusal} />}
          <p className="actions">
            <button type="submit" disabled={!isReady}>
              Publish
            </button>
          </p>
        </form>
      )}
    </div>
  )
}

function Agreement({ server, browser }: { server: Report; browser: Report }) {
  const words = ({ read, accepted, repaired, suspects, rejected, deaths }: Report) =>
    `${countText(read)} rows read: ${countText(accepted)} accepted, ${countText(repaired)} repaired, ${countText(suspects)} suspected ${suspects === 1 ? 'duplicate' : 'duplicates'}, ${countText(rejected)} rejected; ${deathsText(deaths)}`
  if (words(server) === words(browser)) return <p>The same as your browser did. {words(server)}.</p>
  return (
    <p className="notice">
      Something else than your browser did, so look again before you publish. The server: {words(server)}. Your browser: {words(browser)}.
    </p>
  )
}

function Confirmations({ asked, agreed, onChange }: { asked: Confirmation[]; agreed: string[]; onChange: (agreed: string[]) => void }) {
  return (
    <fieldset>
      <legend>Unusual, so it takes your word for each</legend>
      {asked.map(({ name, detail }) => (
        <label key={name} className="option">
          <input
            type="checkbox"
            checked={agreed.includes(name)}
            onChange={({ currentTarget }) => onChange(currentTarget.checked ? [...agreed, name] : agreed.filter((other) => other !== name))}
          />{' '}
          {detail}
        </label>
      ))}
    </fieldset>
  )
}

function Refused({ refusal }: { refusal: Refusal }) {
  return (
    <div className="notice" role="alert">
      <p>{refusal.message}</p>
      {refusal.blocked.length > 0 && (
        <ul>
          {refusal.blocked.map(({ detail }) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Published({ dataset, state: { published } }: { dataset: string; state: Extract<PublishState, { stage: 'published' }> }) {
  const { address, listed, delisted, unchanged, already } = published
  return (
    <div role="status" className="published">
      <p>
        {already ? (
          <>The same file for the same days stands already, so nothing was changed: </>
        ) : (
          <>
            <strong>It is published.</strong> {countText(listed)} records were listed, {countText(delisted)} delisted, {countText(unchanged)} {unchanged === 1 ? 'stays as it was' : 'stay as they were'}:{' '}
          </>
        )}
        <a href={address}>its page, with the file and what it changed</a>. There it can be withdrawn, too. <a href={`/${datasetQuery(dataset)}`}>The dashboard</a> counts with it from now on.
      </p>
    </div>
  )
}
