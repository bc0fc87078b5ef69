/** What keeps a file from being published at all, whoever confirms it: each with what to do. */
import type { Reading } from '@/ingest/report'
import type { ReleaseRecord } from '@/ingest/release-file'
import { type Day, type Span, spanText, toIso } from '@/stats/calendar'
import type { Ledger } from '@/stats/ledger'
import { countText, deathsText } from '@/stats/words'
import { newLabels } from './confirmations'

export interface Block {
  name: string
  detail: string
}

export const blockRule =
  'A file can’t be published with an open question about its dates or columns, without a death, with deaths outside its span, with a place that its dataset doesn’t know, with more than a hundred new causes, or as a release that is older than the newest or of a day to come.'

const MOST_NEW_LABELS = 100
const LONGEST_LABEL = 200
const MOST_LABELS = 65_535
const MOST_RELEASES = 65_000
const MOST_DEATHS = 2 ** 31 - 1

export interface Considered {
  reading: Reading
  within: ReleaseRecord[]
  outside: ReleaseRecord[]
  ledger: Ledger
  /** Null where nothing was offered and nothing could be proposed. */
  span: Span | null
  released: Day
  /** The last day that has begun anywhere. */
  latest: Day
}

export const blocksOf = (considered: Considered): Block[] => [...ofQuestions(considered), ...ofSpan(considered), ...ofDays(considered), ...ofRecords(considered)]

const ofQuestions = ({ reading }: Considered): Block[] =>
  reading.questions
    // A column of a wide file that nobody knows counts nothing until it is answered.
    .filter(({ kind, found, column }) => kind !== 'cause' || found === column)
    .map(({ column, found, advice }) => ({ name: 'open-question', detail: `${column}: ${found}. ${advice}` }))

function ofSpan({ span, within, outside }: Considered): Block[] {
  if (span && span.to < span.from) return [{ name: 'span', detail: `The span ends before it begins: from ${toIso(span.from)} to ${toIso(span.to)}.` }]
  if (within.length === 0 && outside.length === 0) return [{ name: 'no-records', detail: 'No row of the file counts. Answer the questions, or mend the rows that were rejected.' }]
  const deaths = outside.reduce((sum, record) => sum + record.deaths, 0)
  const days = outside.map(({ date }) => date).sort()
  if (deaths > 0) return [{ name: 'outside-span', detail: `${deathsText(deaths)} of the file ${deaths === 1 ? 'lies' : 'lie'} outside the span (${days[0]} to ${days.at(-1)}). Widen the span, or publish those days with a release of their own.` }]
  return []
}

function ofDays({ span, released, latest, ledger }: Considered): Block[] {
  const blocks: Block[] = []
  const newest = ledger.releases.at(-1)
  if (newest && released < newest.released) blocks.push({ name: 'released', detail: `The newest release, ${newest.id}, is of ${toIso(newest.released)}: a later one can’t be released before it.` })
  if (released > latest) blocks.push({ name: 'released', detail: `The day of release, ${toIso(released)}, is yet to come.` })
  if (span && span.to > released) blocks.push({ name: 'span', detail: `The span ends on ${toIso(span.to)}, after the day of release, ${toIso(released)}: it would say that nobody died in ${spanText({ from: Math.max(span.from, released + 1), to: span.to })}.` })
  if (ledger.releases.length >= MOST_RELEASES) blocks.push({ name: 'releases', detail: `The dataset has ${countText(ledger.releases.length)} releases, which is as many as it can hold.` })
  return blocks
}

function ofRecords({ within, ledger }: Considered): Block[] {
  const blocks: Block[] = []
  const places = new Set(ledger.terms.states.map(({ code }) => code))
  const strange = [...new Set(within.map(({ state }) => state))].filter((code) => !places.has(code))
  if (strange.includes('')) blocks.push({ name: 'no-state', detail: 'The file doesn’t say in which state its deaths are counted, and this dataset has more than one. Add a column with the state, or name the one that holds it.' })
  else if (strange.length > 0) blocks.push({ name: 'unknown-state', detail: `The dataset doesn’t know the places ${strange.slice(0, 10).join(', ')}.` })
  const labels = newLabels({ records: within, ledger })
  if (labels.size > MOST_NEW_LABELS) blocks.push({ name: 'unknown-causes', detail: `${countText(labels.size)} causes are in no cause table and in no release. Is this the column of causes? A dataset takes ${MOST_NEW_LABELS} new ones at a time.` })
  const long = [...labels.keys()].find((label) => label.length > LONGEST_LABEL)
  if (long) blocks.push({ name: 'long-cause', detail: `A cause of ${countText(long.length)} characters can’t be published: “${long.slice(0, 60)}…”. Choose a known cause for it, or shorten it to ${LONGEST_LABEL}.` })
  if (ledger.labels.length + labels.size > MOST_LABELS) blocks.push({ name: 'unknown-causes', detail: 'The dataset can’t hold as many different causes.' })
  const broken = [...labels.keys()].find((label) => label.includes('\0') || /\p{Cs}/u.test(label))
  if (broken !== undefined) blocks.push({ name: 'broken-text', detail: `A cause holds a NUL or half a character: ${JSON.stringify(broken.slice(0, 60))}. Mend the file.` })
  const deaths = within.reduce((sum, record) => sum + record.deaths, 0)
  if (deaths > MOST_DEATHS) blocks.push({ name: 'deaths', detail: `The file counts ${countText(deaths)} deaths. Is this the column of deaths?` })
  return blocks
}
