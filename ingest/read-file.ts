/**
 * Any file with a table of deaths: bytes in, a reading out. Nothing is kept back: what isn't counted is
 * named. It reads a source from its start once, or twice where the whole of a column decides.
 */
import type { Terms } from '@/stats/terms'
import type { Choices } from './choices'
import type { Problem } from './problem'
import { type NotATable, type Reading, notATable } from './report'
import type { Source } from './source'

export interface Watch {
  /** Sees every problem, also those beyond the report's bound. */
  onProblem?(problem: Problem): void
  /** Bytes of the source read so far, and of it all passes. */
  onProgress?(bytes: number): void
  signal?: AbortSignal
}

/** The reading of a file. `today` is `YYYY-MM-DD`, read at the edge. Rejects only as the source or the signal does. */
export async function readFile(source: Source, terms: Terms, choices: Choices, today: string, watch: Watch = {}): Promise<Reading | NotATable> {
  void [source, terms, choices, today, watch]
  return notATable('empty')
}
