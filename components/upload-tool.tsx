'use client'
import { Suspense, lazy, useCallback, useEffect, useRef, useState } from 'react'
import type { Choices } from '@/ingest/choices'
import type { Ledger } from '@/stats/ledger'
import { fetchLedger } from './fetch-ledger'
import type { Credit, Publisher } from './publish-panel'
import { saveBlob } from './save-blob'
import { causesOf, choicesJson, choicesOf } from './upload-choices'
import { UploadChosen } from './upload-chosen'
import { UploadColumns } from './upload-columns'
import { UploadProblems } from './upload-problems'
import { UploadProgress } from './upload-progress'
import { UploadQuestions } from './upload-questions'
import { type TriedFile, lastWins, today, useReading } from './upload-reading'
import { type ChosenCauses, useRemembered } from './upload-remembered'
import { type Sample, UploadSource } from './upload-source'
import { UploadTotals } from './upload-totals'

const UploadTrial = lazy(() => import('./upload-trial'))

interface Props {
  dataset: string
  samples: Sample[]
  publisher: Publisher
  credit: Credit
  /** The causes by which the dataset's files were published. */
  publishedCauses: ChosenCauses
}

/** Trying a file from its choosing to its trial; all of it happens in this browser. */
export function UploadTool({ dataset, samples, publisher, credit, publishedCauses }: Props) {
  const { state, read, cancel, refuse } = useReading()
  const { causes, isKept, remember } = useRemembered(dataset, publishedCauses)
  const [ledger, setLedger] = useState<Ledger | null>(null)
  const [choices, setChoices] = useState<Choices>({})
  /** Counts the files, so that what was said of one isn't said of the next. */
  const [turn, setTurn] = useState(0)
  const { file, progress, found, refusal } = state
  const top = useRef<HTMLDivElement>(null)

  const [settle] = useState(lastWins)

  const start = useCallback(
    (next: TriedFile | Promise<TriedFile>, chosen: Choices, known: ChosenCauses) => {
      const ready = Promise.all([next, ledger ?? publishedLedger(dataset)])
      void settle(
        ready,
        ([file, published]) => {
          setChoices(chosen)
          setLedger(published)
          read(file, published.terms, { ...chosen, causes: known })
        },
        (error) => refuse(error.message),
      )
    },
    [dataset, ledger, read, refuse, settle],
  )
  // What was decided holds for its own file: the next one is recognised anew.
  const onFile = useCallback(
    (next: TriedFile | Promise<TriedFile>) => {
      setTurn((last) => last + 1)
      start(next, {}, causes)
    },
    [start, causes],
  )
  const onRefusal = useCallback((words: string) => void settle(Promise.resolve(words), refuse, () => undefined), [settle, refuse])
  const choose = (next: Choices, chosen: ChosenCauses) => {
    remember(chosen)
    if (file) start(file, next, chosen)
  }
  useEffect(() => document.getElementById('dashboard')!.classList.add('scripted'), [])
  useEffect(() => {
    // The reader is led to what the reading found, or why it didn't.
    if (found || refusal) top.current?.querySelector<HTMLElement>('#totals-title, .notice')?.focus({ preventScroll: true })
  }, [found, refusal])

  return (
    <div className="upload" ref={top} aria-busy={progress !== null}>
      <UploadSource samples={samples} onFile={onFile} onRefusal={onRefusal} />
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
          <p className="actions">
            <button type="button" onClick={() => saveBlob(new Blob([choicesJson(choices, causes)], { type: 'application/json' }), 'choices.json')}>
              Download these choices
            </button>
            <span className="note">
              as JSON, for <code>npx same-period check --choices</code>
            </span>
          </p>
          <UploadProblems key={file.name} found={found} name={file.name} />
          <Suspense fallback={null}>
            <UploadTrial key={turn} ledger={ledger} reading={found.reading} today={today()} file={file} choices={{ ...choices, causes }} publisher={publisher} credit={credit} />
          </Suspense>
        </>
      )}
    </div>
  )
}

const publishedLedger = (dataset: string): Promise<Ledger> =>
  fetchLedger(dataset).catch((error: unknown) => {
    throw new Error(`The published figures couldn’t be fetched, and without their causes no file can be read (${String(error)}). Try it again.`)
  })

function Again({ words }: { words: string }) {
  return (
    <p className="actions">
      <button type="submit">{words}</button>
    </p>
  )
}
