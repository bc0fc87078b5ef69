/**
 * Publishing from the page, step by step: the file is sent, the server reads it, a person agrees by name,
 * the server publishes. What was sent and not published is taken back when the person leaves or cancels.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import { type Checked, type Connection, type PublishedRelease, Refusal, type Step, type Terms, type Uploaded, answerOf, checkUpload, forgetUpload, publishUpload } from './publish-client'
import type { TriedFile } from './upload-reading'

export type PublishState =
  | { stage: 'idle'; refusal: Refusal | null }
  | { stage: 'working'; what: 'sending' | Step['step']; done: number; of: number | null }
  | { stage: 'checked'; checked: Checked; terms: Terms; refusal: Refusal | null }
  | { stage: 'published'; published: PublishedRelease }

/** This very site: the cookie of the session goes along. */
const HERE: Connection = { site: '' }

/** The state of publishing a file, and its three verbs; for another file, mount anew. */
export function usePublishing(dataset: string, file: TriedFile) {
  const [state, setState] = useState<PublishState>({ stage: 'idle', refusal: null })
  const held = useRef<Uploaded | null>(null)
  const work = useRef<AbortController | null>(null)
  const letGo = useCallback(() => {
    work.current?.abort()
    if (held.current) void forgetUpload(HERE, held.current.upload)
    held.current = null
  }, [])
  useEffect(() => {
    window.addEventListener('pagehide', letGo)
    return () => {
      window.removeEventListener('pagehide', letGo)
      letGo()
    }
  }, [letGo])

  const onStep = ({ step, done, of }: Step) => setState({ stage: 'working', what: step, done, of })

  const check = async (terms: Terms) => {
    const control = (work.current = new AbortController())
    const to = { ...HERE, signal: control.signal }
    try {
      setState({ stage: 'working', what: 'sending', done: 0, of: file.blob.size })
      held.current ??= await send(dataset, file, control.signal, (done) => setState({ stage: 'working', what: 'sending', done, of: file.blob.size }))
      setState({ stage: 'working', what: 'reading', done: 0, of: held.current.size })
      const checked = await checkUpload(to, held.current.upload, terms, onStep)
      setState({ stage: 'checked', checked, terms, refusal: null })
    } catch (error) {
      // Who cancels has said so; there is nothing to tell.
      if (!control.signal.aborted) setState({ stage: 'idle', refusal: refusalOf(error) })
    }
  }
  const publish = async (checked: Checked, terms: Terms) => {
    try {
      setState({ stage: 'working', what: 'reading', done: 0, of: held.current!.size })
      const published = await publishUpload(HERE, held.current!.upload, terms, onStep)
      held.current = null
      setState({ stage: 'published', published })
    } catch (error) {
      setState({ stage: 'checked', checked, terms, refusal: refusalOf(error) })
    }
  }
  const cancel = () => {
    letGo()
    setState({ stage: 'idle', refusal: null })
  }
  return { state, check, publish, cancel }
}

const refusalOf = (error: unknown): Refusal =>
  error instanceof Refusal ? error : new Refusal(0, `The server couldn’t be reached (${(error as Error).message}). Nothing was published; try again.`)

/** Sends a file as it is. XMLHttpRequest, for fetch tells no progress of what it sends. */
function send(dataset: string, { name, blob }: TriedFile, signal: AbortSignal, onBytes: (bytes: number) => void): Promise<Uploaded> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/v1/uploads?${new URLSearchParams({ dataset, name })}`)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.upload.addEventListener('progress', ({ loaded }) => onBytes(loaded))
    request.addEventListener('load', () => {
      try {
        resolve(answerOf<Uploaded>(request.status, request.responseText))
      } catch (error) {
        reject(error as Error)
      }
    })
    request.addEventListener('error', () => reject(new Error('the connection broke')))
    request.addEventListener('abort', () => reject(new Error('cancelled')))
    signal.addEventListener('abort', () => request.abort())
    request.send(blob)
  })
}
