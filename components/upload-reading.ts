/**
 * Reading a file beside the page: one worker for each reading, ended when it has answered, when another
 * file is chosen, or when the reader cancels. The last reading stands until the next one is here.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Choices } from '@/ingest/choices'
import type { Terms } from '@/stats/terms'
import type { Found, ReadRequest, WorkerAnswer } from './upload-worker'

/** A file that is tried. */
export interface TriedFile {
  name: string
  blob: Blob
}

export interface Progress {
  bytes: number
  /** Since the reading began. */
  seconds: number
}

export interface ReadingState {
  file: TriedFile | null
  /** Null while nothing is being read. */
  progress: Progress | null
  /** What the file holds; null until it has been read, and where it can't be. */
  found: Found | null
  /** Why there is nothing, in words for the reader. */
  refusal: string | null
}

/** Uses the last of several things that are waited for: an earlier one that comes late changes nothing. */
export function lastWins() {
  let last = 0
  return async <T>(coming: Promise<T>, use: (value: T) => void, fail: (error: Error) => void): Promise<void> => {
    last += 1
    const mine = last
    try {
      const value = await coming
      if (mine === last) use(value)
    } catch (error) {
      if (mine === last) fail(error as Error)
    }
  }
}

const NOTHING: ReadingState = { file: null, progress: null, found: null, refusal: null }

/** The state of reading, and its three verbs. */
export function useReading() {
  const [state, setState] = useState(NOTHING)
  const worker = useRef<Worker | null>(null)
  const end = useCallback(() => {
    worker.current?.terminate()
    worker.current = null
  }, [])
  useEffect(() => end, [end])

  const read = useCallback(
    (file: TriedFile, terms: Terms, choices: Choices) => {
      end()
      const began = performance.now()
      const next = new Worker(new URL('./upload-worker.ts', import.meta.url), { type: 'module' })
      worker.current = next
      setState((last) => ({ ...last, file, progress: { bytes: 0, seconds: 0 }, refusal: null, found: last.file === file ? last.found : null }))
      next.addEventListener('message', ({ data }: MessageEvent<WorkerAnswer>) => {
        if (data.type === 'progress') return setState((last) => ({ ...last, progress: { bytes: data.bytes, seconds: (performance.now() - began) / 1000 } }))
        end()
        setState({ ...NOTHING, file, ...outcomeOf(data) })
      })
      next.addEventListener('error', (event) => {
        end()
        setState({ ...NOTHING, file, refusal: failure(event.message) })
      })
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
      next.postMessage({ ...file, terms, choices, today: today() } satisfies ReadRequest)
    },
    [end],
  )
  const cancel = useCallback(() => {
    end()
    setState((last) => (last.found ? { ...last, progress: null } : { ...NOTHING, refusal: `The reading of “${last.file?.name}” was cancelled. Nothing of it is kept.` }))
  }, [end])
  const refuse = useCallback(
    (refusal: string) => {
      end()
      setState({ ...NOTHING, refusal })
    },
    [end],
  )
  return { state, read, cancel, refuse }
}

function outcomeOf(answer: Exclude<WorkerAnswer, { type: 'progress' }>): Partial<ReadingState> {
  if (answer.type === 'read') return { found: answer.found }
  return { refusal: answer.type === 'refused' ? answer.why.advice : failure(answer.message) }
}

const failure = (message: string) => `The browser couldn’t read the file to its end (${message}). It may have been changed or moved since: choose it again.`

/** Today where the reader is, `YYYY-MM-DD`. */
export function today(now = new Date()): string {
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, '0')).join('-')
}
