/**
 * The secret that session cookies are signed with: from AUTH_SECRET, where a weak or known one is refused,
 * or made at random on the first start and kept beside an SQLite store, for its owner's eyes only. Servers of
 * one Postgres have no such place in common, and the database is none, for whoever reads it must not be able
 * to sign: there accounts take AUTH_SECRET.
 */
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, parse } from 'node:path'
import { isPostgresUrl } from '@/store/postgres'
import { storePath } from '@/store/sqlite'
import { StoreError } from '@/store/store-error'

const LEAST = 32
const ADVICE = 'Set it to a random one, such as the output of: openssl rand -base64 32'

/** Words of examples; a secret that holds one was copied from somewhere. */
const KNOWN = /secret|change[-_ ]?me|password|example|better[-_]?auth|placeholder|replace|your[-_ ]|12345|abcde|qwert|insert|random|default/i

/** Why a secret isn't good enough; null where it is. */
export function weaknessOf(secret: string): string | null {
  if (secret.length < LEAST) return `has ${secret.length} characters; it needs ${LEAST} or more`
  if (KNOWN.test(secret)) return 'holds words of an example'
  if (new Set(secret).size < 12 || /^(.{1,16}?)\1+.{0,15}$/.test(secret)) return 'repeats itself, so that it can be guessed'
  return null
}

/** Where the secret of an SQLite store is kept: `var/same-period.secret` for `var/same-period.db`. */
export function secretPath(store = storePath()): string {
  const { dir, name } = parse(store)
  return join(dir, `${name}.secret`)
}

/** The secret; null where accounts are off, for a Postgres without AUTH_SECRET. Throws a StoreError for one that is no good. */
export function authSecret(environment: Record<string, string | undefined> = process.env, print: (line: string) => void = console.warn): string | null {
  const given = environment.AUTH_SECRET
  if (given) {
    const weakness = weaknessOf(given)
    if (weakness) throw new StoreError(`AUTH_SECRET ${weakness}. ${ADVICE}`)
    return given
  }
  if (isPostgresUrl(environment.DATABASE_URL)) return null
  const store = storePath(environment.DATABASE_URL || undefined)
  return store === ':memory:' ? newSecret() : keptSecret(secretPath(store), print)
}

/** 256 random bits, drawn once more in the rare case that they spell a word. */
function newSecret(): string {
  const secret = randomBytes(32).toString('base64url')
  return weaknessOf(secret) ? newSecret() : secret
}

function keptSecret(path: string, print: (line: string) => void): string {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, `${newSecret()}\n`, { mode: 0o600, flag: 'wx' })
  }
  if ((statSync(path).mode & 0o077) !== 0) {
    chmodSync(path, 0o600)
    print(`${path} could be read by others of this machine; now by its owner only. Delete it before the next start if somebody may have: everybody then signs in again.`)
  }
  const secret = readFileSync(path, 'utf8').trim()
  const weakness = weaknessOf(secret)
  if (weakness) throw new StoreError(`The secret in ${path} ${weakness}. Delete the file for a new one; everybody then signs in again.`)
  return secret
}

const held = globalThis as typeof globalThis & { samePeriodSecret?: string | null }

/** The secret of this server, read once in its life; null where accounts are off. */
export const accountsSecret = (): string | null => (held.samePeriodSecret === undefined ? (held.samePeriodSecret = authSecret()) : held.samePeriodSecret)
