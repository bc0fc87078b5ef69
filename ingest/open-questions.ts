/** The questions that a file leaves open, each with what may answer it. */
import type { Terms } from '@/stats/terms'
import { suggestionsFor } from './cause-reader'
import type { ColumnPlan } from './find-columns'
import type { Heading } from './find-heading'
import type { Question } from './report'
import type { Unknown } from './row-reader'

/** Causes that are asked about at most; the answers to these go before the others. */
export const MOST_ASKED = 1000
const AT_ONCE = 50

const advices = {
  'date-order': 'Say in which order day, month and year stand in this column; until then none of its rows is read.',
  'which-column': 'Say which column holds this, or that none does; until then no row is read.',
  cause: 'Say which known cause this label stands for, or keep it: it is counted in "other" either way until then.',
  heading: 'Say which cause this column counts, or that it counts none; until then its numbers are left out.',
} as const

/** Unknown labels, the most frequent first, behind whatever keeps rows from being read. */
export async function openQuestions(
  { names }: Heading,
  plan: ColumnPlan,
  unknown: ReadonlyMap<string, Unknown>,
  { read, waiting }: { read: number; waiting: number },
  terms: Terms,
  pause: () => Promise<void>,
): Promise<Question[]> {
  const columns = plan.open.map(({ role, options, isTie }): Question => {
    const found = isTie ? 'several columns are as likely' : 'no column holds it'
    return { kind: 'which-column', column: role, found, examples: [], rows: waiting, options, advice: advices['which-column'] }
  })
  const dates = plan.date.open.length === 0 ? [] : [dateQuestion(names, plan, waiting)]
  const headings = plan.asked.map((place): Question => {
    const { heading, examples } = plan.found[place]
    return { kind: 'cause', column: heading, found: heading, examples, rows: read, options: suggestionsFor(heading, terms), advice: advices.heading }
  })
  const causes: Question[] = []
  for (const [label, { rows, example, place }] of [...unknown].sort((a, b) => b[1].rows - a[1].rows).slice(0, MOST_ASKED)) {
    causes.push({ kind: 'cause', column: names[place], found: label, examples: [example], rows, options: suggestionsFor(label, terms), advice: advices.cause })
    if (causes.length % AT_ONCE === 0) await pause()
  }
  return [...columns, ...dates, ...headings, ...causes]
}

function dateQuestion(names: string[], { places, found, date }: ColumnPlan, rows: number): Question {
  const { examples } = found[places.date]
  return {
    kind: 'date-order',
    column: names[places.date],
    found: 'its dates fit several orders and tell different days',
    examples,
    rows,
    options: date.open,
    advice: advices['date-order'],
  }
}
