/**
 * Importing a file, side by side: the product's whole reading (decode, parse, recognise, validate, sum up)
 * beside PapaParse and csv-parse, which only parse, both streaming from the same file. Each turn is a
 * process of its own, so that its peak memory is its own. Wall time and processor time are medians of the
 * rounds; on a busy machine the latter is the truer. A count that differs ends the run.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { writeRows } from './import-rows.mjs'
import { machine, medianOf, printTable, short } from './numbers.mjs'
import { temporaryFolder } from './server.mjs'

const ROUNDS = 5
const ROWS = Number(process.argv[2] ?? 1_000_000)
const ENGINES = ['ours', 'papaparse', 'csv-parse']
const turn = fileURLToPath(new URL('import-turn.mjs', import.meta.url))
const tsconfig = fileURLToPath(new URL('../tsconfig.json', import.meta.url))

const [folder, remove] = temporaryFolder()
try {
  for (const shape of ['plain', 'real', 'distinct']) {
    const path = join(folder, `${shape}.csv`)
    const deaths = await writeRows(path, ROWS, shape)
    print(shape, measure(path, shape, deaths))
  }
} finally {
  remove()
}

function measure(path, shape, deaths) {
  const turns = new Map(ENGINES.map((engine) => [engine, []]))
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let place = 0; place < ENGINES.length; place += 1) {
      const engine = ENGINES[(place + round) % ENGINES.length]
      const found = take(engine, path, shape)
      if (found.rows !== ROWS || (found.deaths ?? deaths) !== deaths) throw new Error(`${engine} found ${JSON.stringify(found)} in ${shape}`)
      turns.get(engine).push(found)
    }
  }
  return turns
}

function take(engine, path, shape) {
  const words = ['--import', import.meta.resolve('tsx'), turn, engine, path, shape]
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8', env: { ...process.env, TSX_TSCONFIG_PATH: tsconfig } })
  if (status !== 0) throw new Error(`${engine}: ${stderr}`)
  return JSON.parse(stdout)
}

function print(shape, turns) {
  const middle = (engine, key) => medianOf(turns.get(engine).map((found) => found[key]))
  const head = ['', 'ms', 'its speed ÷ ours', 'ms of processor', 'its speed ÷ ours', 'peak MB']
  const rows = ENGINES.map((engine) => [
    engine,
    short(middle(engine, 'ms')),
    short(middle('ours', 'ms') / middle(engine, 'ms')),
    short(middle(engine, 'cpu')),
    short(middle('ours', 'cpu') / middle(engine, 'cpu')),
    short(Math.max(...turns.get(engine).map((found) => found.peak))),
  ])
  printTable(`\`${shape}\`: ${ROWS.toLocaleString('en')} rows, ${ROUNDS} rounds. ${machine()}`, head, rows)
}
