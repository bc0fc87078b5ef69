'use client'
import { useEffect, useRef, useState } from 'react'
import { DATASET_EXAMPLE } from './dataset-example'

export interface DatasetFields {
  id: string
  title: string
  about: string
  source: string
  licence: string
  compiledBy: string
  where: string
  officers: string
  causes: string
  definitions: string
  states: string
}

interface Props {
  /** What stands in the fields: the dataset that is changed, or nothing. */
  fields: DatasetFields | null
}

const LINES: [name: keyof DatasetFields, label: string, hint: string][] = [
  ['title', 'Title', 'Deaths on duty of police officers in Norland'],
  ['about', 'What it holds, in a sentence or two', 'Counts of deaths on duty by day, region and cause.'],
  ['source', 'Source', 'Norland Police Memorial'],
  ['licence', 'Licence', 'CC BY 4.0'],
  ['compiledBy', 'Compiled by', 'Statistics Norland'],
  ['where', 'Where, as in “deaths …”', 'in Norland'],
  ['officers', 'Whose deaths, all of them', 'all officers of Norland'],
]

const TABLES: [name: 'causes' | 'definitions' | 'states', about: string][] = [
  ['causes', 'A line for each label that your files use: the cause that it stands for, its group (at most four, “other” last), and whether it is felonious.'],
  ['definitions', 'A line for each rule that says which deaths count: “all”, one for each group, and any others.'],
  ['states', 'The regions that your files name, by two capital letters. Left empty, they are the states of the United States.'],
]

interface Refusal {
  title: string
  texts: string[]
}

/** Adds a dataset, or changes one. What is wrong with it is listed, each fault of a table with its line. */
export function DatasetForm({ fields }: Props) {
  const [typed, setTyped] = useState<DatasetFields>(fields ?? EMPTY)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isSending, setSending] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  // What was typed before the script came is kept.
  useEffect(() => {
    const early = [...new FormData(form.current!)].filter(([name, value]) => Object.hasOwn(EMPTY, name) && typeof value === 'string' && value !== '')
    setTyped((now) => ({ ...now, ...Object.fromEntries(early) }))
  }, [])
  const set = (name: keyof DatasetFields, value: string) => setTyped((now) => ({ ...now, [name]: value }))
  const send = async () => {
    setSending(true)
    const answer = await sendDataset(typed, fields === null).finally(() => setSending(false))
    if (answer === null) location.assign(`/datasets/${typed.id}`)
    else setRefusal(answer)
  }
  return (
    <form
      ref={form}
      className="fields dataset-form"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <label>
        Name in addresses
        <input name="id" value={typed.id} placeholder="norland-police" readOnly={fields !== null} onChange={(event) => set('id', event.target.value)} required />
      </label>
      {LINES.map(([name, label, hint]) => (
        <label key={name}>
          {label}
          <input name={name} value={typed[name]} placeholder={hint} onChange={(event) => set(name, event.target.value)} required />
        </label>
      ))}
      {TABLES.map(([name, about]) => (
        <Table key={name} name={name} about={about} text={typed[name]} onText={(text) => set(name, text)} />
      ))}
      {refusal && (
        <div className="notice" role="alert">
          <p>{refusal.title}</p>
          <ul>
            {refusal.texts.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      )}
      <button type="submit" disabled={isSending}>
        {fields === null ? 'Add the dataset' : 'Change the dataset'}
      </button>
    </form>
  )
}

const EMPTY: DatasetFields = { id: '', title: '', about: '', source: '', licence: '', compiledBy: '', where: '', officers: '', causes: '', definitions: '', states: '' }

interface TableProps {
  name: 'causes' | 'definitions' | 'states'
  about: string
  text: string
  onText: (text: string) => void
}

/** A table of terms: pasted, or read from a file, or begun with the example. */
function Table({ name, about, text, onText }: TableProps) {
  return (
    <fieldset>
      <legend>{name}.csv</legend>
      <p className="note" id={`${name}-about`}>
        {about}
      </p>
      <textarea name={name} aria-label={`${name}.csv`} aria-describedby={`${name}-about`} rows={8} spellCheck={false} value={text} onChange={(event) => onText(event.target.value)} />
      <p className="actions">
        <label>
          From a file{' '}
          <input type="file" accept=".csv,text/csv" onChange={(event) => void event.target.files?.[0]?.text().then(onText)} />
        </label>
        <button type="button" onClick={() => onText(DATASET_EXAMPLE[name])}>
          Begin with the example of {name}.csv
        </button>
      </p>
    </fieldset>
  )
}

/** Sends it; null where it was taken, else what is wrong. */
async function sendDataset({ id, states, ...fields }: DatasetFields, isNew: boolean): Promise<Refusal | null> {
  const body = { ...fields, ...(isNew ? { id } : {}), states: states.trim() === '' ? null : states }
  try {
    const answer = await fetch(isNew ? '/api/v1/datasets' : `/api/v1/datasets/${id}`, {
      method: isNew ? 'POST' : 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (answer.ok) return null
    const told = (await answer.json()) as Told
    return { title: `${told.title}.`, texts: textsOf(told) }
  } catch (error) {
    return { title: 'The server didn’t answer, so nothing is known to have changed.', texts: [String(error)] }
  }
}

interface Told {
  title: string
  detail: string
  reasons?: string[]
  parameters?: { parameter: string; allowed: string }[]
  faults?: { file: string; line: number | null; fault: string }[]
}

function textsOf({ detail, reasons, parameters = [], faults = [] }: Told): string[] {
  const texts = [
    ...parameters.map(({ parameter, allowed }) => `${parameter}: ${allowed}.`),
    ...faults.map(({ file, line, fault }) => `${file}${line === null ? '' : `, line ${line}`}: ${fault}.`),
  ]
  return texts.length > 0 ? texts : (reasons ?? [detail])
}
