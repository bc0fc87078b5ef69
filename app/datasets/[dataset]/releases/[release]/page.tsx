import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { jsonLd } from '@/app/datasets/descriptors'
import { JsonLd } from '@/app/datasets/json-ld'
import NoSuchRelease from '@/app/datasets/not-found'
import { publishedDataset } from '@/app/datasets/published'
import { sayMissing } from '@/app/said'
import { siteOf } from '@/app/site'
import { ReleasePage, isCorrection, shownChange } from '@/components/release-page'
import { withdrawals } from '@/stats/ledger'
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

export default async function Page({ params }: Props) {
  const [found, given] = [await asked(params), await headers()]
  if (!found) return <NoSuchRelease />
  const { published, place, shown } = found
  const { ledger, releases } = published
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
        corrections={shown.changes.changes.filter(isCorrection).map((change) => shownChange(ledger, change))}
        earlier={releases[place - 1] ?? null}
        later={releases[place + 1] ?? null}
        withdrawnBy={releases.find(({ release }) => release.id === withdrawals(ledger.releases).get(shown.release.id)) ?? null}
      />
    </>
  )
}
