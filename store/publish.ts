/**
 * Publishes a release: one transaction, all or nothing, with its entry in the audit log. A release replaces
 * what was said about its span; what stays the same is left as it is, what is gone is delisted, what is new
 * is listed. It is handed parsed records and parses nothing. It refuses what would rewrite history.
 */
import { createHash } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Choices } from '@/ingest/choices'
import type { ReleaseRecord } from '@/ingest/release-file'
import { type Day, type Span, daysNamed, toIso, touches } from '@/stats/calendar'
import { SHIPPED_BY, withdrawals } from '@/stats/ledger'
import { appendAudit } from './audit'
import { breather } from './breather'
import type { Store } from './database'
import { choicesText, rememberChoices } from './dataset-choices'
import { enqueueDeliveries } from './deliveries'
import { PublishError, type WhenBusy, publishingAlone } from './publishing-alone'
import { replaceSpan } from './replace-span'
import type { Schema } from './schema'
import { type Upload, arriving, holdUpload, writeUpload } from './uploads'

export const publishRule =
  'Releases are published in order of their days. Each is kept as the changes that it makes, and as the ' +
  'file that came. Nothing is edited in place: a mistake is withdrawn by a new release.'

export interface NewRelease {
  dataset: { id: string; title: string }
  /** Unique within the dataset, such as `2024-08-30-history`. */
  name: string
  released: Day
  span: Span
  compiledBy: string
  licence: string
  source: string
  /** As it came: an upload, or bytes that become one. */
  file: Upload | { name: string; bytes: Uint8Array }
  /** Read more than once; those that stand in the order of their dates aren't copied. */
  records: Iterable<ReleaseRecord>
  note?: string
  /** The account, and the name that readers see; none for what ships with the product. */
  publishedBy?: { id: string; name: string }
  /** By which the file was read; they are offered to the dataset's next file. */
  choices?: Choices
  /** The name of the release that this one takes back. */
  withdraws?: string
  /** What the person confirmed by name, for the audit log. */
  confirmed?: string[]
  /** The newest release of the state that the person saw, null for none. */
  onto?: string | null
  /** The revision of the dataset by whose terms the file was read. */
  ofRevision?: number
}

export interface Publication {
  status: 'published' | 'already-published'
  name: string
  listed: number
  delisted: number
  unchanged: number
}

/** Sees how many of a release's records are done. */
export type OnProgress = (records: number, all: number) => void

const MOST_DEATHS = 2 ** 31 - 1

/**
 * Publishes a release. The same file, read by the same choices for the same span, is recognised and changes
 * nothing, unless it was withdrawn. Throws a PublishError where the name is taken, a later day is published,
 * a record lies outside the span, somebody was quicker, or another release is being published at that
 * moment; a start waits for that one instead.
 */
export async function publishRelease(
  store: Store,
  release: NewRelease,
  now: () => Date = () => new Date(),
  whenBusy: WhenBusy = 'refuse',
  onProgress: OnProgress = () => undefined,
): Promise<Publication> {
  const offered = await surveyOf(release)
  const sha256 = 'sha256' in release.file ? release.file.sha256 : createHash('sha256').update(release.file.bytes).digest('hex')
  return publishingAlone(store, release.name, whenBusy, async (change) => {
    const { id, title } = release.dataset
    await change.insertInto('dataset').values({ id, title }).onConflict((conflict) => conflict.column('id').doNothing()).execute()
    const published = await publishedIn(change, id)
    const same = release.withdraws ? null : sameRelease(published, { ...release, sha256 })
    if (same !== null) return { status: 'already-published', name: same, listed: 0, delisted: 0, unchanged: offered.rows }
    refuse(release, published)
    await refuseChanged(change, release)
    const [at, place] = [now(), published.length]
    const upload = await keptFile(change, release, at)
    const counts = await replaceSpan(change, release, offered.records, place, (records) => onProgress(records, offered.rows))
    await insertRelease(change, release, place, upload, offered, at)
    if (release.choices && release.publishedBy) await rememberChoices(change, id, release.choices, at)
    await record(change, release, upload, counts, at)
    await enqueueDeliveries(change, { ...release, ...counts }, at)
    return { status: 'published', name: release.name, ...counts }
  })
}

type PublishedRow = Awaited<ReturnType<typeof publishedIn>>[number]

const publishedIn = (change: Store | Transaction<Schema>, dataset: string) =>
  change
    .selectFrom('release')
    .select(['name', 'place', 'released', 'span_from', 'span_to', 'file_sha256', 'choices', 'withdraws'])
    .where('dataset', '=', dataset)
    .orderBy('place')
    .execute()

export interface SameAsked {
  sha256: string
  span: Span
  /** By which the file was read; `any` where only file and span count. */
  choices?: Choices | 'any'
}

/** The name of the standing release of a file, read so, for a span; null where there is none. */
export const alreadyPublished = async (store: Store, dataset: string, asked: SameAsked): Promise<string | null> => sameRelease(await publishedIn(store, dataset), asked)

/** The name of the newest standing release that has a file, for whichever span; null where none has. */
export async function standingReleaseOf(store: Store, dataset: string, sha256: string): Promise<string | null> {
  const published = await publishedIn(store, dataset)
  const withdrawn = withdrawnIn(published)
  return published.findLast((p) => p.file_sha256 === sha256 && !p.withdraws && !withdrawn.has(p.name))?.name ?? null
}

const withdrawnIn = (published: PublishedRow[]) => withdrawals(published.map((p) => ({ id: p.name, withdraws: p.withdraws ?? undefined })))

function sameRelease(published: PublishedRow[], { sha256, span, choices }: SameAsked): string | null {
  const [from, to, chosen] = [toIso(span.from), toIso(span.to), choices === 'any' ? choices : choicesText(choices)]
  const withdrawn = withdrawnIn(published)
  const isSame = (p: PublishedRow) => p.file_sha256 === sha256 && p.span_from === from && p.span_to === to && (chosen === 'any' || p.choices === chosen)
  return published.find((p) => isSame(p) && !p.withdraws && !withdrawn.has(p.name))?.name ?? null
}

function refuse(release: NewRelease, published: PublishedRow[]): void {
  const newest = published.at(-1)
  if (release.onto !== undefined && release.onto !== (newest?.name ?? null)) {
    throw new PublishError(`The release ${newest?.name ?? ''} was published meanwhile, so ${release.name} isn’t. Look at what that one changed, then publish again.`, 'conflict')
  }
  if (published.some((p) => p.name === release.name)) {
    throw new PublishError(
      `The release ${release.name} is already published with another file or span. A published release is ` +
        'not edited: publish the correction as a new release.',
      'conflict',
    )
  }
  if (newest && toIso(release.released) < newest.released) {
    throw new PublishError(
      `The release ${release.name} is dated ${toIso(release.released)}, before ${newest.name} of ${newest.released}. ` +
        'Releases are published in order of their days.',
    )
  }
}

/** Terms that were changed since may not know what was read by the former ones. */
async function refuseChanged(change: Transaction<Schema>, { dataset, ofRevision }: NewRelease): Promise<void> {
  if (ofRevision === undefined) return
  const { revision } = await change.selectFrom('dataset').select('revision').where('id', '=', dataset.id).executeTakeFirstOrThrow()
  if (revision !== ofRevision) throw new PublishError(`The dataset ${dataset.id} was changed meanwhile. Check the file again, then publish it.`, 'conflict')
}

interface Survey {
  /** In the order of their dates. */
  records: Iterable<ReleaseRecord>
  rows: number
  deaths: number
  first: string | null
  last: string | null
}

/** Reads the records through once. Throws a PublishError where one can't be published. */
async function surveyOf(release: NewRelease): Promise<Survey> {
  const breathe = breather()
  refuseBroken(release, [release.name, release.file.name, release.note ?? ''])
  const labels = new Set<string>()
  let [rows, deaths, first, last, isInOrder] = [0, 0, '', '', true]
  for (const record of release.records) {
    if (!isWithin(record.date, release.span)) throw new PublishError(`The release ${release.name} holds ${record.date}, which is outside its span.`)
    isInOrder &&= record.date >= last
    if (rows === 0 || record.date < first) first = record.date
    if (record.date > last) last = record.date
    labels.add(record.label)
    deaths += record.deaths
    if ((rows += 1) % 500 === 0) await breathe()
  }
  refuseBroken(release, [...labels])
  if (deaths > MOST_DEATHS) throw new PublishError(`The release ${release.name} counts more than ${MOST_DEATHS} deaths.`)
  const records = isInOrder ? release.records : [...release.records].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  return { records, rows, deaths, first: rows > 0 ? first : null, last: rows > 0 ? last : null }
}

/** Postgres keeps no such text, and what is kept must be able to move. */
function refuseBroken({ name }: NewRelease, texts: string[]): void {
  const broken = texts.find((text) => text.includes('\0') || /\p{Cs}/u.test(text))
  if (broken !== undefined) throw new PublishError(`The release ${name} holds a text with a NUL or half a character: ${JSON.stringify(broken)}. Mend the file and publish it again.`)
}

/** Whether a span speaks about a date. A year belongs to every span that touches it. */
function isWithin(date: string, span: Span): boolean {
  const days = daysNamed(date)
  return days !== null && touches(days, span)
}

async function keptFile(change: Transaction<Schema>, { dataset, file, name }: NewRelease, at: Date): Promise<Upload> {
  if (!('id' in file)) return writeUpload(change, { dataset: dataset.id, account: null, name: file.name }, arriving(file.bytes), undefined, () => at)
  if (!(await holdUpload(change, file.id, 'key share'))) throw new PublishError(`The file of ${name} was removed meanwhile. Bring it again.`, 'conflict')
  return file
}

async function insertRelease(change: Transaction<Schema>, release: NewRelease, place: number, upload: Upload, { rows, deaths, first, last }: Survey, at: Date): Promise<void> {
  const newest = await change.selectFrom('release').select((e) => e.fn.max('id').as('id')).executeTakeFirst()
  await change
    .insertInto('release')
    .values({
      id: (newest?.id ?? 0) + 1,
      dataset: release.dataset.id,
      place,
      name: release.name,
      released: toIso(release.released),
      span_from: toIso(release.span.from),
      span_to: toIso(release.span.to),
      compiled_by: release.compiledBy,
      licence: release.licence,
      source: release.source,
      file_name: upload.name,
      file_sha256: upload.sha256,
      file_size: upload.size,
      upload: upload.id,
      rows,
      deaths,
      first,
      last,
      published_at: at.toISOString(),
      note: release.note ?? null,
      published_by: release.publishedBy?.id ?? null,
      publisher: release.publishedBy?.name ?? null,
      choices: choicesText(release.choices),
      withdraws: release.withdraws ?? null,
    })
    .execute()
}

async function record(change: Transaction<Schema>, release: NewRelease, upload: Upload, counts: object, at: Date): Promise<void> {
  const { dataset, name, span, withdraws, note = '', confirmed = [] } = release
  await appendAudit(change, {
    at,
    actor: release.publishedBy?.id ?? SHIPPED_BY,
    action: withdraws ? 'release.withdrawn' : 'release.published',
    subject: `${dataset.id}/${withdraws ?? name}`,
    detail: { release: name, file: upload.name, sha256: upload.sha256, from: toIso(span.from), to: toIso(span.to), released: toIso(release.released), note, confirmed, ...counts },
  })
}
