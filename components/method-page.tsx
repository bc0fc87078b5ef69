import { VIEW_RULES } from '@/charts/view'
import { followsRule } from '@/claims/arithmetic'
import { CHECK_WORD_RULES } from '@/claims/claim-query'
import { claimReviewRule } from '@/claims/claim-review'
import { counterRule } from '@/claims/counters'
import { leadingClaimRule } from '@/claims/leading-check'
import { mixedPairRule } from '@/claims/mixed-pair'
import { neededRule } from '@/claims/needed-counts'
import { partOfWholeRule } from '@/claims/part-of-whole'
import { publishedAgreementRule } from '@/claims/published-check'
import { publishedRule } from '@/claims/published-claims'
import { PUBLISHED_WORD_RULES } from '@/claims/published-query'
import { FIELD_RULES } from '@/claims/read-fields'
import { readingRule } from '@/claims/readings'
import { publishedRule as printedDayRule } from '@/claims/resolve-window'
import { freshRule } from '@/claims/revised-counts'
import { roughRule } from '@/claims/rough'
import { safeRule } from '@/claims/safe-words'
import { slipRule } from '@/claims/slips'
import { understandRule } from '@/claims/understand'
import { verdictRule } from '@/claims/verdict'
import { calendarRule, longDay, spanText } from '@/stats/calendar'
import { FLAGS, leadingRule } from '@/stats/answer'
import { criticalRule, eventRule, intervalRule, testRule } from '@/stats/chance'
import { changeRule, fragilityRule, smallNumberRule } from '@/stats/comparison'
import { contextRule } from '@/stats/context'
import { deathRule } from '@/stats/count'
import { datasetRule } from '@/stats/dataset'
import { figureChangeRule } from '@/stats/figure-changes'
import { knownRule } from '@/stats/known'
import { type Ledger, ledgerRule, withdrawalRule, yearOnlyRule } from '@/stats/ledger'
import { listingDelayRule } from '@/stats/listing-delay'
import { LEFT_OUT_RULES } from '@/stats/left-out'
import { spanRule } from '@/stats/offered-span'
import { outlookRule } from '@/stats/outlook'
import { headlineChangeRule } from '@/stats/headline-changes'
import { releaseChangeRules, versionRule } from '@/stats/release-changes'
import { WORD_RULES } from '@/stats/question'
import { recordRule } from '@/stats/record-list'
import { RECORD_WORD_RULES } from '@/stats/records-query'
import { triangleRule } from '@/stats/revision-triangle'
import { rateRule } from '@/stats/rate'
import { severalRule } from '@/stats/several'
import { definitionRule, unknownLabelRule } from '@/stats/terms'
import { vintageRule } from '@/stats/vintages'
import { alignmentRule } from '@/stats/window'
import { countText } from '@/stats/words'

const RULES: [string, string[]][] = [
  ['What is counted', [deathRule, definitionRule, unknownLabelRule, yearOnlyRule]],
  ['Windows', [calendarRule, alignmentRule]],
  ['Change', [changeRule, smallNumberRule, fragilityRule]],
  ['Chance', [intervalRule, testRule, criticalRule, eventRule, severalRule]],
  ['Context', [contextRule, leadingRule, outlookRule, rateRule]],
  ['Two clocks', [ledgerRule, knownRule, vintageRule, triangleRule, listingDelayRule]],
  ['Records', [recordRule]],
  ['Claims', [understandRule, printedDayRule, followsRule, neededRule, slipRule, readingRule, roughRule, verdictRule, mixedPairRule, partOfWholeRule, leadingClaimRule, freshRule, safeRule, claimReviewRule]],
  ['Published claims', [publishedRule, counterRule, publishedAgreementRule]],
  ['Datasets', [datasetRule]],
  ['Releases compared', [...releaseChangeRules, headlineChangeRule, versionRule]],
]

/** What files, publication and those who are told follow, which `app` knows. */
export interface OutsideRules {
  publishing: string[]
  told: string[]
}

interface Props {
  ledger: Ledger
  outside: OutsideRules
  /** What is wrong with the address, and whose terms are shown where they aren’t the default ones. */
  heading: React.ReactNode
}

/** How it counts: every sentence here is exported beside the code that keeps it. */
export function MethodPage({ ledger, outside, heading }: Props) {
  return (
    <main id="dashboard" className="method">
      {heading}
      <h1>How it counts</h1>
      {[...RULES, ['Publishing', [...outside.publishing, spanRule, withdrawalRule]] as const, ['Who is told', [figureChangeRule, ...outside.told]] as const].map(([title, rules]) => (
        <section key={title}>
          <h2 id={idOf(title)}>{title}</h2>
          {rules.map((rule) => (
            <p key={rule}>{rule}</p>
          ))}
          {title === 'Records' && <LeftOutRules />}
        </section>
      ))}
      <Table title="Definitions" columns={['id', 'name', 'family', 'what it counts']} rows={ledger.terms.definitions.map((d) => [d.id, d.name, d.family, d.rule])} />
      <Table title="Causes" columns={['label', 'cause', 'group', 'felonious']} rows={causeRows(ledger)} />
      <Table title="Releases" columns={['release', 'published', 'replaces', 'deaths', 'compiled by', 'licence']} rows={releaseRows(ledger)} />
      <Table title="Words of an address" columns={['word', 'meaning']} rows={Object.entries({ ...WORD_RULES, ...VIEW_RULES, ...RECORD_WORD_RULES })} />
      <Table title="Words of a check’s address" columns={['word', 'meaning']} rows={Object.entries({ ...CHECK_WORD_RULES, ...FIELD_RULES })} />
      <Table title="Words of the published claims’ address" columns={['word', 'meaning']} rows={Object.entries(PUBLISHED_WORD_RULES)} />
      <Table title="Flags" columns={['flag', 'meaning']} rows={Object.entries(FLAGS)} />
    </main>
  )
}

/** Why a record isn't counted, but for records of a year, whose rule stands above. */
function LeftOutRules() {
  return (
    <>
      <p>Records of the same days and the same place that a count doesn’t hold are listed as left out, each under one rule, the first that applies:</p>
      <ul>
        {Object.values(LEFT_OUT_RULES)
          .filter((rule) => rule !== yearOnlyRule)
          .map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        <li>
          A record that gives only a year follows its rule under <a href="#what-is-counted">What is counted</a>.
        </li>
      </ul>
    </>
  )
}

const idOf = (title: string): string => title.toLowerCase().replaceAll(/\W+/g, '-')

const causeRows = ({ terms }: Ledger): string[][] =>
  terms.aliases.map(({ label, cause: id }) => {
    const cause = terms.causes.find((c) => c.id === id)!
    return [label, cause.id, cause.group, cause.felonious ? 'yes' : 'no']
  })

const releaseRows = ({ releases }: Ledger): string[][] =>
  releases.map((r) => [r.id, longDay(r.released), spanText(r.span), countText(r.deaths), r.compiledBy, r.licence])

function Table({ title, columns, rows }: { title: string; columns: string[]; rows: string[][] }) {
  const id = idOf(title)
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className="scroll" tabIndex={0} role="region" aria-labelledby={id}>
        <table className="prose-table stacked">
          <thead>
            <tr>
              {columns.map((column) => (
                <th scope="col" key={column}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row[0]}>
                {row.map((cell, i) => (i === 0 ? <th scope="row" key={i}>{cell}</th> : <td key={i} data-column={columns[i]}>{cell}</td>))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
