import { useState } from 'react'
import type { DateOrder, Role } from '@/ingest/choices'
import type { Question, Reading } from '@/ingest/report'
import { longDay, parseDay } from '@/stats/calendar'
import type { Terms } from '@/stats/terms'
import { capital, countText, inWords } from '@/stats/words'
import { COUNTS_NONE, FIELDS, ORDER_NAMES, ROLE_NAMES } from './upload-choices'

interface Props {
  reading: Reading
  terms: Terms
}

/** Causes that are asked about at once; the others follow when these are answered. */
const CAUSES_AT_ONCE = 25

/** What only a person can say of the file, each as a control. */
export function UploadQuestions({ reading, terms }: Props) {
  const { questions, columns } = reading
  const isHeading = ({ found, column }: Question) => found === column && columns.some(({ heading, role }) => heading === found && role === null)
  const causes = questions.filter(({ kind }) => kind === 'cause')
  const [shown, setShown] = useState(CAUSES_AT_ONCE)
  if (questions.length === 0) return null
  return (
    <section aria-labelledby="questions-title">
      <h2 id="questions-title">{capital(inWords(questions.length))} {questions.length === 1 ? 'question' : 'questions'} that only a person can answer</h2>
      {questions.map((question) =>
        question.kind === 'date-order' ? (
          <DateOrderQuestion key="date-order" question={question} />
        ) : question.kind === 'which-column' ? (
          <WhichColumn key={question.column} question={question} />
        ) : null,
      )}
      {causes.length > 0 && (
        <fieldset>
          <legend>
            {causes.some(isHeading)
              ? 'Causes and columns of numbers that nobody knows. Until they are answered a column isn’t counted, and a cause is counted in “other”, under its own name.'
              : 'Causes that nobody knows. Until they are answered they are counted in “other”, under their own names.'}
          </legend>
          {causes.slice(0, shown).map((question, i) => (
            <CauseQuestion key={`${question.column} ${question.found}`} question={question} isHeading={isHeading(question)} place={i} terms={terms} />
          ))}
          {causes.length > shown && (
            <p className="actions">
              <button type="button" onClick={() => setShown(shown + CAUSES_AT_ONCE)}>
                Show more of the {countText(causes.length - shown)} left
              </button>
            </p>
          )}
        </fieldset>
      )}
    </section>
  )
}

/** In which order day, month and year stand; each order with what it makes of an example. */
function DateOrderQuestion({ question: { column, examples, options, rows, advice } }: { question: Question }) {
  return (
    <fieldset>
      <legend>
        In which order do day, month and year stand in “{column}”? {waiting(rows)}
      </legend>
      {options.map((order) => (
        <label key={order} className="option">
          <input type="radio" name={FIELDS.dateOrder} value={order} /> {ORDER_NAMES[order as DateOrder] ?? order}
          <span className="note"> {examples.slice(0, 2).flatMap((example) => exampleText(order as DateOrder, example) ?? []).join('; ')}</span>
        </label>
      ))}
      <p className="note">
        As they stand: {examples.join(', ')}. {advice}
      </p>
    </fieldset>
  )
}

/** "03/04/2025 is 3 April 2025"; null where the example has no three numbers or they are no day. */
function exampleText(order: DateOrder, example: string): string | null {
  const numbers = /(\d+)\D+(\d+)\D+(\d+)/.exec(example)?.slice(1)
  if (!numbers) return null
  const of = (letter: string) => numbers[order.indexOf(letter)]
  const year = of('y').length === 2 ? null : of('y')
  const day = year && parseDay(`${year}-${of('m').padStart(2, '0')}-${of('d').padStart(2, '0')}`)
  return day ? `${example} is ${longDay(day)}` : null
}

function WhichColumn({ question: { column, options, rows, advice } }: { question: Question }) {
  return (
    <p className="ask">
      <label>
        Which column holds {ROLE_NAMES[column as Role] ?? column}?{' '}
        <select name={FIELDS.whichColumn(column)} defaultValue="">
          <option value="">not yet answered</option>
          {options.map((heading) => (
            <option key={heading} value={heading}>
              {heading}
            </option>
          ))}
        </select>
      </label>
      <span className="note">
        {' '}
        {waiting(rows)} {advice}
      </span>
    </p>
  )
}

interface CauseQuestionProps {
  question: Question
  /** Whether it's a column of a wide file that isn't counted yet, and not a label in cells. */
  isHeading: boolean
  place: number
  terms: Terms
}

function CauseQuestion({ question: { found, options, rows }, isHeading, place, terms }: CauseQuestionProps) {
  return (
    <p className="ask">
      <label>
        {isHeading ? 'The column ' : ''}“{found}” is{' '}
        <CauseSelect name={FIELDS.cause(place)} found={found} suggestions={options} terms={terms}>
          <option value="">not yet answered</option>
          {isHeading && <option value={COUNTS_NONE}>no cause, and isn’t counted</option>}
        </CauseSelect>
      </label>
      <span className="note">
        {' '}
        {countText(rows)} {rows === 1 ? 'row' : 'rows'}
      </span>
    </p>
  )
}

interface CauseSelectProps {
  name?: string
  found: string
  suggestions: string[]
  terms: Terms
  value?: string
  onChange?: (label: string) => void
  children?: React.ReactNode
}

/** Every known label by group, the suggested ones first, and the label itself: a cause of its own. */
export function CauseSelect({ name, found, suggestions, terms, value, onChange, children }: CauseSelectProps) {
  const groupOf = new Map(terms.causes.map(({ id, group }) => [id, group]))
  const held = onChange ? { value, onChange: (event: React.ChangeEvent<HTMLSelectElement>) => onChange(event.currentTarget.value) } : { defaultValue: '' }
  return (
    <select name={name} {...held}>
      {children}
      {suggestions.length > 0 && (
        <optgroup label="likely">
          {suggestions.map((label) => (
            <option key={label} value={label}>
              {label}
            </option>
          ))}
        </optgroup>
      )}
      <option value={found}>a cause of its own, counted in “other”</option>
      {terms.groups.map((group) => (
        <optgroup key={group} label={group}>
          {terms.aliases
            .filter(({ label, cause }) => groupOf.get(cause) === group && !suggestions.includes(label))
            .map(({ label }) => (
              <option key={label} value={label}>
                {label}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  )
}

const waiting = (rows: number): string => (rows === 0 ? '' : `${countText(rows)} ${rows === 1 ? 'row waits' : 'rows wait'} for the answer.`)
