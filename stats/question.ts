/**
 * A question is the parsed query of an address: which deaths, where, as of which day, as known when,
 * against what. One table of words parses it, writes it back and describes it; a default value is
 * left out of the address. A bad value becomes a problem that names what is allowed, and its default is used.
 */
import { type Day, isoDay, longDay, monthName, parseDay, toIso, yearOf } from '@/stats/calendar'
import { DEFAULT_DATASET, defaultCauseOf } from '@/stats/dataset'
import { type Known, dayOfKnown, noSuchRelease, parseKnown, toKnownText } from '@/stats/known'
import { type Ledger, coverage, releaseOn } from '@/stats/ledger'
import type { Without } from '@/stats/several'
import { findDefinition, kebab } from '@/stats/terms'
import { withoutUnseen } from '@/stats/unseen'
import type { Against, Alignment } from '@/stats/window'
import type { DescribedWord, ValueSchema } from '@/stats/word-schema'

export interface Question {
  /** The id of a dataset: that of the ledger which answers. */
  dataset: string
  /** Ids of definitions, groups or causes; what any of them counts is counted. */
  causes: string[]
  /** A state's code, null for all. */
  state: string | null
  /** Null for the last covered day. */
  asOf: Day | null
  /** Null for everything known now. */
  known: Known | null
  against: Against
  align: Alignment
  /** What is left out of both windows; null where every death of the definition counts. */
  without: Without | null
}

export interface QueryProblem {
  parameter: string
  found: string
  allowed: string
}

/** The query as text, such as a URLSearchParams. */
export type Query = Iterable<[string, string]>

/** The most causes of one address. */
export const MOST_CAUSES = 12
/** Unknown words that are named; a reader mends those first. */
const MOST_PROBLEMS = 10

interface Word {
  name: keyof typeof WORD_RULES
  /** The question with this word's values set, or what is allowed instead. */
  read: (question: Question, values: string[], ledger: Ledger) => Question | string
  write: (question: Question) => string[]
  /** What a value may be, and one that is. */
  values: (ledgers: Ledger[]) => ValueSchema
  example: string
}

/** What each query word means; printed by the method page. */
export const WORD_RULES = {
  dataset: `whose deaths: the name of a dataset (default ${DEFAULT_DATASET})`,
  cause: 'which deaths count: a definition, a group or a cause; several may be given, repeated or with commas (default firearms; of datasets other than the default one, all)',
  state: 'a two-letter code of a state, territory or kind of agency (default all)',
  asof: 'the as-of day, YYYY-MM-DD: the last day whose deaths count (default the last covered day)',
  known: 'the known-on day, YYYY-MM-DD: figures as they were published by that day, of a day with several releases by its first; YYYY-MM-DD.2 is the second of that day; one after the newest release is read as that release’s (default everything known now)',
  against: 'last-year (default), an earlier year, or average-5, the mean of the five years before',
  align: 'date (default): the same dates; or days: the same number of days',
  without: 'events: without the days on which one place had three or more deaths of one cause, in both windows alike (default: every death counts)',
}

const DAY_FORM = 'a day that exists, of the years 1600 to 2999, written YYYY-MM-DD, such as 2015-09-07'

const WORDS: Word[] = [
  {
    // Whoever looks for the ledger has read this word already: here it can only be the ledger's own.
    name: 'dataset',
    read: (question, [value], { dataset }) => (value === dataset ? question : `${dataset}, the dataset of these figures`),
    write: ({ dataset }) => (dataset === DEFAULT_DATASET ? [] : [dataset]),
    values: (ledgers) => ({ type: 'string', enum: ledgers.map(({ dataset }) => dataset), default: DEFAULT_DATASET }),
    example: DEFAULT_DATASET,
  },
  {
    name: 'cause',
    read: (question, values, ledger) => {
      const asked = values.flatMap((value) => value.split(','))
      const found = asked.slice(0, MOST_CAUSES).map((value) => findDefinition(ledger.terms, value.trim()))
      if (found.includes(null) || asked.length > MOST_CAUSES) {
        const ids = ledger.terms.definitions.map((d) => d.id).join(', ')
        const cause = ledger.dataset === DEFAULT_DATASET ? 'automobile-crash' : (ledger.terms.causes[0]?.id ?? 'fall')
        return `at most ${MOST_CAUSES} of: ${ids}; or a cause in kebab-case, such as ${cause}`
      }
      return { ...question, causes: [...new Set(found.map((d) => d!.id))].sort() }
    },
    write: ({ dataset, causes }) => (causes.length === 1 && causes[0] === defaultCauseOf(dataset) ? [] : causes),
    values: (ledgers) => {
      const names = ledgers.flatMap(({ terms }) => [...[...terms.definitions, ...terms.causes].map(({ id }) => id), ...terms.aliases.map(({ label }) => kebab(label))])
      return { type: 'string', enum: [...new Set(names)], default: defaultCauseOf(DEFAULT_DATASET) }
    },
    example: defaultCauseOf(DEFAULT_DATASET),
  },
  {
    name: 'state',
    read: (question, [value], ledger) => {
      const state = ledger.terms.states.find((s) => s.code === value.toUpperCase())
      if (!state) return statesAllowed(ledger)
      return { ...question, state: state.code }
    },
    write: ({ state }) => (state === null ? [] : [state]),
    values: (ledgers) => ({ type: 'string', enum: [...new Set(ledgers.flatMap(({ terms }) => terms.states.map(({ code }) => code)))] }),
    example: 'TX',
  },
  {
    name: 'known',
    read: (question, [value], ledger) => {
      const known = parseKnown(value)
      if (known === null) return DAY_FORM
      const place = releaseOn(ledger, known)
      if (place < 0) return `${toIso(ledger.releases[0].released)} or later: nothing was held before`
      const missing = noSuchRelease(ledger.releases, known)
      if (missing !== null) return missing
      return { ...question, known }
    },
    write: ({ known }) => (known === null ? [] : [toKnownText(known)]),
    values: () => KNOWN_VALUES,
    example: '2016-07-03',
  },
  {
    name: 'asof',
    read: (question, [value], ledger) => {
      const asOf = parseDay(value)
      if (asOf === null) return DAY_FORM
      // A live address leaves the default out; a frozen one names both of its days.
      const isDefault = question.known === null && asOf === defaultAsOf(ledger, null)
      return { ...question, asOf: isDefault ? null : asOf }
    },
    write: ({ asOf }) => (asOf === null ? [] : [toIso(asOf)]),
    values: () => DAY_VALUES,
    example: '2015-09-07',
  },
  {
    name: 'against',
    read: (question, [value], ledger) => {
      if (value === 'last-year' || value === 'average-5') return { ...question, against: value }
      const asOfYear = yearOf(question.asOf ?? defaultAsOf(ledger, question.known))
      const year = /^[1-9]\d{3}$/.test(value) ? Number(value) : asOfYear
      if (year >= asOfYear) return `last-year, average-5, or a year before ${asOfYear}`
      return { ...question, against: year === asOfYear - 1 ? 'last-year' : year }
    },
    write: ({ against }) => (against === 'last-year' ? [] : [String(against)]),
    values: () => ({ type: 'string', pattern: '^(last-year|average-5|[1-9][0-9]{3})$', default: 'last-year' }),
    example: 'last-year',
  },
  {
    name: 'align',
    read: (question, [value]) => {
      if (value !== 'date' && value !== 'days') return 'date or days'
      return { ...question, align: value }
    },
    write: ({ align }) => (align === 'date' ? [] : [align]),
    values: () => ({ type: 'string', enum: ['date', 'days'], default: 'date' }),
    example: 'date',
  },
  {
    name: 'without',
    read: (question, [value]) => (value === 'events' ? { ...question, without: value } : 'events'),
    write: ({ without }) => (without === null ? [] : [without]),
    values: () => ({ type: 'string', enum: ['events'] }),
    example: 'events',
  },
]

const MOST_NAMED = 20

/** A dataset's own places are named, as far as they aren't too many. */
function statesAllowed({ dataset, terms }: Ledger): string {
  if (dataset === DEFAULT_DATASET) return 'a two-letter code: of a state such as TX, a territory, or US, TR, RR for federal, tribal and railroad officers'
  const named = terms.states.slice(0, MOST_NAMED).map(({ code, name }) => `${code} (${name})`)
  return `the code of a place: ${named.join(', ')}${terms.states.length > MOST_NAMED ? ' …' : ''}`
}

const DAY_VALUES: ValueSchema = { type: 'string', format: 'date', pattern: '^(1[6-9][0-9]{2}|2[0-9]{3})-[0-9]{2}-[0-9]{2}$' }

const KNOWN_VALUES: ValueSchema = { type: 'string', pattern: '^(1[6-9][0-9]{2}|2[0-9]{3})-[0-9]{2}-[0-9]{2}([.][1-9][0-9]{0,4})?$' }

const ASKED_IN_ORDER = ['dataset', 'cause', 'state', 'asof', 'known', 'against', 'align', 'without']
const IN_ORDER = ASKED_IN_ORDER.map((name) => WORDS.find((word) => word.name === name)!)

/** The words of a question as a description has them, in the order in which an address writes them, for one or several datasets. */
export const describedWords = (...ledgers: Ledger[]): DescribedWord[] =>
  IN_ORDER.map(({ name, values, example }) => ({ name, rule: WORD_RULES[name], values: values(ledgers), most: name === 'cause' ? MOST_CAUSES : 1, example }))

/** The last day that the figures known on a day (null: now) cover. */
export function defaultAsOf(ledger: Ledger, known: Known | null): Day {
  const release = known === null ? ledger.releases.length - 1 : releaseOn(ledger, known)
  return coverage(ledger, release).at(-1)!.to
}

export function defaultQuestion(dataset = DEFAULT_DATASET): Question {
  return { dataset, causes: [defaultCauseOf(dataset)], state: null, asOf: null, known: null, against: 'last-year', align: 'date', without: null }
}

/**
 * The question of a query. Empty values count as left out, as a form without script sends them. Words
 * of other owners (`view` words) are passed in `also`; any further word is a problem.
 */
export function parseQuestion(query: Query, ledger: Ledger, also: readonly string[] = []) {
  const problems: QueryProblem[] = []
  const given = new Map<string, string[]>()
  for (const [name, value] of query) {
    if (value.trim() !== '') given.set(name, [...(given.get(name) ?? []), value.trim()])
  }
  for (const [name, values] of given) {
    if (also.includes(name) || WORDS.some((word) => word.name === name)) continue
    if (problems.length === MOST_PROBLEMS) break
    problems.push({ parameter: excerpt(name), found: excerpt(values[0]), allowed: `one of the words ${[...ASKED_IN_ORDER, ...also].join(', ')}` })
  }
  let question = defaultQuestion(ledger.dataset)
  for (const word of WORDS) {
    const values = given.get(word.name)
    if (!values) continue
    const outcome =
      values.length > 1 && word.name !== 'cause' ? 'one value only' : word.read(question, values, ledger)
    if (typeof outcome === 'string') {
      problems.push({ parameter: word.name, found: excerpt(values.join(', ')), allowed: outcome })
    } else {
      question = outcome
    }
  }
  return { question, problems }
}

/** Text of a reader's, short enough to be repeated to them; a mark that turns or hides what stands beside it is a sign that is seen. */
export function excerpt(text: string): string {
  const short = text.length > 80 ? `${[...text].slice(0, 79).join('')}…` : text
  return withoutUnseen(short, '\uFFFD')
}

/** The query that asks a question, defaults left out, in one order: `?cause=all&asof=2015-09-07`, or "". */
export function toQuery(question: Question): string {
  const given = IN_ORDER.flatMap((word) => word.write(question).map((value) => [word.name, value]))
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}

/** What contradicts itself in an address that names both of its days; null where nothing does. */
export function contradictionOf({ asOf, known }: Question): QueryProblem | null {
  if (asOf === null || known === null || asOf <= known) return null
  return { parameter: 'asof', found: toIso(asOf), allowed: `a day up to the known-on day, ${toIso(dayOfKnown(known))}: nothing later was known on it` }
}

export const problemText = ({ parameter, found, allowed }: QueryProblem): string =>
  `“${parameter}” can’t be “${found}”. Allowed: ${allowed}.`

/** The same for a reader: of a day that doesn't exist that is said first, "30 February 2015 isn’t a day." */
export function pageProblemText(problem: QueryProblem): string {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(problem.found) ?? []
  const isMonth = parseDay(`${year}-${month}-01`) !== null
  const isNoDay = isMonth && date !== '00' && parseDay(problem.found) === null
  const lead = isNoDay ? `${Number(date)} ${monthName(Number(month))} ${year} isn’t a day. ` : ''
  return lead + problemText(problem)
}

/** A preset is a question that the page offers by name. */
export interface Preset {
  name: string
  question: Question
}

const CLAIM_DAY = isoDay('2015-09-07')
const CLAIM_KNOWN = isoDay('2016-07-03')

/** The questions that the pages of a dataset offer: those about a claim are about the default one. */
export const presetsOf = (dataset: string): Preset[] =>
  dataset === DEFAULT_DATASET ? PRESETS : [{ name: 'Latest', question: defaultQuestion(dataset) }]

export const PRESETS: Preset[] = [
  { name: 'Latest', question: defaultQuestion() },
  { name: 'The claim of September 2015', question: { ...defaultQuestion(), asOf: CLAIM_DAY } },
  {
    name: `The same, as known on ${longDay(CLAIM_KNOWN)}`,
    question: { ...defaultQuestion(), asOf: CLAIM_DAY, known: CLAIM_KNOWN },
  },
]
