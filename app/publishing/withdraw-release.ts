/**
 * Takes a release back: by a new release of the same span that says what was known before it, in a file that
 * the server writes. Refused where a later release that still stands has spoken of those days since.
 */
import { theStore } from '@/app/figures'
import { toIso, touches } from '@/stats/calendar'
import { formerRecords } from '@/stats/former-records'
import { type Ledger, coverage, releasesBehind, withdrawals } from '@/stats/ledger'
import { publishRelease } from '@/store/publish'
import { removeUpload, writeUpload } from '@/store/uploads'
import { afterPublishing } from './after-publishing'
import type { Say } from './answer-steps'
import { type Publisher, addressOf, current, daysOf, freeName, paced } from './publish-upload'
import { recordsCsv } from './records-csv'
import { type Outcome, Refusal, outcome } from './refusal'

export async function withdrawRelease(dataset: string, name: string, note: string, publisher: Publisher, say: Say, now = new Date()): Promise<Outcome> {
  const { ledger, title, revision } = await current(dataset)
  const place = placeToWithdraw(ledger, name)
  const { span } = ledger.releases[place]
  const newest = ledger.releases.at(-1)!
  const released = Math.max(daysOf(now).today, newest.released)
  const own = freeName(`${toIso(released)}-withdraws-${name}`, ledger)
  const [behind = ledger.releases[place]] = releasesBehind(ledger, place - 1, span)
  const records = formerRecords(ledger, place - 1, span)
  const store = await theStore()
  const file = await writeUpload(store, { dataset, account: publisher.id, name: `${own}.csv` }, recordsCsv(records))
  const published = await publishRelease(
    store,
    {
      dataset: { id: dataset, title },
      name: own,
      released,
      span,
      compiledBy: behind.compiledBy,
      licence: behind.licence,
      source: behind.source,
      file,
      records,
      note,
      publishedBy: publisher,
      withdraws: name,
      onto: newest.id,
      ofRevision: revision,
    },
    undefined,
    'refuse',
    paced((done, of) => say({ step: 'writing', records: done, of })),
  ).catch(async (error) => {
    await removeUpload(store, file.id).catch(() => undefined)
    throw error
  })
  await afterPublishing(dataset, own)
  const { listed, delisted, unchanged } = published
  return outcome(201, { release: own, address: addressOf(dataset, own), withdrawn: name, listed, delisted, unchanged })
}

/** The place of a release that can be withdrawn. Throws a Refusal that says why it can't be. */
export function placeToWithdraw(ledger: Ledger, name: string): number {
  const { releases } = ledger
  const place = releases.findIndex(({ id }) => id === name)
  if (place < 0) throw new Refusal(404, 'There is no such release', `There is no release “${name.slice(0, 80)}” of ${ledger.dataset}.`)
  const withdrawn = withdrawals(releases)
  if (withdrawn.has(name)) throw new Refusal(409, 'It is withdrawn already', `The release ${name} was withdrawn by ${withdrawn.get(name)}.`)
  // A later release that was withdrawn says nothing any more, nor does the one that withdrew it.
  const since = releases.slice(place + 1)
  const later = since.findLast(({ id, span, withdraws }) => touches(span, releases[place].span) && !withdrawn.has(id) && !since.some((other) => other.id === withdraws))
  if (later) throw new Refusal(409, 'A later release stands on it', `The release ${later.id} has spoken of days of ${name} since. Withdraw ${later.id} first, or publish a corrected file.`)
  const without = { ...ledger, releases: [...releases, { ...releases[place], id: '', withdraws: name }] }
  if (coverage(without, releases.length).length === 0) throw new Refusal(409, 'Nothing would be left', `${name} is the only release that speaks of any day. Publish a corrected file instead.`)
  return place
}
