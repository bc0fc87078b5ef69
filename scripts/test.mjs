/**
 * `npm test`: installs and builds where needed, then lint, types, unit tests in two time zones (with a
 * Postgres of their own) and the browser tests; every step runs, whatever the one before said. `--no-browser` (`npm run check`) leaves
 * the browser out, `--only-browser` (`npm run e2e`) the rest. Ends with one line: `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findOrInstallChromium } from './chromium.mjs'
import { findOrInstallPostgres } from './postgres.mjs'
import { build, install, main, root } from './setup.mjs'

const flags = process.argv.slice(2).filter((flag) => ['--no-browser', '--only-browser'].includes(flag))
const rest = process.argv.slice(2).filter((flag) => !flags.includes(flag))
const total = { passed: 0, failed: 0, skipped: 0 }

await main(async () => {
  await install()
  if (!flags.includes('--only-browser')) await checkCode()
  if (!flags.includes('--no-browser')) await checkPages()
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
  console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`)
  process.exit(total.failed === 0 ? 0 : 1)
})

function checkCode() {
  step('lint', () => ran('oxlint/bin/oxlint', ['--deny-warnings']))
  step('types', () => ran('next/dist/bin/next', ['typegen']) && ran('typescript/bin/tsc', ['--noEmit']))
  step('a Postgres for the tests of the store', hasPostgres)
  unit('America/Los_Angeles', [])
  unit('Pacific/Auckland', ['stats', 'claims', 'charts', 'ingest'])
}

/** Says loudly where there is none; the tests that need it then fail, each with the same advice. */
function hasPostgres() {
  try {
    console.log(findOrInstallPostgres())
    return true
  } catch (error) {
    console.error(`\n*** ${error.message}\n`)
    return false
  }
}

async function checkPages() {
  await build()
  const environment = { CHROMIUM_PATH: findOrInstallChromium() }
  reported('browser', 'playwright/cli.js', (file) => ({
    words: ['test', '--reporter=list,json', ...rest],
    environment: { ...environment, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    count: ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped }),
  }))
}

function unit(zone, folders) {
  reported(`unit tests, TZ=${zone}`, 'vitest/vitest.mjs', (file) => ({
    words: ['run', ...folders, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    environment: { TZ: zone },
    count: (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests }),
  }))
}

/** A step that counts as one test. */
function step(name, work) {
  console.log(`\n— ${name}`)
  if (work()) total.passed++
  else total.failed++
}

/** A runner that writes a JSON report; one that breaks before or after its tests counts as failed. */
function reported(name, script, planOf) {
  console.log(`\n— ${name}`)
  const folder = mkdtempSync(join(tmpdir(), 'same-period-report-'))
  const file = join(folder, 'report.json')
  const { words, environment, count } = planOf(file)
  const isFine = ran(script, words, environment)
  const counted = existsSync(file) ? count(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0, skipped: 0 }
  rmSync(folder, { recursive: true })
  total.passed += counted.passed
  total.skipped += counted.skipped
  total.failed += isFine ? counted.failed : Math.max(1, counted.failed)
}

function ran(script, words, environment = {}) {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...environment }
  return spawnSync(process.execPath, [join(root, 'node_modules', script), ...words], { cwd: root, stdio: 'inherit', env }).status === 0
}
