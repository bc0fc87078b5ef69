/**
 * What the commands share that speak to a server: its address and the token, their words, and exit codes.
 * 0: done, or it stood so already; 1: something must be mended or confirmed; 2: not readable as a table;
 * 3: the server refused or can't be reached; 64: the command was wrong.
 */
import { readFile as readDisk } from 'node:fs/promises'
import { type Confirmation, type Connection, type PublishedRelease, Refusal } from '@/components/publish-client'
import { Misuse } from './misuse'
import { harmless } from './report-text'

const DEFAULT_SITE = 'http://localhost:3000'
export const DEFAULT_DATASET = 'line-of-duty-deaths'

export const CONNECTION_HELP = `  --to ADDRESS             the site, ${DEFAULT_SITE} by default
  --dataset NAME           ${DEFAULT_DATASET} by default
  --token-file FILE        a file that holds an API token with the scope "publish";
                           without it SAME_PERIOD_TOKEN is read`

export const connectionOptions = {
  to: { type: 'string' },
  dataset: { type: 'string' },
  'token-file': { type: 'string' },
  note: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

/** The world of a command: where its words go, and its settings. */
export interface Surroundings {
  out: (text: string) => void
  err: (text: string) => void
  env: Record<string, string | undefined>
  isTerminal: boolean
}

export const here: Surroundings = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  env: process.env,
  isTerminal: process.stderr.isTTY === true,
}

/** Runs a command's work; every fault is one line, with its exit code. */
export async function running(name: string, around: Surroundings, work: (say: (text: string) => void) => Promise<number>): Promise<number> {
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
      if (error.reason !== null) return 2
      return error.confirm.length > 0 || error.blocked.length > 0 || error.status === 400 ? 1 : 3
    }
    const { message, cause } = error as Error & { cause?: { code?: string; message?: string } }
    say(cause ? `the server can’t be reached (${cause.code ?? cause.message ?? message}). Start it, or correct --to.` : message)
    return 3
  }
}

/** The site and the token. A token among the words of a command would stand in every list of processes. */
export async function connectionOf(values: { to?: string; 'token-file'?: string }, { env }: Surroundings): Promise<Connection> {
  const site = values.to ?? DEFAULT_SITE
  if (!URL.canParse(site) || !/^https?:$/.test(new URL(site).protocol)) throw new Misuse(`--to: “${site}” is no address such as ${DEFAULT_SITE}`)
  const file = values['token-file']
  const token = (file === undefined ? env.SAME_PERIOD_TOKEN : await readDisk(file, 'utf8').catch((error: Error) => Promise.reject(new Misuse(`--token-file: ${error.message}`))))?.trim()
  if (!token) throw new Misuse('there is no token: make one on the site’s page /account, and give it in SAME_PERIOD_TOKEN or with --token-file')
  if (!/^[\x21-\x7e]+$/.test(token)) throw new Misuse('the token holds more than a token')
  return { site: new URL(site).href.replace(/\/$/, ''), headers: { Authorization: `Bearer ${token}` } }
}

export const confirmText = ({ name, detail }: Confirmation): string => harmless(`  --confirm ${/^[\w:.-]+$/.test(name) ? name : JSON.stringify(name)}  ${detail}`)


/** Says what was published, and where. */
export function sayPublished(done: PublishedRelease, { site }: Connection, isJson: boolean, { out }: Surroundings): number {
  out(isJson ? `${JSON.stringify(done, null, 2)}\n` : `${publishedText(done)}\n${new URL(done.address, `${site}/`).href}\n`)
  return 0
}

function publishedText({ release, listed, delisted, unchanged, already }: PublishedRelease): string {
  if (already) return `The same file stands already, as ${release}; nothing was changed.`
  return `Published as ${release}: ${listed} records listed, ${delisted} delisted, ${unchanged} unchanged.`
}
