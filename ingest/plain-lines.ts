/**
 * Lines that need no parser: cells without quotation marks, or in a pair of them that holds none. Where
 * the cells stand is found in one pass, and no text is cut out; any other line is left to the parser.
 */
export interface PlainLine {
  /** Cells of the line. */
  count: number
  /** Where each cell starts and ends in the text, its quotation marks left out. */
  starts: Int32Array
  ends: Int32Array
}

/** Cells that a plain line has at most. */
const MOST_CELLS = 256

const [NEWLINE, RETURN, QUOTE] = [10, 13, 34]

/** A finder of the cells between one delimiter; it tells of one line at a time. */
export function plainLines(delimiter: string) {
  const between = delimiter.charCodeAt(0)
  const starts = new Int32Array(MOST_CELLS)
  const ends = new Int32Array(MOST_CELLS)
  const line: PlainLine = { count: 0, starts, ends }

  /** Finds the cells of the line at a place of a text that ends with a newline; gives back the place of the next line, or -1. */
  function next(text: string, place: number): number {
    let at = place
    for (let count = 0; count < MOST_CELLS; count += 1) {
      let code = text.charCodeAt(at)
      const isQuoted = code === QUOTE
      if (isQuoted) {
        at += 1
        starts[count] = at
        for (code = text.charCodeAt(at); code !== QUOTE; code = text.charCodeAt(at)) {
          if (code === NEWLINE) return -1
          at += 1
        }
        ends[count] = at
        at += 1
        code = text.charCodeAt(at)
      } else {
        starts[count] = at
        while (code !== between && code !== NEWLINE && code !== RETURN) {
          if (code === QUOTE) return -1
          at += 1
          code = text.charCodeAt(at)
        }
        ends[count] = at
      }
      if (code === RETURN && between !== RETURN) {
        at += 1
        code = text.charCodeAt(at)
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

  return { line, next, cells }
}
