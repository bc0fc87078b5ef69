/**
 * The feed of a dataset: one entry for each release, and one more for each that corrected what an earlier
 * one had listed; a withdrawal is one entry, in its own words. Addresses are absolute; an entry's id never changes.
 */
import type { Published, PublishedRelease } from '@/app/datasets/published'
import type { Site } from '@/app/site'
import { longDay, spanText } from '@/stats/calendar'
import { DEFAULT_DATASET, datasetQuery } from '@/stats/dataset'
import type { Release } from '@/stats/ledger'
import { changesText } from '@/stats/release-tables'
import { deathsText } from '@/stats/words'
import { type Entry, atomOf, momentOf, urnOf } from './atom'

/** The feed's text. */
export function toFeed(published: Published, site: Site): string {
  const { id, title, releases } = published
  return atomOf({
    id: urnOf(`${id} feed`),
    title: 'Same Period: releases and corrections',
    subtitle: title,
    updated: releases.length > 0 ? momentOf(releases.at(-1)!.release) : '1970-01-01T00:00:00Z',
    self: `${site}/feed.xml${datasetQuery(id)}`,
    page: `${site}/datasets/${id}`,
    site,
    entries: releases.map((each, place) => entriesOf(each, nameOf(published, place), site, id)).reverse().flat(),
  })
}

/** What an entry's id is made from: the hash of the file, which is never edited; more where another release has the same file. */
function nameOf({ id, releases }: Published, place: number): string {
  const { release } = releases[place]
  const isFirst = releases.findIndex((each) => each.release.sha256 === release.sha256) === place
  return [release.sha256, ...(id === DEFAULT_DATASET ? [] : [id]), ...(isFirst ? [] : [release.id])].join(' ')
}

function entriesOf(each: PublishedRelease, name: string, site: Site, dataset: string): Entry[] {
  const { release, changes } = each
  const entry = (id: string, title: string, summary: string, category: string, address: string): Entry => {
    const rights = each.file.licences.map((licence) => licence.title).join('; ')
    return { id: urnOf(`${name} ${id}`), title, summary, category, address, updated: momentOf(release), rights }
  }
  const page = site + each.page
  if (release.withdraws) return [entry('release', `Withdrawn: the release ${release.withdraws}`, withdrawalText(each), 'withdrawal', page)]
  const facts = `Compiled by ${release.compiledBy} from ${dataset === DEFAULT_DATASET ? 'the Officer Down Memorial Page' : release.source} (${release.licence}).`
  const summary = `${changesText(changes)} It speaks for ${spanText(release.span)} and lists ${deathsText(release.deaths)}. ${facts}${publisherText(release)}`
  const published = entry('release', `New release: figures as known on ${longDay(release.released)}`, summary, 'release', page)
  if (!changes.isCorrection) return [published]
  return [published, entry('corrections', `Corrections: what changed on ${longDay(release.released)}`, correctionText(each), 'correction', `${page}#changed`)]
}

/** What a withdrawal does, in words: whose figures stand again, and what that touches. */
export function withdrawalText(each: PublishedRelease): string {
  const { release, changes } = each
  const touched = changes.isCorrection ? ` ${correctionText(each)}` : ''
  return `The release ${release.withdraws} was withdrawn on ${longDay(release.released)}. For ${spanText(release.span)} the figures are again those from before it.${publisherText(release)}${touched}`
}

/** " Published by …: “…”", as far as either is known. */
function publisherText({ publishedBy, note }: Release): string {
  const end = note && /[.!?]$/.test(note) ? '' : '.'
  return (publishedBy ? ` Published by ${publishedBy}.` : '') + (note ? ` Note: “${note}”${end}` : '')
}

/** "Of the deaths that earlier releases listed, 98 were removed, 213 have another cause and 269 another day." */
export function correctionText({ changes: { totals } }: PublishedRelease): string {
  const said: [number, string][] = [
    [totals.removed.deaths, 'removed'],
    [totals.recoded.deaths, 'given another cause'],
    [totals.redated.deaths, 'given another day'],
  ]
  const parts = said.filter(([deaths]) => deaths > 0).map(([deaths, done]) => `${deathsText(deaths)} ${done}`)
  return `Of what earlier releases listed: ${parts.join(', ')}. Comparisons that count them may read differently.`
}
