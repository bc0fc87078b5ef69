/** The releases that `data/` ships: published into a store that lacks them, and refused where one was edited since. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { isWarning, problemText } from '@/ingest/problem'
import { parseRelease } from '@/ingest/release-file'
import { type Span, isoDay } from '@/stats/calendar'
import type { Dataset } from '@/stats/dataset'
import type { Release } from '@/stats/ledger'
import type { Terms } from '@/stats/terms'
import type { Store } from '@/store/database'
import { publishRelease } from '@/store/publish'
import { readReleases } from '@/store/read-ledger'
import { StoreError } from '@/store/store-error'

/** An entry of data/releases.json; days are `YYYY-MM-DD`. */
export interface ShippedRelease {
  file: string
  released: string
  replaces: { from: string; to: string }
  compiled_by: string
  licence: string
}

/** Publishes what the store lacks, and prints a line for each release. Throws an Error on a file that can’t be published whole. */
export async function publishShipped(
  store: Store,
  dataset: Dataset,
  terms: Terms,
  folder: string,
  shipped: ShippedRelease[],
  print: (line: string) => void,
): Promise<void> {
  const published = new Map((await readReleases(store, dataset.id)).map((r) => [r.id, r]))
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
    const said = { released: isoDay(release.released), span, compiledBy: release.compiled_by, licence: release.licence, source: dataset.source }
    const file = { name: basename(release.file), bytes }
    const { status, listed, delisted, unchanged } = await publishRelease(store, { dataset, name, ...said, file, records }, undefined, 'wait')
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
