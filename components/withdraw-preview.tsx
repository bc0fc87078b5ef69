import { useEffect, useState } from 'react'
import { formerRecords } from '@/stats/former-records'
import type { Ledger } from '@/stats/ledger'
import { withRelease } from '@/stats/with-release'
import { fetchLedger } from './fetch-ledger'
import { WouldChange } from './would-change'

interface Props {
  dataset: string
  release: string
}

/** What a withdrawal would change, worked out in the browser as a tried file is; it can be withdrawn unseen where the figures don't come. */
export function WithdrawPreview({ dataset, release }: Props) {
  const [tried, setTried] = useState<{ before: Ledger; after: Ledger } | Error | null>(null)
  useEffect(() => {
    let isHere = true
    const show = (next: typeof tried) => isHere && setTried(next)
    fetchLedger(dataset)
      .then((ledger) => show({ before: ledger, after: withoutRelease(ledger, release) }))
      .catch(show)
    return () => {
      isHere = false
    }
  }, [dataset, release])
  if (tried === null) return <p aria-busy="true">Working out what this would change …</p>
  if (tried instanceof Error) return <p className="notice">What this would change can’t be shown ({tried.message}). Load the page again to see it.</p>
  const { before, after } = tried
  return <WouldChange before={before} after={after} asOf={after.releases.at(-1)!.span.to} once="once withdrawn" />
}

/** The figures as the withdrawal of a release would leave them. */
function withoutRelease(ledger: Ledger, name: string): Ledger {
  const place = ledger.releases.findIndex(({ id }) => id === name)
  const release = ledger.releases[place]
  const withdrawal = { ...release, id: 'this-withdrawal', released: ledger.releases.at(-1)!.released, withdraws: name }
  return withRelease(ledger, withdrawal, [...formerRecords(ledger, place - 1, release.span)])
}
