/**
 * Publishing from outside: a file comes, is checked and published by the API of a started product, while a
 * reader asks `/healthz` every 10 ms and the server's resident memory is watched. `npm run publishing -- 1000`
 * sends a file of so many megabytes; 200 by default.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { machine, printTable, quantileOf, short } from './numbers.mjs'
import { freePort, pause, product, temporaryFolder } from './server.mjs'

const MEGABYTES = Number(process.argv[2] ?? 200)
const RECORDS = 200_000
const STATES = ['CA', 'TX', 'NY', 'FL', 'WA', 'OH', 'PA', 'IL', 'GA', 'NC']
const CAUSES = ['Gunfire', 'Automobile crash', 'Heart attack', 'Struck by vehicle', 'Fall']
const dayAt = (days) => new Date(Date.UTC(2000, 0, 1) + days * 86_400_000).toISOString().slice(0, 10)

const [folder, remove] = temporaryFolder()
const port = await freePort()
const url = `http://localhost:${port}`
const server = spawn(process.execPath, ['scripts/start.mjs'], { cwd: product, env: { ...process.env, PUBLIC_URL: '', PORT: String(port), DATABASE_URL: join(folder, 'store.db') }, stdio: ['ignore', 'pipe', 'inherit'] })
try {
  const headers = { Authorization: `Bearer ${await tokenFrom(await setupLink())}` }
  const rows = []
  const large = join(folder, 'large.csv')
  await writeRows(large, MEGABYTES)
  const many = join(folder, 'many.csv')
  await writeRecords(many)
  rows.push(await watched('a quiet server', () => pause(5000)))
  const upload = await step(`a file of ${MEGABYTES} MB comes`, rows, () => send(large))
  await step('it is checked', rows, () => ask(`/api/v1/uploads/${upload.upload}/check`, {}))
  const next = await step(`a file of ${RECORDS} records comes`, rows, () => send(many))
  const found = await step('it is checked', rows, () => ask(`/api/v1/uploads/${next.upload}/check`, {}))
  const asked = { span: found.span, name: 'many', licence: 'CC0 1.0', note: 'Measured.', confirm: found.confirm.map(({ name }) => name) }
  const { listed } = await step('it is published', rows, () => ask(`/api/v1/uploads/${next.upload}/publish`, asked))
  if (listed < RECORDS / 2) throw new Error(`${listed} records were listed`)
  printTable(`${machine()}`, ['', 'seconds', '/healthz ms, median', '99th', 'most', 'resident MB beyond the quiet server’s'], rows.map(({ name, seconds, times, mb }) => [name, short(seconds), short(quantileOf(times, 0.5)), short(quantileOf(times, 0.99)), short(Math.max(...times)), String(Math.round(mb - rows[0].mb))]))

  async function send(file) {
    const name = encodeURIComponent(file.split('/').at(-1))
    const answer = await fetch(`${url}/api/v1/uploads?dataset=line-of-duty-deaths&name=${name}`, { method: 'POST', headers: { ...headers, 'Content-Length': String(statSync(file).size) }, body: Readable.toWeb(createReadStream(file)), duplex: 'half' })
    const kept = await answer.json()
    if (kept.sha256 !== (await hashOf(file))) throw new Error(`it didn’t come as it went: ${JSON.stringify(kept)}`)
    return kept
  }
  async function ask(path, body) {
    const answer = await fetch(url + path, { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify(body) })
    const json = await answer.json()
    if (!answer.ok) throw new Error(`${path} is ${answer.status}: ${JSON.stringify(json).slice(0, 400)}`)
    return json
  }
} finally {
  server.kill('SIGTERM')
  await once(server, 'exit')
  remove()
}

async function step(name, rows, work) {
  const row = await watched(name, work)
  rows.push(row)
  return row.made
}

/** Does work while a reader asks and the memory is watched. */
async function watched(name, work) {
  const progress = { isDone: false }
  const [began, times] = [performance.now(), []]
  const made = work().finally(() => (progress.isDone = true))
  let mb = 0
  while (!progress.isDone) {
    const asked = performance.now()
    await (await fetch(`${url}/healthz`)).arrayBuffer()
    times.push(performance.now() - asked)
    mb = Math.max(mb, Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]) / 1024)
    await pause(10)
  }
  return { name, made: await made, seconds: (performance.now() - began) / 1000, times, mb }
}

/** The one-time link that a first start prints, once the server answers. */
async function setupLink() {
  let said = ''
  for await (const text of server.stdout) {
    said += text
    if (said.includes('Same Period is at')) return /setup\?link=([\w-]+)/.exec(said)[1]
  }
  throw new Error(`the server ended: ${said}`)
}

/** A token of the first admin. */
async function tokenFrom(link) {
  const [email, password] = ['bench@example.org', 'a lamp beside nine pears']
  const form = (name, fields) => fetch(`${url}/api/forms/${name}`, { method: 'POST', redirect: 'manual', headers: { Origin: url }, body: new URLSearchParams(fields) })
  await form('setup', { link, name: 'Bench', email, password, again: password })
  const cookie = (await form('sign-in', { email, password })).headers.getSetCookie().map((line) => line.split(';')[0]).join('; ')
  const answer = await fetch(`${url}/api/v1/tokens`, { method: 'POST', headers: { Origin: url, Cookie: cookie, 'Content-Type': 'application/json' }, body: JSON.stringify({ name: 'bench', scopes: ['read', 'publish'] }) })
  return (await answer.json()).token
}

async function hashOf(file) {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(file)) hash.update(piece)
  return hash.digest('hex')
}

/** A row a death, as an analyst has them: few days, places and causes, and an agency that differs. */
async function writeRows(file, megabytes) {
  const out = createWriteStream(file)
  out.write('date,state,cause,agency\n')
  for (let n = 0; out.bytesWritten < megabytes * 1e6; ) {
    const lines = []
    for (let i = 0; i < 5000; i += 1, n += 1) lines.push(`${dayAt(5114 + ((n * 7) % 730))},${STATES[n % 10]},${CAUSES[(n >> 3) % 5]},"Agency number ${n} of the county of ${n % 977}, and more words up to the end of a line"\n`)
    if (!out.write(lines.join(''))) await once(out, 'drain')
  }
  out.end()
  await once(out, 'close')
}

/** So many records, each of a day, place and cause of its own. */
async function writeRecords(file) {
  const out = createWriteStream(file)
  out.write('date,state,cause,deaths\n')
  for (let n = 0; n < RECORDS; n += 1) out.write(`${dayAt(Math.floor(n / 50))},${STATES[n % 10]},${CAUSES[Math.floor(n / 10) % 5]},${1 + (n % 3)}\n`)
  out.end()
  await once(out, 'close')
}
