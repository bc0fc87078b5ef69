/**
 * A Chromium for the browser tests: one that is here already, else Playwright's own where that can be
 * downloaded, else Debian's package. Plain Node.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { SetupError, root } from './setup.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const DOWNLOAD_LIMIT_MS = 5 * 60_000

/** The path of a Chromium, installed if need be. Throws a SetupError that says what to do where none can be had. */
export function findOrInstallChromium() {
  return onPath() ?? playwrights() ?? download() ?? debians() ?? refuse()
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':')
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find((path) => existsSync(path))
}

/** Playwright's own Chromium, if it is there and starts here. */
function playwrights() {
  const path = createRequire(import.meta.url)('playwright').chromium.executablePath()
  if (!existsSync(path)) return undefined
  return spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0 ? path : undefined
}

function download() {
  console.log('No Chromium here: asking Playwright for one …')
  const cli = join(root, 'node_modules/playwright/cli.js')
  const options = { stdio: 'inherit', timeout: DOWNLOAD_LIMIT_MS, cwd: root }
  if (spawnSync(process.execPath, [cli, 'install', 'chromium'], options).status !== 0) return undefined
  return playwrights()
}

function debians() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined
  console.log('Playwright’s can’t be had: installing Debian’s chromium …')
  const apt = (...words) => execFileSync('apt-get', words, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  try {
    apt('update', '-qq')
    apt('install', '-y', '-qq', 'chromium')
  } catch (error) {
    throw new SetupError(`apt-get couldn’t install chromium: ${error.message}`)
  }
  return onPath()
}

function refuse() {
  throw new SetupError('the browser tests need a Chromium: install it (Debian: apt-get install chromium) and run again.')
}
