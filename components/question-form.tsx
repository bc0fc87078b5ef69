import type { Choices, Dashboard } from '@/charts/dashboard'
import { toIso } from '@/stats/calendar'
import { DEFAULT_DATASET } from '@/stats/dataset'
import { longKnown, toKnownText } from '@/stats/known'
import { nounOf } from '@/stats/terms'
import type { Place } from './place'

interface Props {
  dashboard: Dashboard
  choices: Choices
  place: Place
  /** The as-of day in words, for browsers write it in figures as their reader's country does. */
  asOfWords: React.ReactNode
}

/**
 * The question as one sentence with fields. It is a GET form that works without script; the browser's
 * ledger, once loaded, listens to the same fields.
 */
export function QuestionForm({ dashboard, choices, place, asOfWords }: Props) {
  const { question, asOf, knownOn, definitions } = dashboard.answer
  const cause = question.causes.join(',')
  const known = question.known === null ? '' : toKnownText(question.known)
  const isRelease = choices.knowns.some((each) => each.known === question.known)
  return (
    <form id="question" action={place.path} method="get" className="question">
      <span>Show </span>
      <select name="cause" aria-label="Which deaths" defaultValue={cause} key={`cause ${cause}`}>
        {question.causes.length > 1 && <option value={cause}>{nounOf(definitions)}</option>}
        {choices.causes.map(({ label, options }) => (
          <optgroup key={label} label={label}>
            {options.map(({ value, text }) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <span> of </span>
      <select name="state" aria-label="Which officers" defaultValue={question.state ?? ''}>
        <option value="">{choices.officers}</option>
        {choices.states.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
      <span> from 1 January to </span>
      <input type="date" name="asof" aria-label="As-of day" defaultValue={toIso(asOf)} min="1791-01-01" max="9999-12-31" required />
      <span> ({asOfWords}), against </span>
      <select name="against" aria-label="Against" defaultValue={String(question.against)}>
        <option value="last-year">the year before</option>
        <option value="average-5">the mean of the five years before</option>
        {typeof question.against === 'number' && !choices.againstYears.includes(question.against) && (
          <option value={question.against}>{question.against}</option>
        )}
        {choices.againstYears.map((year) => (
          <option key={year} value={year}>
            {year}
          </option>
        ))}
      </select>
      <span> by </span>
      <select name="align" aria-label="Alignment" defaultValue={question.align}>
        <option value="date">the same dates</option>
        <option value="days">the same number of days</option>
      </select>
      <span>, as known </span>
      <select name="known" aria-label="Known on" defaultValue={known}>
        <option value="">now</option>
        {question.known !== null && !isRelease && <option value={known}>on {longKnown(knownOn)}</option>}
        {choices.knowns.map(({ known: moment, compiledBy }) => (
          <option key={moment} value={toKnownText(moment)}>
            on {longKnown(moment)} ({compiledBy})
          </option>
        ))}
      </select>
      <span>. </span>
      <input type="hidden" name="without" value={question.without ?? ''} />
      {question.dataset !== DEFAULT_DATASET && <input type="hidden" name="dataset" value={question.dataset} />}
      {dashboard.view.since !== '1900' && <input type="hidden" name="since" value={dashboard.view.since} />}
      <button type="submit">Show</button>
    </form>
  )
}
