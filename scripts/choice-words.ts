/** The options of a command that say how a file is read, as `Choices`. */
import { readFile as readDisk } from 'node:fs/promises'
import type { parseArgs } from 'node:util'
import { type Choices, type DateOrder, dateOrders, encodings, parseChoices, roles } from '@/ingest/choices'
import type { Terms } from '@/stats/terms'
import { Misuse } from './misuse'

export const CHOICES_HELP = `  --map ROLE=HEADING       the column of a role (${roles.join(', ')}); ROLE= for none
  --date-order dmy|mdy|ymd the order of day, month and year in numbers
  --cause "LABEL=KNOWN"    what an unknown cause stands for; LABEL=LABEL keeps it
  --strip ROLE=PREFIX      words to leave out before every date or cause
  --wide HEADING=CAUSE     a column that counts the deaths of one cause; HEADING= for none
  --duplicates count|leave-out
  --delimiter D            comma, semicolon, tab, pipe or the character
  --encoding E             ${encodings.join(', ')}
  --choices FILE           these choices as JSON, as the upload page offers them for download`

export const choiceOptions = {
  map: { type: 'string', multiple: true },
  'date-order': { type: 'string' },
  cause: { type: 'string', multiple: true },
  strip: { type: 'string', multiple: true },
  wide: { type: 'string', multiple: true },
  duplicates: { type: 'string' },
  delimiter: { type: 'string' },
  encoding: { type: 'string' },
  choices: { type: 'string' },
} as const

type Words = ReturnType<typeof parseArgs<{ options: typeof choiceOptions; allowPositionals: true }>>['values']

/** The choices of a command's words; held against known causes where there are terms to hold them against. Throws a Misuse. */
export async function choicesOf(values: Words, terms: Terms | null): Promise<Choices> {
  const choices: Choices = values.choices ? await savedChoices(values.choices, terms) : {}
  const names = new Map([['comma', ','], ['semicolon', ';'], ['tab', '\t'], ['pipe', '|'], [String.raw`\t`, '\t']])
  for (const [role, heading] of pairs('map', values.map)) {
    if (!(roles as readonly string[]).includes(role)) throw new Misuse(`--map: there is no role “${role}”`)
    choices.columns = { ...choices.columns, [role]: heading === '' ? null : heading }
  }
  for (const [role, prefix] of pairs('strip', values.strip)) {
    if (role !== 'date' && role !== 'cause') throw new Misuse('--strip: only a date or a cause has a prefix')
    choices.strip = { ...choices.strip, [role]: prefix }
  }
  if (values.cause) choices.causes = { ...choices.causes, ...Object.fromEntries(pairs('cause', values.cause)) }
  if (values.wide) choices.wide = { ...choices.wide, ...Object.fromEntries(pairs('wide', values.wide).map(([heading, cause]) => [heading, cause || null])) }
  if (values['date-order']) choices.dateOrder = oneOf('date-order', values['date-order'], dateOrders) as DateOrder
  if (values.duplicates) choices.duplicates = oneOf('duplicates', values.duplicates, ['count', 'leave-out']) as 'count' | 'leave-out'
  if (values.encoding) choices.encoding = oneOf('encoding', values.encoding.toLowerCase(), encodings)
  if (values.delimiter) choices.delimiter = names.get(values.delimiter) ?? values.delimiter
  const { fault } = parseChoices(choices, terms)
  if (fault !== null) throw new Misuse(fault)
  return choices
}

const pairs = (option: string, words: string[] = []): [string, string][] =>
  words.map((word) => {
    const place = word.indexOf('=')
    if (place < 1) throw new Misuse(`--${option}: “${word}” has no “=”`)
    return [word.slice(0, place), word.slice(place + 1)]
  })

function oneOf(option: string, word: string, known: readonly string[]): string {
  if (!known.includes(word)) throw new Misuse(`--${option}: “${word}” is not one of ${known.join(', ')}`)
  return word
}

/** Headings by name, the first twenty of them. */
const listed = (headings: string[]): string =>
  headings.slice(0, 20).map((heading) => `“${heading}”`).join(', ') + (headings.length > 20 ? ` and ${headings.length - 20} more` : '')

/** A heading that the words name and the file hasn't is a slip of the keyboard; of saved choices it's a question. */
export function refuseMissing(values: Words, headings: string[]): void {
  const known = headings.map((heading) => heading.toLowerCase())
  const named = [...pairs('map', values.map).map(([, heading]) => ({ option: 'map', heading })), ...pairs('wide', values.wide).map(([heading]) => ({ option: 'wide', heading }))]
  const missing = named.find(({ heading }) => heading !== '' && !known.includes(heading.trim().toLowerCase()))
  if (missing) throw new Misuse(`--${missing.option}: the file has no column “${missing.heading}”, only ${listed(headings)}`)
}

/** A file of choices. What it holds is checked before options are laid over it. */
async function savedChoices(path: string, terms: Terms | null): Promise<Choices> {
  const { choices, fault } = parseChoices(await savedJson(path), terms)
  if (fault !== null) throw new Misuse(`--choices: ${fault}`)
  return choices
}

async function savedJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readDisk(path, 'utf8'))
  } catch (error) {
    throw new Misuse(`--choices: ${(error as Error).message}`)
  }
}
