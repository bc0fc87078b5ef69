/**
 * Memory and patience at 1 GB: a file is made on the disk and read as a server reads it, in a process of
 * its own. Told are the most memory that was resident beyond the idle process, sampled every 20 ms, how long
 * its event loop kept others waiting, and how much it worked between two pauses, with what V8 did beside it. A count that differs ends the run. `import-memory.mjs MEGABYTES`
 */
import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeRows } from './import-rows.mjs'
import { machine, printTable, short } from './numbers.mjs'
import { temporaryFolder } from './server.mjs'

const MEGABYTES = Number(process.argv[2] ?? 1000)
/** Rows of a megabyte, about. */
const ROWS = { plain: 28_200, real: 8_900, faulty: 28_200 }
const turn = fileURLToPath(new URL('import-memory-turn.mjs', import.meta.url))
const tsconfig = fileURLToPath(new URL('../tsconfig.json', import.meta.url))

const [folder, remove] = temporaryFolder()
try {
  const found = []
  for (const shape of ['plain', 'real', 'faulty']) {
    const path = join(folder, 'rows.csv')
    const rows = MEGABYTES * ROWS[shape]
    const deaths = await writeRows(path, rows, shape)
    const bytes = statSync(path).size
    const words = ['--import', import.meta.resolve('tsx'), turn, path, shape]
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8', env: { ...process.env, TSX_TSCONFIG_PATH: tsconfig } })
    if (status !== 0) throw new Error(stderr)
    const one = JSON.parse(stdout)
    if (one.read !== rows || one.deaths !== deaths) throw new Error(`${shape}: found ${stdout}, wrote ${rows} rows with ${deaths} deaths`)
    found.push([`\`${shape}\``, short(bytes / 1e6), rows.toLocaleString('en'), short(one.ms / 1000), short(one.idle), short(one.most - one.idle), short(one.p99), short(one.longest), short(one.slice), short(one.largest)])
  }
  const head = ['', 'MB', 'rows', 'seconds', 'idle, MB resident', 'beyond it, at most', 'event loop late by, p99 ms', 'at most', 'work at once, p99 ms of processor', 'at most']
  printTable(`Reading ${MEGABYTES} MB. ${machine()}`, head, found)
} finally {
  remove()
}
