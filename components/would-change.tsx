import { useMemo } from 'react'
import { type Day, shortDay } from '@/stats/calendar'
import type { Change } from '@/stats/comparison'
import { type HeadlineChange, headlineChangeRule, headlineChanges, headlineDays } from '@/stats/headline-changes'
import type { Ledger } from '@/stats/ledger'
import { CHANGE_KINDS, changesOf } from '@/stats/release-changes'
import { type ChangeRow, changesByCause, changesByYear, changesText, renamingsOf } from '@/stats/release-tables'
import { capital, countText, pairAndPercent } from '@/stats/words'
import { ChangesTable, CorrectionsTable, RenamingsTable, isCorrection, shownChange } from './release-page'

interface Props {
  before: Ledger
  after: Ledger
  asOf: Day
  /** "with this file": when the figures would be as they are after. */
  once: string
}

/** What a release that isn’t published would change: deaths by cause and year, and every headline that would be printed otherwise. */
export function WouldChange({ before, after, asOf, once }: Props) {
  const changes = useMemo(() => changesOf(after, after.releases.length - 1), [after])
  const headlines = useMemo(() => headlineChanges(before, after, headlineDays(changes.changes, asOf)), [before, after, changes, asOf])
  const kinds = CHANGE_KINDS.filter((kind) => changes.totals[kind].deaths > 0)
  const corrections = changes.changes.filter(isCorrection)
  const recoded = renamingsOf(after, changes, 'recoded')
  const relabelled = renamingsOf(after, changes, 'relabelled')
  return (
    <section aria-labelledby="changes-title" className="changes">
      <h2 id="changes-title">What this would change</h2>
      <p>
        {capital(changesText(changes).replace(/^Changed nothing/, 'It would change nothing'))} <a href="/method#releases-compared">How releases are compared</a>
      </p>
      {kinds.length > 0 && (
        <>
          <ChangesTable caption="By cause" noun="cause" rows={changesByCause(after, changes).map(unpublished)} kinds={kinds} isMoving />
          <ChangesTable caption="By year" noun="year" rows={changesByYear(after, changes).map(unpublished)} kinds={kinds} />
        </>
      )}
      {recoded.length > 0 && <RenamingsTable caption="Recoded: one cause gave way to another" rows={recoded} />}
      {relabelled.length > 0 && <RenamingsTable caption="Relabelled: another name for the same cause" rows={relabelled} />}
      {corrections.length > 0 && <CorrectionsTable rows={corrections.map((change) => shownChange(after, change))} />}
      <Headlines rows={headlines} once={once} />
    </section>
  )
}

/** What isn't published has no records to lead to. */
const unpublished = (row: ChangeRow): ChangeRow => ({ ...row, after: typeof row.after === 'object' && row.after ? row.after.count : row.after })

function Headlines({ rows, once }: { rows: HeadlineChange[]; once: string }) {
  return (
    <details open={rows.length > 0}>
      <summary id="changed-headlines">
        {rows.length === 0 ? 'No headline would be printed otherwise' : `${countText(rows.length)} ${rows.length === 1 ? 'headline' : 'headlines'} would be printed otherwise`}
      </summary>
      <p className="note">{headlineChangeRule}</p>
      {rows.length > 0 && (
        <div className="scroll" tabIndex={0} role="region" aria-labelledby="changed-headlines">
          <table className="prose-table">
            <thead>
              <tr>
                <th scope="col">as of</th>
                <th scope="col">deaths</th>
                <th scope="col">as published</th>
                <th scope="col">{once}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ asOf, definition, before: was, after: is }) => (
                <tr key={`${asOf} ${definition.id}`}>
                  <th scope="row" className="day">{shortDay(asOf)}</th>
                  <td>{definition.noun}</td>
                  <td>{changeWords(was)}</td>
                  <td>{changeWords(is)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  )
}

const changeWords = (change: Change | null): string => (change === null ? 'not covered' : pairAndPercent(change))
