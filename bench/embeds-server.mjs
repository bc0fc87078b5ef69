/** A folder served as a good CDN serves it: packed beforehand, brotli 11 or gzip 9 or as it is, kept for ever. */
import { once } from 'node:events'
import { readFileSync, readdirSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const TYPES = { html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8' }

/** Serves a folder while the work lasts; the work is told the address. */
export async function withFolder(folder, work) {
  const files = new Map(readdirSync(folder).map((name) => [`/${name}`, packed(readFileSync(join(folder, name)))]))
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname
    const file = files.get(path)
    if (!file) return response.writeHead(404).end()
    const [encoding, body] = chosen(file, request.headers['accept-encoding'] ?? '')
    response.setHeader('content-type', TYPES[path.split('.').at(-1)])
    response.setHeader('cache-control', 'public, max-age=31536000, immutable')
    if (encoding !== 'identity') response.setHeader('content-encoding', encoding)
    return response.end(body)
  }).listen(0)
  await once(server, 'listening')
  try {
    return await work(`http://localhost:${server.address().port}`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

function packed(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
  return { br: brotliCompressSync(bytes, { params }), gzip: gzipSync(bytes, { level: 9 }), identity: bytes }
}

const chosen = (file, accepted) => {
  const encoding = ['br', 'gzip'].find((name) => accepted.includes(name)) ?? 'identity'
  return [encoding, file[encoding]]
}
