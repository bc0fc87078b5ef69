/**
 * Counting, side by side: the same questions answered by the product's ledger, SQLite and DuckDB, from
 * the same rows, at the shipped size and at a million rows. Every answer is compared; a difference ends
 * the run. Engines take turns within a round, and the median of the rounds counts.
 */
import { fetchLedger, knownNow, labelSets, multiplied, questionsOf } from './counting-rows.mjs'
import { duckdbEngine, ledgerEngine, sqliteEngine } from './counting-engines.mjs'
import { machine, medianOf, printTable, short } from './numbers.mjs'
import { temporaryFolder, withProduct } from './server.mjs'

const ROUNDS = 7
const TRIED = 20
const MILLION = 1_000_000

const ledger = await withProduct(fetchLedger)
await measure('The shipped figures as known now', knownNow(ledger), 200, 20)
await measure('The shipped rows, multiplied', multiplied(ledger, MILLION), 100, 200)

async function measure(title, rows, perKind, aim) {
  const [folder, remove] = temporaryFolder()
  const labels = labelSets(rows)
  const engines = [ledgerEngine(rows, labels), sqliteEngine(rows, labels, folder), await duckdbEngine(rows, labels)]
  const medians = new Map()
  for (const [kind, questions] of Object.entries(questionsOf(rows, perKind))) {
    medians.set(kind, await race(engines, questions))
  }
  for (const engine of engines) engine.close()
  remove()
  print(`${title}: ${rows.dated.day.length.toLocaleString('en')} rows, ${perKind} questions of each kind, ${ROUNDS} rounds; microseconds a question; aim ${aim}×. ${machine()}`, medians)
}

/** Microseconds a question by engine, medians of the rounds. */
async function race(engines, questions) {
  const wanted = questions.map((question) => engines[0].answer(question).join())
  for (const engine of engines) engine.prepare?.(questions)
  const forms = new Map()
  for (const engine of engines) forms.set(engine, await bestForm(engine, questions.slice(0, TRIED)))
  const times = new Map(engines.map((engine) => [engine.name, []]))
  for (let round = 0; round < ROUNDS; round++) {
    for (const engine of rotated(engines, round)) {
      const { microseconds, answers } = await timed(engine, questions, forms.get(engine))
      times.get(engine.name).push(microseconds)
      answers.forEach((answer, i) => check(engine, questions[i], answer.join(), wanted[i]))
    }
  }
  return Object.fromEntries(engines.map((engine) => [engine.name, { median: medianOf(times.get(engine.name)), form: forms.get(engine) }]))
}

/** The form of a question that an engine answers soonest; trying it also prepares its statements. */
async function bestForm(engine, questions) {
  const tries = []
  for (const form of engine.forms(questions[0])) {
    await timed(engine, questions, form)
    const rounds = [await timed(engine, questions, form), await timed(engine, questions, form)]
    tries.push({ form, microseconds: Math.min(...rounds.map((round) => round.microseconds)) })
  }
  return tries.sort((a, b) => a.microseconds - b.microseconds)[0].form
}

async function timed(engine, questions, form) {
  const answers = []
  const isAsync = engine.name === 'DuckDB'
  const began = performance.now()
  for (const question of questions) answers.push(isAsync ? await engine.answer(question, form) : engine.answer(question, form))
  return { microseconds: ((performance.now() - began) * 1000) / questions.length, answers }
}

function rotated(list, by) {
  return list.map((_, i) => list[(i + by) % list.length])
}

function check(engine, question, found, wanted) {
  if (found !== wanted) throw new Error(`${engine.name} says ${found}, the ledger ${wanted}: ${JSON.stringify(question)}`)
}

function print(caption, medians) {
  const total = (name) => [...medians.values()].reduce((sum, of) => sum + of[name].median, 0) / medians.size
  const line = (kind, value) => {
    const peer = Math.min(value('SQLite'), value('DuckDB'))
    return [kind, short(value('ledger')), short(value('SQLite')), short(value('DuckDB')), `**${short(peer / value('ledger'))}×**`]
  }
  const rows = [...medians].map(([kind, of]) => line(kind, (name) => of[name].median))
  const head = ['question', 'ledger', 'SQLite', 'DuckDB', 'better peer ÷ ledger']
  printTable(caption, head, [...rows, line('**the mix** (as many of each)', total)])
  const chosen = [...medians].map(([kind, of]) => `${kind}: SQLite ${of.SQLite.form}, DuckDB ${of.DuckDB.form}`)
  console.log(`\nForms chosen (${chosen.join('; ')}).`)
}
