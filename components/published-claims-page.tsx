import { counterRule } from '@/claims/counters'
import { printedCauseName } from '@/claims/printed-causes'
import { type PublishedCheck, agreementText, agreementTotals, publishedAgreementRule } from '@/claims/published-check'
import { publishedRule, publishedTotals, totalsText } from '@/claims/published-claims'
import { FOLLOWS, PUBLISHED_DEFAULT, type PublishedChoices, type PublishedQuestion, SORTS, toPublishedQuery } from '@/claims/published-query'
import type { QueryProblem } from '@/stats/question'
import { countText } from '@/stats/words'
import { BadAddress } from './bad-address'
import { PublishedClaimsTable } from './published-claims-table'

interface Props {
  /** All of them, for the totals. */
  checks: PublishedCheck[]
  rows: PublishedCheck[]
  choices: PublishedChoices
  question: PublishedQuestion
  problems: QueryProblem[]
}

/** Every published claim beside its own arithmetic and the figures here. */
export function PublishedClaimsPage({ checks, rows, choices, question, problems }: Props) {
  const query = toPublishedQuery(question)
  return (
    <main id="dashboard" className="published">
      <BadAddress problems={problems} />
      <p className="subtitle">
        <a href="/claims">Check a claim of your own</a>
      </p>
      <h1>Published claims</h1>
      <p className="lead">{totalsText(publishedTotals(checks))}</p>
      <p>{agreementText(agreementTotals(checks))}</p>
      <p className="note">
        {publishedRule} {counterRule} {countersText(checks)}
      </p>
      <Filter choices={choices} question={question} />
      <section aria-labelledby="claims-title">
        <h2 id="claims-title">{rows.length === checks.length ? `All ${countText(rows.length)} claims` : `${countText(rows.length)} of ${countText(checks.length)} claims`}</h2>
        {rows.length === 0 ? (
          <p>
            No published claim is all of that. <a href="/claims/published">Show all {countText(checks.length)}</a>
          </p>
        ) : <PublishedClaimsTable rows={rows} sort={question.sort} address={(sort) => `/claims/published${toPublishedQuery({ ...question, sort })}`} />}
        <p className="note">{publishedAgreementRule}</p>
      </section>
      <section aria-labelledby="files-title">
        <h2 id="files-title">As a file</h2>
        <p>
          <a href={`/claims/published.csv${query}`} download>
            CSV
          </a>{' '}
          · <a href={`/claims/published.json${query}`}>JSON</a>
        </p>
      </section>
    </main>
  )
}

/** "FBI: Federal Bureau of Investigation; …": the short names of the table. */
const countersText = (checks: PublishedCheck[]): string =>
  `${[...new Map(checks.map(({ published: { source } }) => [source.id, source.name]))].sort().map(([id, name]) => `${id}: ${name}`).join('; ')}.`

const FOLLOWS_WORDS: Record<(typeof FOLLOWS)[number], string> = { yes: 'percents that follow from their counts', no: 'percents that don’t follow from their counts', cannot: 'no percent, or not both counts' }
const SORT_WORDS: Record<(typeof SORTS)[number], string> = { published: 'newest first', asof: 'latest days first', difference: 'percents furthest apart first' }

/** Which claims, and in which order: a sentence with fields, and links to what is asked most. */
function Filter({ choices, question }: Pick<Props, 'choices' | 'question'>) {
  const { sources, causes, years } = choices
  const presets: [string, Partial<PublishedQuestion>][] = [['All', {}], ['Percents that don’t follow', { follows: 'no' }], ['Percents furthest apart', { sort: 'difference' }], ...sources.map((source): [string, Partial<PublishedQuestion>] => [source, { source }])]
  const current = toPublishedQuery(question)
  return (
    <>
      <nav aria-label="Published claims, in parts" className="presets">
        {presets.map(([name, over]) => {
          const query = toPublishedQuery({ ...PUBLISHED_DEFAULT, ...over })
          return (
            <a key={name} href={`/claims/published${query}`} aria-current={query === current ? 'true' : undefined}>
              {name}
            </a>
          )
        })}
      </nav>
      <form method="get" action="/claims/published" className="question" aria-label="Which claims">
        Show claims by <Choice name="source" label="Source" all="everyone" value={question.source} options={sources.map((id) => [id, id])} /> about{' '}
        <Choice name="cause" label="Cause" all="every cause" value={question.cause} options={causes.map((words) => [words, printedCauseName(words)])} /> in{' '}
        <Choice name="year" label="Year" all="every year" value={question.year} options={years.map((year) => [String(year), String(year)])} />, with{' '}
        <Choice name="follows" label="Arithmetic" all="any percent or none" value={question.follows} options={FOLLOWS.map((each) => [each, FOLLOWS_WORDS[each]])} />,{' '}
        <Choice name="sort" label="Order" all={null} value={question.sort} options={SORTS.map((each) => [each, SORT_WORDS[each]])} />. <button type="submit">Show</button>
      </form>
    </>
  )
}

interface ChoiceProps {
  name: keyof PublishedQuestion
  label: string
  /** What no value is called; null where there always is one. */
  all: string | null
  value: string | number | null
  options: [string, string][]
}

const Choice = ({ name, label, all, value, options }: ChoiceProps) => (
  <select name={name} aria-label={label} defaultValue={value ?? ''}>
    {all !== null && <option value="">{all}</option>}
    {options.map(([id, text]) => (
      <option key={id} value={id}>
        {text}
      </option>
    ))}
  </select>
)
