/**
 * `npx same-period check FILE`: the reading that a publication would make, and its report, without a
 * server. Exit code 0: clean; 1: rejected rows or open questions; 2: not readable as a table, and why;
 * 64: the command itself was wrong.
 */
import { createReadStream } from 'node:fs'
import { readFile as readDisk, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { readFile } from '@/ingest/read-file'
import { type NotATable, isTable } from '@/ingest/report'
import type { Source } from '@/ingest/source'
import { parseTerms } from '@/ingest/terms-files'
import { parseDay } from '@/stats/calendar'
import type { Terms } from '@/stats/terms'
import { CHOICES_HELP, choiceOptions, choicesOf, refuseMissing } from './choice-words'
import { Misuse, onlyOne, parsed } from './misuse'
import { harmless, reportText } from './report-text'

const HELP = `same-period check FILE [options]

${CHOICES_HELP}
  --today YYYY-MM-DD       the day of reading, by which a date is in the future
  --json                   the whole report as JSON

Exit code: 0 clean, 1 rejected rows or open questions, 2 not readable as a table.
`

const options = {
  ...choiceOptions,
  today: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

type Write = (text: string) => void
const toStdout: Write = (text) => void process.stdout.write(text)
const toStderr: Write = (text) => void process.stderr.write(text)

/** Runs the command with its words; gives back its exit code. */
export async function checkCommand(words: string[], out: Write = toStdout, err: Write = toStderr): Promise<number> {
  const say = (text: string) => err(`same-period check: ${harmless(text)}\n`)
  try {
    const { values, positionals } = parsed(() => parseArgs({ args: words, options, allowPositionals: true }))
    if (values.help) {
      out(HELP)
      return 0
    }
    const path = onlyOne(positionals, 'file to check')
    const today = values.today ?? localToday()
    if (parseDay(today) === null) throw new Misuse(`--today: “${today}” is no day written YYYY-MM-DD`)
    const terms = await shippedTerms()
    const choices = await choicesOf(values, terms)
    const found = await readFile(await diskSource(path), terms, choices, today)
    if (!isTable(found)) return refuse(found, values.json === true, out, say)
    refuseMissing(values, found.columns.map(({ heading }) => heading))
    const { report } = found
    out(values.json ? `${JSON.stringify(report, null, 2)}\n` : reportText(basename(path), found))
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
