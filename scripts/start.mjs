/**
 * `npm start`: installs and builds where needed, then serves from this very process, so that no child
 * can outlive it. `npm run dev` (`--dev`) installs where needed and runs Next with hot reload. Ctrl-C and
 * SIGTERM stop it with code 0. PORT chooses the port, 3000 by default.
 */
import { readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { allowReading, askForPage, completeHead, datasetNamed, figuresTag, isHeldPage, pageHeaders, pageTag, refusalOf, refuse, said } from './edge.mjs'
import { SetupError, build, checkPort, install, main, nextCommand, parsePort, root, run } from './setup.mjs'

const isDev = process.argv.includes('--dev')
let isStopping = false

await main(async () => {
  const port = parsePort(process.env.PORT)
  process.env.PORT = String(port)
  process.env.NEXT_TELEMETRY_DISABLED = '1'
  process.chdir(root)
  await checkPort(port)
  // During an install or a build the child is stopped first, then this process ends.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => (isStopping = true))
  stopWithNpm()
  await unlessStopping(install)
  if (isDev) await unlessStopping(() => run(process.execPath, [nextCommand, 'dev', '--port', String(port)]))
  else {
    await unlessStopping(build)
    await serve(port)
  }
})

/** Does a piece of work; where it ends because of Ctrl-C, that is no fault. */
async function unlessStopping(work) {
  try {
    await work()
  } catch (error) {
    if (!isStopping) throw error
  }
  if (isStopping) process.exit(0)
}

/** A signal to npm ends npm's shell, which doesn't pass it on: whoever was started by npm ends with it. */
function stopWithNpm(parent = process.ppid) {
  if (!process.env.npm_lifecycle_event) return
  const watch = setInterval(() => process.ppid !== parent && process.kill(process.pid, 'SIGTERM'), 200)
  watch.unref()
}

async function serve(port) {
  process.env.NODE_ENV = 'production'
  const next = createRequire(import.meta.url)('next')
  const server = createServer()
  // A gigabyte may take an hour to come; who says nothing for ten minutes is let go.
  server.requestTimeout = 0
  server.timeout = 600_000
  const buildFile = join(root, '.next/BUILD_ID')
  const buildId = readFileSync(buildFile, 'utf8')
  // An answer is as old as its figures or as the program that words them; `app/http.ts` tells the later.
  globalThis.samePeriodBuilt = statSync(buildFile).mtime
  const app = next({ dev: false, dir: root, port, httpServer: server })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(server))
  await app.prepare()
  const answer = app.getRequestHandler()
  server.on('request', (request, response) => {
    const refusal = refusalOf(request)
    if (refusal) return refuse(request, response, refusal)
    if (request.method === 'OPTIONS') return allowReading(response, request.url)
    // Whoever connected; no header of theirs can say otherwise.
    request.headers['x-peer-address'] = request.socket.remoteAddress ?? ''
    // Behind TLS a browser is told to stay there; over plain HTTP it would ignore the line.
    if (isSecure(request)) response.setHeader('Strict-Transport-Security', 'max-age=31536000')
    nameEncoding(response)
    askForPage(request)
    return answerPage(request, response, answer, buildId)
  })
  await new Promise((resolve, reject) => {
    server.once('error', (error) => reject(new SetupError(`Port ${port} can’t be used: ${error.message}`)))
    server.listen(port, resolve)
  })
  // Next loads the figures with the first request: this one is ours, so that no reader waits for them.
  const { ok, status } = await fetch(`http://localhost:${port}/healthz`)
  if (!ok) throw new SetupError(`the figures couldn’t be read (HTTP ${status}); the lines above say why.`)
  console.log(`Same Period is at http://localhost:${port}`)
  await warmUp(port).catch((error) => isStopping || console.warn(`a first check wasn’t answered: ${error.message}`))
}

/** The first check of a page and of the API loads its route and runs code that is cold, which takes half a second: those are ours too. */
async function warmUp(port) {
  for (const path of ['/claims', '/api/v1/claims/check']) {
    const { ok, status } = await fetch(`http://localhost:${port}${path}?cause=all&current=26&prior=33&percent=-21&asof=2015-09-07`)
    if (!ok) console.warn(`a first check, of ${path}, was answered with HTTP ${status}`)
  }
}

/**
 * Next drops the Content-Encoding of a route's answer. A body that is compressed already tells so as
 * X-Body-Encoding, which becomes the true header here; `app/brotli.ts` compresses only where this stands.
 */
function nameEncoding(response) {
  globalThis.samePeriodNamesEncoding = true
  for (const method of ['setHeader', 'appendHeader']) {
    const write = response[method]
    response[method] = (name, value) => write.call(response, name.toLowerCase() === 'x-body-encoding' ? 'Content-Encoding' : name, value)
  }
}

/** Asks Next; a page that the reader has already is drawn no second time. */
async function answerPage(request, response, answer, buildId) {
  const figures = figuresTag(request.url, (await globalThis.samePeriodFigures)?.tags ?? new Map())
  const tag = pageTag(request, buildId, figures)
  if (isHeldPage(request, tag)) return response.writeHead(304, pageHeaders(tag)).end()
  const say = { dataset: datasetNamed(request.url) }
  completeHead(request, response, tag, say)
  return said.run(say, () => answer(request, response))
}

function isSecure({ headers }) {
  return process.env.PUBLIC_URL?.startsWith('https:') || headers['x-forwarded-proto']?.split(',')[0].trim() === 'https'
}

/** Lets the requests under way finish for two seconds at most. */
function stop(server) {
  server.close(() => process.exit(0))
  server.closeIdleConnections()
  setTimeout(() => process.exit(0), 2000)
}
