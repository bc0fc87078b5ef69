/**
 * The query of `/records`: the words of a question and, in the same style, those of a list. A default is
 * left out when it is written back; a bad value becomes a problem that names what is allowed, and the
 * default is used.
 */
import { type Span, toIso, touches } from '@/stats/calendar'
import type { Known } from '@/stats/known'
import type { Ledger } from '@/stats/ledger'
import { LEFT_OUT_RULES, type LeftOutId } from '@/stats/left-out'
import type { Records } from '@/stats/record-list'
import { type Query, type QueryProblem, contradictionOf, defaultAsOf, excerpt, parseQuestion } from '@/stats/question'
import { type RecordsAsked, daysText, isSame, parseDays, recordsQuery, spanOfDays } from '@/stats/records'
import { windowOf } from '@/stats/window'
import type { DescribedWord, ValueSchema } from '@/stats/word-schema'

/** Which records, in which order, which part of them; or those that a rule left out. */
export interface RecordsQuestion {
  asked: RecordsAsked
  sort: 'day' | '-day'
  /** From 1 on. */
  page: number
  leftOut: LeftOutId | null
}

/** The most spans of one address: ten years' windows, and two to spare. */
const MOST_DAYS = 12

/** What each word of a list of records means; printed by the method page. */
export const RECORD_WORD_RULES = {
  days: `the days whose records are meant, FROM..TO, or a year, which takes the records that give only the year and ends on the as-of day; repeated, at most ${MOST_DAYS}, for the mean of several (default the question’s window)`,
  sort: 'day (default): oldest first; -day: newest first',
  page: 'which hundred of the records, from 1 (default) on; of the page only, for the files hold them all',
  'left-out': `instead of the records counted, those of the same days that a rule left out: ${Object.keys(LEFT_OUT_RULES).join(', ')}`,
}

interface Word {
  name: keyof typeof RECORD_WORD_RULES
  isRepeatable?: boolean
  /** The question with this word's values set, or what is allowed instead. */
  read: (question: RecordsQuestion, values: string[]) => RecordsQuestion | string
  /** Values for the address, none where it is the default. */
  write: (question: RecordsQuestion) => string[]
  /** What a value may be, and one that is. */
  values: ValueSchema
  example: string
}

const isLeftOutId = (text: string): text is LeftOutId => Object.hasOwn(LEFT_OUT_RULES, text)

const WORDS: Word[] = [
  {
    name: 'days',
    isRepeatable: true,
    read: (question, values) => {
      const allowed = `at most ${MOST_DAYS} spans that don’t overlap, each 2015-01-01..2015-09-07 or a year such as 2015`
      if (values.length > MOST_DAYS) return allowed
      const days = values.map(parseDays)
      if (days.some((each) => each === null)) return allowed
      const spans = days.map((each) => spanOfDays(each!))
      return haveOverlap(spans) ? allowed : { ...question, asked: { ...question.asked, days: days.map((each) => each!) } }
    },
    write: ({ asked }) => asked.days.map(daysText),
    values: { type: 'string', pattern: '^([0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}\\.\\.[0-9]{4}-[0-9]{2}-[0-9]{2})$' },
    example: '2014-01-01..2014-09-07',
  },
  {
    name: 'sort',
    read: (question, [value]) => (value === 'day' || value === '-day' ? { ...question, sort: value } : 'day or -day'),
    write: ({ sort }) => (sort === 'day' ? [] : [sort]),
    values: { type: 'string', enum: ['day', '-day'], default: 'day' },
    example: '-day',
  },
  {
    name: 'page',
    read: (question, [value]) => (/^[1-9]\d{0,5}$/.test(value) ? { ...question, page: Number(value) } : 'a whole number from 1 on'),
    write: ({ page }) => (page === 1 ? [] : [String(page)]),
    values: { type: 'integer', minimum: 1, default: 1 },
    example: '1',
  },
  {
    name: 'left-out',
    read: (question, [value]) => (isLeftOutId(value) ? { ...question, leftOut: value } : Object.keys(LEFT_OUT_RULES).join(', ')),
    write: ({ leftOut }) => (leftOut === null ? [] : [leftOut]),
    values: { type: 'string', enum: Object.keys(LEFT_OUT_RULES) },
    example: 'other-cause',
  },
]

const haveOverlap = (spans: Span[]): boolean => spans.some((span, i) => spans.some((other, j) => i < j && touches(span, other)))

/** The words of a list of records as a description has them, in the order in which an address writes them. */
export const describedRecordWords = (): DescribedWord[] =>
  WORDS.map(({ name, values, isRepeatable, example }) => ({ name, rule: RECORD_WORD_RULES[name], values, most: isRepeatable ? MOST_DAYS : 1, example }))

/** What a query asks of the records, with what is wrong with it. */
export function parseRecords(query: Query, ledger: Ledger): RecordsQuestion & { problems: QueryProblem[] } {
  const entries = [...query].map(([name, value]): [string, string] => [name, value.trim()])
  const { question, problems } = parseQuestion(entries, ledger, WORDS.map((word) => word.name))
  const contradiction = contradictionOf(question)
  if (contradiction) problems.push(contradiction)
  const asked = { ...question, asOf: contradiction ? null : question.asOf, days: [] }
  let parsed: RecordsQuestion = { asked, sort: 'day', page: 1, leftOut: null }
  for (const word of WORDS) {
    const values = entries.filter(([name, value]) => name === word.name && value !== '').map(([, value]) => value)
    if (values.length === 0) continue
    const outcome = values.length > 1 && !word.isRepeatable ? 'one value only' : word.read(parsed, values)
    if (typeof outcome === 'string') problems.push({ parameter: word.name, found: excerpt(values.join(', ')), allowed: outcome })
    else parsed = outcome
  }
  return { ...withoutDefaultDays(parsed, ledger), problems }
}

/** The current window of the question is the default, and left out of an address. */
function withoutDefaultDays(parsed: RecordsQuestion, ledger: Ledger): RecordsQuestion {
  const { asOf, known, days } = parsed.asked
  const window = windowOf(asOf ?? defaultAsOf(ledger, known))
  return isSame(days, [window]) ? { ...parsed, asked: { ...parsed.asked, days: [] } } : parsed
}

/** The query that asks for a list of records, defaults left out: `?days=2015&sort=-day`, or "". */
export function toRecordsQuery(question: RecordsQuestion): string {
  const query = recordsQuery(question.asked)
  const words = WORDS.filter((word) => word.name !== 'days').flatMap((word) => word.write(question).map((value) => `${word.name}=${value}`))
  return words.length === 0 ? query : `${query === '' ? '?' : `${query}&`}${words.join('&')}`
}

/** Whether the records of an address are the same for ever; `newest` is the moment of the newest release. */
export const isFrozenRecords = ({ asked: { known, asOf, days }, leftOut }: RecordsQuestion, newest: Known): boolean =>
  known !== null && known <= newest && (asOf !== null || days.length > 0) && leftOut !== 'not-yet'

/** A file's name: what, where, which days, as of which, from which release; long lists are told by their length. */
export function fileNameOf({ asked: { causes, state, without }, leftOut }: RecordsQuestion, { days, asOf, release }: Pick<Records, 'days' | 'asOf' | 'release'>): string {
  const short = (items: string[], noun: string) => (items.length > 2 ? `${items.length}-${noun}` : items.join('-and-'))
  const what = [short(causes, 'causes'), ...(state === null ? [] : [state]), ...(without ? [`without-${without}`] : []), short(days.map((each) => daysText(each).replace('..', '-to-')), 'spans')]
  return ['records', ...(leftOut === null ? [] : [leftOut]), ...what, `as-of-${toIso(asOf)}`, `release-${release.id}`].join('-')
}
