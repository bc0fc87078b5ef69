/** Atom (RFC 4287) as text: feeds and entries with what the standard requires, ids that never change. */
import { createHash } from 'node:crypto'
import { toIso } from '@/stats/calendar'
import type { Release } from '@/stats/ledger'

export interface Entry {
  id: string
  title: string
  summary: string
  category: string
  /** Where it leads, and what it speaks of besides. */
  address: string
  related?: { address: string; title: string }[]
  updated: string
  rights: string
}

interface Feed {
  id: string
  title: string
  subtitle: string
  updated: string
  /** Its own address, and that of the page it stands for. */
  self: string
  page: string
  site: string
  entries: Entry[]
}

export function atomOf({ id, title, subtitle, updated, self, page, site, entries }: Feed): string {
  const children = [
    element('title', title),
    element('subtitle', subtitle),
    element('id', id),
    element('updated', updated),
    `<link rel="self" type="application/atom+xml" href="${escaped(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${escaped(page)}"/>`,
    `<author><name>Same Period</name><uri>${escaped(site)}</uri></author>`,
    ...entries.map(entryOf),
  ]
  return `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">\n${children.join('\n')}\n</feed>\n`
}

const entryOf = ({ id, title, summary, category, address, related = [], updated, rights }: Entry): string =>
  [
    '<entry>',
    element('title', title),
    element('id', id),
    element('published', updated),
    element('updated', updated),
    `<link rel="alternate" type="text/html" href="${escaped(address)}"/>`,
    ...related.map((each) => `<link rel="related" type="text/html" title="${escaped(each.title)}" href="${escaped(each.address)}"/>`),
    `<category term="${category}"/>`,
    element('rights', rights),
    element('summary', summary),
    '</entry>',
  ].join('\n')

/** When a release was published; of a shipped one its day, for its moment is only that of a server's first start. */
export const momentOf = ({ released, publishedBy, publishedAt }: Release): string =>
  publishedBy && publishedAt ? publishedAt : `${toIso(released)}T00:00:00Z`

/** A name that is the same on every host and for ever: a UUID of version 8 (RFC 9562) from a SHA-256. */
export function urnOf(named: string): string {
  const hex = createHash('sha256').update(`same-period ${named}`).digest('hex')
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const element = (name: string, text: string): string => `<${name}>${escaped(text)}</${name}>`

/** Text for XML: escaped, without the characters that XML can't hold. */
function escaped(text: string): string {
  const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  // oxlint-disable-next-line no-control-regex -- these are the ones that XML can't hold
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '').replace(/[&<>"]/g, (sign) => signs[sign])
}
