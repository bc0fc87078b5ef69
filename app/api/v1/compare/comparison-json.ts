/**
 * The answer to a question as the API's JSON: days as `YYYY-MM-DD`, fractions unrounded, percents whole.
 * Beside every count stands the address of its records, without the site's name.
 */
import { type Span, spanJson, toIso, yearOf, yearSpan } from '@/stats/calendar'
import { type Answer, isOutside } from '@/stats/answer'
import type { Change } from '@/stats/comparison'
import { type Band, middleYears, yearsAt } from '@/stats/context'
import type { PairOf } from '@/stats/linked-words'
import { headlineOf, sentenceOf } from '@/stats/headline'
import { dayOfKnown } from '@/stats/known'
import { contextOf, notesOf } from '@/stats/notes'
import { toQuery } from '@/stats/question'
import { type LinkedCount, linkOf } from '@/stats/records'
import { windowIn } from '@/stats/window'

type Address = `/records${string}`

const addressOf = ({ records }: LinkedCount): Address => `/records${records}`

/** Two counts with what one makes of the other, and the addresses of their records. */
function pairJson(answer: Answer, { current, prior, change, percent }: Change, of: PairOf = {}) {
  const { window = answer.window, priorWindows = answer.priorWindows, over = {}, overPrior = over } = of
  // Where a window isn't covered its counts are told, and nothing is made of them.
  const isTold = !isOutside(answer)
  return {
    current,
    prior,
    change: isTold ? change : null,
    percent: isTold ? percent : null,
    records: {
      current: addressOf(linkOf(answer, current, [window], over)),
      prior: addressOf(linkOf(answer, prior, priorWindows, overPrior)),
    },
  }
}

/** The counts of ten years, each with its records; the lowest, median and highest are of the years that have them. */
function bandJson(answer: Answer, band: Band) {
  const { window, question } = answer
  const address = (count: number, years: number[]) => addressOf(linkOf(answer, count, years.map((year) => windowIn(year, window, question.align))))
  const { years, min, median, max } = band
  return {
    ...band,
    years: years.map(({ year, count }) => ({ year, count, records: address(count, [year]) })),
    records: { min: address(min, yearsAt(years, min)), median: address(median, middleYears(years)), max: address(max, yearsAt(years, max)) },
  }
}

export function comparisonJson(answer: Answer) {
  const { comparison, question, release } = answer
  const told = isOutside(answer) ? null : comparison
  const pair = (change: Change, of?: PairOf) => pairJson(answer, change, of)
  const ofCause = (change: Change, id: string) => pair(change, { over: { causes: [id] } })
  return {
    ...pair(comparison),
    interval: told?.interval ?? null,
    p: told?.p ?? null,
    verdict: told?.verdict ?? null,
    flags: answer.flags,
    window: spanJson(answer.window),
    priorWindow: spanJson(answer.priorWindows[0]),
    priorWindows: answer.priorWindows.map(spanJson),
    asOf: toIso(answer.asOf),
    knownOn: toIso(dayOfKnown(answer.knownOn)),
    release: release.id,
    definition: answer.definitions.map((d) => d.id).join(','),
    parts: answer.parts.map(({ cause, current, prior }) => {
      const link = (count: number, days: Span[]) => addressOf(linkOf(answer, count, days, { causes: [cause.id] }))
      return { cause: cause.id, current, prior, records: { current: link(current, [answer.window]), prior: link(prior, answer.priorWindows) } }
    }),
    leading: answer.leading,
    sentence: sentenceOf(headlineOf(answer)),
    state: answer.state?.code ?? null,
    against: question.against,
    align: question.align,
    without: question.without,
    groups: answer.groups.map(({ id, change }) => ({ id, ...ofCause(change, id) })),
    definitions: answer.family.map(({ id, change }) => ({ id, ...ofCause(change, id) })),
    critical: told && answer.critical,
    fragility: told && answer.fragility,
    context: {
      last365: answer.last365 && {
        ...pair(answer.last365, { window: answer.last365.window, priorWindows: [answer.last365.priorWindow] }),
        window: spanJson(answer.last365.window),
        priorWindow: spanJson(answer.last365.priorWindow),
      },
      tenYears: answer.band && bandJson(answer, answer.band),
      toYearEnd: answer.agreement,
      outlook: answer.outlook,
      yearEnd: answer.yearEnd,
      yearEndRecords: answer.yearEnd === null ? null : addressOf(linkOf(answer, answer.yearEnd, [yearSpan(yearOf(answer.asOf))])),
    },
    otherAlignment: answer.otherAlignment && pair(answer.otherAlignment, { priorWindows: answer.otherPriorWindows }),
    vintages: answer.vintages.filter((v) => v.release <= answer.filter.release).map(({ id, known, change, all }) => ({
      release: id,
      knownOn: toIso(dayOfKnown(known)),
      ...pair(change, { over: { known } }),
      all: pair(all, { over: { known, causes: ['all'] } }),
    })),
    likeForLike: answer.likeForLike && pair(answer.likeForLike.change, { overPrior: { known: answer.likeForLike.priorKnown } }),
    listingDelay: answer.listingDelay,
    uncovered: answer.gaps.map(spanJson),
    events: answer.events.map(({ day, state, cause, deaths }) => ({
      date: toIso(day),
      state: state.code,
      cause: cause.id,
      deaths,
      records: addressOf(linkOf(answer, deaths, [{ from: day, to: day }], { causes: [cause.id], state: state.code, without: null })),
    })),
    otherEvents: answer.otherEvents && pair(answer.otherEvents, { over: { without: question.without === null ? 'events' : null } }),
    // What a later release made of a comparison is no part of an answer that may be kept for ever.
    notes: [...notesOf({ ...answer, revision: answer.revisionThen }), ...contextOf(answer)].map((note) => sentenceOf(note.segments.filter(({ ask }) => ask === undefined)).trim()),
    source: [...new Set(answer.behind.map((r) => `${r.source}, as compiled by ${r.compiledBy} (${r.licence})`))],
    query: toQuery(question),
  }
}
