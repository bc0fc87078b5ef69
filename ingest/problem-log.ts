/**
 * The problems of a file as they are met: all of them are counted and shown to who watches, the first
 * 10,000 of each kind are kept. What is kept is a copy, for a cell cut out of a piece of text would keep
 * the whole piece in memory.
 */
import { type Problem, type ProblemKind, problem } from './problem'

const KEPT = 10_000

/** The same text, as a string of its own: what is joined and cut again has left the piece. Short ones are always their own. */
export const copyOf = (text: string): string => (text.length < 13 ? text : ` ${text}`.slice(1))

export function problemLog(watch?: (problem: Problem) => void) {
  const kept: Problem[] = []
  const counts: Partial<Record<ProblemKind, number>> = {}
  function add(kind: ProblemKind, row: number, column: string, found: string): void {
    const count = (counts[kind] ?? 0) + 1
    counts[kind] = count
    if (count > KEPT && !watch) return
    const fault = problem(kind, row, column, found)
    fault.found = copyOf(fault.found)
    watch?.(fault)
    if (count <= KEPT) kept.push(fault)
  }
  /** In the order of the file. */
  const problems = (): Problem[] => kept.sort((a, b) => a.row - b.row)
  return { add, problems, counts }
}

export type ProblemLog = ReturnType<typeof problemLog>
