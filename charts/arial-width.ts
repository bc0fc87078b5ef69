/**
 * How wide a text is in Arial, whose widths Helvetica, Liberation Sans and Arimo share: what a frame is set
 * in, so that its height can be told without a browser. Roboto, where Android puts it instead, is narrower.
 */

/** Characters by their advance width, in thousandths of the type size. */
const REGULAR: Record<number, string> = {
  191: "'", 222: 'ijl’‘', 260: '|', 278: ' !,./:;I[\\]ft·', 333: '()-`r“”', 334: '{}', 355: '"', 389: '*', 469: '^',
  500: 'Jcksvxyz', 556: '#$0123456789?L_abdeghnopqu–é', 584: '+<=>~×−', 611: 'FTZ', 667: '&ABEKPSVXY', 722: 'CDHNRUw',
  778: 'GOQ', 833: 'Mm', 889: '%', 944: 'W', 1000: '—…→', 1015: '@',
}
const BOLD: Record<number, string> = {
  238: "'", 278: ' ,./I\\ijl’‘·', 280: '|', 333: '!()-:;[]`ft', 389: '*r{}', 474: '"', 500: 'z“”',
  556: '#$0123456789J_aceksvxy–é', 584: '+<=>^~×−', 611: '?FLTZbdghnopqu', 667: 'EPSVXY', 722: '&ABCDHKNRU', 778: 'GOQw',
  833: 'M', 889: '%m', 944: 'W', 975: '@', 1000: '—…→',
}
/** Of a character that neither table has. */
const WIDEST = 1015

const byCharacter = (table: Record<number, string>) =>
  new Map(Object.entries(table).flatMap(([width, characters]) => [...characters].map((c) => [c, Number(width)])))
const widths = { 400: byCharacter(REGULAR), 700: byCharacter(BOLD) }

/** A face: its size in pixels and its weight. */
export interface Face {
  size: number
  weight: 400 | 700
}

/** Pixels from the first letter's start to the last one's end. */
export const arialWidth = (text: string, { size, weight }: Face): number =>
  ([...text].reduce((sum, c) => sum + (widths[weight].get(c) ?? WIDEST), 0) * size) / 1000

/** How many lines a text takes in a column, broken as browsers break it: at spaces, after hyphens between letters and dashes. */
export function linesIn(text: string, face: Face, column: number): number {
  const pieces = text.split(/(?<= )|(?<=\p{L}-)(?=\p{L})|(?<=[–—])/u)
  let lines = 1
  let used = 0
  for (const piece of pieces) {
    const width = arialWidth(piece.trimEnd(), face)
    if (used > 0 && used + width > column) {
      lines++
      used = 0
    }
    used += arialWidth(piece, face)
    // A word that no line holds is broken where the line ends.
    if (width > column) {
      lines += Math.floor(width / column)
      used %= column
    }
  }
  return lines
}
