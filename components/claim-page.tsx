import type { ShownCheck } from '@/charts/claim-shown'
import type { AskedClaim } from '@/claims/asked-claim'
import { EMPTY_CLAIM } from '@/claims/claim'
import { fieldNames } from '@/claims/claim-words'
import type { Quoted } from '@/claims/quotation'
import { longDay } from '@/stats/calendar'
import { DEFAULT_DATASET } from '@/stats/dataset'
import { type QueryProblem, pageProblemText } from '@/stats/question'
import type { Terms } from '@/stats/terms'
import { capital } from '@/stats/words'
import { ClaimArithmetic, ClaimChance, ClaimKnown, ClaimVerdict } from './claim-answer'
import { ClaimDefinitions, ClaimFigures, ClaimLeading } from './claim-figures'
import { ClaimAsks, type ClaimChoices, ClaimFieldsForm, ClaimTextForm } from './claim-form'
import { ClaimPrint } from './claim-print'
import { ClaimUnderstood } from './claim-understood'
import { OwnDataset } from './own-dataset'
import { Scripted } from './scripted'

interface Props {
  asked: AskedClaim
  problems: QueryProblem[]
  shown: ShownCheck | null
  /** What the figures say of each claim of the text, where it makes several. */
  findings: string[]
  terms: Terms
  dataset: { id: string; title: string; path: string }
  choices: ClaimChoices
  examples: { name: string; href: string }[]
  site: string
}

/** Is the claim true? What was printed, how it was understood, and what arithmetic and figures say of it. */
export function ClaimPage({ asked, problems, shown, findings, terms, dataset, choices, examples, site }: Props) {
  return (
    <main id="dashboard" className="claim-page">
      <h1>Is the claim true?</h1>
      <OwnDataset dataset={dataset} />
      {asked.text === '' && asked.quoted && <Quotation {...asked.quoted} />}
      {!asked.isAsked && (
        <p className="lead">
          Paste a sentence that compares officers’ deaths. You see whether its percent follows from its counts, which figures bear it out and under which definitions, whether it could be chance, and a sentence that is safe to print.
        </p>
      )}
      {asked.understood === null && shown && (
        <details className="by-text">
          <summary>Check another sentence</summary>
          <ClaimTextForm asked={asked} dataset={dataset.id} />
        </details>
      )}
      {asked.understood === null && !shown && <ClaimTextForm asked={asked} dataset={dataset.id} />}
      {asked.understood !== null && (
        <div className="columns">
          <ClaimTextForm asked={asked} dataset={dataset.id} />
          <section aria-labelledby="read-title" className="claim-read">
            <h2 id="read-title">How the words were read</h2>
            <ClaimUnderstood asked={asked} findings={findings} terms={terms} dataset={dataset.id} />
          </section>
        </div>
      )}
      {!asked.isAsked && (
        <>
          <details className="by-fields">
            <summary>Or fill in its numbers</summary>
            <ClaimFieldsForm asked={asked} dataset={dataset.id} choices={choices} />
          </details>
          <Examples examples={examples} />
        </>
      )}
      {shown && <ClaimVerdict shown={shown} />}
      {(asked.isAsked || problems.length > 0) && (
        <section aria-labelledby="understood-title">
          <h2 id="understood-title">{shown || problems.length > 0 ? 'The claim as understood' : 'The claim, field by field'}</h2>
          <p className="subtitle">Change whatever was misread: your change counts, not the text</p>
          <Unreadable problems={problems} />
          <ClaimFieldsForm asked={asked} dataset={dataset.id} choices={choices} />
          <ClaimAsks asked={asked} dataset={dataset.id} />
        </section>
      )}
      {shown && <Answer shown={shown} site={site} />}
      {dataset.id === DEFAULT_DATASET && (
        <p className="to-published">
          <a href="/claims/published">{asked.isAsked ? 'Other published claims' : 'Published claims'}, each checked</a>
        </p>
      )}
    </main>
  )
}

function Answer({ shown, site }: { shown: ShownCheck; site: string }) {
  const { check } = shown
  const isOfCounts = check.claim.kind === 'change'
  return (
    <>
      {isOfCounts && <ClaimArithmetic shown={shown} />}
      <ClaimLeading shown={shown} />
      <ClaimFigures shown={shown} />
      <ClaimDefinitions shown={shown} />
      {check.own && <ClaimChance shown={shown} />}
      <ClaimKnown shown={shown} />
      <Scripted />
      <ClaimPrint shown={shown} site={site} />
    </>
  )
}

/** The sentence that an address was made about: whoever opens it sees the words, and nothing is read from them. */
function Quotation({ quote, published }: Quoted) {
  return (
    <figure className="quoted">
      <figcaption>
        Quoted by whoever asked{published === null ? '' : `, as printed on ${longDay(published)}`}. These aren’t our words, and nothing is read from them: the fields below are what is checked.
      </figcaption>
      <blockquote dir="auto">{quote}</blockquote>
    </figure>
  )
}

/** Fields that are chosen from a list, which says what is allowed better than ids do. */
const CHOSEN: readonly string[] = ['kind', 'cause', 'direction', 'known', 'against', 'state', 'followedby', 'points', 'whole', 'counter']

/** What can't be read, what is allowed instead; nothing is checked until it is mended. */
function Unreadable({ problems }: { problems: QueryProblem[] }) {
  if (problems.length === 0) return null
  return (
    <div className="notice" role="alert">
      <p>This can’t be checked yet:</p>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.parameter} ${problem.allowed}`}>{mendText(problem)}</li>
        ))}
      </ul>
    </div>
  )
}

/** "Newer count: “many” can’t be read. Allowed: a whole number …": by the name that the field has on the page; a word that is no field by its own. */
function mendText(problem: QueryProblem): string {
  const { parameter, found, allowed } = problem
  const names: Record<string, string> = fieldNames(EMPTY_CLAIM)
  if (!Object.hasOwn(names, parameter)) return pageProblemText(problem)
  const mend = CHOSEN.includes(parameter) && allowed !== 'one value only' ? 'Choose one from its list below.' : `Allowed: ${allowed}.`
  return `${capital(names[parameter])}: “${found}” can’t be read. ${mend}`
}

function Examples({ examples }: Pick<Props, 'examples'>) {
  return (
    <nav aria-labelledby="examples-title" className="claim-examples">
      <h2 id="examples-title">Examples to try</h2>
      <ul>
        {examples.map(({ name, href }) => (
          <li key={href}>
            <a href={href}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
