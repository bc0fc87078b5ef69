/**
 * The shipped published claims, read once from `data/claims.csv` and checked by their own arithmetic. The
 * file is our own promise: a row that can't be read is thrown, and nothing is left out silently.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type CheckedPublished, checkPublished, publishedClaims } from '@/claims/published-claims'
import { parseCsv } from '@/ingest/csv'
import { problemText } from '@/ingest/problem'

let kept: Promise<CheckedPublished[]> | null = null

/** Every shipped claim with its arithmetic, in the order of the file. Throws a RangeError on a file that is broken. */
export function shippedClaims(): Promise<CheckedPublished[]> {
  kept ??= readFile(join(/* turbopackIgnore: true */ process.cwd(), 'data/claims.csv'), 'utf8').then(checkedClaims)
  return kept
}

/** The claims of a text with the columns of `data/claims.csv`. */
export function checkedClaims(text: string): CheckedPublished[] {
  const { header, rows, problems } = parseCsv(text)
  if (problems.length > 0) throw new RangeError(`data/claims.csv ${problemText(problems[0])}`)
  return checkPublished(publishedClaims(rows.map(({ cells }) => Object.fromEntries(header.map((column, place) => [column, cells[place].trim()])))))
}
