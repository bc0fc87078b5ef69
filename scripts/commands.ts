/**
 * The commands of `npx same-period`: the first word names one, the rest is its own. Each gives back its
 * exit code; a fault that nobody foresaw is one line, never a stack trace.
 */
import { checkCommand } from './check-command'

const HELP = `same-period COMMAND

  check FILE   read a file as a publication would, and report on it; needs no server
               (same-period check --help)
`

const commands: Record<string, (words: string[]) => Promise<number>> = { check: checkCommand }

/** Runs a command; 64 where there is no such command. */
export async function samePeriod([name = '', ...words]: string[]): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : null
  if (command) return command(words)
  const isAsked = name === '' || name === '--help' || name === '-h' || name === 'help'
  if (!isAsked) process.stderr.write(`same-period: there is no command “${name}”\n`)
  process.stdout.write(HELP)
  return isAsked ? 0 : 64
}
