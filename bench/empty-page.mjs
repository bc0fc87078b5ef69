/** The peer of the page weights: one layout and one static page, built by the product's version of Next. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bench, freePort, product, serve } from './server.mjs'

/** Builds and serves the empty page while the work lasts. It stands in this folder, for Next looks upwards for itself. */
export async function withEmpty(work) {
  const versionIn = (folder) => JSON.parse(readFileSync(join(folder, 'node_modules/next/package.json'), 'utf8')).version
  if (versionIn(bench) !== versionIn(product)) throw new Error(`bench has Next ${versionIn(bench)}, the product ${versionIn(product)}`)
  const folder = join(bench, 'results/empty-page')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'app'), { recursive: true })
  const write = (name, text) => writeFileSync(join(folder, name), text)
  write('package.json', '{ "type": "module", "private": true }\n')
  write('next.config.js', `export default { poweredByHeader: false, turbopack: { root: ${JSON.stringify(bench)} } }\n`)
  write('app/layout.js', 'export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html> }\n')
  write('app/page.js', 'export default function Page() { return <p>Empty</p> }\n')
  const next = join(bench, 'node_modules/next/dist/bin/next')
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' }
  execFileSync(process.execPath, [next, 'build'], { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'] })
  const port = await freePort()
  const url = `http://localhost:${port}/`
  const server = await serve(process.execPath, [next, 'start', '--port', String(port)], { cwd: folder, env, url })
  try {
    return await work(url)
  } finally {
    await server.stop()
  }
}
