'use client'
import { useEffect, useRef, useState } from 'react'
import type { TriedFile } from './upload-reading'

/** A file that the page offers to try. */
export interface Sample {
  name: string
  path: string
  /** What is wrong with it, in one sentence. */
  why: string
}

interface Props {
  samples: Sample[]
  /** A promise rejects with an Error whose message is for the reader. */
  onFile: (file: TriedFile | Promise<TriedFile>) => void
  onRefusal: (words: string) => void
}

/** The ways to bring a file: choose it, drop it anywhere on the page, paste rows, or take a sample. */
export function UploadSource({ samples, onFile, onRefusal }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const isOver = useDrop(onFile, onRefusal)
  const isFirst = useRef(true)
  // A reader who was quicker than this script has chosen already.
  useEffect(() => {
    const chosen = isFirst.current ? input.current?.files?.[0] : null
    isFirst.current = false
    if (chosen) onFile({ name: chosen.name, blob: chosen })
  }, [onFile])
  return (
    <section aria-labelledby="file-title">
      <h2 id="file-title">The file</h2>
      <p className="subtitle">CSV, TSV, semicolons or pipes, also as zip or gzip of one file. Up to 1 GB.</p>
      <div className={isOver ? 'drop over' : 'drop'}>
        <label htmlFor="tried-file">Choose a file</label>
        <input
          ref={input}
          id="tried-file"
          type="file"
          accept=".csv,.tsv,.tab,.txt,.psv,.gz,.zip,text/csv,text/tab-separated-values,text/plain"
          onChange={({ currentTarget }) => {
            const chosen = currentTarget.files?.[0]
            if (chosen) onFile({ name: chosen.name, blob: chosen })
          }}
          // The same file, chosen again, is read again.
          onClick={({ currentTarget }) => (currentTarget.value = '')}
        />
        <span className="note">or drop it anywhere on this page</span>
      </div>
      <Paste onFile={onFile} />
      <Samples samples={samples} onFile={onFile} />
    </section>
  )
}

/** Rows from the clipboard, as a spreadsheet or a table on a page gives them. */
function Paste({ onFile }: Pick<Props, 'onFile'>) {
  const [text, setText] = useState('')
  return (
    <details>
      <summary>Paste rows instead</summary>
      <label className="visually-hidden" htmlFor="pasted">
        Rows, the headings first
      </label>
      <textarea id="pasted" rows={5} value={text} placeholder="date,state,cause&#10;2015-01-02,TX,Gunfire" onChange={(event) => setText(event.currentTarget.value)} spellCheck={false} />
      <p className="actions">
        <button type="button" disabled={text.trim() === ''} onClick={() => onFile({ name: 'pasted rows', blob: new Blob([text]) })}>
          Read these rows
        </button>
      </p>
    </details>
  )
}

async function fetchSample({ name, path }: Sample): Promise<TriedFile> {
  try {
    const response = await fetch(path)
    if (!response.ok) throw new Error(`HTTP ${response.status}`)
    return { name, blob: await response.blob() }
  } catch (error) {
    throw new Error(`The sample couldn’t be fetched (${error instanceof Error ? error.message : String(error)}). Try it again.`, { cause: error })
  }
}

function Samples({ samples, onFile }: Pick<Props, 'samples' | 'onFile'>) {
  if (samples.length === 0) return null
  return (
    <details>
      <summary>Try a sample: made-up rows, as messy as files that come by mail</summary>
      <ul className="samples">
        {samples.map((sample) => (
          <li key={sample.name}>
            <button type="button" onClick={() => onFile(fetchSample(sample))}>
              {sample.name}
            </button>{' '}
            <span className="note">{sample.why}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Lets a file be dropped anywhere on the page; whether one is held over it. */
function useDrop(onFile: Props['onFile'], onRefusal: Props['onRefusal']): boolean {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false)
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(false)
      const { files } = event.dataTransfer!
      if (files.length === 1) onFile({ name: files[0].name, blob: files[0] })
      else onRefusal('One file at a time: drop a single file, not several and not a folder.')
    }
    addEventListener('dragover', over)
    addEventListener('dragleave', leave)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', over)
      removeEventListener('dragleave', leave)
      removeEventListener('drop', drop)
    }
  }, [onFile, onRefusal])
  return isOver
}
