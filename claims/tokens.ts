/**
 * Text as tokens, and tokens as sentences. A token is a word, a number, a day written in figures or a mark, and
 * knows where it stands in the paste. A hyphen inside a word is no token but the gap before the next one, so that
 * "struck-by" and "struck by" read alike. A sentence is cut at 400 tokens: no news sentence is longer.
 */
import { plainText } from './plain-text'

export interface Token {
  kind: 'word' | 'number' | 'day' | 'mark'
  /** In lower case. */
  text: string
  /** A word without its plural and its possessive ending, as tables of phrases have it. */
  stem: string
  from: number
  to: number
  /** What stands before it: nothing, a hyphen, or a space. */
  gap: 'none' | 'hyphen' | 'space'
  isCapital: boolean
  /** Of a number; its sign is apart. */
  value: number
  sign: -1 | 0 | 1
  isWhole: boolean
}

const TOKEN =
  /(?<day>\d{4}-\d\d-\d\d(?!\d)|\d{1,2}\/\d{1,2}\/\d{2,4}(?!\d))|(?<number>(?:(?<![\p{L}\d)%])[-–+])?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?)|(?<word>\p{L}(?:\.\p{L})+(?!\p{L})\.?|9\/11|[\p{L}\p{M}]+(?:'\p{L}+)*)|(?<gap>-+(?=[\p{L}\d])|[ \r]+)|(?<end>\n+)|(?<mark>[^])/gu

/** "deaths" → "death", "crashes" → "crash", "fatalities" → "fatality", "year's" → "year". */
export function stemOf(word: string): string {
  const bare = word.replace(/'s$/, '')
  if (bare.length < 4 || /(?:ss|us|is)$/.test(bare)) return bare
  if (/(?:sh|ch|ss|x)es$/.test(bare)) return bare.slice(0, -2)
  if (/[^aeiou]ies$/.test(bare)) return `${bare.slice(0, -3)}y`
  return bare.endsWith('s') ? bare.slice(0, -1) : bare
}

export function tokensOf(text: string): Token[] {
  const { plain, begins, ends } = plainText(text)
  const tokens: Token[] = []
  let gap: Token['gap'] = 'none'
  for (const match of plain.matchAll(TOKEN)) {
    const { day, number, word, gap: between, end } = match.groups!
    if (between !== undefined) {
      gap = between.startsWith('-') && gap === 'none' ? 'hyphen' : 'space'
      continue
    }
    // One line break is a space: pasted lines are often wrapped. An empty line ends a paragraph.
    if (end?.length === 1) {
      gap = 'space'
      continue
    }
    const kind = day !== undefined ? 'day' : number !== undefined ? 'number' : word !== undefined ? 'word' : 'mark'
    const lower = end === undefined ? match[0].toLowerCase() : '\n'
    const bare = number?.replace(/[,+–-]/g, '') ?? ''
    tokens.push({
      kind,
      text: lower,
      stem: kind === 'word' ? stemOf(lower) : lower,
      from: begins[match.index],
      to: ends[match.index + match[0].length - 1],
      gap: tokens.length === 0 ? 'space' : gap,
      isCapital: kind === 'word' && /^\p{Lu}/u.test(match[0]),
      value: kind === 'number' ? Number(bare) : Number.NaN,
      sign: number === undefined || /^\d/.test(number) ? 0 : number.startsWith('+') ? 1 : -1,
      isWhole: !bare.includes('.'),
    })
    gap = 'none'
  }
  return tokens
}

const MOST_OF_A_SENTENCE = 400
const ABBREVIATIONS = new Set('jan feb mar apr jun jul aug sep sept oct nov dec no nos vs v st sgt lt dr mr mrs ms gov sen rep capt col gen det cpl pfc dept approx inc co jr sr fig pct u.s. d.c.'.split(' '))
const STARTS_A_SENTENCE = new Set('the in of a an it that this these those there so as at by for since traffic firearms'.split(' '))

const endsSentence = (tokens: Token[], i: number): boolean => {
  const { text } = tokens[i]
  const next = tokens[i + 1]
  if (/^[!?…•\n|]$/.test(text)) return true
  // "in the U.S. The number …": the point is part of the abbreviation.
  if (/^\p{L}\..*\.$/u.test(text)) return next?.isCapital === true && STARTS_A_SENTENCE.has(next.text)
  if (text !== '.') return false
  const before = tokens[i - 1]
  if (before && ABBREVIATIONS.has(before.text)) return false
  return next === undefined || next.gap === 'space' || /^["')\]\n]$/.test(next.text)
}

/** The sentences of tokens, their end marks left out. */
export function sentencesOf(tokens: Token[]): Token[][] {
  const sentences: Token[][] = []
  let open: Token[] = []
  const close = () => {
    if (open.length > 0) sentences.push(open)
    open = []
  }
  tokens.forEach((token, i) => {
    const isEnd = endsSentence(tokens, i)
    if (!isEnd || token.kind === 'word') open.push(token)
    if (isEnd || open.length === MOST_OF_A_SENTENCE) close()
  })
  close()
  return sentences
}
