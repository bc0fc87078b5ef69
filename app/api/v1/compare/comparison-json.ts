/** The answer to a question as the API's JSON: days as `YYYY-MM-DD`, fractions unrounded, percents whole. */
import { type Span, toIso } from '@/stats/calendar'
import { type Answer, isOutside } from '@/stats/answer'
import type { Change } from '@/stats/comparison'
import { headlineOf, sentenceOf } from '@/stats/headline'
import { type Note, contextOf, notesOf } from '@/stats/notes'
import { toQuery } from '@/stats/question'

const spanJson = ({ from, to }: Span) => ({ from: toIso(from), to: toIso(to) })
const comparedJson = ({ current, prior, change, percent }: Change) => ({ current, prior, change, percent })
const countsJson = ({ current, prior }: Change) => ({ current, prior, change: null, percent: null })

/** What a later release made of a comparison is no part of an answer that may be kept for ever. */
const isOfItsTime = ({ revision, filter }: Answer) => (note: Note) =>
  note.id !== 'revision' || revision === null || revision.to.release <= filter.release

export function comparisonJson(answer: Answer) {
  const { comparison, question, release } = answer
  // Where a window isn't covered its counts are told, and nothing is made of them.
  const changeJson = isOutside(answer) ? countsJson : comparedJson
  const told = isOutside(answer) ? null : comparison
  return {
    ...changeJson(comparison),
    interval: told?.interval ?? null,
    p: told?.p ?? null,
    verdict: told?.verdict ?? null,
    flags: answer.flags,
    window: spanJson(answer.window),
    priorWindow: spanJson(answer.priorWindows[0]),
    priorWindows: answer.priorWindows.map(spanJson),
    asOf: toIso(answer.asOf),
    knownOn: toIso(answer.knownOn),
    release: release.id,
    definition: answer.definitions.map((d) => d.id).join(','),
    parts: answer.parts.map(({ cause, current, prior }) => ({ cause: cause.id, current, prior })),
    leading: answer.leading,
    sentence: sentenceOf(headlineOf(answer)),
    state: answer.state?.code ?? null,
    against: question.against,
    align: question.align,
    groups: answer.groups.map(({ id, change }) => ({ id, ...changeJson(change) })),
    definitions: answer.family.map(({ id, change }) => ({ id, ...changeJson(change) })),
    critical: told && answer.critical,
    fragility: told && answer.fragility,
    context: {
      last365: answer.last365 && {
        ...changeJson(answer.last365),
        window: spanJson(answer.last365.window),
        priorWindow: spanJson(answer.last365.priorWindow),
      },
      tenYears: answer.band,
      toYearEnd: answer.agreement,
      outlook: answer.outlook,
      yearEnd: answer.yearEnd,
    },
    otherAlignment: answer.otherAlignment && changeJson(answer.otherAlignment),
    vintages: answer.vintages.filter((v) => v.release <= answer.filter.release).map(({ id, known, change, all }) => ({
      release: id,
      knownOn: toIso(known),
      ...changeJson(change),
      all: changeJson(all),
    })),
    likeForLike: answer.likeForLike && changeJson(answer.likeForLike.change),
    uncovered: answer.gaps.map(spanJson),
    events: answer.events.map(({ day, state, cause, deaths }) => ({ date: toIso(day), state: state.code, cause: cause.id, deaths })),
    notes: [...notesOf(answer), ...contextOf(answer)].filter(isOfItsTime(answer)).map((note) => sentenceOf(note.segments)),
    source: [...new Set(answer.behind.map((r) => `${r.source}, as compiled by ${r.compiledBy} (${r.licence})`))],
    query: toQuery(question),
  }
}
