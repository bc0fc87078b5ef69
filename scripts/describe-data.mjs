/**
 * Writes the size and SHA-256 of every described file into `data/datapackage.json`; nothing else in
 * it changes. Refuses a described file that isn't there, and names files that nobody has described.
 * `samples/` holds files to try, no figures, and isn't described. Run it after any change under `data/`:
 * npm run describe-data
 */
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'

const folder = new URL('../data/', import.meta.url)
const descriptor = new URL('datapackage.json', folder)

const before = readFileSync(descriptor, 'utf8')
const dataPackage = JSON.parse(before)
for (const resource of dataPackage.resources) {
  const bytes = readFileSync(new URL(resource.path, folder))
  resource.bytes = bytes.length
  resource.hash = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}
const after = `${JSON.stringify(dataPackage, null, 2)}\n`
writeFileSync(descriptor, after)
console.log(after === before ? 'data/datapackage.json was right already' : 'data/datapackage.json: sizes and hashes written')

const described = new Set(dataPackage.resources.map((resource) => resource.path))
const undescribed = readdirSync(folder, { recursive: true })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.(csv|json)$/.test(path) && !path.startsWith('samples/'))
  .filter((path) => path !== 'datapackage.json' && !described.has(path))
if (undescribed.length > 0) {
  console.error(`No resource describes: ${undescribed.join(', ')}. Add one to data/datapackage.json.`)
  process.exitCode = 1
}
