/** What is wrong with a row as a whole: its quotes, its length, or that it's no row of the table at all. */
import { delimiters, type Role } from './choices'
import { parseDateCell } from './date-cell'
import type { ProblemKind } from './problem'

const FOOTER =
  /^\W*((grand |sub)?totals?|sum|sources?|notes?|footnotes?|updated|last updated|retrieved|accessed|downloaded|generated|exported|compiled|data (from|as of|by)|end of|copyright|disclaimer|https?:)\b|^[*†‡©]/i

/** The fault of a row whose date isn't sound, or null where only its cells are at fault. */
export function structuralFault(
  cells: string[],
  isMisquoted: boolean,
  names: string[],
  delimiter: string,
  places: Record<Role, number>,
): ProblemKind | null {
  if (isMisquoted) return 'bad-quotes'
  if (cells.some((cell) => cell.includes('\0'))) return 'nul-byte'
  if (cells.length === names.length && cells.every((cell, place) => cell.trim().toLowerCase() === names[place].toLowerCase())) return 'repeated-header'
  if (cells.length !== names.length) {
    const text = cells.join(delimiter)
    if (delimiters.some((other) => other !== delimiter && text.split(other).length === names.length)) return 'changed-delimiter'
    return isFooter(cells) ? 'footer' : 'ragged-row'
  }
  if (!isFooter(cells)) return null
  const date = places.date < 0 ? '' : cells[places.date].trim()
  const isDate = date !== '' && !['words', 'wrong'].includes(parseDateCell(date, 2999).kind)
  return isDate ? null : 'footer'
}

/** Words of a total, a source or a note; or a sentence alone. */
function isFooter(cells: string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '')
  // Its beginning tells; a line of a million letters would be looked through once for each of them.
  const first = filled[0].trim().slice(0, 200)
  if (FOOTER.test(first)) return true
  return filled.length === 1 && /\p{L}{2}.*\s/u.test(first) && parseDateCell(first, 2999).kind === 'words'
}
