import type { Metadata } from 'next'
import NoSuchDataset from '@/app/datasets/not-found'
import { publishedDataset } from '@/app/datasets/published'
import { placeToWithdraw } from '@/app/publishing/withdraw-release'
import { sayMissing } from '@/app/said'
import { pageViewer } from '@/app/own-page'
import { WithdrawForm } from '@/components/withdraw-form'
import { spanText } from '@/stats/calendar'
import type { Ledger } from '@/stats/ledger'
import { mayAs } from '@/store/accounts'

export const metadata: Metadata = { title: 'Withdraw a release', robots: { index: false } }

interface Props {
  params: Promise<{ dataset: string; release: string }>
}

/** Why a release can’t be withdrawn, in words; null where it can. */
function obstacleOf(ledger: Ledger, release: string): string | null {
  try {
    placeToWithdraw(ledger, release)
    return null
  } catch (error) {
    if ((error as Error).name === 'Refusal') return (error as Error).message
    throw error
  }
}

export default async function Page({ params }: Props) {
  const { dataset, release } = await params
  const published = await publishedDataset(dataset)
  const shown = published?.releases.find((each) => each.release.id === release)
  if (!published || !shown) {
    sayMissing()
    return <NoSuchDataset />
  }
  const viewer = await pageViewer(`${shown.page}/withdraw`)
  const obstacle = obstacleOf(published.ledger, release)
  return (
    <main id="dashboard" className="account-page wide-page">
      <p className="subtitle crumb">
        <a href={shown.page}>{shown.file.title}</a>
      </p>
      <h1 className="plain">Withdraw this release</h1>
      <p className="measure">
        What was known of {spanText(shown.release.span)} before {release} comes back, by a new release. This one stays where it is, with its file: that it was
        published is part of what was known when. Figures that are frozen stay as they are, and say that they have been revised since.
      </p>
      {obstacle !== null ? (
        <p className="notice">{obstacle}</p>
      ) : mayAs(viewer.role, 'analyst') ? (
        <WithdrawForm dataset={dataset} release={release} />
      ) : (
        <p>You are signed in as {viewer.name}, and may read. Withdrawing takes the role analyst: an admin of this site gives it.</p>
      )}
    </main>
  )
}
