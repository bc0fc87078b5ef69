'use client'
import { useState } from 'react'
import { Refusal, withdrawRelease } from './publish-client'
import { WithdrawPreview } from './withdraw-preview'

interface Props {
  dataset: string
  release: string
}

/** Shows what a withdrawal would change, withdraws, and leads to the page of the release that does it. */
export function WithdrawForm({ dataset, release }: Props) {
  const [isWorking, setIsWorking] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const withdraw = async (note: string) => {
    setIsWorking(true)
    setRefusal(null)
    try {
      const { address } = await withdrawRelease({ site: '' }, dataset, release, note)
      location.assign(address)
    } catch (error) {
      setIsWorking(false)
      setRefusal(error instanceof Refusal ? error.message : `The server couldn’t be reached (${(error as Error).message}). Look at the release’s page before you try again.`)
    }
  }
  return (
    <>
      <WithdrawPreview dataset={dataset} release={release} />
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault()
          void withdraw(String(new FormData(event.currentTarget).get('note')).trim())
        }}
      >
        <label>
          Why it is withdrawn; it stands on the page of the withdrawal
          <textarea name="note" rows={3} required maxLength={2000} />
        </label>
        {refusal && (
          <p className="notice" role="alert">
            {refusal}
          </p>
        )}
        <button type="submit" disabled={isWorking}>
          {isWorking ? 'Withdrawing it' : 'Withdraw this release'}
        </button>
      </form>
    </>
  )
}
