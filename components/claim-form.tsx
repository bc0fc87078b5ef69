import { type AskedClaim, answerWords, unsignedPercent } from '@/claims/asked-claim'
import { COUNTERS } from '@/claims/counters'
import { type ClaimField, EMPTY_CLAIM } from '@/claims/claim'
import { checkQuery } from '@/claims/claim-query'
import { fieldNames } from '@/claims/claim-words'
import { DEFAULT_DATASET } from '@/stats/dataset'
import { capital } from '@/stats/words'

/** What the fields of a claim offer. */
export interface ClaimChoices {
  causes: { label: string; options: { value: string; text: string }[] }[]
  states: { value: string; text: string }[]
  knowns: { value: string; text: string }[]
  years: number[]
  officers: string
}

interface Props {
  asked: AskedClaim
  dataset: string
}

/** The sentence as printed. It is posted, for an address holds no long text, and the answer is an address. */
export function ClaimTextForm({ asked: { text, given }, dataset }: Props) {
  return (
    <form action="/claims/read" method="post" className="claim-text" aria-label="The printed text">
      <label htmlFor="claim-text">Paste the sentence or paragraph, as printed</label>
      <textarea id="claim-text" name="text" rows={text.length > 400 ? 6 : 4} defaultValue={text} dir="auto" required spellCheck={false} />
      <p>
        <label>
          Printed on <input type="date" name="published" defaultValue={given.published ?? ''} min="1791-01-01" max="9999-12-31" />
        </label>{' '}
        <button type="submit">Check</button>
      </p>
      <p className="note">The date says what “this year” and “so far” mean.</p>
      {dataset !== DEFAULT_DATASET && <input type="hidden" name="dataset" value={dataset} />}
    </form>
  )
}

/** The claim as a sentence with fields, each as it was understood; what is changed here wins over the text. */
export function ClaimFieldsForm({ asked, dataset, choices }: Props & { choices: ClaimChoices }) {
  const { fields, given, text } = asked
  const value = (name: ClaimField) => fields[name] ?? ''
  const names = fieldNames(asked.claim ?? EMPTY_CLAIM)
  const percent = fields.direction === undefined ? value('percent') : unsignedPercent(value('percent'))
  const kept = Object.entries({ text: text === '' ? undefined : given.text, published: given.published, claim: given.claim, length: given.length, quote: given.quote, unread: given.unread, foreign: given.foreign, beside: given.beside })
  return (
    <form id="claim-fields" action="/claims" method="get" className="question claim-fields" aria-label="The fields of the claim" data-kind={fields.kind}>
      <span>The claim: </span>
      <Choice name="cause" label="Which deaths" value={value('cause')} empty="which deaths?" groups={choices.causes} />
      <span> of </span>
      <Choice name="state" mayBeEmpty label="Which officers" value={value('state')} empty={choices.officers} groups={[{ label: 'places', options: choices.states }]} />
      <span className="of-change">
        <span> are </span>
        <Choice name="direction" label="Up or down" value={value('direction')} empty="up or down?" groups={[{ label: '', options: ['down', 'up', 'unchanged'].map(same) }]} />
        <span> by </span>
        <input name="percent" aria-label="Percent" defaultValue={percent} size={5} inputMode="decimal" autoComplete="off" placeholder="?" />
        <span> %: </span>
      </span>
      {fields.kind === 'leading' && <span>: </span>}
      <input name="current" aria-label={capital(names.current)} defaultValue={value('current')} size={4} inputMode="numeric" autoComplete="off" placeholder="?" />
      <span> from 1 January to </span>
      <input type="date" name="asof" aria-label="Last day counted" className={value('asof') === '' ? 'unsaid' : undefined} defaultValue={value('asof')} min="1791-01-01" max="9999-12-31" />
      <span className="of-change">
        <span>, against </span>
        <input name="prior" aria-label={capital(names.prior)} defaultValue={value('prior')} size={4} inputMode="numeric" autoComplete="off" placeholder="?" />
        <span> in </span>
        <Choice
          name="against"
          label="Compared with"
          value={value('against')}
          empty="compared with what?"
          groups={[{ label: '', options: [{ value: 'last-year', text: 'the same days of the year before' }, { value: 'average-5', text: 'the mean of the five years before' }, ...choices.years.map((year) => same(String(year)))] }]}
        />
      </span>
      <span>, as known </span>
      <Choice name="known" mayBeEmpty label="Known on" value={value('known')} empty="now" groups={[{ label: 'releases', options: choices.knowns }]} />
      <span>. </span>
      <details open={['kind', 'followedby', 'points', 'whole', 'counter'].some((name) => (fields[name as ClaimField] ?? 'change') !== 'change') || undefined}>
        <summary>More: a leading cause, percentage points, whole years, who counted</summary>
        <span>It says </span>
        <Choice name="kind" mayBeEmpty label="What it says" value={fields.kind === 'leading' ? 'leading' : ''} empty="a change, or a count" groups={[{ label: '', options: [{ value: 'leading', text: 'that these deaths are the most' }] }]} />
        <span>, followed by </span>
        <Choice name="followedby" mayBeEmpty label="Second cause" value={value('followedby')} empty="(not said)" groups={choices.causes} />
        <span>. The percent is printed </span>
        <Choice name="points" mayBeEmpty label="Percentage points" value={value('points')} empty="as a percent" groups={[{ label: '', options: [{ value: 'yes', text: 'as percentage points' }] }]} />
        <span>, the older count is </span>
        <Choice name="whole" mayBeEmpty label="Older count is" value={value('whole')} empty="of the same days" groups={[{ label: '', options: [{ value: 'yes', text: 'of a whole year' }] }]} />
        <span>, counted by </span>
        <Choice name="counter" mayBeEmpty label="Who counted" value={value('counter')} empty="(not said)" groups={[{ label: '', options: COUNTERS.map(({ id, name }) => ({ value: id, text: name })) }]} />
        <span>. </span>
      </details>
      {kept.map(([name, held]) => held !== undefined && <input key={name} type="hidden" name={name} value={held} />)}
      {dataset !== DEFAULT_DATASET && <input type="hidden" name="dataset" value={dataset} />}
      <button type="submit">Check these fields</button>
    </form>
  )
}

const same = (value: string) => ({ value, text: value })

interface ChoiceProps {
  name: ClaimField
  label: string
  value: string
  /** What an empty field means. */
  empty: string
  groups: ClaimChoices['causes']
  /** Whether an empty field is an answer, and not something that is missing. */
  mayBeEmpty?: boolean
}

/** A field to choose from; a value that isn't offered stays in it, so that it can be seen and mended. */
function Choice({ name, label, value, empty, groups, mayBeEmpty = false }: ChoiceProps) {
  const isOffered = value === '' || groups.some(({ options }) => options.some((option) => option.value === value))
  return (
    <select name={name} aria-label={label} defaultValue={value} key={`${name} ${value}`} className={value === '' && !mayBeEmpty ? 'unsaid' : undefined}>
      <option value="">{empty}</option>
      {!isOffered && <option value={value}>{value.slice(0, 40)}</option>}
      {groups.map(({ label: group, options }) => {
        const all = options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))
        return group === '' ? all : (
          <optgroup key={group} label={group}>
            {all}
          </optgroup>
        )
      })}
    </select>
  )
}

/** What the text doesn't say, or could mean: each answer is a link. */
export function ClaimAsks({ asked, dataset }: Props) {
  const { missing, given, fields, published } = asked
  if (missing.length === 0) return null
  return (
    <div className="asks" role="group" aria-labelledby="asks-title">
      <h3 id="asks-title">Still open: please choose</h3>
      {missing.map((ask) => (
        <div key={ask.field} data-ask={ask.field}>
          <p>{ask.ask}</p>
          {ask.options.length > 0 && (
            <ul>
              {ask.options.map((option) => (
                <li key={option.value}>
                  <a href={`/claims${checkQuery({ ...given, ...answerWords(ask, option) }, dataset)}`} aria-current={fields[ask.field as ClaimField] === option.value ? 'true' : undefined}>
                    {option.text}
                  </a>
                  {option.why !== '' && `: ${option.why}`}
                </li>
              ))}
            </ul>
          )}
          {ask.field === 'asof' && ask.options.length === 0 && published === null && <p className="note">The day on which it was printed, in its field above, would tell; or fill in the last day that it counts.</p>}
        </div>
      ))}
    </div>
  )
}

