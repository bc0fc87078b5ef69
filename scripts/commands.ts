/**
 * The commands of `npx same-period`: the first word names one, the rest is its own. Each gives back its
 * exit code; a fault that nobody foresaw is one line, never a stack trace.
 */
import { checkCommand } from './check-command'
import { publishCommand } from './publish-command'
import { withdrawCommand } from './withdraw-command'

const HELP = `same-period COMMAND

  check FILE          read a file as a publication would, and report on it; needs no server
                      (same-period check --help)
  publish FILE        send a file to a server, which reads it and publishes it
                      (same-period publish --help)
  withdraw RELEASE    restore what was known before a release
                      (same-period withdraw --help)
`

const commands: Record<string, (words: string[]) => Promise<number>> = {
  check: (words) => checkCommand(words),
  publish: (words) => publishCommand(words),
  withdraw: (words) => withdrawCommand(words),
}

/** Runs a command; 64 where there is no such command. */
export async function samePeriod([name = '', ...words]: string[]): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : null
  if (command) return command(words)
  const isAsked = name === '' || name === '--help' || name === '-h' || name === 'help'
  if (!isAsked) process.stderr.write(`same-period: there is no command “${name}”\n`)
  process.stdout.write(HELP)
  return isAsked ? 0 : 64
}
