/**
 * `npm run backup -- FILE`, `npm run restore -- FILE`, `npm run move -- ADDRESS`: what each does is in
 * `store/keep-store.ts`. Ends with code 0 and what was copied, or with code 1 and one line that says why not.
 */
import { backup, move, restore } from '@/store/keep-store'
import { StoreError, isStoreError } from '@/store/store-error'

const [command, target, ...rest] = process.argv.slice(2)
const url = process.env.DATABASE_URL || undefined
const WORK: Record<string, (target: string) => ReturnType<typeof backup>> = {
  backup: (file) => backup(url, file),
  restore: (file) => restore(file, url),
  move: (address) => move(url, address),
}

try {
  if (!target || rest.length > 0) throw new StoreError(`write npm run ${command} -- ${command === 'move' ? 'ADDRESS' : 'FILE'}.`)
  const copied = Object.entries(await WORK[command](target))
  for (const [table, { rows, sha256 }] of copied) console.log(`${table}: ${rows} rows, sha256 ${sha256.slice(0, 16)}`)
  console.log(`${command}: done; the copy was read again and is the same.`)
} catch (error) {
  if (!isStoreError(error)) throw error
  console.error(`${command}: ${error.message}`)
  process.exitCode = 1
}
