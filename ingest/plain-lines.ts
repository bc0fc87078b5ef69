/**
 * Lines that need no parser: cells without quotation marks, or in a pair of them that holds none. Where
 * the cells stand is found in one pass over the codes of the characters, and no text is cut out; any other
 * line is left to the parser.
 */
export interface PlainLine {
  /** The code of each character of the text; 255 stands for all that are beyond ASCII. */
  codes: Uint8Array
  isAscii: boolean
  /** Cells of the line. */
  count: number
  /** Where each cell starts and ends in the text, its quotation marks left out. */
  starts: Int32Array
  ends: Int32Array
}

/** Cells that a plain line has at most. */
const MOST_CELLS = 256

const [NEWLINE, RETURN, QUOTE, ASCII, BEYOND] = [10, 13, 34, 128, 255]

/** The codes of a text, in a place that is given unless the text is longer. */
export function codesOf(text: string, place: Uint8Array): Uint8Array {
  const codes = roomFor(text, place)
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    codes[at] = code < ASCII ? code : BEYOND
  }
  return codes
}

const roomFor = (text: string, place: Uint8Array): Uint8Array => (place.length < text.length ? new Uint8Array(text.length * 2) : place)

/** A finder of the cells between one delimiter. A text that ends with a newline is loaded first; then it tells of one line at a time. */
export function plainLines(delimiter: string) {
  const between = delimiter.charCodeAt(0)
  const starts = new Int32Array(MOST_CELLS)
  const ends = new Int32Array(MOST_CELLS)
  const line: PlainLine = { codes: new Uint8Array(65_536), isAscii: true, count: 0, starts, ends }
  const encoder = new TextEncoder()

  function load(text: string): void {
    line.codes = roomFor(text, line.codes)
    const { read, written } = encoder.encodeInto(text, line.codes)
    line.isAscii = read === text.length && written === text.length
    if (!line.isAscii) codesOf(text, line.codes)
  }

  /** Finds the cells of the line at a place; gives back the place of the next line, or -1. */
  function next(place: number): number {
    if (between >= ASCII) return -1
    const { codes } = line
    let at = place
    for (let count = 0; count < MOST_CELLS; count += 1) {
      let code = codes[at]
      if (code === QUOTE) {
        at += 1
        starts[count] = at
        for (code = codes[at]; code !== QUOTE; code = codes[at]) {
          if (code === NEWLINE) return -1
          at += 1
        }
        ends[count] = at
        at += 1
        code = codes[at]
      } else {
        starts[count] = at
        while (code !== between && code !== NEWLINE && code !== RETURN) {
          if (code === QUOTE) return -1
          at += 1
          code = codes[at]
        }
        ends[count] = at
      }
      if (code === RETURN) {
        at += 1
        code = codes[at]
        if (code !== NEWLINE) return -1
      }
      if (code === NEWLINE) {
        line.count = count + 1
        return at + 1
      }
      if (code !== between) return -1
      at += 1
    }
    return -1
  }

  /** The cells of the line that was found last, as texts. */
  function cells(text: string): string[] {
    const found: string[] = []
    for (let place = 0; place < line.count; place += 1) found.push(text.slice(starts[place], ends[place]))
    return found
  }

  return { line, load, next, cells }
}
