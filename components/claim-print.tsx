import type { ShownCheck } from '@/charts/claim-shown'
import { CopyButton } from './copy-button'

interface Props {
  shown: ShownCheck
  site: string
}

/** What leaves the page: a sentence that is safe to print, its citation, the addresses, and code for an article. */
export function ClaimPrint({ shown, site }: Props) {
  const { check, citations, frozen, live } = shown
  const address = `${site}/claims${frozen}`
  return (
    <section id="print" aria-labelledby="print-title">
      <h2 id="print-title">To print</h2>
      <p className="subtitle">Made from the figures, not from what was printed; both counts, the days, the source and the day on which they were known are in it</p>
      {check.safe && (
        <>
          <Field id="claim-sentence" name="Sentence" what="the sentence" text={check.safe.sentence} rows={3} />
          <Field id="claim-paragraph" name="Paragraph" what="the paragraph" text={check.safe.paragraph} rows={7} />
        </>
      )}
      <Field id="claim-citation" name="Citation" what="the citation" text={citations.text} rows={4} />
      <details>
        <summary>BibTeX</summary>
        <Field id="claim-bibtex" name="BibTeX" what="the BibTeX" text={citations.bibtex} rows={11} />
      </details>
      <dl className="links">
        <dt>Frozen link</dt>
        <dd>
          <p>The check stays as it is now: judged by what was known on {shown.knownOn}.</p>
          <a id="claim-frozen" href={`/claims${frozen}`}>
            {address}
          </a>{' '}
          <CopyButton text={address} what="the frozen link" from="claim-frozen" />
        </dd>
        <dt>Live link</dt>
        <dd>
          <p>It is judged by every release, and follows later ones.</p>
          <a id="claim-live" href={`/claims${live}`}>{`${site}/claims${live}`}</a>
        </dd>
      </dl>
    </section>
  )
}

interface FieldProps {
  id: string
  name: string
  what: string
  text: string
  rows: number
}

export function Field({ id, name, what, text, rows }: FieldProps) {
  return (
    <div className="code">
      <label htmlFor={id}>{name}</label>
      <CopyButton text={text} what={what} from={id} />
      <textarea id={id} readOnly rows={rows} value={text} spellCheck={false} />
    </div>
  )
}
