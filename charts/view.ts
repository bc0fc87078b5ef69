/**
 * The view: settings of an address that change how a chart is shown, and never what is counted. One
 * table of words parses it, writes it back and describes it; each page and form says which it takes.
 */
import { type Query, type QueryProblem, excerpt } from '@/stats/question'
import type { DescribedWord } from '@/stats/word-schema'

/** Which years the charts of whole years begin with. */
export const SINCE = ['1900', '1791', 'last-25'] as const
export type Since = (typeof SINCE)[number]

/** The pixels of a picture: a column's width, twice that, a phone's, or a card of the social web. */
export const PICTURE_SIZES = ['600', '280', '1200', '1200x630'] as const
export type PictureSize = (typeof PICTURE_SIZES)[number]

export interface View {
  since: Since
  theme: 'light' | 'dark' | 'auto'
  size: PictureSize
  lang: 'en'
  plain: '0' | '1'
}

export type ViewWord = keyof View

/** What each word allows; the first value is the default, which an address leaves out. */
const ALLOWED: { [W in ViewWord]: readonly View[W][] } = {
  since: SINCE,
  theme: ['auto', 'light', 'dark'],
  size: PICTURE_SIZES,
  lang: ['en'],
  plain: ['0', '1'],
}

/** What each view word means; printed by the method page. */
export const VIEW_RULES: Record<ViewWord, string> = {
  since: 'where charts of whole years begin: 1900 (default), 1791, or last-25 years',
  theme: 'colours: auto (default) follows the reader’s setting, light, dark; a picture’s auto is light',
  size: 'of a picture, in pixels: 600 wide (default), 280, 1200, or 1200x630 for a card',
  lang: 'the language: en, the only one so far',
  plain: '1 leaves out title and notes, for a page that has its own; never the source (default 0)',
}

/** View words as a description has them; the first value that each allows is its default. */
export const describedViewWords = (words: readonly ViewWord[]): DescribedWord[] =>
  words.map((name) => {
    const values = ALLOWED[name]
    return { name, rule: VIEW_RULES[name], values: { type: 'string', enum: values, default: values[0] }, most: 1, example: values[0] }
  })

export const defaultView = (): View => ({ since: '1900', theme: 'auto', size: '600', lang: 'en', plain: '0' })

/** Reads the view words that a page or form takes; a bad value becomes a problem and its default is used. */
export function parseView(query: Query, words: readonly ViewWord[]): { view: View; problems: QueryProblem[] } {
  const view: Record<string, string> = { ...defaultView() }
  const problems: QueryProblem[] = []
  const given = [...query].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value !== '')
  for (const word of words) {
    const values = given.filter(([name]) => name === word).map(([, value]) => value)
    if (values.length === 0) continue
    const isAllowed = values.length === 1 && (ALLOWED[word] as readonly string[]).includes(values[0])
    if (isAllowed) view[word] = values[0]
    else {
      const allowed = values.length > 1 ? 'one value only' : ALLOWED[word].join(', ')
      problems.push({ parameter: word, found: excerpt(values.join(', ')), allowed })
    }
  }
  return { view: view as unknown as View, problems }
}

/** The view's part of an address, defaults left out: `since=1791&theme=dark`, or "". */
export function toViewQuery(view: View, words: readonly ViewWord[]): string {
  return words
    .filter((word) => view[word] !== ALLOWED[word][0])
    .map((word) => `${word}=${view[word]}`)
    .join('&')
}

/** The full years that a view draws, for a caller that names them. */
export const sinceName = (since: Since): string => (since === 'last-25' ? 'the last 25 years' : `since ${since}`)
