/**
 * The figures of this server: reads `data/`, publishes the shipped releases that the store lacks, and keeps
 * the ledger of every dataset in memory. Server only. One promise for the whole process, kept on `globalThis`,
 * for the server's start and the routes are bundled apart. `next build` works on a store in memory.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { followStore } from '@/app/follow-store'
import { type ShippedRelease, publishShipped } from '@/app/shipped-releases'
import { parsePublicUrl } from '@/app/site'
import { startAccounts } from '@/app/start-accounts'
import { parseDatasetTerms } from '@/ingest/dataset-terms'
import { parseTerms } from '@/ingest/terms-files'
import { DEFAULT_DATASET, type Dataset } from '@/stats/dataset'
import type { Ledger } from '@/stats/ledger'
import type { Terms } from '@/stats/terms'
import { type Store, openDatabase } from '@/store/database'
import { type KeptDataset, datasetStates, readDatasets, revisionOf } from '@/store/datasets'
import { engineOf } from '@/store/engine'
import { lockStore } from '@/store/lock'
import { isPostgresUrl } from '@/store/postgres'
import { isPublishing } from '@/store/publishing-alone'
import { readFileSizes, readLedger, readReleaseFile } from '@/store/read-ledger'
import { storePath } from '@/store/sqlite'
import { sweepUploads } from '@/store/uploads'

/** The dataset that ships with the product: its terms stand in `data/`. */
export const shippedDataset: Dataset = {
  id: DEFAULT_DATASET,
  title: 'Line-of-duty deaths of officers',
  about: 'Counts of line-of-duty deaths of law-enforcement officers in the United States by day, state and cause.',
  source: 'Officer Down Memorial Page (odmp.org)',
  licence: 'that of each release’s compiler',
  compiledBy: 'FiveThirtyEight, Mayuresh Koli and Matt Stiles',
  where: 'in the United States',
  officers: 'all US officers',
}

/** A dataset in memory. */
interface Held {
  dataset: Dataset
  ledger: Ledger
  /** The bytes of each release's file, by the release's id. */
  sizes: Map<string, number>
  /** What it was made from: another one where the store holds something newer. */
  state: string
  /** Of the dataset, as its terms were read. */
  revision: number
}

/** A dataset that can't be read as the store has it: why, and what it was tried from. */
interface Fault {
  state: string
  why: string
}

interface Opened {
  store: Store
  /** Of the shipped dataset. */
  ledger: Ledger
  terms: Terms
  /** Every dataset, the shipped one first. */
  held: Map<string, Held>
  /** The datasets that can't be read just now: they are served as they were before, or not at all. */
  faults: Map<string, Fault>
  /** What pages of each dataset are made from; `scripts/start.mjs` makes their tags of it. */
  tags: Map<string, string>
}

const HOUR_MS = 3_600_000

const held = globalThis as typeof globalThis & { samePeriodLock?: () => void; samePeriodFigures?: Promise<Opened>; samePeriodReading?: Promise<void> }

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
    await sweep(store, true)
    setInterval(() => void sweep(store), HOUR_MS).unref()
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

/** A store that can't do it now does it within the hour. */
const sweep = (store: Store, isAlone = false): Promise<void> =>
  sweepUploads(store, isAlone).catch((error: Error) => console.warn(`Uploads that became no release couldn’t be removed: ${error.message}`))

/** Every dataset, the shipped one first. Rejects where the store or `data/` can't be read. */
export const datasets = async (): Promise<Dataset[]> => [...(await opened()).held.values()].map(({ dataset }) => dataset)

/** A dataset with its ledger, which has no release yet where nothing was published; null where there is none of that name. */
export const findDataset = async (id: string): Promise<Pick<Held, 'dataset' | 'ledger' | 'revision'> | null> => (await opened()).held.get(id) ?? null

/** Why a dataset can't be read as the store has it now; null where it can. */
export const faultOf = async (id: string): Promise<string | null> => (await opened()).faults.get(id)?.why ?? null

/** The ledger of a dataset, the shipped one where none is named. Rejects with a RangeError where there is none of that name. */
export async function figures(dataset = DEFAULT_DATASET): Promise<Ledger> {
  const found = await findDataset(dataset)
  if (!found) throw new RangeError(`there is no dataset "${dataset}"`)
  return found.ledger
}

/** The ledgers of every dataset that has a release, the shipped one first. */
export const allFigures = async (): Promise<Ledger[]> =>
  [...(await opened()).held.values()].map(({ ledger }) => ledger).filter(({ releases }) => releases.length > 0)

/** The tables of terms of a dataset that has its own, as they came; null of others. Throws a StoreError where the store is gone. */
export const keptDataset = async (id: string): Promise<KeptDataset | null> =>
  (await readDatasets(await theStore())).find((each) => each.id === id) ?? null

/** The terms of such a dataset, or what is wrong with them; its places are the shipped ones where it brings none. */
export const termsOf = async (texts: KeptDataset): Promise<ReturnType<typeof parseDatasetTerms>> => parseDatasetTerms(texts, (await opened()).terms.states)

/** The file of a release, byte for byte as it came; null where there is no such release. Throws a StoreError where the store is gone. */
export const releaseFile = async (dataset: string, release: string): ReturnType<typeof readReleaseFile> => readReleaseFile(await theStore(), dataset, release)

/** The bytes of each release's file, by the release's id. */
export const releaseSizes = async (dataset: string): Promise<Map<string, number>> => (await opened()).held.get(dataset)?.sizes ?? new Map()

/** Reads anew what was published or changed since, by this server or another. Rejects where the store can't be read. */
export function refreshFigures(): Promise<void> {
  // One after another: an older reading that ends late must not stand in place of a newer one.
  const next = (held.samePeriodReading ?? Promise.resolve()).catch(() => undefined).then(readAnew)
  held.samePeriodReading = next
  return next
}

async function readAnew(): Promise<void> {
  const before = await opened()
  const { store, terms } = before
  // Its queries would wait for the publication's end, which reads the ledger anew by itself.
  if (isPublishing(store) && engineOf(store) === 'sqlite') return
  const states = await datasetStates(store)
  // What couldn't be read isn't tried again until it is another one.
  const isSame = [...states].every(([id, state]) => before.held.get(id)?.state === state || before.faults.get(id)?.state === state)
  if (!isSame) held.samePeriodFigures = Promise.resolve(await readFigures(store, terms, before))
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
  await publishShipped(store, shippedDataset, terms, folder, JSON.parse(list) as ShippedRelease[], print)
  return readFigures(store, terms)
}

/** Every dataset; one that is as it was isn't read again, and keeps its very ledger. One that can't be read takes no other one along. */
async function readFigures(store: Store, terms: Terms, before?: Opened): Promise<Opened> {
  // The states are read first: what is published in between is then read once more, not missed.
  const states = await datasetStates(store)
  const now = new Map<string, Held>()
  const faults = new Map<string, Fault>()
  for (const dataset of [shippedDataset, ...(await readDatasets(store))]) {
    const { id } = dataset
    const state = states.get(id) ?? ''
    const [there, known] = [before?.held.get(id), before?.faults.get(id)]
    const read = there?.state === state ? there : known?.state === state ? known : await readDataset(store, dataset, terms, state)
    if ('ledger' in read) now.set(id, read)
    else if (there) now.set(id, there)
    else if (id === DEFAULT_DATASET) throw new RangeError(`The dataset ${id} can’t be read: ${read.why}`)
    if ('ledger' in read) continue
    faults.set(id, read)
    if (read !== known) console.error(`The dataset ${id} can’t be read: ${read.why}. It is ${there ? 'served as it was before' : 'left out'}, all others as they are. An admin mends its tables at /datasets/${id}/edit.`)
  }
  const tags = new Map([...now].map(([id, { state, ledger }]) => [id, [state, ...ledger.releases.map((release) => release.id)].join()]))
  return { store, ledger: now.get(DEFAULT_DATASET)!.ledger, terms, held: now, faults, tags }
}

/** A dataset as the store has it, or why it can't be read. What is wrong with the store itself is thrown. */
async function readDataset(store: Store, dataset: Dataset | KeptDataset, terms: Terms, state: string): Promise<Held | Fault> {
  try {
    const ledger = await readLedger(store, dataset.id, ownTerms(dataset, terms))
    return { dataset, state, revision: revisionOf(state), ledger, sizes: await readFileSizes(store, dataset.id) }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { state, why: error.message }
  }
}

/** The terms of a dataset. Throws a RangeError where its tables, which were read when they came, can't be read any more. */
function ownTerms(dataset: Dataset | KeptDataset, shipped: Terms): Terms {
  if (!('causes' in dataset)) return shipped
  const read = parseDatasetTerms(dataset, shipped.states)
  if ('terms' in read) return read.terms
  const [{ file, line, fault }] = read.faults
  throw new RangeError(`${file}${line === null ? '' : ` line ${line}`}: ${fault}`)
}
