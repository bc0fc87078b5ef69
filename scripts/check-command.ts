/**
 * `npx same-period check FILE`: the reading that a publication would make, and its report, without a
 * server. Exit code 0: clean; 1: rejected rows or open questions; 2: not readable as a table, and why;
 * 64: the command itself was wrong.
 */
import { createReadStream } from 'node:fs'
import { readFile as readDisk, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { type Choices, type DateOrder, dateOrders, encodings, parseChoices, roles } from '@/ingest/choices'
import { readFile } from '@/ingest/read-file'
import { type NotATable, isTable } from '@/ingest/report'
import type { Source } from '@/ingest/source'
import { parseTerms } from '@/ingest/terms-files'
import { parseDay } from '@/stats/calendar'
import type { Terms } from '@/stats/terms'
import { harmless, reportText } from './report-text'

const HELP = `same-period check FILE [options]

  --map ROLE=HEADING       the column of a role (${roles.join(', ')}); ROLE= for none
  --date-order dmy|mdy|ymd the order of day, month and year in numbers
  --cause "LABEL=KNOWN"    what an unknown cause stands for; LABEL=LABEL keeps it
  --strip ROLE=PREFIX      words to leave out before every date or cause
  --wide HEADING=CAUSE     a column that counts the deaths of one cause; HEADING= for none
  --duplicates count|leave-out
  --delimiter D            comma, semicolon, tab, pipe or the character
  --encoding E             ${encodings.join(', ')}
  --choices FILE           these choices as JSON, as the upload page offers them for download
  --today YYYY-MM-DD       the day of reading, by which a date is in the future
  --json                   the whole report as JSON

Exit code: 0 clean, 1 rejected rows or open questions, 2 not readable as a table.
`

class Misuse extends Error {}

const options = {
  map: { type: 'string', multiple: true },
  'date-order': { type: 'string' },
  cause: { type: 'string', multiple: true },
  strip: { type: 'string', multiple: true },
  wide: { type: 'string', multiple: true },
  duplicates: { type: 'string' },
  delimiter: { type: 'string' },
  encoding: { type: 'string' },
  choices: { type: 'string' },
  today: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

type Words = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>['values']

type Write = (text: string) => void
const toStdout: Write = (text) => void process.stdout.write(text)
const toStderr: Write = (text) => void process.stderr.write(text)

/** Runs the command with its words; gives back its exit code. */
export async function checkCommand(words: string[], out: Write = toStdout, err: Write = toStderr): Promise<number> {
  const say = (text: string) => err(`same-period check: ${harmless(text)}\n`)
  try {
    const { values, positionals } = parsed(words)
    if (values.help) {
      out(HELP)
      return 0
    }
    if (positionals.length !== 1) throw new Misuse(positionals.length === 0 ? 'name the file to check' : 'name one file only')
    const today = values.today ?? localToday()
    if (parseDay(today) === null) throw new Misuse(`--today: “${today}” is no day written YYYY-MM-DD`)
    const terms = await shippedTerms()
    const choices = await choicesOf(values, terms)
    const found = await readFile(await diskSource(positionals[0]), terms, choices, today)
    if (!isTable(found)) return refuse(found, values.json === true, out, say)
    refuseMissing(values, found.columns.map(({ heading }) => heading))
    const { report } = found
    out(values.json ? `${JSON.stringify(report, null, 2)}\n` : reportText(basename(positionals[0]), found))
    return report.rejected > 0 || report.questions.length > 0 ? 1 : 0
  } catch (error) {
    if (error instanceof Misuse) {
      say(`${error.message}. same-period check --help tells how.`)
      return 64
    }
    say(`the file can’t be read: ${(error as Error).message}`)
    return 2
  }
}

function refuse(found: NotATable, isJson: boolean, out: (text: string) => void, say: (text: string) => void): number {
  if (isJson) out(`${JSON.stringify({ notATable: found.reason, advice: found.advice }, null, 2)}\n`)
  else say(`${found.reason}. ${found.advice}`)
  return 2
}

function parsed(words: string[]) {
  try {
    return parseArgs({ args: words, options, allowPositionals: true })
  } catch (error) {
    throw new Misuse((error as Error).message.split('. ')[0])
  }
}

async function choicesOf(values: Words, terms: Terms): Promise<Choices> {
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
function refuseMissing(values: Words, headings: string[]): void {
  const known = headings.map((heading) => heading.toLowerCase())
  const named = [...pairs('map', values.map).map(([, heading]) => ({ option: 'map', heading })), ...pairs('wide', values.wide).map(([heading]) => ({ option: 'wide', heading }))]
  const missing = named.find(({ heading }) => heading !== '' && !known.includes(heading.trim().toLowerCase()))
  if (missing) throw new Misuse(`--${missing.option}: the file has no column “${missing.heading}”, only ${listed(headings)}`)
}

/** A file of choices. What it holds is checked before options are laid over it. */
async function savedChoices(path: string, terms: Terms): Promise<Choices> {
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

async function diskSource(path: string): Promise<Source> {
  const found = await stat(path)
  if (!found.isFile()) throw new Error(`${path} is not a file`)
  return { name: basename(path), size: found.size, open: () => createReadStream(path) }
}

async function shippedTerms(): Promise<Terms> {
  const read = (name: string) => readDisk(new URL(`../data/${name}.csv`, import.meta.url), 'utf8')
  const [causes, definitions, states, swornOfficers] = await Promise.all(['causes', 'definitions', 'states', 'sworn-officers'].map(read))
  return parseTerms({ causes, definitions, states, swornOfficers })
}

/** The day here, by the machine's own clock and zone: a file is checked where its reader is. */
function localToday(now = new Date()): string {
  const pad = (number: number) => String(number).padStart(2, '0')
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
}
