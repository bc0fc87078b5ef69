import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { jsonLd } from '@/app/datasets/descriptors'
import { JsonLd } from '@/app/datasets/json-ld'
import NoSuchRelease from '@/app/datasets/not-found'
import { publishedDataset } from '@/app/datasets/published'
import { sayMissing } from '@/app/said'
import { siteOf } from '@/app/site'
import { type PlaceWords, ReleasePage } from '@/components/release-page'
import type { Ledger } from '@/stats/ledger'
import type { Place } from '@/stats/release-changes'
import { changesByCause, changesByYear, changesText, renamingsOf } from '@/stats/release-tables'

interface Props {
  params: Promise<{ dataset: string; release: string }>
}

async function asked(params: Props['params']) {
  const { dataset, release: id } = await params
  const published = await publishedDataset(dataset)
  const place = published?.releases.findIndex(({ release }) => release.id === id) ?? -1
  if (!published || place < 0) return sayMissing()
  return { published, place, shown: published.releases[place] }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await asked(params)
  if (!found) return { title: 'There is no such release', robots: { index: false } }
  const { shown } = found
  return {
    title: shown.file.title,
    description: changesText(shown.changes),
    alternates: { canonical: shown.page, types: { 'text/csv': shown.file.path } },
  }
}

const wordsOf = ({ terms, labels }: Ledger, place: Place | null): PlaceWords | null =>
  place && { day: place.day, isYearOnly: place.isYearOnly, state: terms.states[place.state].code, label: labels[place.label] }

export default async function Page({ params }: Props) {
  const [found, given] = [await asked(params), await headers()]
  if (!found) return <NoSuchRelease />
  const { published, place, shown } = found
  const { ledger, releases } = published
  const corrections = shown.changes.changes.filter(({ kind }) => kind === 'removed' || kind === 'recoded' || kind === 'redated')
  return (
    <>
      <JsonLd of={jsonLd(published, siteOf({ headers: given }), shown)} />
      <ReleasePage
        dataset={published}
        shown={shown}
        byCause={changesByCause(ledger, shown.changes)}
        byYear={changesByYear(ledger, shown.changes)}
        recoded={renamingsOf(ledger, shown.changes, 'recoded')}
        relabelled={renamingsOf(ledger, shown.changes, 'relabelled')}
        corrections={corrections.map((change) => ({ change, from: wordsOf(ledger, change.from), to: wordsOf(ledger, change.to) }))}
        earlier={releases[place - 1] ?? null}
        later={releases[place + 1] ?? null}
      />
    </>
  )
}
