/** How a dataset is cited: the release that it stands at, by name, hash and address, so that what is cited stays. */
import type { Site } from '@/app/site'
import { type Day, longDay, spanText } from '@/stats/calendar'
import { coverage } from '@/stats/ledger'
import type { Published } from './published'

/** "Same Period. “Line-of-duty deaths …, 1 January 1791 to 5 October 2025” [data set], release …". The day of retrieval is read at the edge. */
export function datasetCitation({ title, ledger, releases }: Published, site: Site, retrieved: Day): string {
  const { release, page } = releases.at(-1)!
  const covered = coverage(ledger, ledger.releases.length - 1)
  const span = spanText({ from: covered[0].from, to: covered.at(-1)!.to })
  return (
    `Same Period. “${title}, ${span}” [data set], release ${release.id} (${release.sha256.slice(0, 7)}), ` +
    `known on ${longDay(release.released)}. Retrieved ${longDay(retrieved)}, ${site}${page}`
  )
}
