import type { Citations } from '@/charts/citation'
import { CopyButton } from './copy-button'

/** How to cite the chart: each form in a field of its own. */
export function CitePanel({ citations, isFrozen }: { citations: Citations; isFrozen: boolean }) {
  const { text, bibtex, csl, credit } = citations
  return (
    <section id="cite" aria-labelledby="cite-title">
      <h2 id="cite-title">Cite it</h2>
      <p className="subtitle">
        {isFrozen
          ? 'A citation names the frozen address: what a reader finds there is what was cited.'
          : 'These days aren’t covered yet: a citation names the live address, where later releases will change the figures.'}
      </p>
      <Field id="cite-credit" name="Credit line" text={credit} rows={2} />
      <Field id="cite-text" name="Citation" text={text} rows={3} />
      <details>
        <summary>BibTeX</summary>
        <Field id="cite-bibtex" name="BibTeX" text={bibtex} rows={11} />
      </details>
      <details>
        <summary>CSL-JSON</summary>
        <Field id="cite-csl" name="CSL-JSON" text={JSON.stringify([csl], null, 2)} rows={18} />
      </details>
    </section>
  )
}

interface FieldProps {
  id: string
  name: string
  text: string
  rows: number
}

function Field({ id, name, text, rows }: FieldProps) {
  return (
    <div className="code">
      <label htmlFor={id}>{name}</label>
      <CopyButton text={text} what={name === 'Citation' || name === 'Credit line' ? `the ${name.toLowerCase()}` : name} from={id} />
      <textarea id={id} readOnly rows={rows} value={text} spellCheck={false} />
    </div>
  )
}
