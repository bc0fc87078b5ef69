/**
 * `npm run complete-lock`, after `npm install`: where a registry doesn't offer some platform's optional
 * packages, npm leaves them out of package-lock.json, and `npm ci` then refuses it everywhere. This
 * writes the missing entries, as npm would have: name, version, system and processor.
 */
import { readFileSync, writeFileSync } from 'node:fs'

const SYSTEM = /(darwin|win32|linux|android|freebsd|openharmony)-(x64|arm64|arm|ia32|ppc64|riscv64|s390x)/

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (lock.packages[`node_modules/${name}`] || lock.packages[`${path}/node_modules/${name}`]) continue
    const system = SYSTEM.exec(name)
    if (!system) throw new Error(`${name} is missing from package-lock.json, and its name tells no system and processor`)
    const [, os, cpu] = system
    const libc = os === 'linux' ? { libc: [name.includes('musl') ? 'musl' : 'glibc'] } : {}
    const dev = entry.dev ? { dev: true } : {}
    lock.packages[`node_modules/${name}`] = { version, cpu: [cpu], ...dev, ...libc, optional: true, os: [os] }
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')))
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`)
