/**
 * What newer releases made of an address's figures, in one line with both numbers. The figures of an
 * address with a known-on day stay as they are, so what has changed since is said beside them; where
 * nothing changed nothing is said. What a later release merely adds beside them isn't a revision.
 */
import { isOutside } from '@/stats/answer'
import type { Span } from '@/stats/calendar'
import type { Change } from '@/stats/comparison'
import { labelsOf } from '@/stats/count'
import type { Ledger } from '@/stats/ledger'
import { type Question, defaultAsOf } from '@/stats/question'
import { linkOf } from '@/stats/records'
import { findDefinition } from '@/stats/terms'
import { changeAt } from '@/stats/vintages'
import { countText, pairText, percentText } from '@/stats/words'
import { CHARTS, type Chart, DASHBOARD_CHARTS, findChart } from './catalogue'
import { type Dashboard, dashboardOf, toDashboardQuery } from './dashboard'
import { type Cell, type Table, isLinked, numberOf, textOf } from './figure'
import { WIDE } from './picture'

export interface Revised {
  /** "Figures have been revised since: 26 v 33 is now 27 v 34." */
  sentence: string
  /** The address as it stands, both of its days named. */
  frozenQuery: string
  /** The same question with everything known now. */
  nowQuery: string
  /** Of `/records`, whose section `#since` lists the records that changed. */
  changesQuery: string
}

interface Pair {
  before: Change
  now: Change
  causes: string[]
  /** What the pair is of, where it isn't the question's own deaths. */
  of: string
}

/**
 * What newer releases made of a chart's numbers, or of the dashboard's where `chart` is null; null for
 * an address without a known-on day and for one whose numbers stand.
 */
export function sinceRevised(ledger: Ledger, dashboard: Dashboard, chart: string | null): Revised | null {
  const { answer, view, frozenQuery } = dashboard
  const { question, filter } = answer
  if (question.known === null || filter.release === ledger.releases.length - 1) return null
  const links = { frozenQuery, nowQuery: toDashboardQuery(questionNow(ledger, dashboard), view) }
  const pair = pairsOf(ledger, dashboard, chart).find(isRevised)
  if (pair) {
    const { records: changesQuery } = linkOf(answer, pair.before.current, changedWindows(dashboard, pair), { causes: pair.causes })
    return { sentence: sentenceOf(ledger, dashboard, pair), changesQuery, ...links }
  }
  const { changed, of, records } = changedNumbers(ledger, dashboard, chart)
  if (changed === 0) return null
  const whose = chart === null ? 'the charts’ numbers' : 'this chart’s numbers'
  const sentence = `Figures have been revised since: ${countText(changed)} of ${whose} ${changed === 1 ? 'has' : 'have'} changed, of ${countText(of)}.`
  return { sentence, changesQuery: records ?? linkOf(answer, answer.comparison.current, [answer.window]).records, ...links }
}

/** The question with everything known now, its as-of day kept; the last covered day is the default of an address. */
function questionNow(ledger: Ledger, { answer: { question, asOf } }: Dashboard): Question {
  return { ...question, asOf: asOf === defaultAsOf(ledger, null) ? null : asOf, known: null }
}

/** The pairs that a page leads with: the question's own, and that of all causes where the page counts them. */
function pairsOf(ledger: Ledger, { answer, groups }: Dashboard, chart: string | null): Pair[] {
  const { filter, window, priorWindows, question, comparison } = answer
  const frame = { ledger, state: filter.state, window, priorWindows }
  const newest = ledger.releases.length - 1
  const all = labelsOf(ledger, [findDefinition(ledger.terms, 'all')!])
  const own = { before: comparison, now: changeAt(frame, filter.labels, newest), causes: question.causes, of: '' }
  const ofAll = {
    before: groups.find((row) => row.id === 'all')!.change,
    now: changeAt(frame, all, newest),
    causes: ['all'],
    of: 'all causes: ',
  }
  if (chart === null) return [own, ofAll]
  return [findChart(chart)?.ofAllCauses ? ofAll : own]
}

const isRevised = ({ before, now }: Pair): boolean => before.current !== now.current || before.priorTotal !== now.priorTotal

function changedWindows({ answer: { window, priorWindows } }: Dashboard, { before, now }: Pair): Span[] {
  return [...(before.current === now.current ? [] : [window]), ...(before.priorTotal === now.priorTotal ? [] : priorWindows)]
}

/** The percents stand beside the pairs where they differ; a window that wasn't covered then had none. */
function sentenceOf(ledger: Ledger, { answer, lastCovered }: Dashboard, { before, now, of }: Pair): string {
  const isFurther = isOutside(answer) && defaultAsOf(ledger, null) > lastCovered
  if (isFurther) return `The figures reach further since: ${of}${pairText(before)} is now ${pairText(now)}.`
  const percent = (change: Change) => (before.percent === now.percent ? '' : ` (${percentText(change.percent)})`)
  return `Figures have been revised since: ${of}${pairText(before)}${percent(before)} is now ${pairText(now)}${percent(now)}.`
}

/** The numbers of tables that newer releases give otherwise, of how many, and the records behind the first. */
function changedNumbers(ledger: Ledger, dashboard: Dashboard, id: string | null) {
  const now = dashboardOf(ledger, questionNow(ledger, dashboard), dashboard.view)
  const charts = id === null ? DASHBOARD_CHARTS : CHARTS.filter((chart) => chart.id === id)
  const numbers = charts.flatMap((chart) => {
    const [then, later] = [dashboard, now].map((each) => cellsOf(each.draw(chart.id, WIDE).table))
    return numbersOf(chart, then, later).map((key) => ({ before: then.get(key) ?? null, now: later.get(key) ?? null }))
  })
  const changed = numbers.filter((cell) => numberOf(cell.before) !== numberOf(cell.now))
  const linked = changed.map((cell) => cell.before).find(isLinked)
  return { changed: changed.length, of: numbers.length, records: linked?.records }
}

/** The places of numbers: those of the chart as it was, and of rows that came in since. */
function numbersOf({ id }: Chart, then: Map<string, Cell>, later: Map<string, Cell>): string[] {
  const keys = [...then].filter(([, cell]) => numberOf(cell) !== null).map(([key]) => key)
  // The rows of the revisions are releases: a later one adds a row and changes none.
  if (id === 'revisions') return keys
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
