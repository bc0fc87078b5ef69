/**
 * How wide text is in Inter, the font of every drawing that stands alone: sums of the font's own advance
 * widths, so that lines can be broken without a browser. Kerning is left out; it moves a line by less than
 * 2%. A letter that isn't in the table counts as the widest letter that is, so that text never runs out of its box.
 */

export type Weight = 400 | 600

/** Letters outside ASCII that the product's own words use. */
const OTHERS = '–—‘’“”…·×−→←≤≥°§½áéíñóúü\u00a0'

/** Advance widths in units of the font, 2,048 to an em: first the characters 32 to 126, then `OTHERS`. */
const WIDTHS: Record<Weight, number[]> = {
  400: [
    576, 589, 954, 1297, 1314, 2011, 1319, 614, 747, 747, 1026, 1355, 590, 942, 590, 738, 1292, 833, 1249, 1265, 1323, 1215,
    1270, 1159, 1267, 1270, 590, 618, 1355, 1355, 1355, 1047, 1978, 1413, 1340, 1496, 1478, 1231, 1209, 1528, 1522, 550, 1169,
    1376, 1158, 1850, 1543, 1566, 1308, 1566, 1318, 1314, 1322, 1524, 1413, 2018, 1397, 1390, 1288, 747, 738, 747, 965, 934,
    661, 1150, 1254, 1170, 1254, 1194, 758, 1256, 1211, 496, 496, 1124, 496, 1794, 1210, 1228, 1254, 1254, 771, 1081, 670,
    1211, 1151, 1676, 1118, 1151, 1131, 873, 681, 873, 1355,
    1024, 2048, 534, 534, 902, 902, 1770, 590, 1355, 1355, 1954, 1954, 1355, 1355, 933, 1164, 1735, 1150, 1194, 496, 1210,
    1228, 1211, 1211, 576,
  ],
  600: [
    516, 658, 1071, 1318, 1332, 2057, 1357, 667, 764, 764, 1105, 1378, 653, 953, 653, 776, 1351, 866, 1276, 1303, 1364, 1254,
    1310, 1180, 1311, 1310, 653, 674, 1378, 1378, 1378, 1113, 2046, 1490, 1350, 1509, 1479, 1240, 1204, 1534, 1527, 567, 1187,
    1440, 1158, 1889, 1555, 1574, 1321, 1583, 1336, 1332, 1352, 1507, 1490, 2089, 1474, 1461, 1336, 764, 776, 764, 986, 961,
    719, 1176, 1278, 1193, 1278, 1211, 796, 1281, 1254, 536, 536, 1166, 536, 1844, 1253, 1247, 1278, 1278, 813, 1125, 723,
    1254, 1202, 1719, 1165, 1205, 1159, 931, 735, 931, 1378,
    1024, 2048, 602, 602, 1038, 1027, 1958, 653, 1378, 1378, 1954, 1954, 1378, 1378, 938, 1164, 1781, 1176, 1211, 536, 1253,
    1247, 1254, 1254, 516,
  ],
}

const EM = 2048
const ASCII = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i))
const byLetter = (widths: number[]) => new Map([...ASCII, ...OTHERS].map((letter, i) => [letter, widths[i]]))
const LETTERS: Record<Weight, Map<string, number>> = { 400: byLetter(WIDTHS[400]), 600: byLetter(WIDTHS[600]) }
const WIDEST: Record<Weight, number> = { 400: Math.max(...WIDTHS[400]), 600: Math.max(...WIDTHS[600]) }

/** Pixels that a line of text takes at a size. `textWidth('0', 2048)` is 1292. */
export function textWidth(text: string, size: number, weight: Weight = 400): number {
  let units = 0
  for (const letter of text) units += LETTERS[weight].get(letter) ?? WIDEST[weight]
  return (units * size) / EM
}

/**
 * The lines of a text in a column: broken at spaces, and within a word only where the word alone is too
 * wide. No line is wider than the column, unless the column is narrower than a letter.
 */
export function wrapText(text: string, width: number, size: number, weight: Weight = 400): string[] {
  const fits = (line: string) => textWidth(line, size, weight) <= width
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').flatMap((each) => (fits(each) ? [each] : brokenWord(each, fits)))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line === '' || fits(longer)) line = longer
    else {
      lines.push(line)
      line = word
    }
  }
  return line === '' ? lines : [...lines, line]
}

/** A word in pieces that fit, each at least a letter. */
function brokenWord(word: string, fits: (text: string) => boolean): string[] {
  const pieces: string[] = []
  let piece = ''
  for (const letter of word) {
    if (piece !== '' && !fits(piece + letter)) {
      pieces.push(piece)
      piece = ''
    }
    piece += letter
  }
  return [...pieces, piece]
}
