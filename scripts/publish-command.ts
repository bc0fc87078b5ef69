/**
 * `npx same-period publish FILE`: all that the upload page does, for machines. The server reads the file
 * by itself; this command only carries it, and agrees to nothing that isn't named.
 */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { parseArgs } from 'node:util'
import { type Checked, type Connection, type Step, type Terms, type Uploaded, answerOf, checkUpload, forgetUpload, publishUpload } from '@/components/publish-client'
import type { Choices } from '@/ingest/choices'
import { parseDay } from '@/stats/calendar'
import { CHOICES_HELP, choiceOptions, choicesOf } from './choice-words'
import { Misuse, onlyOne, parsed } from './misuse'
import { harmless } from './report-text'
import { CONNECTION_HELP, DEFAULT_DATASET, type Surroundings, confirmText, connectionOf, connectionOptions, here, running, sayPublished } from './server-command'

const HELP = `same-period publish FILE --note WORDS [options]

${CONNECTION_HELP}
  --span FROM..TO          the days that it replaces; by default those that the file names
  --released YYYY-MM-DD    the day of the release; today by default
  --note WORDS             what it is and why, for its page
  --name NAME              the release's name; made from its day by default
  --compiled-by WORDS      whoever made the table; your name by default
  --licence WORDS          under which they give it, such as "CC BY 4.0"; needed where the
                           dataset has none of its own
  --source WORDS           from what they made it; the dataset's by default
  --confirm NAME           agrees to what the server asks about, such as removed-year:2015;
                           may be repeated
  --only-check             reads it on the server, reports, and publishes nothing
  --json                   the server's answer as JSON

How the file is read:
${CHOICES_HELP}

Exit code: 0 published, or the same file was before; 1 something to mend or to confirm;
2 not readable as a table; 3 refused, or no server; 64 a wrong command.
`

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

export const publishCommand = (words: string[], around = here): Promise<number> => running('publish', around, async (say) => {
  const { values, positionals } = parsed(() => parseArgs({ args: words, options: publishOptions, allowPositionals: true }))
  if (values.help) {
    around.out(HELP)
    return 0
  }
  const path = onlyOne(positionals, 'file to publish')
  if (!values.note && !values['only-check']) throw new Misuse('--note: say what the release is and why')
  const terms: Terms = {
    choices: await choicesOf(values, null),
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
  terms.choices = withEarlier(terms.choices!, uploaded.choices?.causes ?? {}, say)
  try {
    const checked = await checkUpload(to, uploaded.upload, terms, progressOf(around))
    if (values['only-check']) return reportCheck(checked, terms.confirm!, values.json === true, around)
    say(`${basename(path)}: ${checkedText(checked)}`)
    const done = await publishUpload(to, uploaded.upload, { ...terms, span: terms.span ?? checked.span, onto: checked.onto }, progressOf(around))
    isKept = true
    return sayPublished(done, to, values.json === true, around)
  } finally {
    if (!isKept) await forgetUpload(to, uploaded.upload).catch(() => say('the upload couldn’t be taken back; the server forgets it within a day'))
  }
})

/** The causes of the dataset's earlier files hold for labels of which the command says nothing. */
function withEarlier(choices: Choices, earlier: Record<string, string>, say: (words: string) => void): Choices {
  const taken = Object.entries(earlier).filter(([found]) => !Object.hasOwn(choices.causes ?? {}, found))
  if (taken.length === 0) return choices
  say(`as chosen for earlier files, unless --cause says otherwise: ${taken.map(([found, label]) => `“${found}” is ${label}`).join(', ')}`)
  return { ...choices, causes: { ...Object.fromEntries(taken), ...choices.causes } }
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
  return ({ step, done, of }) => (step === 'reading' || step === 'writing') && tell[step](done, of)
}

function checkedText({ report, span }: Checked): string {
  const { read, accepted, repaired, suspects, rejected, deaths } = report
  return `${read} rows read = ${accepted} accepted + ${repaired} repaired + ${suspects} suspects + ${rejected} rejected; ${deaths} deaths; ${span.from} to ${span.to}`
}

function reportCheck(checked: Checked, agreed: string[], isJson: boolean, { out }: Surroundings): number {
  const open = checked.confirm.filter(({ name }) => !agreed.includes(name))
  const lines = [checkedText(checked), ...checked.blocked.map(({ detail }) => `  ${detail}`), ...open.map(confirmText)]
  out(isJson ? `${JSON.stringify(checked, null, 2)}\n` : `${harmless(lines.join('\n'))}\n`)
  return checked.blocked.length > 0 || open.length > 0 ? 1 : 0
}

