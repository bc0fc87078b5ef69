/**
 * Three ways to answer the same question from the same rows: the product's ledger, SQLite (libsql, a
 * file, covering indexes, prepared) and DuckDB (in memory, sorted by day, prepared). Each engine is
 * `{ name, forms, answer(question, form) }`; the forms are the ways to put the question that were worth
 * trying, and each engine may use the one that suits it best. An answer is one count for each span.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import Driver from 'libsql'
import { slotOf, yearOf } from '@/stats/calendar'
import { countDeaths } from '@/stats/count'

const COLUMNS = ['day', 'year', 'slot', 'state', 'label', 'deaths', 'listed', 'delisted']
const BYTES_OF_CACHE = 400_000_000

/** Rows as the databases hold them; `slot` is the place of a date in a year of 366. */
function* rowsOf({ dated }) {
  for (let i = 0; i < dated.day.length; i++) {
    const day = dated.day[i]
    yield [day, yearOf(day), slotOf(day), dated.state[i], dated.label[i], dated.deaths[i], dated.listed[i], dated.delisted[i]]
  }
}

export function ledgerEngine(ledger, labels) {
  const answer = ({ definition, state, release, spans }) => {
    const filter = { labels: labels.get(definition), state, release }
    return spans.map((span) => countDeaths(ledger, filter, span))
  }
  return { name: 'ledger', forms: () => ['scan'], answer, close() {} }
}

/** `label in (…)`, or nothing where every label counts. */
function labelTerm(labels, definition) {
  const places = [...labels.get(definition).keys()].filter((place) => labels.get(definition)[place])
  return places.length === labels.get(definition).length ? '' : `and label in (${places})`
}

/** One prepared statement for each form of a question; the labels of a definition are written into it. */
function statements(prepare) {
  const kept = new Map()
  return ({ kind, definition, state, spans }, form) => {
    const key = [form, kind, definition, state === null].join()
    if (!kept.has(key)) kept.set(key, prepare({ form, definition, isAnyState: state === null, years: spans.length }))
    return kept.get(key)
  }
}

const INDEXES = { day: 'day, state', label: 'label, day, state', state: 'state, day, label', both: 'state, label, day' }

export function sqliteEngine(ledger, labels, folder) {
  const file = join(folder, 'peer.db')
  rmSync(file, { force: true })
  const database = new Driver(file)
  for (const pragma of ['journal_mode = WAL', `cache_size = -${BYTES_OF_CACHE / 1000}`, `mmap_size = ${BYTES_OF_CACHE}`]) {
    database.exec(`PRAGMA ${pragma}`)
  }
  database.exec(`CREATE TABLE record (${COLUMNS.map((name) => `${name} INTEGER NOT NULL`).join()})`)
  const insert = database.prepare(`INSERT INTO record VALUES (${COLUMNS.map(() => '?')})`)
  database.exec('BEGIN')
  for (const row of rowsOf(ledger)) insert.run(...row)
  database.exec('COMMIT')
  for (const [name, columns] of Object.entries(INDEXES)) {
    const rest = ['label', 'listed', 'delisted', 'deaths'].filter((column) => !columns.includes(column) || column === 'listed')
    database.exec(`CREATE INDEX by_${name} ON record (${columns}, ${rest.join()})`)
  }
  database.exec('ANALYZE')

  const statementOf = statements(({ form, definition, isAnyState, years }) => {
    const hint = form === 'planner' ? '' : `INDEXED BY by_${form}`
    // An index that begins with the label is of use only where labels are named.
    const places = [...labels.get(definition).keys()].filter((place) => labels.get(definition)[place])
    const labelled = form === 'label' || form === 'both' ? `AND label IN (${places})` : labelTerm(labels, definition)
    const count = (i) => `(SELECT coalesce(sum(deaths), 0) FROM record ${hint}
      WHERE day BETWEEN ?${3 + 2 * i} AND ?${4 + 2 * i} AND listed <= ?1 AND delisted > ?1 ${labelled}
      AND ${isAnyState ? '?2 IS NULL' : 'state = ?2'}) AS count${i}`
    return database.prepare(`SELECT ${Array.from({ length: years }, (_, i) => count(i)).join()}`).raw()
  })
  const answer = (question, form) => {
    const { release, state, spans } = question
    return statementOf(question, form).get(release, state, ...spans.flatMap(({ from, to }) => [from, to]))
  }
  const forms = ({ state }) => (state === null ? ['planner', 'day', 'label'] : ['planner', 'label', 'state', 'both'])
  return { name: 'SQLite', forms, answer, close: () => database.close() }
}

export async function duckdbEngine(ledger, labels) {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const types = ['INTEGER', 'USMALLINT', 'USMALLINT', 'UTINYINT', 'USMALLINT', 'USMALLINT', 'USMALLINT', 'USMALLINT']
  await connection.run(`CREATE TABLE record (${COLUMNS.map((name, i) => `${name} ${types[i]}`).join()})`)
  const appender = await connection.createAppender('record')
  for (const row of rowsOf(ledger)) {
    row.forEach((value, i) => {
      if (types[i] === 'INTEGER') appender.appendInteger(value)
      else if (types[i] === 'UTINYINT') appender.appendUTinyInt(value)
      else appender.appendUSmallInt(value)
    })
    appender.endRow()
  }
  appender.closeSync()

  // "group" reads the years' rows once and groups them; "filter" reads them once with a sum for each span.
  const statementOf = statements(({ form, definition, isAnyState, years }) => {
    const first = isAnyState ? 2 : 3
    const which = `listed <= $1 AND delisted > $1 ${labelTerm(labels, definition)} ${isAnyState ? '' : 'AND state = $2'}`
    const count = (i) => `coalesce(sum(deaths) FILTER (day BETWEEN $${first + 2 * i} AND $${first + 1 + 2 * i}), 0)::INTEGER`
    return connection.prepare(
      form === 'filter'
        ? `SELECT ${Array.from({ length: years }, (_, i) => count(i)).join()} FROM record
           WHERE day BETWEEN $${first + 2 * (years - 1)} AND $${first + 1} AND ${which}`
        : `SELECT year, sum(deaths)::INTEGER FROM record
           WHERE day BETWEEN $${first} AND $${first + 1} AND slot <= $${first + 2} AND ${which} GROUP BY year`,
    )
  })
  const answer = async (question, form) => {
    const { release, state, spans } = question
    const statement = await statementOf(question, form)
    const asked =
      form === 'filter'
        ? spans.flatMap(({ from, to }) => [from, to])
        : [spans.at(-1).from, spans[0].to, slotOf(spans[0].to)]
    const values = state === null ? [release, ...asked] : [release, state, ...asked]
    values.forEach((value, i) => statement.bindInteger(i + 1, value))
    const rows = (await statement.runAndReadAll()).getRows()
    if (form === 'filter') return rows[0]
    const byYear = new Map(rows)
    return spans.map(({ from }) => byYear.get(yearOf(from)) ?? 0)
  }
  const close = () => {
    connection.closeSync()
    instance.closeSync()
  }
  return { name: 'DuckDB', forms: () => ['group', 'filter'], answer, close }
}
