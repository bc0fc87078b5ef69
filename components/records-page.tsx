import { type Span, spanText } from '@/stats/calendar'
import { datasetQuery } from '@/stats/dataset'
import { LEFT_OUT_RULES, type LeftOut, type LeftOutRow, leftOutText } from '@/stats/left-out'
import { type QueryProblem, toQuery } from '@/stats/question'
import type { Records } from '@/stats/record-list'
import { type RecordsQuestion, toRecordsQuery } from '@/stats/records-query'
import { daysPhrase, leftOutHeadline, meanText, recordsHeadline } from '@/stats/records-words'
import type { SinceKnown } from '@/stats/since-known'
import { countText, listText, unbroken } from '@/stats/words'
import { BadAddress } from './bad-address'
import { RecordsTable, ReleaseLink } from './records-table'
import { SinceSection } from './since-section'

export const ROWS_OF_A_PAGE = 100

/** The records that were asked for, and those that were left out. */
export interface AnsweredRecords {
  question: RecordsQuestion
  records: Records
  leftOut: LeftOut[]
  /** The rule whose records are listed instead of the counted ones. */
  listed: LeftOut | null
  /** The listed ones in the order asked for: all of them; the page shows a hundred. */
  rows: LeftOutRow[]
  problems: QueryProblem[]
}

interface Props extends AnsweredRecords {
  since: SinceKnown | null
  /** The question's windows other than the days shown, with the query of each. */
  windows: { windows: Span[]; query: string }[]
  /** The site's own address, for what is copied. */
  site: string
  /** The page of a release, but for its id. */
  releases: string
}

/** The records behind a number: the number first, what it rests on, the records, and what was left out by which rule. */
export function RecordsPage(props: Props) {
  const { question, records, listed, rows, problems, since, leftOut, site, releases } = props
  const { number, words } = listed ? leftOutHeadline(records, listed) : recordsHeadline(records)
  const address = (over: Partial<RecordsQuestion>) => `/records${toRecordsQuery({ ...question, page: 1, ...over })}`
  const first = (question.page - 1) * ROWS_OF_A_PAGE
  const order = { sort: question.sort, other: address({ sort: question.sort === 'day' ? '-day' : 'day' }) }
  return (
    <main id="dashboard" className="records-page">
      <BadAddress problems={problems} />
      <p className="subtitle">The records behind a number</p>
      <h1>
        <strong>{number}</strong>
        {unbroken(words)}.
      </h1>
      <Grounds {...props} address={address} />
      <section aria-labelledby="list-title">
        <h2 id="list-title">{listed ? 'The records left out' : 'The records'}</h2>
        {rows.length === 0 ? (
          <p>None.</p>
        ) : (
          <>
            <p className="subtitle">{rangeText(rows.length, first)} A record is a day, a place and a cause as the source lists them, and may carry several deaths.</p>
            <div className="wide" tabIndex={0} role="region" aria-labelledby="list-title">
              <RecordsTable rows={rows.slice(first, first + ROWS_OF_A_PAGE)} releases={releases} order={order} isLeftOut={listed !== null} />
            </div>
            <Pages count={rows.length} page={question.page} address={(page) => address({ page })} />
          </>
        )}
      </section>
      <LeftOutSection leftOut={leftOut} shown={listed} address={address} />
      {since && <SinceSection since={since} records={records} releases={releases} />}
      <Files query={toRecordsQuery({ ...question, page: 1 })} site={site} />
    </main>
  )
}

type Address = (over: Partial<RecordsQuestion>) => string

/** What the number rests on, and the ways back and aside. */
function Grounds({ records, listed, windows, releases, address }: Props & { address: Address }) {
  const { definitions, gaps, behind, question } = records
  const mean = meanText(records)
  return (
    <>
      <ul className="notes">
        {listed ? (
          <li>
            {LEFT_OUT_RULES[listed.id]} <a href={address({ leftOut: null })}>The records that count</a>
          </li>
        ) : (
          mean && <li>{mean}</li>
        )}
        {definitions.map(({ id, name, rule }) => (
          <li key={id}>
            <a href={`/method${datasetQuery(question.dataset)}#definitions`}>{name}</a>: {rule}
          </li>
        ))}
        {behind.length > 0 && (
          <li>
            The figures are those of {behind.length === 1 ? 'the release' : 'the releases'} of{' '}
            {behind.map((release, i) => (
              <span key={release.id}>
                {i > 0 && ', '}
                <ReleaseLink release={release} releases={releases} />
              </span>
            ))}
            , compiled by {listText([...new Set(behind.map((release) => release.compiledBy))])}; source: {behind[0].source}.
          </li>
        )}
        {gaps.length > 0 && <li>No release covers {listText(gaps.map(spanText))}.</li>}
      </ul>
      <nav aria-label="Where this number stands" className="presets">
        <a href={`/${toQuery(question)}`}>The comparison</a>
        {windows.map(({ windows: spans, query }) => (
          <a key={query} href={`/records${query}`}>
            {daysPhrase({ days: spans, spans, asOf: records.asOf })}
          </a>
        ))}
      </nav>
    </>
  )
}

function rangeText(count: number, first: number): string {
  if (count <= ROWS_OF_A_PAGE) return `${countText(count)} ${count === 1 ? 'record' : 'records'}.`
  return `Records ${countText(first + 1)} to ${countText(Math.min(first + ROWS_OF_A_PAGE, count))} of ${countText(count)}.`
}

/** Links to the pages of a list: the first, the last, and those beside the one shown. */
function Pages({ count, page, address }: { count: number; page: number; address: (page: number) => string }) {
  const last = Math.ceil(count / ROWS_OF_A_PAGE)
  if (last === 1) return null
  const near = Array.from({ length: last }, (_, i) => i + 1).filter((n) => n === 1 || n === last || Math.abs(n - page) <= 2)
  return (
    <nav aria-label="Pages of records" className="pages">
      {page > 1 && (
        <a href={address(page - 1)} rel="prev">
          Previous page
        </a>
      )}
      {near.map((n, i) => (
        <span key={n}>
          {i > 0 && n > near[i - 1] + 1 && '… '}
          <a href={address(n)} aria-current={n === page ? 'page' : undefined} aria-label={`Page ${n}`}>
            {n}
          </a>
        </span>
      ))}
      {page < last && (
        <a href={address(page + 1)} rel="next">
          Next page
        </a>
      )}
    </nav>
  )
}

/** How many deaths of the same days and place each rule left out. */
function LeftOutSection({ leftOut, shown, address }: { leftOut: LeftOut[]; shown: LeftOut | null; address: Address }) {
  return (
    <section id="left-out" aria-labelledby="left-out-title">
      <h2 id="left-out-title">Left out</h2>
      {leftOut.length === 0 && <p>Nothing: every record of these days and this place counts.</p>}
      <ul className="notes">
        {leftOut.map(({ id, deaths }) => (
          <li key={id} data-rule={id} aria-current={id === shown?.id ? 'true' : undefined}>
            <a className="count" href={address({ leftOut: id })}>
              <strong>{leftOutText({ id, deaths })}</strong>
            </a>
            . {LEFT_OUT_RULES[id]}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The same records as files, and their address for a program. */
function Files({ query, site }: { query: string; site: string }) {
  return (
    <section aria-labelledby="files-title">
      <h2 id="files-title">As a file</h2>
      <p>
        <a href={`/records.csv${query}`} download>
          CSV
        </a>{' '}
        · <a href={`/records.json${query}`}>JSON</a>
      </p>
      <p className="subtitle">The address for a program:</p>
      <input className="address" readOnly aria-label="Address of these records as JSON" value={`${site}/records.json${query}`} />
    </section>
  )
}
