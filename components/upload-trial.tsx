import { memo, useDeferredValue, useMemo, useState } from 'react'
import { dashboardOf } from '@/charts/dashboard'
import { defaultView } from '@/charts/view'
import type { Choices } from '@/ingest/choices'
import type { Reading } from '@/ingest/report'
import { type Day, type Span, isoDay, longDay, parseDay, spanText, toIso } from '@/stats/calendar'
import type { Ledger } from '@/stats/ledger'
import { defaultCauseOf } from '@/stats/dataset'
import { defaultQuestion } from '@/stats/question'
import { proposedSpan } from '@/stats/offered-span'
import { splitBySpan, withRelease } from '@/stats/with-release'
import { deathsText } from '@/stats/words'
import { type Credit, PublishPanel, type Publisher } from './publish-panel'
import { UploadFigures } from './upload-figures'
import type { TriedFile } from './upload-reading'
import { WouldChange } from './would-change'

interface Props {
  /** As it is published. */
  ledger: Ledger
  reading: Reading
  /** `YYYY-MM-DD`. */
  today: string
  file: TriedFile
  /** All that the reading was told, causes too. */
  choices: Choices
  publisher: Publisher
  credit: Credit
}

/** What a person says of the file as a release; days as they are typed. */
interface Terms {
  from: string
  to: string
  released: string
  asOf: string
  cause: string
}

/** The file as if it were published: a form of what it would replace, then the figures then and now. */
export default function UploadTrial({ ledger, reading, today, file, choices, publisher, credit }: Props) {
  const [typed, setTyped] = useState<Partial<Terms>>({})
  // The form follows the keys at once; the figures come when they are ready.
  const deferred = useDeferredValue(typed)
  const { first, last } = reading.report
  if (first === null || last === null) {
    return (
      <section aria-labelledby="trial-title">
        <h2 id="trial-title">What it would change</h2>
        <p>Nothing yet: no row counts. Answer the questions above, or mend the file.</p>
      </section>
    )
  }
  const defaults = defaultTerms(reading, ledger, today)
  const terms = { ...defaults, ...typed }
  const shown = { ...defaults, ...deferred }
  return (
    <>
      <section aria-labelledby="trial-title">
        <h2 id="trial-title">If it were published</h2>
        <p className="subtitle">Worked out here, by the same rules as the published figures. Nothing is published.</p>
        <TrialForm terms={terms} ledger={ledger} onChange={(changed) => setTyped({ ...typed, ...changed })} />
        <Fault terms={terms} ledger={ledger} />
      </section>
      {ledger.releases.length === 0 && <p>Nothing of this dataset is published yet, so there is nothing to compare with: this file would be its first release.</p>}
      {ledger.releases.length > 0 && faultOf(shown, ledger) === null && <Trial ledger={ledger} reading={reading} {...shown} />}
      {faultOf(terms, ledger) === null && (
        <PublishPanel
          dataset={ledger.dataset}
          publisher={publisher}
          file={file}
          choices={choices}
          report={reading.report}
          span={{ from: terms.from, to: terms.to }}
          released={terms.released}
          credit={credit}
        />
      )}
    </>
  )
}

/** The span that a publication would be offered, released today, as of its last day. */
function defaultTerms({ records }: Reading, ledger: Ledger, today: string): Terms {
  const span = proposedSpan(records, ledger, isoDay(today))!
  const released = toIso(Math.max(isoDay(today), newestOf(ledger) ?? 0))
  return { from: toIso(span.from), to: toIso(span.to), released, asOf: toIso(span.to), cause: defaultCauseOf(ledger.dataset) }
}

const newestOf = ({ releases }: Ledger): Day | null => releases.at(-1)?.released ?? null

/** What is wrong with the days, in words; null where they make a release. */
function faultOf({ from, to, released, asOf }: Terms, ledger: Ledger): string | null {
  const days = [from, to, released, asOf].map(parseDay)
  if (days.includes(null)) return 'Each day must be a real one of the years 1600 to 2999.'
  if (days[1]! < days[0]!) return 'The days that it would replace end before they begin.'
  const newest = newestOf(ledger)
  return newest !== null && days[2]! < newest ? `The newest release is of ${longDay(newest)}: a later one can’t be released before it.` : null
}

function Fault({ terms, ledger }: { terms: Terms; ledger: Ledger }) {
  return <p aria-live="polite">{faultOf(terms, ledger)}</p>
}

interface FormProps {
  terms: Terms
  ledger: Ledger
  onChange: (changed: Partial<Terms>) => void
}

/** The trial as one sentence with fields. */
function TrialForm({ terms, ledger, onChange }: FormProps) {
  const day = (name: keyof Terms, label: string) => (
    <input type="date" aria-label={label} value={terms[name]} min="1600-01-01" max="2999-12-31" onChange={(event) => onChange({ [name]: event.currentTarget.value })} />
  )
  return (
    <div className="question">
      <span>If it replaced all that is known from </span>
      {day('from', 'First day that it replaces')}
      <span> to </span>
      {day('to', 'Last day that it replaces')}
      <span>, released on </span>
      {day('released', 'Day of release')}
      <span>: show </span>
      <select aria-label="Which deaths" value={terms.cause} onChange={(event) => onChange({ cause: event.currentTarget.value })}>
        {ledger.terms.definitions.map(({ id, noun }) => (
          <option key={id} value={id}>
            {noun}
          </option>
        ))}
      </select>
      <span> from 1 January to </span>
      {day('asOf', 'As-of day')}
      <span>.</span>
    </div>
  )
}

const Trial = memo(function Trial({ ledger, reading, from, to, released, asOf, cause }: { ledger: Ledger; reading: Reading } & Terms) {
  const { tried, outside } = useMemo(() => tryRelease(ledger, reading, { from: isoDay(from), to: isoDay(to) }, isoDay(released)), [ledger, reading, from, to, released])
  const [published, withFile] = useMemo(() => {
    const question = { ...defaultQuestion(ledger.dataset), causes: [cause], asOf: isoDay(asOf) }
    return [ledger, tried].map((each) => dashboardOf(each, question, defaultView()))
  }, [ledger, tried, asOf, cause])
  const span = { from: isoDay(from), to: isoDay(to) }
  return (
    <>
      {outside > 0 && (
        <p className="notice">
          {deathsText(outside)} of the file {outside === 1 ? 'is' : 'are'} outside of {spanText(span)}, left out here, and would be refused in a release of these days.
        </p>
      )}
      {reading.records.some(({ state }) => state === '') && (
        <p className="notice">The file names no state, so no death of it can be matched with one that is listed: what follows shows them as removed and added.</p>
      )}
      <UploadFigures published={published} tried={withFile} />
      <WouldChange before={ledger} after={tried} asOf={isoDay(asOf)} once="with this file" />
    </>
  )
})

/** The published ledger with the file as its newest release, and the deaths that lie outside the span. */
function tryRelease(ledger: Ledger, { records }: Reading, span: Span, released: Day): { tried: Ledger; outside: number } {
  const { within, outside } = splitBySpan(records, span)
  const deathsOf = (some: typeof records) => some.reduce((sum, { deaths }) => sum + deaths, 0)
  const release = { id: 'this-file', released, span, compiledBy: 'this file', licence: 'not published', source: 'a file that is being tried', sha256: '', deaths: deathsOf(within) }
  return { tried: withRelease(ledger, release, within), outside: deathsOf(outside) }
}
