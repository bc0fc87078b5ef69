/**
 * `npx same-period publish FILE` and `npx same-period withdraw RELEASE`: all that the page does, for
 * machines. The server reads the file by itself; this command only carries it, and agrees to nothing that
 * isn't named. Exit code 0: published, or it stood already; 1: something must be mended or confirmed;
 * 2: not readable as a table; 3: the server refused or can't be reached; 64: the command was wrong.
 */
import { createReadStream } from 'node:fs'
import { readFile as readDisk, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { parseArgs } from 'node:util'
import { type Checked, type Confirmation, type Connection, Refusal, type Step, type Terms, type Uploaded, answerOf, checkUpload, forgetUpload, publishUpload, withdrawRelease } from '@/components/publish-client'
import { parseDay } from '@/stats/calendar'
import { CHOICES_HELP, Misuse, choiceOptions, choicesOf } from './choice-words'
import { harmless } from './report-text'

const DEFAULT_SITE = 'http://localhost:3000'
const DEFAULT_DATASET = 'line-of-duty-deaths'

const CONNECTION_HELP = `  --to ADDRESS             the site, ${DEFAULT_SITE} by default
  --dataset NAME           ${DEFAULT_DATASET} by default
  --token-file FILE        a file that holds an API token with the scope "publish";
                           without it SAME_PERIOD_TOKEN is read`

const HELP = `same-period publish FILE --note WORDS [options]

${CONNECTION_HELP}
  --span FROM..TO          the days that it replaces; by default those that the file names
  --released YYYY-MM-DD    the day of the release; today by default
  --note WORDS             what it is and why, for its page
  --name NAME              the release's name; made from its day by default
  --compiled-by, --licence, --source WORDS    where they differ from the dataset's
  --confirm NAME           agrees to what the server asks about, such as removed-year:2015;
                           may be repeated
  --only-check             reads it on the server, reports, and publishes nothing
  --json                   the server's answer as JSON

How the file is read:
${CHOICES_HELP}

Exit code: 0 published, or the same file was before; 1 something to mend or to confirm;
2 not readable as a table; 3 refused, or no server; 64 a wrong command.
`

const WITHDRAW_HELP = `same-period withdraw RELEASE --note WORDS [options]

Restores what was known before a release, by a new release.

${CONNECTION_HELP}
  --note WORDS             why, for the page of the withdrawal
  --json                   the server's answer as JSON
`

const connectionOptions = {
  to: { type: 'string' },
  dataset: { type: 'string' },
  'token-file': { type: 'string' },
  note: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

const publishOptions = {
  ...choiceOptions,
  ...connectionOptions,
  span: { type: 'string' },
  released: { type: 'string' },
  name: { type: 'string' },
  'compiled-by': { type: 'string' },
  licence: { type: 'string' },
  source: { type: 'string' },
  confirm: { type: 'string', multiple: true },
  'only-check': { type: 'boolean' },
} as const

/** The world of a command: where its words go, and its settings. */
export interface Surroundings {
  out: (text: string) => void
  err: (text: string) => void
  env: Record<string, string | undefined>
  isTerminal: boolean
}

const here: Surroundings = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  env: process.env,
  isTerminal: process.stderr.isTTY === true,
}

export const publishCommand = (words: string[], around = here): Promise<number> => running('publish', around, async (say) => {
  const { values, positionals } = parsed(() => parseArgs({ args: words, options: publishOptions, allowPositionals: true }))
  if (values.help) return saidHelp(HELP, around)
  const path = onlyOne(positionals, 'file to publish')
  if (!values.note && !values['only-check']) throw new Misuse('--note: say what the release is and why')
  const terms: Terms = {
    choices: await choicesOf(values),
    span: spanOf(values.span),
    released: dayOf('released', values.released),
    note: values.note,
    name: values.name,
    compiledBy: values['compiled-by'],
    licence: values.licence,
    source: values.source,
    confirm: values.confirm ?? [],
  }
  const to = await connectionOf(values, around)
  const uploaded = await sendFile(to, values.dataset ?? DEFAULT_DATASET, path, progressTo(around, 'sent'))
  let isKept = false
  try {
    const checked = await checkUpload(to, uploaded.upload, terms, progressOf(around))
    if (values['only-check']) return reportCheck(checked, terms.confirm!, values.json === true, around)
    say(`${basename(path)}: ${checkedText(checked)}`)
    const done = await publishUpload(to, uploaded.upload, { ...terms, span: terms.span ?? checked.span }, progressOf(around))
    isKept = true
    around.out(values.json ? `${JSON.stringify(done, null, 2)}\n` : `${publishedText(done)}\n${new URL(done.address, `${to.site}/`).href}\n`)
    return 0
  } finally {
    if (!isKept) await forgetUpload(to, uploaded.upload).catch(() => say('the upload couldn’t be taken back; the server forgets it within a day'))
  }
})

export const withdrawCommand = (words: string[], around = here): Promise<number> => running('withdraw', around, async () => {
  const { values, positionals } = parsed(() => parseArgs({ args: words, options: connectionOptions, allowPositionals: true }))
  if (values.help) return saidHelp(WITHDRAW_HELP, around)
  const release = onlyOne(positionals, 'release to withdraw')
  if (!values.note) throw new Misuse('--note: say why it is withdrawn')
  const to = await connectionOf(values, around)
  const done = await withdrawRelease(to, values.dataset ?? DEFAULT_DATASET, release, values.note)
  around.out(values.json ? `${JSON.stringify(done, null, 2)}\n` : `${publishedText(done)}\n${new URL(done.address, `${to.site}/`).href}\n`)
  return 0
})

/** Runs a command's work; every fault is one line, with its exit code. */
async function running(name: string, around: Surroundings, work: (say: (text: string) => void) => Promise<number>): Promise<number> {
  const say = (text: string) => around.err(`same-period ${name}: ${harmless(text)}\n`)
  try {
    return await work(say)
  } catch (error) {
    if (error instanceof Misuse) {
      say(`${error.message}. same-period ${name} --help tells how.`)
      return 64
    }
    if (error instanceof Refusal) {
      say(error.message)
      for (const { detail } of error.blocked) around.err(`  ${harmless(detail)}\n`)
      for (const asked of error.confirm) around.err(`${confirmText(asked)}\n`)
      return error.status === 409 && error.confirm.length > 0 ? 1 : error.status === 422 ? (error.blocked.length > 0 ? 1 : 2) : 3
    }
    const { message, cause } = error as Error & { cause?: { code?: string; message?: string } }
    say(cause ? `the server can’t be reached (${cause.code ?? cause.message ?? message}). Start it, or correct --to.` : message)
    return 3
  }
}

function parsed<T>(parse: () => T): T {
  try {
    return parse()
  } catch (error) {
    throw new Misuse((error as Error).message.split('. ')[0])
  }
}

function saidHelp(text: string, { out }: Surroundings): number {
  out(text)
  return 0
}

function onlyOne(words: string[], noun: string): string {
  if (words.length !== 1) throw new Misuse(words.length === 0 ? `name the ${noun}` : `name one ${noun} only`)
  return words[0]
}

function spanOf(text?: string): Terms['span'] {
  if (text === undefined) return undefined
  const [from, to, ...more] = text.split('..')
  if (more.length > 0 || parseDay(from) === null || parseDay(to ?? '') === null) throw new Misuse(`--span: “${text}” isn’t two days written YYYY-MM-DD..YYYY-MM-DD`)
  return { from, to }
}

function dayOf(option: string, text?: string): string | undefined {
  if (text !== undefined && parseDay(text) === null) throw new Misuse(`--${option}: “${text}” is no day written YYYY-MM-DD`)
  return text
}

/** The site and the token. A token among the words of a command would stand in every list of processes. */
async function connectionOf(values: { to?: string; 'token-file'?: string }, { env }: Surroundings): Promise<Connection> {
  const site = values.to ?? DEFAULT_SITE
  if (!URL.canParse(site) || !/^https?:$/.test(new URL(site).protocol)) throw new Misuse(`--to: “${site}” is no address such as ${DEFAULT_SITE}`)
  const file = values['token-file']
  const token = (file === undefined ? env.SAME_PERIOD_TOKEN : await readDisk(file, 'utf8').catch((error: Error) => Promise.reject(new Misuse(`--token-file: ${error.message}`))))?.trim()
  if (!token) throw new Misuse('there is no token: make one on the site’s page /account, and give it in SAME_PERIOD_TOKEN or with --token-file')
  if (!/^[\x21-\x7e]+$/.test(token)) throw new Misuse('the token holds more than a token')
  return { site: new URL(site).href.replace(/\/$/, ''), headers: { Authorization: `Bearer ${token}` } }
}

async function sendFile(to: Connection, dataset: string, path: string, onBytes: (bytes: number, of: number) => void): Promise<Uploaded> {
  const { size } = await stat(path).then((found) => (found.isFile() ? found : Promise.reject(new Error(`${path} is not a file`)))).catch((error: Error) => Promise.reject(new Misuse(`the file can’t be read: ${error.message}`)))
  let sent = 0
  const counted = createReadStream(path).on('data', (piece) => onBytes((sent += piece.length), size))
  const query = new URLSearchParams({ dataset, name: basename(path) })
  const response = await fetch(`${to.site}/api/v1/uploads?${query}`, {
    method: 'POST',
    headers: { ...to.headers, 'Content-Type': 'application/octet-stream', 'Content-Length': String(size) },
    body: Readable.toWeb(counted) as ReadableStream,
    duplex: 'half',
  } as RequestInit)
  return answerOf<Uploaded>(response.status, await response.text())
}

/** Progress on one line of a terminal; nothing where the output is kept. */
function progressTo({ err, isTerminal }: Surroundings, done: string): (part: number, of: number | null) => void {
  let told = 0
  return (part, of) => {
    const isEnd = of !== null && part >= of
    if (!isTerminal || (Date.now() - told < 100 && !isEnd)) return
    told = Date.now()
    const share = of ? `${Math.floor((100 * part) / of)}%` : part.toLocaleString('en')
    err(`\r${done} ${share}   ${isEnd ? '\n' : ''}`)
  }
}

function progressOf(around: Surroundings): (step: Step) => void {
  const tell = { reading: progressTo(around, 'read by the server'), writing: progressTo(around, 'written') }
  return ({ step, done, of }) => tell[step]?.(done, of)
}

function checkedText({ report, span }: Checked): string {
  const { read, accepted, repaired, suspects, rejected, deaths } = report
  return `${read} rows read = ${accepted} accepted + ${repaired} repaired + ${suspects} suspects + ${rejected} rejected; ${deaths} deaths; ${span.from} to ${span.to}`
}

const confirmText = ({ name, detail }: Confirmation): string => harmless(`  --confirm ${/^[\w:.-]+$/.test(name) ? name : JSON.stringify(name)}  ${detail}`)

function reportCheck(checked: Checked, agreed: string[], isJson: boolean, { out }: Surroundings): number {
  const open = checked.confirm.filter(({ name }) => !agreed.includes(name))
  const lines = [checkedText(checked), ...checked.blocked.map(({ detail }) => `  ${detail}`), ...open.map(confirmText)]
  out(isJson ? `${JSON.stringify(checked, null, 2)}\n` : `${harmless(lines.join('\n'))}\n`)
  return checked.blocked.length > 0 || open.length > 0 ? 1 : 0
}

function publishedText({ release, listed, delisted, unchanged, already }: { release: string; listed: number; delisted: number; unchanged: number; already?: boolean }): string {
  if (already) return `The same file stands already, as ${release}; nothing was changed.`
  return `Published as ${release}: ${listed} records listed, ${delisted} delisted, ${unchanged} unchanged.`
}
