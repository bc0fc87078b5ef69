import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Weight, textWidth, wrapText } from './text-width'

/** A font file read by the plainest means: the advance width of each character, as `cmap` and `hmtx` have it. */
function advances(path: string): { unitsPerEm: number; of: (letter: string) => number } {
  const bytes = readFileSync(new URL(`../node_modules/@expo-google-fonts/inter/${path}`, import.meta.url))
  const tables = new Map<string, number>()
  for (let i = 0; i < bytes.readUInt16BE(4); i++) {
    tables.set(bytes.toString('latin1', 12 + 16 * i, 16 + 16 * i), bytes.readUInt32BE(20 + 16 * i))
  }
  const [cmap, hmtx] = [tables.get('cmap')!, tables.get('hmtx')!]
  const longMetrics = bytes.readUInt16BE(tables.get('hhea')! + 34)
  const subtables = Array.from({ length: bytes.readUInt16BE(cmap + 2) }, (_, i) => cmap + bytes.readUInt32BE(cmap + 8 + 8 * i))
  const groups = subtables.find((at) => bytes.readUInt16BE(at) === 12)!
  const glyphOf = (code: number) => {
    for (let i = 0; i < bytes.readUInt32BE(groups + 12); i++) {
      const [first, last, glyph] = [0, 4, 8].map((at) => bytes.readUInt32BE(groups + 16 + 12 * i + at))
      if (code >= first && code <= last) return glyph + code - first
    }
    throw new Error(`the font has no letter ${String.fromCodePoint(code)}`)
  }
  return {
    unitsPerEm: bytes.readUInt16BE(tables.get('head')! + 18),
    of: (letter) => bytes.readUInt16BE(hmtx + 4 * Math.min(glyphOf(letter.codePointAt(0)!), longMetrics - 1)),
  }
}

const FILES: [Weight, string][] = [
  [400, '400Regular/Inter_400Regular.ttf'],
  [600, '600SemiBold/Inter_600SemiBold.ttf'],
]
const ASCII = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('')

describe.each(FILES)('at weight %i', (weight, path) => {
  const font = advances(path)

  test('every letter is as wide as the font file has it', () => {
    expect(font.unitsPerEm).toBe(2048)
    for (const letter of `${ASCII}–—‘’“”…·×−→←≤≥°§½áéíñóúü\u00a0`) expect(textWidth(letter, 2048, weight), letter).toBe(font.of(letter))
  })

  test('a letter that isn’t known is taken as the widest that is', () => {
    const widest = Math.max(...[...ASCII].map((letter) => font.of(letter)), font.of('—'))
    expect(textWidth('Ł', 2048, weight)).toBe(widest)
    expect(font.of('Ł')).toBeLessThanOrEqual(widest)
  })
})

test('widths add up and grow with the size', () => {
  // T 1322, o 1228, 2 × 496 l, at 12 of 2048 units
  expect(textWidth('Toll', 12)).toBeCloseTo(((1322 + 1228 + 2 * 496) * 12) / 2048)
  expect(textWidth('', 12)).toBe(0)
})

test('breaks at spaces, and within a word only where it is wider than the column', () => {
  // "26 deaths" is 1249 + 1270 + 576 + 1254 + 1194 + 1150 + 670 + 1211 + 1081 = 9655 units
  expect(wrapText('26 deaths', 9655, 2048)).toEqual(['26 deaths'])
  expect(wrapText('26 deaths', 9654, 2048)).toEqual(['26', 'deaths'])
  expect(wrapText('lllll', 2 * 496, 2048)).toEqual(['ll', 'll', 'l'])
  expect(wrapText('', 100, 12)).toEqual([])
})

test('no line is wider than its column and no letter is lost, whatever the text', () => {
  const texts = fc.string({ unit: 'grapheme', maxLength: 200 }).map((text) => text.replace(/\s+/g, ' ').trim())
  fc.assert(
    fc.property(texts, fc.integer({ min: 40, max: 600 }), fc.constantFrom<Weight>(400, 600), (text, width, weight) => {
      const lines = wrapText(text, width, 16, weight)
      for (const line of lines) expect(textWidth(line, 16, weight)).toBeLessThanOrEqual(width)
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
    }),
  )
})
