/**
 * What the dataset pages serve: the newest state as one CSV, each release's file as it came, with sizes,
 * hashes and words about them. The page, the Data Package, CSVW, JSON-LD and the feed all read this.
 */
import { createHash } from 'node:crypto'
import { figures, releaseSizes, shippedDataset } from '@/app/figures'
import described from '@/data/datapackage.json'
import { longDay, spanText, yearOf } from '@/stats/calendar'
import { type Ledger, type Release, coverage } from '@/stats/ledger'
import { type ReleaseChanges, releaseChanges, versionOf } from '@/stats/release-changes'
import { countText } from '@/stats/words'
import { newestCsv } from './newest-csv'

export interface ServedFile {
  /** Its address on this site. */
  path: string
  title: string
  description: string
  bytes: number
  sha256: string
  licences: Licence[]
  sources: Source[]
}

export interface Licence {
  name: string
  title: string
  path?: string
}

export interface Source {
  title: string
  path?: string
}

export interface PublishedRelease {
  release: Release
  changes: ReleaseChanges
  version: string
  page: string
  file: ServedFile
}

export interface Published {
  id: string
  title: string
  about: string
  ledger: Ledger
  version: string
  newest: ServedFile
  newestText: string
  /** Oldest first. */
  releases: PublishedRelease[]
  licences: Licence[]
  sources: Source[]
  compilers: string[]
}

const made = new WeakMap<Ledger, Promise<Published>>()

/** What is served of a dataset; null where there is none of this name. */
export async function publishedDataset(id: string): Promise<Published | null> {
  if (id !== shippedDataset.id) return null
  const ledger = await figures()
  const held = made.get(ledger) ?? publishedOf(ledger)
  made.set(ledger, held)
  // A store that couldn't be read just now is asked again next time.
  held.catch(() => made.delete(ledger))
  return held
}

async function publishedOf(ledger: Ledger): Promise<Published> {
  const sizes = await releaseSizes()
  const page = `/datasets/${ledger.dataset}`
  const releases = ledger.releases.map((release, place) => ({
    release,
    changes: releaseChanges(ledger)[place],
    version: versionOf(ledger, place),
    page: `${page}/releases/${release.id}`,
    file: releaseFileOf(ledger, release, sizes.get(release.id)!),
  }))
  const newestText = newestCsv(ledger)
  const covered = coverage(ledger, ledger.releases.length - 1)
  const [licences, sources] = [unique(releases.flatMap((r) => r.file.licences)), unique(releases.flatMap((r) => r.file.sources))]
  const newest = ledger.releases.at(-1)!
  return {
    id: ledger.dataset,
    title: 'Line-of-duty deaths of law-enforcement officers in the United States',
    about:
      `Counts of line-of-duty deaths of law-enforcement officers by day, state and cause, from ${yearOf(covered[0].from)} to ` +
      `${longDay(covered.at(-1)!.to)}, in ${countText(releases.length)} releases that keep what was known when. Counts only: no names and no narratives.`,
    ledger,
    version: releases.at(-1)!.version,
    newest: {
      path: `${page}.csv`,
      title: `Everything known on ${longDay(newest.released)}`,
      description: `Deaths by day, state and cause as the releases up to ${longDay(newest.released)} leave them, each row with its cause, its group and the release that listed it.`,
      bytes: Buffer.byteLength(newestText),
      sha256: createHash('sha256').update(newestText).digest('hex'),
      licences,
      sources,
    },
    newestText,
    releases,
    licences,
    sources,
    compilers: [...new Set(ledger.releases.map((r) => r.compiledBy))],
  }
}

function releaseFileOf(ledger: Ledger, release: Release, bytes: number): ServedFile {
  // What data/datapackage.json says of a file holds where the file is that one.
  const known = described.resources.find(({ hash }) => hash === `sha256:${release.sha256}`)
  const description =
    `Deaths by day, state and cause as the source listed them on ${longDay(release.released)}, for the days ${spanText(release.span)}, ` +
    `compiled by ${release.compiledBy}.`
  return {
    path: `/datasets/${ledger.dataset}/releases/${release.id}.csv`,
    title: known?.title ?? `Deaths known on ${longDay(release.released)}`,
    description: known?.description ?? description,
    bytes,
    sha256: release.sha256,
    licences: [licenceOf(release.licence)],
    sources: sourcesOf(release),
  }
}

function licenceOf(licence: string): Licence {
  const name = licence.replaceAll(' ', '-')
  return described.licenses.find((each) => each.name === name) ?? { name, title: licence }
}

function sourcesOf({ source, compiledBy }: Release): Source[] {
  const find = (title: string): Source => described.sources.find((each) => title.startsWith(each.title) || each.title.startsWith(title)) ?? { title }
  return [find(source), find(compiledBy)]
}

const unique = <T,>(items: T[]): T[] => [...new Map(items.map((item) => [JSON.stringify(item), item])).values()]
