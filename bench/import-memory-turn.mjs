/** One turn of `import-memory.mjs`: reads a file as a server does and prints what it took as JSON. */
import { createReadStream, readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { readFile } from '@/ingest/read-file'
import { bytesSource } from '@/ingest/source'
import { parseTerms } from '@/ingest/terms-files'
import { quantileOf } from './numbers.mjs'

const [path, shape] = process.argv.slice(2)
const table = (name) => readFileSync(new URL(`../data/${name}.csv`, import.meta.url), 'utf8')
const terms = parseTerms({ causes: table('causes'), definitions: table('definitions'), states: table('states'), swornOfficers: table('sworn-officers') })
const choices = shape === 'real' ? { strip: { date: 'EOW: ', cause: 'Cause of Death: ' } } : {}
const resident = () => process.memoryUsage.rss() / 1e6
const work = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
let [slices, began] = [[], 0]
const pause = async () => {
  slices.push(work() - began)
  await new Promise((resolve) => setImmediate(resolve))
  began = work()
}
const read = (source) => readFile(source, terms, choices, '2026-01-01', { pause })

// A server has read a file before: its code is loaded and warm.
await read(bytesSource('first.csv', new TextEncoder().encode(`date,state,cause\n${'2015-01-02,TX,Gunfire\n'.repeat(20_000)}`)))
await setTimeout(500)
const idle = resident()
let most = idle
const sampling = setInterval(() => (most = Math.max(most, resident())), 20)
const delay = monitorEventLoopDelay({ resolution: 1 })
delay.enable()
const started = performance.now()
;[slices, began] = [[], work()]
const { report } = await read({ name: path, size: null, open: () => createReadStream(path) })
const ms = performance.now() - started
delay.disable()
clearInterval(sampling)
most = Math.max(most, resident(), process.resourceUsage().maxRSS / 1000)
// The clock that watches ticks each millisecond by itself.
console.log(JSON.stringify({ read: report.read, deaths: report.deaths, ms, idle, most, p99: delay.percentile(99) / 1e6 - 1, longest: delay.max / 1e6 - 1, slice: quantileOf(slices, 0.99), largest: Math.max(...slices.slice(-100_000)) }))
