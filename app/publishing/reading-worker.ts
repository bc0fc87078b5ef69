/**
 * The thread that reads a file on the server: the same reader as everywhere, then the check, beside everything
 * that answers readers. It has a memory of its own, with an end, asks for the file piece by piece, and
 * knows neither store nor network.
 */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import type { Choices } from '@/ingest/choices'
import { readFile } from '@/ingest/read-file'
import { type NotATable, isTable } from '@/ingest/report'
import type { Source } from '@/ingest/source'
import { toIso } from '@/stats/calendar'
import { unpackLedger } from '@/stats/ledger-file'
import { type CheckAsked, checkFile } from './check-file'
import { type PackedRecords, buffersOf, packRecords } from './packed-records'

export interface ReadingJob {
  name: string
  size: number | null
  /** As `packLedger` makes it. */
  ledger: ArrayBuffer
  choices: Choices
  asked: CheckAsked
}

export interface CheckedFile extends Pick<ReturnType<typeof checkFile>, 'span' | 'released' | 'confirm' | 'blocked' | 'isChange'> {
  /** The whole check as JSON. */
  text: string
  records: PackedRecords
}

/** What the thread says: give me the file from its start, the next piece, so far I am, and the end. */
export type WorkerWord =
  | { say: 'open' }
  | { say: 'next' }
  | { say: 'progress'; bytes: number; of: number | null }
  | { say: 'checking' }
  | { say: 'done'; checked: CheckedFile }
  | { say: 'refused'; why: NotATable }

/** What it is given: a piece, or the end of the file. */
export type PieceWord = { piece: Uint8Array | null }

const port = parentPort as MessagePort
const tell = (word: WorkerWord, transfer: ArrayBuffer[] = []): void => port.postMessage(word, transfer)

function askedSource({ name, size }: ReadingJob): Source {
  return {
    name,
    size,
    async *open() {
      tell({ say: 'open' })
      for (;;) {
        const next = new Promise<PieceWord>((resolve) => port.once('message', resolve))
        tell({ say: 'next' })
        const { piece } = await next
        if (piece === null) return
        yield piece
      }
    },
  }
}

const PACE_MS = 200

async function work(job: ReadingJob): Promise<void> {
  const ledger = unpackLedger(job.ledger)
  let told = 0
  const onProgress = (bytes: number, of: number | null) => {
    if (performance.now() - told < PACE_MS) return
    told = performance.now()
    tell({ say: 'progress', bytes, of })
  }
  const found = await readFile(askedSource(job), ledger.terms, job.choices, toIso(job.asked.latest), { onProgress })
  if (!isTable(found)) return tell({ say: 'refused', why: found })
  tell({ say: 'checking' })
  const { records, json, span, released, confirm, blocked, isChange } = checkFile(found, ledger, job.asked)
  const packed = packRecords(records)
  tell({ say: 'done', checked: { text: JSON.stringify(json), span, released, confirm, blocked, isChange, records: packed } }, buffersOf(packed))
}

await work(workerData as ReadingJob)
