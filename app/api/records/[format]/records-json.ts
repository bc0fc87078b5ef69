/**
 * The records behind a count as JSON: the count, the rows that add up to it, and how many each rule left
 * out. An answer that may be kept for ever says nothing of what a later release did.
 */
import type { AskedRecords } from '@/app/records/ask-records'
import { toIso } from '@/stats/calendar'
import { dayOfKnown } from '@/stats/known'
import { LEFT_OUT_RULES, type LeftOutRow } from '@/stats/left-out'
import { moveText } from '@/stats/record-moves'
import { isYear } from '@/stats/records'
import { toRecordsQuery } from '@/stats/records-query'
import { leftOutHeadline, recordsHeadline } from '@/stats/records-words'

export function recordsJson({ question, records, leftOut, listed, rows, isFrozen }: AskedRecords) {
  const { number, words } = listed ? leftOutHeadline(records, listed) : recordsHeadline(records)
  const told = leftOut.filter(({ id }) => !(isFrozen && id === 'not-yet'))
  const first = { ...question, page: 1 }
  return {
    count: listed ? listed.deaths : records.count,
    deaths: listed ? listed.deaths : records.deaths,
    sentence: `${number}${words}.`,
    days: records.days.map((each, i) => ({ ...(isYear(each) ? { year: each.year } : {}), from: toIso(records.spans[i].from), to: toIso(records.spans[i].to) })),
    asOf: toIso(records.asOf),
    knownOn: toIso(dayOfKnown(records.knownOn)),
    release: records.release.id,
    definition: records.definitions.map(({ id }) => id).join(','),
    rules: listed ? [LEFT_OUT_RULES[listed.id]] : records.definitions.map(({ rule }) => rule),
    state: records.state?.code ?? null,
    uncovered: records.gaps.map(({ from, to }) => ({ from: toIso(from), to: toIso(to) })),
    records: rows.map(rowJson),
    leftOut: told.map(({ id, deaths }) => ({
      id,
      rule: LEFT_OUT_RULES[id],
      deaths,
      records: `/records${toRecordsQuery({ ...first, leftOut: id })}`,
    })),
    source: [...new Set(records.behind.map((r) => `${r.source}, as compiled by ${r.compiledBy} (${r.licence})`))],
    query: toRecordsQuery(first),
  }
}

const rowJson = ({ date, state, cause, label, deaths, listed, delisted, moved }: LeftOutRow) => ({
  date,
  state: state.code,
  cause: cause.id,
  label,
  group: cause.group,
  deaths,
  listedBy: listed.id,
  listedOn: toIso(listed.released),
  ...(moved && { delistedBy: moved.way === 'went' ? delisted!.id : null, note: moveText(moved) }),
})
