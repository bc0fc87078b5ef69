/**
 * The figures of this server: reads `data/`, publishes the shipped releases that the store lacks, and
 * keeps the ledger in memory. Server only. One promise for the whole process, kept on `globalThis`, for
 * the server's start and the routes are bundled apart. `next build` works on a store in memory.
 */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { followStore } from '@/app/follow-store'
import { parsePublicUrl } from '@/app/site'
import { startAccounts } from '@/app/start-accounts'
import { isWarning, problemText } from '@/ingest/problem'
import { parseRelease } from '@/ingest/release-file'
import { parseTerms } from '@/ingest/terms-files'
import { type Span, isoDay } from '@/stats/calendar'
import type { Ledger, Release } from '@/stats/ledger'
import type { Terms } from '@/stats/terms'
import { type Store, openDatabase } from '@/store/database'
import { lockStore } from '@/store/lock'
import { isPostgresUrl } from '@/store/postgres'
import { publishRelease } from '@/store/publish'
import { type PublishedFile, newestRelease, readFileSizes, readLedger, readReleaseFile, readReleases } from '@/store/read-ledger'
import { storePath } from '@/store/sqlite'
import { StoreError } from '@/store/store-error'

export const shippedDataset = { id: 'line-of-duty-deaths', title: 'Line-of-duty deaths of officers' }
const shippedSource = 'Officer Down Memorial Page (odmp.org)'

interface Opened {
  store: Store
  ledger: Ledger
  /** The bytes of each release's file, by the release's id. */
  sizes: Map<string, number>
  /** The id of the store's newest release, of any dataset. */
  newest: number
}

/** An entry of data/releases.json; days are `YYYY-MM-DD`. */
interface ShippedRelease {
  file: string
  released: string
  replaces: { from: string; to: string }
  compiled_by: string
  licence: string
}

const held = globalThis as typeof globalThis & { samePeriodLock?: () => void; samePeriodFigures?: Promise<Opened> }

/**
 * Takes the store's lock and loads the figures before the server answers. What the reader of a terminal
 * can mend is one line on stderr; either way a fault ends the process with code 1.
 */
export async function startFigures(port = Number(process.env.PORT) || 3000): Promise<void> {
  try {
    if (!held.samePeriodLock && !isPostgresUrl()) {
      held.samePeriodLock = lockStore(storePath(), { pid: process.pid, port })
      process.once('exit', held.samePeriodLock)
    }
    if (process.env.PUBLIC_URL) parsePublicUrl(process.env.PUBLIC_URL)
    const { store } = await opened()
    await startAccounts(store, process.env.PUBLIC_URL ? parsePublicUrl(process.env.PUBLIC_URL) : `http://localhost:${port}`)
    followStore(refreshFigures)
  } catch (error) {
    const { message, stack } = error as Error
    const isBug = error instanceof TypeError || error instanceof RangeError
    const isStore = !isBug && (error as { code?: string }).code?.startsWith('SQLITE')
    const advice = isStore ? ` The store may be damaged, or not ours: set DATABASE_URL to another file, or move this one away and start again.` : ''
    console.error(`Same Period can’t start: ${isBug ? stack : message}.${advice}`.replace('..', '.'))
    process.exit(1)
  }
}

/** The store of this server. Rejects where it can't be opened. */
export const theStore = async (): Promise<Store> => (await opened()).store

/** The ledger of the shipped dataset. Rejects where the store or `data/` can't be read. */
export const figures = async (): Promise<Ledger> => (await opened()).ledger

/** The file of a release, byte for byte as it came; null where there is no such release. Throws a StoreError where the store is gone. */
export const releaseFile = async (release: string): Promise<PublishedFile | null> =>
  readReleaseFile((await opened()).store, shippedDataset.id, release)

/** The bytes of each release's file, by the release's id. */
export const releaseSizes = async (): Promise<Map<string, number>> => (await opened()).sizes

/** Reads the ledger anew where something was published since, by this server or another. Rejects where the store can't be read. */
export async function refreshFigures(): Promise<void> {
  const { store, ledger, newest } = await opened()
  if ((await newestRelease(store)) !== newest) held.samePeriodFigures = Promise.resolve(await readFigures(store, ledger.terms))
}

function opened(): Promise<Opened> {
  const isBuild = process.env.NEXT_PHASE === 'phase-production-build'
  return (held.samePeriodFigures ??= isBuild ? openFigures(':memory:', undefined, () => {}) : openFigures())
}

/** Opens a store and brings it up to what `data/` ships; prints one line for each release that it publishes. */
export async function openFigures(
  url?: string,
  folder = join(process.cwd(), 'data'),
  print: (line: string) => void = console.log,
): Promise<Opened> {
  const text = (file: string) => readFile(join(/* turbopackIgnore: true */ folder, file), 'utf8')
  const [causes, definitions, states, swornOfficers, list] = await Promise.all(
    ['causes.csv', 'definitions.csv', 'states.csv', 'sworn-officers.csv', 'releases.json'].map(text),
  )
  const terms = parseTerms({ causes, definitions, states, swornOfficers })
  const store = await openDatabase(url)
  await publishShipped(store, terms, folder, JSON.parse(list) as ShippedRelease[], print)
  return readFigures(store, terms)
}

async function readFigures(store: Store, terms: Terms): Promise<Opened> {
  // The id is read first: what is published in between is then read once more, not missed.
  const newest = await newestRelease(store)
  const ledger = await readLedger(store, shippedDataset.id, terms)
  return { store, ledger, newest, sizes: await readFileSizes(store, shippedDataset.id) }
}

async function publishShipped(
  store: Store,
  terms: Terms,
  folder: string,
  shipped: ShippedRelease[],
  print: (line: string) => void,
): Promise<void> {
  const published = new Map((await readReleases(store, shippedDataset.id)).map((r) => [r.id, r]))
  for (const release of shipped) {
    const name = basename(release.file, '.csv')
    const bytes = await readFile(join(/* turbopackIgnore: true */ folder, release.file))
    const span = { from: isoDay(release.replaces.from), to: isoDay(release.replaces.to) }
    const there = published.get(name)
    if (there?.sha256 === createHash('sha256').update(bytes).digest('hex')) {
      refuseEdited(there, release, span)
      continue
    }
    const { records, problems } = parseRelease(bytes.toString('utf8'), terms, span)
    const fault = problems.find((problem) => !isWarning(problem))
    if (fault) throw new Error(`data/${release.file} ${problemText(fault)}`)
    const said = { released: isoDay(release.released), span, compiledBy: release.compiled_by, licence: release.licence, source: shippedSource }
    const file = { name: basename(release.file), bytes }
    const { status, listed, delisted, unchanged } = await publishRelease(store, { dataset: shippedDataset, name, ...said, file, records }, undefined, 'wait')
    // Another server of the same store, started at the same moment, may have been quicker.
    if (status === 'already-published') continue
    print(`published ${name}: ${listed} records listed, ${delisted} delisted, ${unchanged} unchanged`)
  }
}

/** A published release is never edited in place: a changed entry of releases.json is an error, not ignored. */
function refuseEdited(there: Release, release: ShippedRelease, span: Span): void {
  const isSame =
    there.released === isoDay(release.released) &&
    there.span.from === span.from &&
    there.span.to === span.to &&
    there.compiledBy === release.compiled_by &&
    there.licence === release.licence
  if (isSame) return
  throw new StoreError(
    `data/releases.json says something else of ${there.id} than was published from it. A published release isn’t edited: ` +
      'add a new release, or start with an empty store.',
  )
}
