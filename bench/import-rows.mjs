/**
 * A million rows, the same on every machine, in the order of their days. `plain` and `real` are the shipped
 * records of 2016 many times over, a row a death, with a number or an invented name to tell them apart:
 * ISO days and codes, or agencies, days in words and prefixed causes, as an analyst has them. `distinct`
 * is the worst case for sums: every row another day, state and cause. `faulty` is `plain` with a day that
 * never was in every row.
 */
import { createWriteStream, readFileSync } from 'node:fs'
import { once } from 'node:events'

const DAY = 86_400_000
const rowsOf = (file) => readFileSync(new URL(`../data/${file}`, import.meta.url), 'utf8').trim().split('\n').slice(1).map((line) => line.split(','))
const long = new Intl.DateTimeFormat('en-US', { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric', timeZone: 'UTC' })

const heads = { plain: 'id,date,state,cause', faulty: 'id,date,state,cause', real: 'person,dept,eow,cause', distinct: 'date,state,cause,deaths' }

/** Writes a file of so many rows in a shape; gives back how many deaths it holds. */
export async function writeRows(path, rows, shape) {
  const out = createWriteStream(path)
  out.write(`${heads[shape]}\n`)
  let text = ''
  let deaths = 0
  let done = 0
  for (const [row, count] of shape === 'distinct' ? distinctRows(rows) : repeatedRows(rows, shape)) {
    text += row
    deaths += count
    done += 1
    if (done % 2000 !== 0 && done !== rows) continue
    if (!out.write(text)) await once(out, 'drain')
    text = ''
  }
  out.end()
  await once(out, 'finish')
  return deaths
}

function* repeatedRows(rows, shape) {
  const records = rowsOf('releases/2016-07-03.csv')
  for (let done = 0; done < rows; done += 1) {
    const [date, state, cause] = records[Math.floor((done * records.length) / rows)]
    yield [
      shape === 'plain'
        ? `${done},${date},${state},${cause}\n`
        : shape === 'faulty'
          ? `${done},2015-02-30,${state},${cause}\n`
          : `Officer ${done.toString(36)},"Police Department ${done % 9000}, ${state}","EOW: ${long.format(new Date(date))}",Cause of Death: ${cause}\n`,
      shape === 'faulty' ? 0 : 1,
    ]
  }
}

function* distinctRows(rows) {
  const states = rowsOf('states.csv').map(([code]) => code)
  const causes = rowsOf('causes.csv').map(([label]) => label)
  for (let done = 0; done < rows; done += 1) {
    // 61 states and 42 causes have no common factor, so that no pair comes twice within a day.
    const date = new Date((-65_000 + Math.floor(done / 12)) * DAY).toISOString().slice(0, 10)
    const count = 1 + (done % 3)
    yield [`${date},${states[(done * 7) % states.length]},${causes[(done * 5) % causes.length]},${count}\n`, count]
  }
}
