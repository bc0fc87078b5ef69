import { longDay, toIso } from '@/stats/calendar'
import { datasetQuery } from '@/stats/dataset'
import type { Release } from '@/stats/ledger'
import { countText } from '@/stats/words'

export interface ListedDataset {
  id: string
  title: string
  about: string
  /** Oldest first; none where nothing is published yet. */
  releases: { release: Release }[]
}

/** The list of datasets, each with what it is and its newest release. */
export function DatasetsPage({ datasets }: { datasets: ListedDataset[] }) {
  return (
    <main id="dashboard" className="method">
      <h1>The data</h1>
      <p>Every figure on this site comes from these files. They can be taken, checked and used elsewhere; each count here can be counted again from them.</p>
      {datasets.map(({ id, title, about, releases }) => (
        <section key={id} aria-labelledby={id}>
          <h2 id={id}>
            <a href={`/datasets/${id}`}>{title}</a>
          </h2>
          <p>{about}</p>
          {releases.length === 0 ? <p>No release yet.</p> : <Newest id={id} releases={releases} />}
        </section>
      ))}
      <p>
        Another country’s figures, or a department’s own, are a dataset by themselves, with causes, definitions and a licence of its own. An admin can{' '}
        <a href="/datasets/new">add one</a>.
      </p>
      <p>
        New releases and corrections are told in the <a href="/feed.xml">feed</a>. For programs there is the <a href="/api">API</a>.
      </p>
    </main>
  )
}

function Newest({ id, releases }: Pick<ListedDataset, 'id' | 'releases'>) {
  const { release } = releases.at(-1)!
  const query = datasetQuery(id)
  return (
    <p>
      {countText(releases.length)} {releases.length === 1 ? 'release; it' : 'releases; the newest'} is of{' '}
      <a href={`/datasets/${id}/releases/${release.id}`}>
        <time dateTime={toIso(release.released)}>{longDay(release.released)}</time>
      </a>
      . <a href={`/datasets/${id}.csv`}>Everything as CSV</a>.{query !== '' && <> <a href={`/${query}`}>The dashboard</a>.</>}
    </p>
  )
}
