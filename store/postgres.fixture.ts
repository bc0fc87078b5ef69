/**
 * A real Postgres for tests: a server of its own in a temporary folder, on a Unix socket, run as a user
 * who isn't root. It can be stopped, killed, frozen and started again, and ends with the test's process,
 * however that ends.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Kysely, sql } from 'kysely'
import { findPostgres, postgresAdvice } from '@/scripts/postgres.mjs'
import { postgresDialect } from './postgres'

interface Settings {
  /** Whether commits wait for the disk; tests of crashes need it. */
  isSafe?: boolean
  /** Where its files go; a new temporary folder by default. */
  folder?: string
  /** A port of 127.0.0.1 to listen on too; by default there is the socket alone. */
  port?: number
  /** Further settings, such as `max_connections=5`. */
  settings?: string[]
}

/** After a crash it writes every file through to the disk, which a busy machine takes long over. */
const START_MS = 60_000

/** Starts a Postgres. Throws an Error that says what to do where there are no programs for one. */
export async function startPostgres(settings: Settings = {}): Promise<TestPostgres> {
  const postgres = new TestPostgres(settings)
  await postgres.start()
  return postgres
}

export class TestPostgres {
  readonly folder: string
  readonly port: number
  readonly #programs: string
  readonly #words: string[]
  readonly #options: { cwd: string; env: NodeJS.ProcessEnv; uid?: number; gid?: number }
  #server: ChildProcess | null = null
  #watch: ChildProcess | null = null
  #databases = 0

  constructor({ isSafe = false, folder = mkdtempSync(join(tmpdir(), 'same-period-postgres-')), port, settings = [] }: Settings) {
    this.port = port ?? 5432
    const programs = findPostgres()
    if (!programs) throw new Error(`\n\n*** No PostgreSQL here: ${postgresAdvice}\n*** On Debian, as root, "npm test" installs it by itself.\n`)
    this.#programs = programs
    this.folder = folder
    const user = userOtherThanRoot()
    this.#options = { cwd: folder, env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' }, ...user }
    const files = join(folder, 'data')
    mkdirSync(files)
    for (const path of user ? [folder, files] : []) chownSync(path, user!.uid, user!.gid)
    chmodSync(files, 0o700)
    const sync = isSafe ? [] : ['--no-sync']
    const initial = ['-D', files, '-U', 'tester', '-A', 'trust', '-E', 'UTF8', '--no-locale', ...sync]
    execFileSync(join(programs, 'initdb'), initial, { ...this.#options, stdio: ['ignore', 'ignore', 'inherit'] })
    const unsafe = isSafe ? [] : ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off']
    const chosen = [`listen_addresses=${port ? '127.0.0.1' : ''}`, `port=${this.port}`, `unix_socket_directories=${folder}`, 'shared_buffers=16MB', ...unsafe, ...settings]
    this.#words = ['-D', files, ...chosen.flatMap((setting) => ['-c', setting])]
  }

  /** The address of a database, through the socket. */
  urlOf(database: string): string {
    return `postgres://tester@/${database}?host=${encodeURIComponent(this.folder)}&port=${this.port}`
  }

  /** The address of a new, empty database. */
  async create(): Promise<string> {
    const name = `test_${(this.#databases += 1)}`
    await this.run(`create database ${name}`)
    return this.urlOf(name)
  }

  /** Runs a statement as the superuser. */
  async run(statement: string): Promise<void> {
    const admin = new Kysely<never>({ dialect: postgresDialect(this.urlOf('postgres')) })
    await sql.raw(statement).execute(admin).finally(() => admin.destroy())
  }

  /** From now on, who comes over the network needs a password. */
  async askForPasswords(): Promise<void> {
    writeFileSync(join(this.folder, 'data/pg_hba.conf'), 'local all all trust\nhost all all all scram-sha-256\n')
    await this.run('select pg_reload_conf()')
  }

  /** Starts it, and answers once it does. After a crash the old server's last process may have to end first. */
  async start(): Promise<void> {
    for (const end = Date.now() + START_MS; Date.now() < end; await pause(50)) {
      if (!this.#server || this.#server.exitCode !== null || this.#server.signalCode !== null) this.#spawn()
      if (await this.run('select 1').then(() => true, () => false)) return
    }
    throw new Error(`Postgres didn’t start within a minute:\n${readFileSync(join(this.folder, 'log'), 'utf8').slice(-2000)}`)
  }

  #spawn(): void {
    this.#watch?.kill('SIGKILL')
    const log = openSync(join(this.folder, 'log'), 'a')
    this.#server = spawn(join(this.#programs, 'postgres'), this.#words, { ...this.#options, stdio: ['ignore', log, log] })
    // When this process ends, the input of the shell closes, and it takes the server along.
    const script = 'read -r _; kill -9 "$1" 2>/dev/null; sleep 1; rm -rf "$2"'
    const words = ['-c', script, 'sh', String(this.#server.pid), this.folder]
    this.#watch = spawn('/bin/sh', words, { ...this.#options, stdio: ['pipe', 'ignore', 'ignore'], detached: true })
    this.#watch.unref()
  }

  /** Ends it: SIGINT cuts every connection and stops in order; SIGKILL is a crash of the whole server. */
  async stop(signal: 'SIGINT' | 'SIGKILL' = 'SIGINT'): Promise<void> {
    if (!this.#server || this.#server.exitCode !== null || this.#server.signalCode !== null) return
    const exit = once(this.#server, 'exit')
    this.#server.kill(signal)
    await exit
  }

  /** Stops it and removes its files. */
  async remove(): Promise<void> {
    await this.stop()
    this.#watch?.kill('SIGKILL')
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** Postgres refuses to run as root: the user of Debian's package, or nobody. Undefined where we aren't root. */
function userOtherThanRoot(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const users = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'))
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  if (!user) throw new Error('Postgres refuses to run as root, and this machine has neither the user postgres nor nobody.')
  return { uid: Number(user[2]), gid: Number(user[3]) }
}
