import { useMemo, useState } from 'react'
import type { Outcome, Problem, ProblemKind } from '@/ingest/problem'
import { countText } from '@/stats/words'
import { saveBlob } from './save-blob'
import type { Found } from './upload-worker'

const OUTCOME_NAMES: Record<Outcome, string> = { rejected: 'rejected', repaired: 'repaired', suspect: 'duplicate suspects', note: 'notes' }
const OUTCOMES = Object.keys(OUTCOME_NAMES) as Outcome[]
const ROWS_OF_A_PAGE = 50

/** A filter by outcome or by kind: `all`, an outcome, or a kind. */
type Filter = 'all' | Outcome | ProblemKind

const isShown = (kind: ProblemKind, filter: Filter, outcomes: Found['outcomes']): boolean =>
  filter === 'all' || kind === filter || outcomes[kind] === filter

/** Everything that was found wrong, repaired or suspected, with its line; filtered, paged, and the rejects as a file. */
export function UploadProblems({ found, name }: { found: Found; name: string }) {
  const { problems, problemCounts } = found.reading.report
  const [filter, setFilter] = useState<Filter>('all')
  const [page, setPage] = useState(0)
  const { outcomes } = found
  const rows = useMemo(() => problems.filter(({ kind }) => isShown(kind, filter, outcomes)), [problems, filter, outcomes])
  const kinds = Object.entries(problemCounts) as [ProblemKind, number][]
  const total = kinds.reduce((sum, [kind, count]) => sum + (isShown(kind, filter, outcomes) ? count : 0), 0)
  const first = page * ROWS_OF_A_PAGE
  if (kinds.length === 0) {
    return (
      <section aria-labelledby="problems-title">
        <h2 id="problems-title">No problems: every row is as it should be</h2>
      </section>
    )
  }
  const choose = (next: string) => {
    setFilter(next as Filter)
    setPage(0)
  }
  return (
    <section aria-labelledby="problems-title">
      <h2 id="problems-title">What was found, line by line</h2>
      <div className="filter">
        <label>
          Show{' '}
          <select value={filter} onChange={(event) => choose(event.currentTarget.value)}>
            <option value="all">everything</option>
            {OUTCOMES.map((outcome) => {
              const ofOutcome = kinds.filter(([kind]) => found.outcomes[kind] === outcome)
              return (
                ofOutcome.length > 0 && (
                  <optgroup key={outcome} label={OUTCOME_NAMES[outcome]}>
                    <option value={outcome}>all that is {outcome === 'suspect' ? 'suspected' : outcome === 'note' ? 'a note' : outcome}</option>
                    {ofOutcome.map(([kind, count]) => (
                      <option key={kind} value={kind}>
                        {kind} ({countText(count)})
                      </option>
                    ))}
                  </optgroup>
                )
              )
            })}
          </select>
        </label>
        <Rejects found={found} name={name} />
      </div>
      <p className="subtitle" aria-live="polite">
        {rangeText(total, rows.length, first)}
      </p>
      <ProblemTable rows={rows.slice(first, first + ROWS_OF_A_PAGE)} outcomes={found.outcomes} />
      <Pages page={page} pages={Math.ceil(rows.length / ROWS_OF_A_PAGE)} onPage={setPage} />
    </section>
  )
}

function rangeText(total: number, held: number, first: number): string {
  const more = total > held ? ` The page holds the first ${countText(held)}; the file of rejected rows holds all of those.` : ''
  if (held <= ROWS_OF_A_PAGE) return `${countText(total)} in all.${more}`
  return `${countText(first + 1)} to ${countText(Math.min(first + ROWS_OF_A_PAGE, held))} of ${countText(total)}.${more}`
}

function ProblemTable({ rows, outcomes }: { rows: Problem[]; outcomes: Found['outcomes'] }) {
  return (
    <div className="scroll problems" tabIndex={0} role="region" aria-labelledby="problems-title">
      <table className="prose-table">
        <thead>
          <tr>
            <th scope="col">line</th>
            <th scope="col">column</th>
            <th scope="col">found</th>
            <th scope="col">what</th>
            <th scope="col">what to do</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, column, kind, found, advice }, i) => (
            <tr key={i}>
              <th scope="row">{countText(row)}</th>
              <td>{column}</td>
              <td className="found">{found}</td>
              <td>
                {outcomes[kind]}: {kind}
              </td>
              <td>{advice}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface PagesProps {
  page: number
  pages: number
  onPage: (page: number) => void
}

function Pages({ page, pages, onPage }: PagesProps) {
  if (pages <= 1) return null
  return (
    <nav aria-label="Pages of what was found" className="actions">
      <button type="button" disabled={page === 0} onClick={() => onPage(page - 1)}>
        Previous
      </button>
      <span>
        Page {countText(page + 1)} of {countText(pages)}
      </span>
      <button type="button" disabled={page === pages - 1} onClick={() => onPage(page + 1)}>
        Next
      </button>
    </nav>
  )
}

/** The rejected rows as a file that is made here, in the browser. */
function Rejects({ found: { rejects, leftOut }, name }: { found: Found; name: string }) {
  if (!rejects) return null
  return (
    <span>
      <button type="button" onClick={() => saveBlob(rejects, `${name.replace(/\.\w+$/, '')}-rejected.csv`)}>
        Save what is rejected as CSV
      </button>
      {leftOut > 0 && ` (the first million; ${countText(leftOut)} more are left out)`}
    </span>
  )
}
