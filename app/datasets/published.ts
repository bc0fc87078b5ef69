/**
 * What the dataset pages serve: the newest state as one CSV, each release's file as it came, with sizes,
 * hashes and words about them. The page, the Data Package, CSVW, JSON-LD and the feed all read this.
 */
import { createHash } from 'node:crypto'
import { findDataset, releaseSizes } from '@/app/figures'
import { isFormula } from '@/charts/form-csv'
import described from '@/data/datapackage.json'
import { longDay, spanText, yearOf } from '@/stats/calendar'
import { DEFAULT_DATASET, type Dataset } from '@/stats/dataset'
import { formerRecords } from '@/stats/former-records'
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
  /** Whether it is served as a table of our columns; a file that somebody brought is as it came, whatever that is. */
  isOurs: boolean
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
  /** For programs: what the files are about, where, and how they came about. */
  keywords: string[]
  place: string
  measured: string
  technique: string
  /** Whom to credit, in a sentence. */
  credit: string
}

const made = new WeakMap<Ledger, Promise<Published>>()

/** What is served of a dataset; null where there is none of this name, or it has no release yet. */
export async function publishedDataset(id: string): Promise<Published | null> {
  const found = await findDataset(id)
  if (!found || found.ledger.releases.length === 0) return null
  const { dataset, ledger } = found
  const held = made.get(ledger) ?? publishedOf(dataset, ledger)
  made.set(ledger, held)
  // A store that couldn't be read just now is asked again next time.
  held.catch(() => made.delete(ledger))
  return held
}

async function publishedOf(dataset: Dataset, ledger: Ledger): Promise<Published> {
  const sizes = await releaseSizes(ledger.dataset)
  const page = `/datasets/${ledger.dataset}`
  const releases = ledger.releases.map((release, place) => ({
    release,
    changes: releaseChanges(ledger)[place],
    version: versionOf(ledger, place),
    page: `${page}/releases/${release.id}`,
    file: releaseFileOf(ledger, place, sizes.get(release.id)!),
  }))
  const newestText = newestCsv(ledger)
  const covered = coverage(ledger, ledger.releases.length - 1)
  const [licences, sources] = [unique(releases.flatMap((r) => r.file.licences)), unique(releases.flatMap((r) => r.file.sources))]
  const newest = ledger.releases.at(-1)!
  return {
    id: ledger.dataset,
    ...wordsOf(dataset, {
      from: yearOf(covered[0].from),
      to: longDay(covered.at(-1)!.to),
      releases: countText(releases.length),
    }),
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
      isOurs: true,
    },
    newestText,
    releases,
    licences,
    sources,
    compilers: [...new Set(ledger.releases.map((r) => r.compiledBy))],
  }
}

interface Reach {
  from: number
  to: string
  releases: string
}

type DatasetWords = Pick<Published, 'title' | 'about' | 'keywords' | 'place' | 'measured' | 'technique' | 'credit'>

/** What a dataset says of itself: the shipped one in words of ours, another in those that came with it. */
function wordsOf({ id, title, about, where, source }: Dataset, { from, to, releases }: Reach): DatasetWords {
  if (id !== DEFAULT_DATASET) {
    return {
      title,
      about,
      keywords: [title],
      place: where.replace(/^(in|of|at|on|among|with) /, ''),
      measured: title,
      technique: `Counts by day, place and cause of the list of ${source}, as compiled on the day of each release`,
      credit: `Credit ${source} and the compiler of the release wherever the figures are shown.`,
    }
  }
  return {
    title: 'Line-of-duty deaths of law-enforcement officers in the United States',
    about:
      `Counts of line-of-duty deaths of law-enforcement officers by day, state and cause, from ${from} to ` +
      `${to}, in ${releases} releases that keep what was known when. Counts only: no names and no narratives.`,
    keywords: described.keywords,
    place: 'United States',
    measured: 'line-of-duty deaths of officers',
    technique: 'Counts by day, state and cause of the Officer Down Memorial Page’s list, as compiled on the day of each release',
    credit: 'Credit the Officer Down Memorial Page and the compiler of the release wherever the figures are shown. None of them has endorsed this work.',
  }
}

function releaseFileOf(ledger: Ledger, place: number, bytes: number): ServedFile {
  const release = ledger.releases[place]
  // What data/datapackage.json says of a file holds where the file is that one.
  const known = described.resources.find(({ hash }) => hash === `sha256:${release.sha256}`)
  const { title, description } = known ?? (release.withdraws ? wordsOfWithdrawal(release) : wordsOfRelease(release, ledger.releases.slice(0, place)))
  return {
    path: `/datasets/${ledger.dataset}/releases/${release.id}.csv`,
    title,
    description,
    bytes,
    sha256: release.sha256,
    licences: [licenceOf(release.licence)],
    sources: sourcesOf(release),
    isOurs: !release.publishedBy || (release.withdraws !== undefined && !holdsFormula(ledger, release)),
  }
}

/** Whether a label in a withdrawal's file would run in a spreadsheet. It must read back as it is, so it is served as bytes, not as a table. */
function holdsFormula(ledger: Ledger, release: Release): boolean {
  if (!ledger.labels.some(isFormula)) return false
  const records = formerRecords(ledger, ledger.releases.indexOf(release), release.span)
  for (const { label } of records) if (isFormula(label)) return true
  return false
}

const wordsOfRelease = ({ released, span, compiledBy }: Release, before: Release[]) => ({
  title: `Deaths known on ${longDay(released)}${before.at(-1)?.released === released ? `, release ${before.filter((other) => other.released === released).length + 1} of that day` : ''}`,
  description: `Deaths by day, state and cause as the source listed them on ${longDay(released)}, for ${spanText(span)}, compiled by ${compiledBy}.`,
})

const wordsOfWithdrawal = ({ released, span, withdraws }: Release) => ({
  title: `The release ${withdraws} withdrawn`,
  description: `What was known of ${spanText(span)} before the release ${withdraws}, restored on ${longDay(released)}.`,
})

function licenceOf(licence: string): Licence {
  const name = licence.replaceAll(' ', '-')
  return described.licenses.find((each) => each.name === name) ?? { name, title: licence }
}

function sourcesOf({ source, compiledBy }: Release): Source[] {
  const find = (title: string): Source => described.sources.find((each) => title.startsWith(each.title) || each.title.startsWith(title)) ?? { title }
  return [find(source), find(compiledBy)]
}

const unique = <T,>(items: T[]): T[] => [...new Map(items.map((item) => [JSON.stringify(item), item])).values()]
