/**
 * Shades of cells: the more deaths, the stronger the colour, and never so strong that the count on it
 * can't be read. A shade is never alone: each cell holds its count.
 */
import type { Colour } from './figure'

/** The shade of a cell without deaths. */
const NONE = 0.03
/** The weakest shade of a cell with deaths, so that one death can be told from none. */
const FAINTEST = 0.06
/** The strongest shade on which ink is read at 4.5:1 in light and dark; ink itself is read on less. */
const STRONGEST = 0.52
const STRONGEST_INK = 0.37

/** The strength, from 0 to 1, of a cell's colour where `most` is the highest count of any. */
export function shadeOf(count: number, most: number, colour: Colour): number {
  if (count === 0) return NONE
  return FAINTEST + ((colour === 'ink' ? STRONGEST_INK : STRONGEST) - FAINTEST) * (count / most)
}
