import { countText } from '@/stats/words'
import type { Terms } from '@/stats/terms'
import { CauseSelect } from './upload-questions'
import type { ChosenCauses } from './upload-remembered'

interface Props {
  causes: ChosenCauses
  isKept: boolean
  terms: Terms
  onChange: (causes: ChosenCauses) => void
}

/** The causes chosen before, by the dataset's publications or in this browser: to change one, to forget one, to forget them all. */
export function UploadChosen({ causes, isKept, terms, onChange }: Props) {
  const chosen = Object.entries(causes)
  if (chosen.length === 0) return null
  const without = (found: string) => Object.fromEntries(chosen.filter(([label]) => label !== found))
  return (
    <details className="chosen">
      <summary>
        {countText(chosen.length)} {chosen.length === 1 ? 'cause that was chosen before is' : 'causes that were chosen before are'} remembered for this dataset
      </summary>
      <p className="note">
        {isKept
          ? 'They are used again for the next file, until you forget them here. Those of published files come with the dataset; your own are kept in this browser alone.'
          : 'Those of published files come with the dataset. This browser refuses to keep your own: they hold until the page is closed.'}
      </p>
      {chosen.map(([found, label]) => (
        <p className="ask" key={found}>
          <label>
            “{found}” is{' '}
            <CauseSelect found={found} suggestions={[]} terms={terms} value={label} onChange={(next) => onChange({ ...causes, [found]: next })} />
          </label>{' '}
          <button type="button" onClick={() => onChange(without(found))} aria-label={`Forget “${found}”`}>
            Forget
          </button>
        </p>
      ))}
      <p className="actions">
        <button type="button" onClick={() => onChange({})}>
          Forget all of them
        </button>
      </p>
    </details>
  )
}
