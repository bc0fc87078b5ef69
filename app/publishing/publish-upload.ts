/**
 * A file of an analyst on its way to a release: read again by the server itself, checked against what is
 * published now, and published in one transaction where nothing blocks it and everything doubtful is confirmed.
 */
import { faultOf, refreshFigures, theStore } from '@/app/figures'
import { parseChoices } from '@/ingest/choices'
import type { NotATable } from '@/ingest/report'
import { type Day, dayOf, toIso } from '@/stats/calendar'
import type { Ledger } from '@/stats/ledger'
import { alreadyPublished, publishRelease } from '@/store/publish'
import { type Upload, uploadSource } from '@/store/uploads'
import { afterPublishing } from './after-publishing'
import type { Say } from './answer-steps'
import type { PublicationAsked } from './asked-publication'
import { type PublishingDataset, datasetNamed } from './dataset-named'
import { unpackRecords } from './packed-records'
import { isChecked, readBeside } from './read-beside'
import type { CheckedFile } from './reading-worker'
import { type Outcome, Refusal, outcome } from './refusal'

export interface Publisher {
  id: string
  name: string
}

/** What the file would change; nothing is changed. */
export async function checkUpload(upload: Upload, asked: PublicationAsked, { id }: Pick<Publisher, 'id'>, say: Say, signal: AbortSignal, now = new Date()): Promise<Outcome> {
  const { ledger } = await current(upload.dataset)
  const { text } = await readUpload(upload, ledger, asked, id, say, signal, now)
  return { status: 200, body: text }
}

/** Publishes the file as a release, or says what has to be confirmed or mended first. */
export async function publishUpload(upload: Upload, asked: PublicationAsked, publisher: Publisher, say: Say, signal: AbortSignal, now = new Date()): Promise<Outcome> {
  const { ledger, title, own, revision } = await current(upload.dataset)
  if (asked.span === null) throw new Refusal(400, 'The request names no span', 'Say which days the release replaces: "span": {"from": "YYYY-MM-DD", "to": "YYYY-MM-DD"}. A check proposes them.', { field: 'span' })
  const licence = licenceOf(asked, own)
  const same = await alreadyPublished(await theStore(), upload.dataset, { sha256: upload.sha256, span: asked.span, choices: asked.choices })
  if (same !== null) return already(upload, same)
  const newest = ledger.releases.at(-1)
  if (asked.onto !== undefined && asked.onto !== (newest?.id ?? null)) {
    throw new Refusal(409, 'Another release came first', `The release ${newest?.id ?? 'that was there'} is the newest now. Look at what it changed, check the file again, then publish.`)
  }
  const checked = await readUpload(upload, ledger, asked, publisher.id, say, signal, now)
  const standing = checked.isChange ? null : await standingOf(upload, asked)
  if (standing !== null) return already(upload, standing)
  refuseDoubtful(checked, asked.confirm)
  signal.throwIfAborted()
  const name = asked.name ?? freeName(toIso(checked.released), ledger)
  const { status, ...published } = await publishRelease(
    await theStore(),
    {
      dataset: { id: upload.dataset, title },
      name,
      released: checked.released,
      span: asked.span,
      compiledBy: asked.compiledBy ?? own?.compiledBy ?? publisher.name,
      licence,
      source: asked.source ?? own?.source ?? sourceOf(ledger),
      file: upload,
      records: unpackRecords(checked.records),
      note: asked.note,
      publishedBy: publisher,
      choices: asked.choices,
      confirmed: checked.confirm.map((each) => each.name),
      onto: newest?.id ?? null,
      ofRevision: revision,
    },
    undefined,
    'refuse',
    paced((records, of) => say({ step: 'writing', records, of })),
  )
  if (status === 'already-published') return already(upload, published.name)
  await afterPublishing(upload.dataset, name)
  const { listed, delisted, unchanged } = published
  return outcome(201, { release: name, address: addressOf(upload.dataset, name), listed, delisted, unchanged })
}

/** The figures as the store has them now. Throws a Refusal for a dataset that isn't there. */
export async function current(dataset: string): Promise<PublishingDataset> {
  await refreshFigures()
  const fault = await faultOf(dataset)
  if (fault !== null) throw new Refusal(409, 'The dataset can’t be read', `Its tables don’t fit what is published: ${fault}. An admin has to mend them first, at /datasets/${dataset}/edit.`)
  const found = await datasetNamed(dataset)
  if (!found) throw new Refusal(404, 'There is no such dataset', `There is no dataset “${dataset.slice(0, 80)}”.`)
  return found
}

/** The standing release of this very file and span, by whatever choices it was read. */
const standingOf = async ({ dataset, sha256 }: Upload, { span }: PublicationAsked): Promise<string | null> =>
  alreadyPublished(await theStore(), dataset, { sha256, span: span!, choices: 'any' })

const already = ({ dataset }: Upload, release: string): Outcome => outcome(200, { already: true, release, address: addressOf(dataset, release), listed: 0, delisted: 0 })

async function readUpload(upload: Upload, ledger: Ledger, { choices, span, released }: PublicationAsked, account: string, say: Say, signal: AbortSignal, now: Date): Promise<CheckedFile> {
  const { fault } = parseChoices(choices, ledger.terms)
  if (fault !== null) throw new Refusal(400, 'The request can’t be read', `The choices can’t be used: ${fault}.`, { field: 'choices' })
  say({ step: 'reading', bytes: 0, of: upload.size })
  const found = await readBeside(uploadSource(await theStore(), upload), ledger, choices, { span, released, ...daysOf(now) }, {
    account,
    onWaiting: () => say({ step: 'waiting' }),
    onProgress: (bytes, of) => say({ step: 'reading', bytes, of }),
    onChecking: () => say({ step: 'checking' }),
    signal,
  })
  if (isChecked(found)) return found
  throw notATable(found)
}

const notATable = ({ reason, advice }: NotATable): Refusal => new Refusal(422, 'The file can’t be read as a table', advice, { reason, blocked: [{ name: reason, detail: advice }] })

/** Today, and the last day that has begun anywhere: a death of it may be in a file that comes from there. */
export function daysOf(now: Date): { today: Day; latest: Day } {
  const dayAt = (hours: number) => {
    const there = new Date(now.getTime() + hours * 3_600_000)
    return dayOf(there.getUTCFullYear(), there.getUTCMonth() + 1, there.getUTCDate())
  }
  return { today: dayAt(0), latest: dayAt(14) }
}

function refuseDoubtful({ blocked, confirm }: CheckedFile, confirmed: string[]): void {
  if (blocked.length > 0) throw new Refusal(422, 'The file can’t be published as it is', blocked.map(({ detail }) => detail).join(' '), { blocked })
  const missing = confirm.filter(({ name }) => !confirmed.includes(name))
  if (missing.length === 0) return
  throw new Refusal(409, 'Something has to be confirmed first', `${missing.map(({ detail }) => detail).join(' ')} Where this is right, name it in “confirm”: ${missing.map(({ name }) => name).join(', ')}.`, { confirm: missing })
}

/** The day, and a number where the day has a release already. */
export function freeName(name: string, { releases }: Ledger): string {
  const taken = new Set(releases.map(({ id }) => id))
  if (!taken.has(name)) return name
  let number = 2
  while (taken.has(`${name}-${number}`)) number += 1
  return `${name}-${number}`
}

/** Another release's licence is a promise of whoever made that table, so it isn't taken for this one. Throws a Refusal where none is said. */
function licenceOf(asked: PublicationAsked, own: PublishingDataset['own']): string {
  const licence = asked.licence ?? own?.licence
  if (licence) return licence
  throw new Refusal(400, 'The request names no licence', 'Say in “licence” under which licence whoever made the table gives it, such as CC BY 4.0 or CC0 1.0.', { field: 'licence' })
}

function sourceOf({ releases }: Ledger): string {
  const source = releases.at(-1)?.source
  if (source) return source
  throw new Refusal(400, 'The request names no source', 'The dataset has no release yet to take the source from: say it in “source”.', { field: 'source' })
}

export const addressOf = (dataset: string, release: string): string => `/datasets/${dataset}/releases/${release}`

/** Says it five times a second, and at the end. */
export function paced(tell: (records: number, all: number) => void): (records: number, all: number) => void {
  let told = 0
  return (records, all) => {
    if (records < all && performance.now() - told < 200) return
    told = performance.now()
    tell(records, all)
  }
}
