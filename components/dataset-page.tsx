import { longDay, spanText } from '@/stats/calendar'
import { DEFAULT_DATASET, type Dataset, datasetQuery } from '@/stats/dataset'
import type { Release } from '@/stats/ledger'
import type { ReleaseChanges } from '@/stats/release-changes'
import { changesText } from '@/stats/release-tables'
import { withdrawals } from '@/stats/ledger'
import { deathsText } from '@/stats/words'
import { Facts, FileLinks, Named, type OfferedFile } from './offered-file'

export interface ShownRelease {
  release: Release
  changes: ReleaseChanges
  version: string
  page: string
  file: OfferedFile
}

export interface ShownDataset {
  id: string
  title: string
  about: string
  version: string
  /** Whom to credit, in a sentence. */
  credit: string
  newest: OfferedFile
  /** Oldest first. */
  releases: ShownRelease[]
}

interface Props {
  dataset: ShownDataset
  /** The covered days, "1 January 1791 to 29 December 2024, and …". */
  covered: string
  columns: { name: string; type: string; description: string }[]
  /** What isn't in the data, one sentence or two each; the first words are the point. */
  gaps: { point: string; rest: string }[]
  citation: string
}

/** A dataset: what it is, where to get it, its columns, its releases with what each changed, its gaps. */
export function DatasetPage({ dataset, covered, columns, gaps, citation }: Props) {
  const { id, title, about, version, newest, releases, credit } = dataset
  return (
    <main id="dashboard" className="method">
      <h1>{title}</h1>
      <p>{about}</p>
      {id !== DEFAULT_DATASET && <OwnPages id={id} />}
      <Facts
        facts={[
          ['Days covered', covered],
          ['Newest release', longDay(releases.at(-1)!.release.released)],
          ['Version', version],
          ['Source', <Named key="source" named={newest.sources} />],
          ['Licences', <Named key="licences" named={newest.licences} />],
        ]}
      />
      <section aria-labelledby="download">
        <h2 id="download">Download</h2>
        <p>{newest.description}</p>
        <FileLinks file={newest}>
          <li>
            <a href={`/datasets/${id}/datapackage.json`}>Data Package</a> of this file and every release, with sizes and hashes
          </li>
        </FileLinks>
      </section>
      <section aria-labelledby="releases">
        <h2 id="releases">Releases</h2>
        <p>Each is the source’s list as read on one day. It replaces what was known of its days and leaves the rest.</p>
        <Releases releases={[...releases].reverse()} />
        <p>
          Releases and corrections are also told in the <a href={`/feed.xml${datasetQuery(id)}`}>feed</a>; the <a href="/method#releases-compared">method</a> page says how two
          releases are compared.
        </p>
      </section>
      <section aria-labelledby="columns">
        <h2 id="columns">Columns</h2>
        <p>Days are YYYY-MM-DD, without a time zone. A release’s own file has the first four.</p>
        <div className="scroll" tabIndex={0} role="region" aria-labelledby="columns">
          <table className="prose-table">
            <thead>
              <tr>
                <th scope="col">column</th>
                <th scope="col">type</th>
                <th scope="col">meaning</th>
              </tr>
            </thead>
            <tbody>
              {columns.map(({ name, type, description }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{type}</td>
                  <td>{description}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      {gaps.length > 0 && (
        <section aria-labelledby="gaps">
          <h2 id="gaps">Known gaps</h2>
          <ul>
            {gaps.map(({ point, rest }) => (
              <li key={point}>
                <strong>{point}</strong>
                {/^[,;.]/.test(rest) ? rest : ` ${rest}`}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="cite">
        <h2 id="cite">How to cite</h2>
        <p>{citation}</p>
        <p>{credit}</p>
      </section>
    </main>
  )
}

/** The pages of a dataset that no menu leads to. */
function OwnPages({ id }: { id: string }) {
  const query = datasetQuery(id)
  return (
    <nav aria-label="This dataset" className="presets">
      <a href={`/${query}`}>Its dashboard</a>
      <a href={`/charts${query}`}>Its charts</a>
      <a href={`/method${query}#definitions`}>Its definitions and causes</a>
      <a href={`/upload${query}`}>Try a file</a>
      <a href={`/datasets/${id}/edit`}>Change it, as an admin</a>
    </nav>
  )
}

/** A dataset that nothing was published in yet. */
export function EmptyDatasetPage({ dataset: { id, title, about, source, licence } }: { dataset: Dataset }) {
  return (
    <main id="dashboard" className="method">
      <h1>{title}</h1>
      <p>{about}</p>
      <p className="notice" role="status">
        Nothing has been published in this dataset yet, so there are no figures of it and no files.
      </p>
      <Facts facts={[['Source', source], ['Licence', licence]]} />
      <nav aria-label="This dataset" className="presets">
        <a href={`/method${datasetQuery(id)}#definitions`}>Its definitions and causes</a>
        <a href={`/upload${datasetQuery(id)}`}>Try a file</a>
        <a href={`/datasets/${id}/edit`}>Change it, as an admin</a>
        <a href="/datasets">All datasets</a>
      </nav>
    </main>
  )
}

/** The releases as given, each with what it changed in one line. */
function Releases({ releases }: { releases: ShownRelease[] }) {
  const withdrawn = withdrawals(releases.map(({ release }) => release).reverse())
  return (
    <ol className="release-list">
      {releases.map(({ release, changes, page, file }) => (
        <li key={release.id}>
          <p>
            <a href={page}>{longDay(release.released)}</a>
            <span className="subtitle">
              {' '}
              for {spanText(release.span)}
              {release.withdraws && `, withdraws ${release.withdraws}`}
              {withdrawn.has(release.id) && ', withdrawn'}
            </span>
          </p>
          <p>{changesText(changes)}</p>
          <p className="note">
            {deathsText(release.deaths)}, compiled by {release.compiledBy} ({release.licence}).{' '}
            <a href={file.path} download aria-label={`${file.isOurs ? 'CSV' : 'File'} of ${longDay(release.released)}`}>
              {file.isOurs ? 'CSV' : 'File as it came'}
            </a>
          </p>
        </li>
      ))}
    </ol>
  )
}
