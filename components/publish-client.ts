/**
 * The publishing API as its two users speak it, the upload page and `npx same-period publish`: JSON out,
 * lines of progress in, and every refusal as a `Refusal` with the words of the server. It keeps nothing.
 */
import type { Choices } from '@/ingest/choices'
import type { ColumnFound, Report } from '@/ingest/report'

/** A file that the server holds, not yet published. */
export interface Uploaded {
  upload: string
  dataset: string
  name: string
  /** Bytes. */
  size: number
  sha256: string
  /** The standing release that came from the same file, or null. */
  published: string | null
  /** What an earlier publication of the dataset chose; null where there was none. */
  choices?: Choices | null
}

export interface Confirmation {
  /** What is sent back: `large-fall`, `removed-year:2015`. */
  name: string
  detail: string
}

/** The server's own reading of an upload, and what stands between it and a release. */
export interface Checked {
  report: Report
  columns: ColumnFound[]
  span: { from: string; to: string }
  /** What must be agreed to by name. */
  confirm: Confirmation[]
  /** What can't be published at all. */
  blocked: { detail: string }[]
  /** The newest release against which it was read, null for none: what is published names it, and is refused where another came first. */
  onto: string | null
}

/** What is said of a file as a release; days are `YYYY-MM-DD`. */
export interface Terms {
  choices?: Choices
  span?: { from: string; to: string }
  released?: string
  note?: string
  compiledBy?: string
  licence?: string
  source?: string
  name?: string
  confirm?: string[]
  onto?: string | null
}

export interface PublishedRelease {
  release: string
  /** The release's page on the site. */
  address: string
  listed: number
  delisted: number
  unchanged: number
  /** Whether the same file for the same days stood already; nothing was changed then. */
  already?: boolean
}

/** How far a piece of work is: bytes read, or records written. */
export interface Step {
  step: 'waiting' | 'reading' | 'checking' | 'writing'
  done: number
  /** Null where nobody knows. */
  of: number | null
}

/** The server's no, in its words. */
export class Refusal extends Error {
  override name = 'Refusal'
  constructor(
    readonly status: number,
    message: string,
    readonly confirm: Confirmation[] = [],
    readonly blocked: { detail: string }[] = [],
    /** Why a file is no table; null where it is one. */
    readonly reason: string | null = null,
  ) {
    super(message)
  }
}

export interface Connection {
  /** Where the API is: `https://figures.example.org`, or "" on its own page. */
  site: string
  headers?: Record<string, string>
  signal?: AbortSignal
}

/** Reads an upload on the server. Throws a Refusal. */
export const checkUpload = (to: Connection, upload: string, terms: Terms, onStep: (step: Step) => void): Promise<Checked> =>
  work(to, `/api/v1/uploads/${encodeURIComponent(upload)}/check`, terms, onStep)

/** Publishes an upload. Throws a Refusal; one of 409 says in `confirm` what must be agreed to. */
export const publishUpload = (to: Connection, upload: string, terms: Terms, onStep: (step: Step) => void): Promise<PublishedRelease> =>
  work(to, `/api/v1/uploads/${encodeURIComponent(upload)}/publish`, terms, onStep)

/** Withdraws a release by a new one. Throws a Refusal. */
export const withdrawRelease = (to: Connection, dataset: string, release: string, note: string): Promise<PublishedRelease> =>
  work(to, `/api/v1/datasets/${encodeURIComponent(dataset)}/releases/${encodeURIComponent(release)}/withdraw`, { note }, () => {})

/** Lets the server forget an upload. */
export async function forgetUpload({ site, headers }: Connection, upload: string): Promise<void> {
  await fetch(`${site}/api/v1/uploads/${encodeURIComponent(upload)}`, { method: 'DELETE', headers, keepalive: true })
}

async function work<T>({ site, headers, signal }: Connection, path: string, body: object, onStep: (step: Step) => void): Promise<T> {
  const response = await fetch(site + path, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json', Accept: 'application/x-ndjson, application/json' },
    body: JSON.stringify(body),
    signal,
  })
  if (!response.headers.get('Content-Type')?.startsWith('application/x-ndjson')) return answerOf<T>(response.status, await response.text())
  for await (const line of linesOf(response)) {
    const said = JSON.parse(line) as { step: string; bytes?: number; records?: number; of?: number; status?: number; body?: unknown }
    if (said.step === 'done') return answerOf<T>(said.status!, JSON.stringify(said.body))
    onStep({ step: said.step as Step['step'], done: said.bytes ?? said.records ?? 0, of: said.of ?? null })
  }
  throw new Refusal(0, 'The server broke off before it was done. Whether it published isn’t known: send the file again, and if it did, it says so.')
}

/** The body of an answer. Throws a Refusal where it is one. */
export function answerOf<T>(status: number, text: string): T {
  const body = parsed(text)
  if (status < 400 && body) return body as T
  const { detail, title, confirm, blocked, reason } = (body ?? {}) as { detail?: string; title?: string; confirm?: Confirmation[]; blocked?: { detail: string }[]; reason?: string }
  throw new Refusal(status, detail ?? title ?? `The server answered ${status} without words.`, confirm, blocked, reason)
}

/** JSON, or null where a proxy answered with a page of its own. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

async function* linesOf(response: Response): AsyncGenerator<string> {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    const lines = (rest + value).split('\n')
    rest = lines.pop()!
    yield* lines.filter((line) => line !== '')
  }
  if (rest !== '') yield rest
}
