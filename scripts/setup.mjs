/**
 * What start, dev and test share: installing and building, each only when something changed since the
 * last time. What was done last is recorded as a hash inside the folder that it made, so deleting
 * `node_modules` or `.next` starts afresh. Plain Node: it runs before anything is installed.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** A fault that whoever runs the command can mend; printed without a stack. */
export class SetupError extends Error {}

const installed = join(root, 'node_modules/.same-period-lock')
const built = join(root, '.next/same-period-build')

/** What a build is made of, tests left out. */
export const sources =
  'app charts claims components data ingest public stats store ' +
  'instrumentation.ts proxy.ts next.config.js package-lock.json tsconfig.json'

/** Throws a SetupError where this Node is older than 20.9. */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 9)) return
  throw new SetupError(`Node 20.9 or later is needed; this is Node ${version}. It is at https://nodejs.org.`)
}

/** The port that a text names, from 1 to 65535; 3000 for none. Throws a SetupError for anything else. */
export function parsePort(text = '') {
  const port = text.trim() === '' ? 3000 : /^\d{1,5}$/.test(text.trim()) ? Number(text) : NaN
  if (port >= 1 && port <= 65_535) return port
  throw new SetupError(`PORT is "${text}"; it must be a whole number from 1 to 65535.`)
}

/** Installs what package-lock.json names, unless that was done already. */
export async function install() {
  const wanted = hashOf(['package-lock.json'])
  if (recorded(installed) === wanted) return
  console.log('Installing (once, and after package-lock.json changes) …')
  const npm = process.env.npm_execpath
  const arguments_ = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  if (npm) await run(process.execPath, [npm, ...arguments_])
  else await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', arguments_)
  writeFileSync(installed, wanted)
}

/** Builds, unless the sources are those of the last build. */
export async function build() {
  const wanted = hashOf(sources.split(' '))
  if (recorded(built) === wanted) return
  console.log('Building (once, and after the sources change) …')
  rmSync(built, { force: true })
  await run(process.execPath, [nextCommand, 'build'], { NODE_ENV: 'production' })
  writeFileSync(built, wanted)
}

export const nextCommand = join(root, 'node_modules/next/dist/bin/next')

/** Rejects with a SetupError where a port can't be listened on. */
export function checkPort(port) {
  const other = port === 3000 ? 3001 : 3000
  const advice = `Stop what uses it, or choose another: PORT=${other} npm start`
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', ({ code }) => {
      const reason = code === 'EADDRINUSE' ? 'is in use' : `can’t be used (${code})`
      reject(new SetupError(`Port ${port} ${reason}. ${advice}`))
    })
    probe.listen(port, () => probe.close(resolve))
  })
}

/** One SHA-256 over Node's major version and the files of some paths; tests and what isn't there are left out. */
export function hashOf(paths, base = root) {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0])
  for (const path of paths.flatMap((each) => filesOf(each, base))) {
    hash.update(`\0${path}\0`).update(readFileSync(join(base, path)))
  }
  return hash.digest('hex')
}

/** Tests, their fixtures and goldens, and samples other than those that the upload page offers. */
const leftOut = /\.(test|fixture)\.tsx?$|\/golden$|^data\/samples\/.+(?<!\.csv)$/

function filesOf(path, base) {
  const full = join(base, path)
  if (!existsSync(full) || leftOut.test(path)) return []
  if (!statSync(full).isDirectory()) return [path]
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesOf(`${path}/${name}`, base))
}

const recorded = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : null)

const signals = ['SIGINT', 'SIGTERM']

/** Runs a command to its end, its output shown. Rejects with a SetupError where it fails. */
export function run(command, arguments_, environment = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, arguments_, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...environment },
      shell: command.endsWith('.cmd'),
    })
    const stop = (signal) => child.kill(signal)
    for (const signal of signals) process.on(signal, stop)
    child.once('error', (error) => reject(new SetupError(`${command} can’t be run: ${error.message}`)))
    child.once('exit', (code, signal) => {
      for (const each of signals) process.off(each, stop)
      if (code === 0) resolve()
      else reject(new SetupError(`${[command, ...arguments_].join(' ')} ended with ${signal ?? `code ${code}`}.`))
    })
  })
}

/** Runs a command's work: a SetupError is one line on stderr and code 1. */
export async function main(work) {
  try {
    checkNode()
    await work()
  } catch (error) {
    console.error(error instanceof SetupError ? `Same Period can’t start: ${error.message}` : error)
    process.exit(1)
  }
}
