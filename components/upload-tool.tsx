'use client'
import { Suspense, lazy, useCallback, useEffect, useRef, useState } from 'react'
import type { Choices } from '@/ingest/choices'
import type { Ledger } from '@/stats/ledger'
import { fetchLedger } from './fetch-ledger'
import { causesOf, choicesOf } from './upload-choices'
import { UploadChosen } from './upload-chosen'
import { UploadColumns } from './upload-columns'
import { UploadProblems } from './upload-problems'
import { UploadProgress } from './upload-progress'
import { UploadQuestions } from './upload-questions'
import { type TriedFile, today, useReading } from './upload-reading'
import { type ChosenCauses, useRemembered } from './upload-remembered'
import { type Sample, UploadSource } from './upload-source'
import { UploadTotals } from './upload-totals'

const UploadTrial = lazy(() => import('./upload-trial'))

interface Props {
  dataset: string
  samples: Sample[]
}

/** Trying a file from its choosing to its trial; all of it happens in this browser. */
export function UploadTool({ dataset, samples }: Props) {
  const { state, read, cancel, refuse } = useReading()
  const { causes, isKept, remember } = useRemembered(dataset)
  const [ledger, setLedger] = useState<Ledger | null>(null)
  const [choices, setChoices] = useState<Choices>({})
  const { file, progress, found, refusal } = state
  const top = useRef<HTMLDivElement>(null)

  const start = useCallback(
    async (next: TriedFile, chosen: Choices, known: ChosenCauses) => {
      setChoices(chosen)
      try {
        const published = ledger ?? (await fetchLedger(dataset))
        setLedger(published)
        read(next, published.terms, { ...chosen, causes: known })
      } catch (error) {
        refuse(`The published figures couldn’t be fetched, and without their causes no file can be read (${String(error)}). Try it again.`)
      }
    },
    [dataset, ledger, read, refuse],
  )
  // What was decided holds for its own file: the next one is recognised anew.
  const onFile = useCallback((next: TriedFile) => void start(next, {}, causes), [start, causes])
  const choose = (next: Choices, chosen: ChosenCauses) => {
    remember(chosen)
    if (file) void start(file, next, chosen)
  }
  useEffect(() => document.getElementById('dashboard')!.classList.add('scripted'), [])
  useEffect(() => {
    // The reader is led to what the reading found, or why it didn't.
    if (found || refusal) top.current?.querySelector<HTMLElement>('#totals-title, .notice')?.focus({ preventScroll: true })
  }, [found, refusal])

  return (
    <div className="upload" ref={top} aria-busy={progress !== null}>
      <UploadSource samples={samples} onFile={onFile} onRefusal={refuse} />
      <UploadProgress state={state} onCancel={cancel} />
      <p className="visually-hidden" aria-live="polite">
        {progress ? `Reading ${file?.name}.` : found ? `Read ${file?.name}.` : ''}
      </p>
      {refusal && (
        <p className="notice" role="alert" tabIndex={-1}>
          {file && <strong>{file.name}: </strong>}
          {refusal}
        </p>
      )}
      {ledger && <UploadChosen causes={causes} isKept={isKept} terms={ledger.terms} onChange={(chosen) => choose(choices, chosen)} />}
      {found && file && ledger && (
        <>
          <UploadTotals found={found} />
          <form
            onSubmit={(event) => {
              event.preventDefault()
              const fields = new FormData(event.currentTarget)
              choose(choicesOf(fields, choices, found.reading), { ...causes, ...causesOf(fields, found.reading) })
            }}
          >
            <UploadQuestions reading={found.reading} terms={ledger.terms} />
            {found.reading.questions.length > 0 && <Again words="Read again with these answers" />}
            <UploadColumns reading={found.reading} choices={choices} />
            <Again words="Read again with these columns" />
          </form>
          <UploadProblems key={file.name} found={found} name={file.name} />
          <Suspense fallback={null}>
            <UploadTrial ledger={ledger} reading={found.reading} today={today()} />
          </Suspense>
        </>
      )}
    </div>
  )
}

function Again({ words }: { words: string }) {
  return (
    <p className="actions">
      <button type="submit">{words}</button>
    </p>
  )
}
