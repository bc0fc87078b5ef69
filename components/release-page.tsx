import { isoDay, longDay, spanText, toIso, yearOf } from '@/stats/calendar'
import { type Ledger, type Release, SHIPPED_BY } from '@/stats/ledger'
import { CHANGE_KINDS, type ChangeKind, type DeathChange, type Place } from '@/stats/release-changes'
import { type ChangeRow, type Renaming, type StateCount, changesText } from '@/stats/release-tables'
import { countText } from '@/stats/words'
import type { ShownRelease } from './dataset-page'
import { Facts, FileLinks, Named } from './offered-file'

/** A change with its words: "12 May 2021 → 13 May 2021". */
export interface ShownChange {
  change: DeathChange
  from: PlaceWords | null
  to: PlaceWords | null
}

export type PlaceWords = Pick<Place, 'day' | 'isYearOnly'> & { state: string; label: string }

interface Props {
  dataset: { id: string; title: string }
  shown: ShownRelease
  byCause: ChangeRow[]
  byYear: ChangeRow[]
  recoded: Renaming[]
  relabelled: Renaming[]
  /** What was removed, recoded or redated, one by one. */
  corrections: ShownChange[]
  earlier: ShownRelease | null
  later: ShownRelease | null
  /** The release that takes this one back, where one does. */
  withdrawnBy: ShownRelease | null
}

/** The words of a change's ends, for a table. */
export const shownChange = ({ terms, labels }: Ledger, change: DeathChange): ShownChange => {
  const wordsOf = (place: Place | null): PlaceWords | null =>
    place && { day: place.day, isYearOnly: place.isYearOnly, state: terms.states[place.state].code, label: labels[place.label] }
  return { change, from: wordsOf(change.from), to: wordsOf(change.to) }
}

/** Whether a change corrects what was listed, and isn't only more of it or another name. */
export const isCorrection = ({ kind }: DeathChange): boolean => kind === 'removed' || kind === 'recoded' || kind === 'redated'

/** What each kind of change is called at the head of a column, and in a list. */
const KIND_NAMES: Record<ChangeKind, string> = {
  first: 'first listed',
  added: 'added late',
  removed: 'removed',
  recoded: 'recoded',
  redated: 'redated',
  relabelled: 'relabelled',
}

/** A release: who read it and when, its file, and what it changed. */
export function ReleasePage({ dataset, shown, byCause, byYear, recoded, relabelled, corrections, earlier, later, withdrawnBy }: Props) {
  const { release, changes, file, version } = shown
  const kinds = CHANGE_KINDS.filter((kind) => changes.totals[kind].deaths > 0)
  return (
    <main id="dashboard" className="method">
      <p className="subtitle crumb">
        <a href={`/datasets/${dataset.id}`}>{dataset.title}</a>
      </p>
      <h1>{file.title}</h1>
      <p>{file.description}</p>
      {withdrawnBy && (
        <p className="notice">
          This release was withdrawn on {longDay(withdrawnBy.release.released)}, by <a href={withdrawnBy.page}>{withdrawnBy.release.id}</a>, which restored what was known before it.
        </p>
      )}
      {release.withdraws && (
        <p className="notice">
          It withdraws <a href={`/datasets/${dataset.id}/releases/${release.withdraws}`}>{release.withdraws}</a>.
        </p>
      )}
      <Facts
        facts={[
          ['Known on', <time key="day" dateTime={toIso(release.released)}>{longDay(release.released)}</time>],
          ['Days', spanText(release.span)],
          ['Deaths', countText(release.deaths)],
          ['Source', <Named key="source" named={file.sources} />],
          ['Compiled by', release.compiledBy],
          ['Licence', <Named key="licence" named={file.licences} />],
          ['Version of the data', version],
          ['Published by', <Publisher key="publisher" release={release} />],
          ...(release.note ? [['Note', release.note] satisfies [string, React.ReactNode]] : []),
        ]}
      />
      <section aria-labelledby="file">
        <h2 id="file">The file</h2>
        <p>{file.isOurs ? 'The counts as published here' : 'As it was brought here'}, byte for byte. The file is never edited: a mistake is withdrawn by a later release.</p>
        <FileLinks file={file} />
      </section>
      {!withdrawnBy && !release.withdraws && (
        <p className="note">
          A mistake in it? An analyst of this site can{' '}
          <a href={`${shown.page}/withdraw`} rel="nofollow">
            withdraw this release
          </a>
          .
        </p>
      )}
      <section aria-labelledby="changed">
        <h2 id="changed">What it changed</h2>
        <p>
          {changesText(changes)} <a href="/method#releases-compared">How releases are compared</a>
        </p>
        {byCause.length > 0 && <ChangesTable caption="By cause" noun="cause" rows={byCause} kinds={kinds} isMoving />}
        {byYear.length > 0 && <ChangesTable caption="By year" noun="year" rows={byYear} kinds={kinds} />}
        {recoded.length > 0 && <RenamingsTable caption="Recoded: one cause gave way to another" rows={recoded} />}
        {relabelled.length > 0 && <RenamingsTable caption="Relabelled: another name for the same cause" rows={relabelled} />}
        {corrections.length > 0 && <CorrectionsTable rows={corrections} />}
      </section>
      <nav aria-label="Releases" className="neighbours">
        {earlier && (
          <a href={earlier.page} rel="prev">
            ← Earlier: {longDay(earlier.release.released)}
          </a>
        )}
        {later && (
          <a href={later.page} rel="next">
            Later: {longDay(later.release.released)} →
          </a>
        )}
      </nav>
    </main>
  )
}

/** Who published it, and when in UTC. */
function Publisher({ release: { publishedBy, publishedAt } }: { release: Release }) {
  if (!publishedBy || !publishedAt) return publishedBy ?? SHIPPED_BY
  return (
    <>
      {publishedBy}, <time dateTime={publishedAt}>{longDay(isoDay(publishedAt.slice(0, 10)))}, {publishedAt.slice(11, 16)} UTC</time>
    </>
  )
}

/** Rows that a table may have and stand open. */
const LONG = 45

interface TableProps {
  caption: string
  noun: string
  rows: ChangeRow[]
  kinds: ChangeKind[]
  /** Whether deaths go from one row to another, so that both ends are told. */
  isMoving?: boolean
}

/** Deaths before and after, row by row, with what came and went between. */
export function ChangesTable({ caption, noun, rows, kinds, isMoving = false }: TableProps) {
  const hasBefore = rows.some(({ before }) => before !== null)
  const told = isMoving ? kinds.filter((kind) => kind !== 'recoded') : kinds
  const movers = isMoving && kinds.includes('recoded')
  const id = `changed-${noun}`
  return (
    <details open={rows.length <= LONG}>
      <summary id={id}>{caption}</summary>
      <div className="scroll" tabIndex={0} role="region" aria-labelledby={id}>
        <table>
          <thead>
            <tr>
              <th scope="col">{noun}</th>
              {hasBefore && <th scope="col">before</th>}
              {told.map((kind) => (
                <th scope="col" key={kind}>
                  {KIND_NAMES[kind]}
                </th>
              ))}
              {movers && <th scope="col">recoded to it</th>}
              {movers && <th scope="col">recoded from it</th>}
              <th scope="col">after</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, before, after, deaths, movedIn, movedOut }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {hasBefore && <td>{<Count count={before} />}</td>}
                {told.map((kind) => (
                  <td key={kind}>{deaths[kind] === 0 ? '' : countText(deaths[kind])}</td>
                ))}
                {movers && <td>{movedIn === 0 ? '' : countText(movedIn)}</td>}
                {movers && <td>{movedOut === 0 ? '' : countText(movedOut)}</td>}
                <td>
                  <Count count={after} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

/** A count with the way to its records. */
function Count({ count }: { count: StateCount }) {
  if (count === null) return null
  if (typeof count === 'number') return countText(count)
  return (
    <a className="count" href={`/records${count.records}`}>
      {countText(count.count)}
    </a>
  )
}

export function RenamingsTable({ caption, rows }: { caption: string; rows: Renaming[] }) {
  const id = caption.slice(0, caption.indexOf(':')).toLowerCase()
  return (
    <details open={rows.length <= LONG}>
      <summary id={id}>{caption}</summary>
      <div className="scroll" tabIndex={0} role="region" aria-labelledby={id}>
        <table className="renamings">
          <thead>
            <tr>
              <th scope="col">from</th>
              <th scope="col">to</th>
              <th scope="col">deaths</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ from, to, deaths }) => (
              <tr key={`${from} ${to}`}>
                <td>{from}</td>
                <td>{to}</td>
                <td>{countText(deaths)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

/** Every death that was removed, recoded or redated. */
export function CorrectionsTable({ rows }: { rows: ShownChange[] }) {
  return (
    <details>
      <summary id="corrections">
        One by one: {countText(rows.length)} {rows.length === 1 ? 'change' : 'changes'} that removed, recoded or redated
      </summary>
      <div className="scroll" tabIndex={0} role="region" aria-labelledby="corrections">
        <table className="prose-table">
          <thead>
            <tr>
              <th scope="col">day</th>
              <th scope="col">state</th>
              <th scope="col">cause</th>
              <th scope="col">change</th>
              <th scope="col" className="count">
                deaths
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ change, from, to }, i) => (
              <tr key={i}>
                <th scope="row">{dayText(from!)}</th>
                <td>{from!.state}</td>
                <td>{from!.label}</td>
                <td>{to === null ? 'removed' : change.kind === 'recoded' ? `recoded to ${to.label}` : `redated to ${dayText(to)}`}</td>
                <td className="count">{countText(change.deaths)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

const dayText = ({ day, isYearOnly }: PlaceWords) => (isYearOnly ? String(yearOf(day)) : longDay(day))
