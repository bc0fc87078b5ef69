import { longDay, toIso } from '@/stats/calendar'
import type { Release } from '@/stats/ledger'
import { countText } from '@/stats/words'

export interface ListedDataset {
  id: string
  title: string
  about: string
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
          <p>
            {countText(releases.length)} releases; the newest is of{' '}
            <a href={`/datasets/${id}/releases/${releases.at(-1)!.release.id}`}>
              <time dateTime={toIso(releases.at(-1)!.release.released)}>{longDay(releases.at(-1)!.release.released)}</time>
            </a>
            . <a href={`/datasets/${id}.csv`}>Everything as CSV</a>.
          </p>
        </section>
      ))}
      <p>
        New releases and corrections are told in the <a href="/feed.xml">feed</a>. For programs there is the <a href="/api">API</a>.
      </p>
    </main>
  )
}
