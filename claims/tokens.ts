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

/** What may begin at a character, by its kind; each is tried at one place alone, and reads on without going back. */
const DAY = /\d{4}-\d\d-\d\d(?!\d)|\d{1,2}\/\d{1,2}\/\d{2,4}(?!\d)/y
const NUMBER = /[-–+]?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?/y
const WORD = /\p{L}(?:\.\p{L})+(?![\p{L}\p{M}])\.?|9\/11(?!\d)|\p{L}[\p{L}\p{M}]*(?:'\p{L}+)*/uy
/** Marks that say something; any other character is like a space. */
const MARKS = new Set('.,;:()[]"%$£€#!?…—–•/|+~\n')
const NAME_OR_NUMBER = /[\p{L}\d)%]/u

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? null
}

type Found = { kind: Token['kind']; text: string }

const found = (kind: Token['kind'], text: string | null): Found | null => (text === null ? null : { kind, text })
const isDigit = (character: string | undefined) => character !== undefined && character >= '0' && character <= '9'

/** The token that begins at a character; null for a gap. */
function tokenAt(text: string, at: number): Found | null {
  const character = text[at]
  if (character === ' ') return null
  if (isDigit(character)) {
    // 9/11 is a word.
    const word = character === '9' ? found('word', matchAt(WORD, text, at)) : null
    return word ?? found('day', matchAt(DAY, text, at)) ?? found('number', matchAt(NUMBER, text, at))
  }
  const isSign = (character === '-' || character === '–' || character === '+') && isDigit(text[at + 1])
  if (isSign && !NAME_OR_NUMBER.test(text[at - 1] ?? '')) return found('number', matchAt(NUMBER, text, at))
  if (MARKS.has(character)) return { kind: 'mark', text: character }
  return found('word', matchAt(WORD, text, at))
}

/** "deaths" → "death", "crashes" → "crash", "fatalities" → "fatality", "year's" → "year". */
export function stemOf(word: string): string {
  const bare = word.replace(/'s$/, '')
  if (bare.length < 4 || /(?:ss|us|is)$/.test(bare)) return bare
  if (/(?:sh|ch|ss|x)es$/.test(bare)) return bare.slice(0, -2)
  if (/[^aeiou]ies$/.test(bare)) return `${bare.slice(0, -3)}y`
  return bare.endsWith('s') ? bare.slice(0, -1) : bare
}

/** A hundred thousand characters of prose have some 20,000. */
export const MOST_TOKENS = 25_000

/** The tokens of a text, the first 25,000. */
export function tokensOf(text: string): Token[] {
  const { plain, begins, ends } = plainText(text)
  const tokens: Token[] = []
  let gap = 'space' as Token['gap']
  let at = 0
  while (at < plain.length && tokens.length < MOST_TOKENS) {
    const found = tokenAt(plain, at)
    // One line break is a space: pasted lines are often wrapped. An empty line ends a paragraph.
    const isWrap = found?.text === '\n' && plain[at + 1] !== '\n'
    if (!found || isWrap) {
      gap = plain[at] === '-' && gap === 'none' ? 'hyphen' : 'space'
      at++
      continue
    }
    let end = at + found.text.length
    if (found.text === '\n') while (plain[end] === '\n') end++
    tokens.push(tokenOf(found.kind, found.text, gap, begins[at], ends[end - 1]))
    gap = 'none'
    at = end
  }
  return tokens
}

function tokenOf(kind: Token['kind'], said: string, gap: Token['gap'], from: number, to: number): Token {
  const text = kind === 'word' ? said.toLowerCase() : said
  const bare = kind === 'number' ? said.replace(/[,+–-]/g, '') : ''
  return {
    kind, text, from, to, gap,
    stem: kind === 'word' ? stemOf(text) : text,
    isCapital: kind === 'word' && /^\p{Lu}/u.test(said),
    value: kind === 'number' ? Number(bare) : Number.NaN,
    sign: kind !== 'number' || /^\d/.test(said) ? 0 : said.startsWith('+') ? 1 : -1,
    isWhole: !bare.includes('.'),
  }
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
  return next === undefined || next.gap === 'space' || /^["')[\]\n]$/.test(next.text)
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
