/** What a check, a publication or a withdrawal is asked with: JSON, every field of which is looked at before anything is done. */
import { type Choices, parseChoices } from '@/ingest/choices'
import { isOddLine, isOddText } from '@/ingest/odd-characters'
import { type Day, type Span, parseDay } from '@/stats/calendar'
import { Refusal } from './refusal'

export interface PublicationAsked {
  choices: Choices
  span: Span | null
  released: Day | null
  name: string | null
  note: string
  compiledBy: string | null
  licence: string | null
  source: string | null
  confirm: string[]
  /** The newest release that a check was made against; undefined where it isn't said. */
  onto: string | null | undefined
}

const MOST_BYTES = 1024 ** 2
const MOST_NOTE = 2000

type Fields = Record<string, unknown>

/** The JSON object of a request. Throws a Refusal where there is none. */
export async function readFields(request: Request): Promise<Fields> {
  const text = await readText(request)
  if (text.trim() === '') return {}
  try {
    const fields: unknown = JSON.parse(text)
    if (isFields(fields)) return fields
  } catch {
    // Said below.
  }
  throw wrong('The body must be a JSON object, such as {"span": {"from": "2015-01-01", "to": "2015-12-31"}, "note": "…"}.')
}

async function readText(request: Request): Promise<string> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += piece.length
    if (size > MOST_BYTES) throw new Refusal(413, 'The request is too large', 'The JSON of a check or a publication has 1 MB at most.')
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}

const wrong = (detail: string, field = ''): Refusal => new Refusal(400, 'The request can’t be read', detail, field === '' ? {} : { field })

/** The fields of a check or a publication. Throws a Refusal that names the first one that can't be read. */
export function publicationAsked(fields: Fields): PublicationAsked {
  const known = ['choices', 'span', 'released', 'name', 'note', 'compiledBy', 'licence', 'source', 'confirm', 'onto']
  const strange = Object.keys(fields).find((field) => !known.includes(field))
  if (strange !== undefined) throw wrong(`There is no field “${strange.slice(0, 40)}”. The fields are ${known.join(', ')}.`, strange.slice(0, 40))
  return {
    choices: choicesOf(fields.choices ?? {}),
    span: fields.span == null ? null : spanOf(fields.span),
    released: fields.released == null ? null : dayOf(fields.released, 'released'),
    name: fields.name == null ? null : nameOf(fields.name),
    note: fields.note == null ? '' : noteOf(fields.note),
    compiledBy: lineOf(fields, 'compiledBy'),
    licence: lineOf(fields, 'licence'),
    source: lineOf(fields, 'source'),
    confirm: fields.confirm == null ? [] : textsOf(fields.confirm, 'confirm'),
    onto: fields.onto === undefined || fields.onto === null ? (fields.onto as null | undefined) : textOf(fields.onto, 'onto'),
  }
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

function textOf(value: unknown, field: string): string {
  if (typeof value !== 'string') throw wrong(`“${field}” must be a text.`, field)
  if (value.includes('\0') || /\p{Cs}/u.test(value)) throw wrong(`“${field}” holds a NUL or half a character.`, field)
  return value
}

function textsOf(value: unknown, field: string): string[] {
  if (!Array.isArray(value) || value.length > 1000) throw wrong(`“${field}” must be a list of texts.`, field)
  return value.map((each) => textOf(each, field))
}

/** Why a release is withdrawn. Throws a Refusal where nothing is said. */
export function withdrawalNote(fields: Fields): string {
  const strange = Object.keys(fields).find((field) => field !== 'note')
  if (strange !== undefined) throw wrong(`There is no field “${strange.slice(0, 40)}”. The only one is note.`, strange.slice(0, 40))
  const note = noteOf(fields.note ?? '')
  if (note === '') throw wrong('Say in “note” why the release is withdrawn: it stands on its page.', 'note')
  return note
}

/** A note that says why; it stands on the release's page. */
function noteOf(value: unknown): string {
  const note = textOf(value, 'note').trim()
  if (isOddText(note)) throw wrong('“note” holds a control character, such as a tab, or one that turns the direction of writing. Remove it; new lines may stay.', 'note')
  if (note.length > MOST_NOTE) throw wrong(`“note” has ${MOST_NOTE} characters at most.`, 'note')
  return note
}

function lineOf(fields: Fields, field: string): string | null {
  if (fields[field] == null) return null
  const line = textOf(fields[field], field).trim()
  if (line === '' || line.length > 200 || isOddLine(line)) throw wrong(`“${field}” must be one line of 1 to 200 characters, without control characters and those that turn the direction of writing.`, field)
  return line
}

function nameOf(value: unknown): string {
  const name = textOf(value, 'name')
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || name.length > 80) throw wrong('“name” is part of an address: small letters, digits and single hyphens, 80 at most, such as 2024-08-30-history.', 'name')
  return name
}

function dayOf(value: unknown, field: string): Day {
  const day = typeof value === 'string' ? parseDay(value) : null
  if (day === null) throw wrong(`“${field}” must be a day of the years 1600 to 2999, written YYYY-MM-DD.`, field)
  return day
}

function spanOf(value: unknown): Span {
  if (!isFields(value)) throw wrong('“span” must be {"from": "YYYY-MM-DD", "to": "YYYY-MM-DD"}.', 'span')
  return { from: dayOf(value.from, 'span.from'), to: dayOf(value.to, 'span.to') }
}

/** What a label becomes is held against its dataset's causes later. */
function choicesOf(value: unknown): Choices {
  const { choices, fault } = parseChoices(value, null)
  if (fault !== null) throw wrong(`The choices can’t be used: ${fault}.`, 'choices')
  return choices
}
