/**
 * A Postgres for the tests: the programs that are here already, else Debian's package. Only the programs
 * are used; the tests run a server of their own from a temporary folder. Plain Node.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { SetupError } from './setup.mjs'

const DEBIANS = '/usr/lib/postgresql'

export const postgresAdvice =
  'the tests of the store need the programs of PostgreSQL 13 or later (initdb, postgres): install them ' +
  '(Debian: apt-get install postgresql; macOS: brew install postgresql), put their folder on the PATH, and run again.'

/** The folder of Postgres's programs; undefined where there is none. */
export function findPostgres(path = process.env.PATH ?? '', debians = DEBIANS) {
  const folders = [...path.split(delimiter), ...debianFolders(debians)]
  return folders.find((folder) => folder !== '' && ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))))
}

/** The same, installed if need be and possible. Throws a SetupError that says what to do where it isn't. */
export function findOrInstallPostgres() {
  return findPostgres() ?? installDebians() ?? refuse()
}

/** Newest first: `/usr/lib/postgresql/15/bin`. */
function debianFolders(debians) {
  if (!existsSync(debians)) return []
  const versions = readdirSync(debians).sort((a, b) => Number(b) - Number(a))
  return versions.map((version) => join(debians, version, 'bin'))
}

function installDebians() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  console.log('\n*** No PostgreSQL here: installing Debian’s package for the tests of the store …\n')
  const apt = (...words) => execFileSync('apt-get', words, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  try {
    apt('update', '-qq')
    apt('install', '-y', '-qq', '--no-install-recommends', 'postgresql')
  } catch (error) {
    throw new SetupError(`apt-get couldn’t install postgresql: ${error.message}; ${postgresAdvice}`)
  }
  return findPostgres()
}

function refuse() {
  throw new SetupError(postgresAdvice)
}
