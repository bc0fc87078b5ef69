/**
 * What newer releases made of an address's figures, in one line with both numbers. The figures of an
 * address with a known-on day stay as they are, so what has changed since is said beside them; where
 * nothing changed nothing is said. What a later release merely adds beside them isn't a revision.
 */
import { isOutside } from '@/stats/answer'
import { isoDay, monthName, monthOf, monthSpan, spanText, toIso, yearOf } from '@/stats/calendar'
import type { Ledger } from '@/stats/ledger'
import { toKnownText } from '@/stats/known'
import { defaultAsOf } from '@/stats/question'
import { linkOf } from '@/stats/records'
import { revisedSentence } from '@/stats/revision-words'
import { countText } from '@/stats/words'
import { CHARTS, type Chart, DASHBOARD_CHARTS } from './catalogue'
import type { Dashboard } from './dashboard'
import { type Cell, type Table, isLinked, numberOf, textOf } from './figure'
import { type Lead, leadText } from './lead'
import { WIDE } from './picture'
import { withWords } from './with-words'

export interface Revised {
  /** "Figures have been revised since: 26 v 33 is now 27 v 34." */
  sentence: string
  /** The address as it stands, both of its days named; null where those days weren't known yet. */
  frozenQuery: string | null
  /** The same question with everything known now. */
  nowQuery: string
  /** The ways to the records that changed, in the section `#since` of `/records`: "what changed in 2015". */
  changes: { words: string; query: string }[]
  /** Whether the sentence tells the counts of the deaths asked about, as the note of the revision does. */
  tellsAsked: boolean
}

/** The charts whose counts the dashboard leads with. */
const LEADING = ['year-so-far', 'by-cause']

/**
 * What newer releases made of a chart's numbers, or of the dashboard's where `chart` is null; null for
 * an address without a known-on day and for one whose numbers stand.
 */
export function sinceRevised(ledger: Ledger, dashboard: Dashboard, chart: string | null): Revised | null {
  const { answer, frozenQuery } = dashboard
  if (answer.question.known === null || answer.filter.release === ledger.releases.length - 1) return null
  const links = { frozenQuery, nowQuery: dashboard.now().query }
  for (const id of chart === null ? LEADING : [chart]) {
    const [then, now] = [dashboard, dashboard.now()].map((each) => each.draw(id, WIDE).lead)
    const changes = then && now ? changesOf(then, now) : []
    if (changes.length > 0) return { sentence: sentenceOf(ledger, dashboard, then!, now!), changes, tellsAsked: id === 'year-so-far', ...links }
  }
  const { changed, of, records } = changedNumbers(dashboard, chart)
  if (changed === 0) return null
  const sentence = `${countText(changed)} of the ${countText(of)} numbers here ${changed === 1 ? 'has' : 'have'} been revised since.`
  return { sentence, changes: [{ words: `${CHANGED}${daysOf(records)}`, query: records }], tellsAsked: false, ...links }
}

/** The days of an address of records, as they end a sentence: " in 1974", " in January 1974", ", 8 September 2014 to 7 September 2015". */
function daysOf(query: string): string {
  const days = new URLSearchParams(query).getAll('days')
  if (days.length !== 1) return ''
  const [from, to] = days[0].split('..')
  if (to === undefined) return ` in ${from}`
  const span = { from: isoDay(from), to: isoDay(to) }
  const month = monthSpan(yearOf(span.from), monthOf(span.from))
  if (span.from === month.from && span.to === month.to) return ` in ${monthName(monthOf(span.from))} ${yearOf(span.from)}`
  return `, ${spanText(span)}`
}

const CHANGED = 'what changed'

/** The ways to the counts that differ: where both do, each names its days. */
function changesOf(then: Lead, now: Lead): Revised['changes'] {
  const changed = then.sides.filter(({ link }, i) => link.count !== now.sides[i].link.count)
  return changed.map(({ days, link }) => ({ words: changed.length === 1 ? CHANGED : `${CHANGED} ${days}`, query: link.records }))
}

/** The percents stand beside the counts where they differ; a window that wasn't covered then had none. */
function sentenceOf(ledger: Ledger, { answer, lastCovered }: Dashboard, then: Lead, now: Lead): string {
  const isFurther = isOutside(answer) && defaultAsOf(ledger, null) > lastCovered
  const told = (lead: Lead) => ({ pair: leadText(lead), percent: isFurther ? null : lead.percent })
  return revisedSentence(then.of, told(then), told(now), isFurther)
}

/** The numbers of tables that newer releases give otherwise, of how many, and the records behind the first. */
function changedNumbers(dashboard: Dashboard, id: string | null) {
  const charts = id === null ? DASHBOARD_CHARTS : CHARTS.filter((chart) => chart.id === id)
  const numbers = charts.flatMap((chart) => {
    const [then, later] = [dashboard, dashboard.now()].map((each) => cellsOf(each.draw(chart.id, WIDE).table))
    return numbersOf(chart, then, later).map((key) => ({ before: then.get(key) ?? null, now: later.get(key) ?? null }))
  })
  const changed = numbers.filter((cell) => numberOf(cell.before) !== numberOf(cell.now))
  return { changed: changed.length, of: numbers.length, records: recordsOf(dashboard, changed) }
}

/** The records of the first changed count, as known then; of one that was 0 by the address that it has now. */
function recordsOf({ answer }: Dashboard, changed: { before: Cell; now: Cell }[]): string {
  const before = changed.map((cell) => cell.before).find(isLinked)
  if (before) return before.records
  const now = changed.map((cell) => cell.now).find(isLinked)
  const { comparison, window, knownOn, question } = answer
  if (!now) return linkOf(answer, comparison.current, [window]).records
  const known = withWords(now.records, { known: toKnownText(knownOn) })
  return question.asOf === null || /[?&]asof=/.test(known) ? known : withWords(known, { asof: toIso(question.asOf) })
}

/** The places of numbers: those of the chart as it was, and of rows that came in since. */
function numbersOf({ id }: Chart, then: Map<string, Cell>, later: Map<string, Cell>): string[] {
  const keys = [...then].filter(([, cell]) => numberOf(cell) !== null).map(([key]) => key)
  // The rows of the revisions are releases, and the columns of the triangle: a later one adds to them and changes none.
  if (id === 'revisions' || id === 'revision-triangle') return keys
  const isNew = ([key, cell]: [string, Cell]) => !then.has(key) && (numberOf(cell) ?? 0) !== 0
  return [...keys, ...[...later].filter(isNew).map(([key]) => key)]
}

/** A table's cells by row and column; of rows with one name each stands for itself. */
function cellsOf({ columns, rows }: Table): Map<string, Cell> {
  const seen = new Map<string, number>()
  return new Map(
    rows.flatMap(([first, ...rest]) => {
      const name = textOf(first)
      const time = (seen.get(name) ?? 0) + 1
      seen.set(name, time)
      return rest.map((cell, i): [string, Cell] => [`${name} ${time} ${columns[i + 1]}`, cell])
    }),
  )
}
