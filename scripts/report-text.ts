/** A reading as lines for a terminal: the counts, the columns, what is wrong, what is to be answered. */
import type { Reading } from '@/ingest/report'
import { problemText } from '@/ingest/problem'

const SHOWN = 20

/** Control characters of a file must not steer the terminal that shows them, nor a newline in a cell pass for a line of ours. */
export const harmless = (text: string): string => text.replace(/\p{Cc}|[\u2028\u2029]/gu, '·')

export function reportText(name: string, { report, columns, encoding, delimiter, shape }: Reading): string {
  const { read, accepted, repaired, suspects, rejected, deaths, first, last, problems, problemCounts, questions } = report
  const told = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'pipes' }[delimiter] ?? delimiter
  const number = (value: number) => value.toLocaleString('en')
  const lines = [
    `${name}: ${encoding}, ${told}, ${{ death: 'a row is a death', count: 'a row is a count', wide: 'a column is a cause' }[shape]}`,
    ...columns.map(({ heading, role, why, form }) => `  ${heading || '(no heading)'}: ${role ?? 'not read'}, ${why}${form ? `, dates as ${form}` : ''}`),
    '',
    `${number(read)} rows read = ${number(accepted)} accepted + ${number(repaired)} repaired + ${number(suspects)} suspects + ${number(rejected)} rejected`,
    `${number(deaths)} deaths${first ? `, ${first} to ${last}` : ''}`,
  ]
  const kinds = Object.entries(problemCounts)
  if (kinds.length > 0) lines.push('', ...kinds.map(([kind, count]) => `  ${kind}: ${number(count)}`), '')
  lines.push(...problems.slice(0, SHOWN).map(problemText))
  if (problems.length > SHOWN) lines.push(`and ${number(Object.values(problemCounts).reduce((a, b) => a + b, 0) - SHOWN)} more: --json gives the first 10,000 of each kind`)
  for (const { kind, column, found, rows, options, advice } of questions.slice(0, SHOWN)) {
    lines.push('', `${kind}, ${column}: ${found} (${number(rows)} rows)`, `  ${options.join(' | ') || 'no suggestion'}`, `  ${advice}`)
  }
  if (questions.length > SHOWN) lines.push('', `and ${number(questions.length - SHOWN)} more questions: see --json`)
  return `${lines.map(harmless).join('\n')}\n`
}
