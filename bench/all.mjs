/** `npm run all`: every measurement, one after another; each prints its tables in Markdown. */
import { spawnSync } from 'node:child_process'
import { bench } from './server.mjs'

for (const script of ['counting', 'claims', 'forms', 'import', 'import-memory', 'publishing', 'javascript', 'vitals', 'start', 'embeds']) {
  console.log(`\n## ${script}`)
  const { status } = spawnSync('npm', ['run', '--silent', script], { cwd: bench, stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
