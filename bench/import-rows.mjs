/**
 * A million invented rows in the order of their days, the same on every machine: as a release file has them (a row a count, every
 * date, state and cause once), and as an analyst has them (a row a death: name, agency, day in words, prefixed cause).
 */
import { createWriteStream, readFileSync } from 'node:fs'
import { once } from 'node:events'
import { seeded } from './numbers.mjs'

const DAY = 86_400_000
const columnOf = (file, place) => readFileSync(new URL(`../data/${file}`, import.meta.url), 'utf8').trim().split('\n').slice(1).map((line) => line.split(',')[place])
const states = columnOf('states.csv', 0)
const causes = columnOf('causes.csv', 0)
const long = new Intl.DateTimeFormat('en-US', { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric', timeZone: 'UTC' })

/** Writes a file of so many rows in a shape; gives back its deaths. */
export async function writeRows(path, rows, shape) {
  const random = seeded(538)
  const pick = (list) => list[Math.floor(random() * list.length)]
  const out = createWriteStream(path)
  const used = new Set()
  let deaths = 0
  out.write(shape === 'counts' ? 'date,state,cause,deaths\n' : 'person,dept,eow,cause\n')
  for (let done = 0, text = ''; done < rows; ) {
    const date = new Date((-65_000 + Math.floor((done / rows) * 85_000)) * DAY)
    const [state, cause] = [pick(states), pick(causes)]
    const key = `${date.getTime()}|${state}|${cause}`
    if (used.has(key)) continue
    used.add(key)
    done += 1
    const count = shape === 'counts' ? 1 + Math.floor(random() * 3) : 1
    deaths += count
    text +=
      shape === 'counts'
        ? `${date.toISOString().slice(0, 10)},${state},${cause},${count}\n`
        : `Officer ${done.toString(36)},"Police Department ${Math.floor(random() * 9000)}, ${state}","EOW: ${long.format(date)}",Cause of Death: ${cause}\n`
    if (done % 2000 === 0 || done === rows) {
      if (!out.write(text)) await once(out, 'drain')
      text = ''
    }
  }
  out.end()
  await once(out, 'finish')
  return deaths
}
