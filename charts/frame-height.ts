/**
 * How tall a frame is at a width, told without a browser: the words' lines by the widths of their letters,
 * the drawing by its proportions. An embed code says it, so that an article doesn't move as it loads.
 */
import { arialWidth, linesIn } from './arial-width'
import type { Figure } from './figure'
import { BARE_BELOW, KEY_GAP, MOST, PADDING, SWATCH, TYPE, WIDE_FROM } from './frame-style'
import { type FrameWords, ROOMIEST, sourceText, sourceLinks } from './frame-words'

/** What a frame may say besides its figure; left out where it isn't known, the longest is assumed. */
interface Also {
  words?: FrameWords
  /** The line that tells of later revisions, links included. */
  revised?: string | null
}

/** The whole pixels of a frame's document at a width, of the figure that is drawn at it. */
export function frameHeight(figure: Figure, width: number, plain: boolean, { words = ROOMIEST, revised = null }: Also = {}): number {
  const column = columnOf(width)
  const drawn = Math.min(column, figure.width < MOST.narrow ? MOST.narrow : MOST.wide)
  const text = (words: string, { size, weight, line, above, below }: (typeof TYPE)[keyof typeof TYPE]) =>
    linesIn(words, { size, weight }, column) * line + above + below
  const source = text(`${sourceText(figure, words)} ${sourceLinks}`, TYPE.source)
  const told = revised === null ? 0 : text(revised, TYPE.table)
  const chrome = plain
    ? 0
    : text(figure.title, TYPE.title) +
      text(figure.subtitle, TYPE.subtitle) +
      figure.notes.reduce((sum, note) => sum + text(note, TYPE.note), 0) +
      TYPE.table.line +
      TYPE.table.above
  return Math.ceil(2 * PADDING + chrome + keysHeight(figure, column) + (figure.height * drawn) / figure.width + told + source)
}

/** The height of a frame in a column, in pixels. */
export interface ColumnHeight {
  width: number
  height: number
}

/** The columns whose heights a script code tells: those of phones and of articles, and both sides of each step. */
export const COLUMNS = [280, BARE_BELOW - 1, BARE_BELOW, 320, 343, 358, 382, 400, 440, WIDE_FROM - 1, WIDE_FROM, 520, 560, 600, 640, MOST.wide + 2 * PADDING]

/** The pixels that a frame's words may take across. */
const columnOf = (width: number): number => (width < BARE_BELOW ? width : Math.min(width - 2 * PADDING, MOST.wide))

/** Keys stand side by side while they fit. */
function keysHeight({ keys }: Figure, column: number): number {
  if (keys.length === 0) return 0
  const { line, below, ...face } = TYPE.keys
  let lines = 1
  let used = 0
  for (const { name } of keys) {
    const width = SWATCH + arialWidth(name, face)
    if (used > 0 && used + KEY_GAP + width > column) {
      lines++
      used = width
    } else used += (used > 0 ? KEY_GAP : 0) + width
  }
  return lines * line + below
}
