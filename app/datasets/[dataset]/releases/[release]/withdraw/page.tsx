import type { Metadata } from 'next'
import { headers } from 'next/headers'
import NoSuchDataset from '@/app/datasets/not-found'
import { publishedDataset } from '@/app/datasets/published'
import { sayMissing } from '@/app/said'
import { mayDo, viewerOf } from '@/app/viewer'
import { WithdrawForm } from '@/components/withdraw-form'
import { spanText } from '@/stats/calendar'

export const metadata: Metadata = { title: 'Withdraw a release', robots: { index: false } }

interface Props {
  params: Promise<{ dataset: string; release: string }>
}

export default async function Page({ params }: Props) {
  const { dataset, release } = await params
  const published = await publishedDataset(dataset)
  const shown = published?.releases.find((each) => each.release.id === release)
  if (!published || !shown) {
    sayMissing()
    return <NoSuchDataset />
  }
  const viewer = await viewerOf({ headers: await headers() })
  return (
    <main id="dashboard" className="method">
      <p className="subtitle crumb">
        <a href={shown.page}>{shown.file.title}</a>
      </p>
      <h1>Withdraw this release</h1>
      <p>
        What was known of {spanText(shown.release.span)} before {release} comes back, by a new release. This one stays where it is, with its file, and frozen figures of its day
        stay as they are: that it was published is part of what was known when.
      </p>
      {viewer === null && (
        <p>
          It takes an account with the role analyst: <a href={`/sign-in?to=${encodeURIComponent(`${shown.page}/withdraw`)}`}>sign in</a>.
        </p>
      )}
      {viewer && !mayDo(viewer, 'analyst') && <p>You are signed in as {viewer.name}, and may read. Withdrawing takes the role analyst: an admin of this site gives it.</p>}
      {viewer && mayDo(viewer, 'analyst') && <WithdrawForm dataset={dataset} release={release} />}
    </main>
  )
}
