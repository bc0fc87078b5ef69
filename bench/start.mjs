/**
 * From `npm start` to the first 200 of the dashboard, already built: with no store yet, and with the store
 * of the start before. In pairs, five rounds, medians. The address is asked every 15 ms.
 */
import { join } from 'node:path'
import { machine, medianOf, printTable } from './numbers.mjs'
import { startProduct, temporaryFolder } from './server.mjs'

const ROUNDS = 5

const [warming, removeWarming] = temporaryFolder()
await timeOf(join(warming, 'store.db')) // Builds where that isn't done, and fills the disk's cache.
removeWarming()
const first = []
const later = []
for (let round = 0; round < ROUNDS; round++) {
  const [folder, remove] = temporaryFolder()
  first.push(await timeOf(join(folder, 'store.db')))
  later.push(await timeOf(join(folder, 'store.db')))
  remove()
}
const line = (name, values, aim) => [name, medianOf(values).toFixed(2), Math.min(...values).toFixed(2), Math.max(...values).toFixed(2), aim]
printTable(`Seconds from \`npm start\` to the first 200; ${ROUNDS} rounds. ${machine()}`, ['', 'median', 'least', 'most', 'aim'], [
  line('first start after the build, fresh store', first, '5'),
  line('later start', later, '1'),
])

async function timeOf(store) {
  const server = await startProduct(store)
  await server.stop()
  return server.ms / 1000
}
