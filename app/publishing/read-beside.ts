/**
 * Has a file read and checked on a thread of its own, so that no reader waits for it and no file can take the
 * server's memory or its time. Others wait their turn. The thread runs the source as it is, through tsx, as
 * `npx same-period check` does.
 */
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Choices } from '@/ingest/choices'
import type { NotATable } from '@/ingest/report'
import type { Source } from '@/ingest/source'
import type { Ledger } from '@/stats/ledger'
import { packLedger } from '@/stats/ledger-file'
import type { CheckAsked } from './check-file'
import type { CheckedFile, PieceWord, ReadingJob, WorkerWord } from './reading-worker'
import { takePlace } from './reading-places'
import { Refusal } from './refusal'

export interface ReadingWatch {
  /** Who asks: one file of an account is read at a time. */
  account: string
  onWaiting?(): void
  onProgress?(bytes: number, of: number | null): void
  onChecking?(): void
  signal?: AbortSignal
}

export const isChecked = (found: CheckedFile | NotATable): found is CheckedFile => 'records' in found

/** Of the thread's own objects; pieces of the file and typed arrays come on top. */
const HEAP_MB = 768

/** A gigabyte takes a few minutes. */
const LONGEST_MS = 30 * 60_000

/** Reads a file by itself and checks it against a ledger; the source's pieces are handed over. Rejects as the source or the signal does, or with a Refusal where it takes more memory or time than there is. */
export async function readBeside(source: Source, ledger: Ledger, choices: Choices, asked: CheckAsked, watch: ReadingWatch, longest = LONGEST_MS): Promise<CheckedFile | NotATable> {
  const leave = await takePlace(watch.account, () => watch.onWaiting?.(), watch.signal)
  try {
    watch.signal?.throwIfAborted()
    return await readWith(source, { name: source.name, size: source.size, ledger: packLedger(ledger).buffer, choices, asked }, watch, longest)
  } finally {
    leave()
  }
}

function readWith(source: Source, job: ReadingJob, { onProgress, onChecking, signal }: ReadingWatch, longest: number): Promise<CheckedFile | NotATable> {
  const file = join(/* turbopackIgnore: true */ process.cwd(), 'app/publishing/reading-worker.ts')
  const start = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(file)}) })`
  const worker = new Worker(start, { eval: true, workerData: job, transferList: [job.ledger], resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 16 } })
  let pieces: AsyncIterator<Uint8Array> | null = null
  let end: NodeJS.Timeout | undefined
  const restart = async () => {
    await pieces?.return?.()
    pieces = source.open()[Symbol.asyncIterator]()
  }
  const next = async () => {
    const { done, value } = await pieces!.next()
    const piece = done ? null : (value as Uint8Array<ArrayBuffer>)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin to name
    worker.postMessage({ piece } satisfies PieceWord, piece ? [piece.buffer] : [])
  }
  const reading = new Promise<CheckedFile | NotATable>((resolve, reject) => {
    const stop = () => reject(signal!.reason)
    signal?.addEventListener('abort', stop, { once: true })
    end = setTimeout(() => reject(tooLong(longest)), longest)
    // One word at a time, in the order of their coming: a source is opened before it is read.
    let last = Promise.resolve()
    worker.on('message', (word: WorkerWord) => {
      if (word.say === 'done') resolve(word.checked)
      else if (word.say === 'refused') resolve(word.why)
      else if (word.say === 'progress') onProgress?.(word.bytes, word.of)
      else if (word.say === 'checking') onChecking?.()
      else last = last.then(word.say === 'open' ? restart : next).catch(reject)
    })
    worker.on('error', (error: Error & { code?: string }) => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch() : error))
    worker.on('exit', () => reject(new Error('the reading ended before the file did')))
  })
  return reading.finally(async () => {
    clearTimeout(end)
    await worker.terminate()
    await pieces?.return?.()
  })
}

const tooLong = (ms: number): Refusal => new Refusal(422, 'The file takes too long to read', `It wasn’t read within ${Math.ceil(ms / 60_000)} minutes, so reading was stopped. Split the file by years and publish each part.`)

const tooMuch = (): Refusal => new Refusal(422, 'The file takes more memory than there is', 'It holds too many different days, places and causes to be read at once. Is this the right column? Otherwise split the file by years and publish each part.')
