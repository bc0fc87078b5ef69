/**
 * The feed (Atom, RFC 4287): one entry for each release, and one more for each that corrected what an
 * earlier one had listed. Addresses are absolute; an entry's id never changes.
 */
import { createHash } from 'node:crypto'
import type { Published, PublishedRelease } from '@/app/datasets/published'
import type { Site } from '@/app/site'
import { DEFAULT_DATASET, datasetQuery } from '@/stats/dataset'
import { longDay, spanText, toIso } from '@/stats/calendar'
import { changesText } from '@/stats/release-tables'
import { deathsText } from '@/stats/words'

/** The feed's text. */
export function toFeed(published: Published, site: Site): string {
  const { id, title, releases } = published
  const entries = [...releases].reverse().flatMap((each) => entriesOf(each, site, id))
  const children = [
    element('title', 'Same Period: releases and corrections'),
    element('subtitle', title),
    element('id', urnOf(`${id} feed`)),
    element('updated', momentOf(releases.at(-1)!)),
    `<link rel="self" type="application/atom+xml" href="${escaped(`${site}/feed.xml${datasetQuery(id)}`)}"/>`,
    `<link rel="alternate" type="text/html" href="${escaped(`${site}/datasets/${id}`)}"/>`,
    `<author><name>Same Period</name><uri>${escaped(site)}</uri></author>`,
    ...entries,
  ]
  return `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">\n${children.join('\n')}\n</feed>\n`
}

function entriesOf(each: PublishedRelease, site: Site, dataset: string): string[] {
  const { release, changes } = each
  const facts = `Compiled by ${release.compiledBy} from ${dataset === DEFAULT_DATASET ? 'the Officer Down Memorial Page' : release.source} (${release.licence}).`
  // Two datasets may publish the same file.
  const named = dataset === DEFAULT_DATASET ? release.sha256 : `${dataset} ${release.sha256}`
  const summary = `${changesText(changes)} It speaks for ${spanText(release.span)} and lists ${deathsText(release.deaths)}. ${facts}`
  const published = entry({
    id: urnOf(`${named} release`),
    title: `New release: figures as known on ${longDay(release.released)}`,
    summary,
    category: 'release',
    address: site + each.page,
    each,
  })
  if (!changes.isCorrection) return [published]
  const correction = entry({
    id: urnOf(`${named} corrections`),
    title: `Corrections: what changed on ${longDay(release.released)}`,
    summary: correctionText(each),
    category: 'correction',
    address: `${site}${each.page}#changed`,
    each,
  })
  return [published, correction]
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

interface Entry {
  id: string
  title: string
  summary: string
  category: string
  address: string
  each: PublishedRelease
}

const entry = ({ id, title, summary, category, address, each }: Entry): string =>
  [
    '<entry>',
    element('title', title),
    element('id', id),
    element('published', momentOf(each)),
    element('updated', momentOf(each)),
    `<link rel="alternate" type="text/html" href="${escaped(address)}"/>`,
    `<category term="${category}"/>`,
    element('rights', each.file.licences.map((licence) => licence.title).join('; ')),
    element('summary', summary),
    '</entry>',
  ].join('\n')

const momentOf = ({ release }: PublishedRelease): string => `${toIso(release.released)}T00:00:00Z`

/**
 * A name that is the same on every host and for ever: a UUID of version 8 (RFC 9562) from a SHA-256. A release's
 * own hash is in what is named, for its file is never edited.
 */
function urnOf(named: string): string {
  const hex = createHash('sha256').update(`same-period ${named}`).digest('hex')
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const element = (name: string, text: string): string => `<${name}>${escaped(text)}</${name}>`

/** Text for XML: escaped, without the characters that XML can't hold. */
function escaped(text: string): string {
  const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  // oxlint-disable-next-line no-control-regex -- these are the ones that XML can't hold
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').replace(/[&<>"]/g, (sign) => signs[sign])
}
