/** A real receiver of webhooks on this machine, for tests: it keeps what it gets and answers as it is told. */
import { type IncomingHttpHeaders, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Received {
  path: string
  headers: IncomingHttpHeaders
  body: string
}

export interface Receiver {
  url: string
  port: number
  received: Received[]
  /** How many connections were made, whatever came of them. */
  connections: () => number
  close: () => Promise<void>
}

/** Answers each request, in turn, with a status, a way of its own, or (null) not at all; the last stands for all that follow. */
export type Answer = number | null | ((response: ServerResponse) => void)

export async function startReceiver(...answers: Answer[]): Promise<Receiver> {
  const received: Received[] = []
  let connections = 0
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += String(chunk)))
    request.on('end', () => {
      received.push({ path: request.url!, headers: request.headers, body })
      const answer = answers[Math.min(received.length, answers.length) - 1] ?? (answers.length === 0 ? 200 : null)
      if (typeof answer === 'function') answer(response)
      else if (answer !== null) response.writeHead(answer).end()
    })
  })
  server.on('connection', () => (connections += 1))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${port}/hook`, port, received, connections: () => connections, close }
}
