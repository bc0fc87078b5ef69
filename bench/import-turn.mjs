/** One turn of `import.mjs`: `import-turn.mjs ENGINE FILE SHAPE` reads the file once and prints what it took as JSON. */
import { createReadStream, readFileSync } from 'node:fs'
import { parse } from 'csv-parse'
import Papa from 'papaparse'
import { readFile } from '@/ingest/read-file'
import { parseTerms } from '@/ingest/terms-files'

const [engine, path, shape] = process.argv.slice(2)
const table = (name) => readFileSync(new URL(`../data/${name}.csv`, import.meta.url), 'utf8')
const terms = parseTerms({ causes: table('causes'), definitions: table('definitions'), states: table('states'), swornOfficers: table('sworn-officers') })

const engines = {
  async ours() {
    const choices = shape === 'real' ? { strip: { date: 'EOW: ', cause: 'Cause of Death: ' } } : {}
    const found = await readFile({ name: path, size: null, open: () => createReadStream(path) }, terms, choices, '2026-01-01')
    return { rows: found.report.accepted, deaths: found.report.deaths }
  },
  papaparse: () =>
    new Promise((resolve, reject) => {
      let rows = -1
      const config = { delimiter: ',', newline: '\n', skipEmptyLines: true, chunk: ({ data }) => (rows += data.length), complete: () => resolve({ rows }), error: reject }
      Papa.parse(createReadStream(path), config)
    }),
  async 'csv-parse'() {
    let rows = -1
    for await (const _ of createReadStream(path).pipe(parse({ delimiter: ',' }))) rows += 1
    return { rows }
  },
}

const [started, work] = [performance.now(), process.cpuUsage()]
const found = await engines[engine]()
const { user, system } = process.cpuUsage(work)
const ms = performance.now() - started
console.log(JSON.stringify({ ...found, ms, cpu: (user + system) / 1000, peak: process.resourceUsage().maxRSS / 1024 }))
