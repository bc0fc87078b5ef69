/**
 * A dataset as an admin sends it, checked: what it says of itself, and its tables of terms. Everything that is
 * wrong is told at once, a fault of a table with its file and line.
 */
import { termsOf } from '@/app/figures'
import type { FileFault } from '@/ingest/dataset-terms'
import { isOddLine } from '@/ingest/odd-characters'
import { DEFAULT_DATASET } from '@/stats/dataset'
import { type QueryProblem, excerpt } from '@/stats/question'
import type { Terms } from '@/stats/terms'
import type { KeptDataset } from '@/store/datasets'

export interface DatasetFaults {
  parameters: QueryProblem[]
  faults: FileFault[]
}

type Field = Exclude<keyof KeptDataset, 'causes' | 'definitions' | 'states'>

/** What each field must be, and in words. */
const FIELDS: Record<Field, { most: number; form?: RegExp; allowed: string; byDefault?: string }> = {
  id: { most: 60, form: /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, allowed: 'a name for addresses: a–z, digits and hyphens, beginning with a letter, such as norland-police' },
  title: { most: 120, allowed: 'a title of one line, such as “Deaths on duty of police officers in Norland”' },
  about: { most: 600, allowed: 'a sentence or two on what it holds' },
  source: { most: 200, allowed: 'where the figures come from' },
  licence: { most: 100, allowed: 'the licence of the figures, such as “CC BY 4.0”' },
  compiledBy: { most: 100, allowed: 'who compiles the files' },
  where: { most: 60, form: /^(in|of|at|on|among|with) \S/, allowed: 'where, as a sentence places a death: “in Norland”', byDefault: 'in the United States' },
  officers: { most: 60, allowed: 'whose deaths they are, all of them: “all officers of Norland”', byDefault: 'all officers' },
}

/** Names that are pages of their own. */
const TAKEN_IDS = ['new', DEFAULT_DATASET]

/** The dataset of a body with its terms, or everything that is wrong with it. `id` is the one that an address names. */
export async function datasetOf(body: Record<string, unknown>, id = body.id): Promise<{ dataset: KeptDataset; terms: Terms } | DatasetFaults> {
  const parameters: QueryProblem[] = []
  const given: Record<string, unknown> = { ...body, id }
  const known = [...Object.keys(FIELDS), 'causes', 'definitions', 'states']
  for (const name of Object.keys(body)) if (!known.includes(name)) parameters.push({ parameter: excerpt(name), found: '', allowed: `one of the fields ${known.join(', ')}` })
  const texts = Object.fromEntries(Object.entries(FIELDS).map(([name, field]) => [name, fieldOf(name, given[name], field, parameters)])) as Record<Field, string>
  if (TAKEN_IDS.includes(texts.id)) parameters.push({ parameter: 'id', found: texts.id, allowed: 'another name: this one is taken' })
  for (const name of ['causes', 'definitions'] as const) {
    if (typeof body[name] !== 'string' || body[name].trim() === '') parameters.push({ parameter: name, found: '', allowed: `the text of ${name}.csv` })
  }
  const { states = null } = body
  if (states !== null && typeof states !== 'string') parameters.push({ parameter: 'states', found: '', allowed: 'the text of states.csv, or nothing for the places of the United States' })
  const isTable = (text: unknown): text is string => typeof text === 'string' && text.trim() !== ''
  const dataset = { ...texts, causes: String(body.causes ?? ''), definitions: String(body.definitions ?? ''), states: isTable(states) ? states : null }
  const read = isTable(body.causes) && isTable(body.definitions) ? await termsOf(dataset) : { faults: [] }
  if (parameters.length > 0 || 'faults' in read) return { parameters, faults: 'faults' in read ? read.faults : [] }
  return { dataset, terms: read.terms }
}

function fieldOf(name: string, value: unknown, { most, form, allowed, byDefault }: (typeof FIELDS)[Field], problems: QueryProblem[]): string {
  const text = typeof value === 'string' ? value.trim() : ''
  if (text === '' && byDefault !== undefined && (value === undefined || value === '')) return byDefault
  const isFit = text !== '' && text.length <= most && !isOddLine(text) && (!form || form.test(text))
  if (!isFit) problems.push({ parameter: name, found: excerpt(text), allowed: `${allowed}; at most ${most} characters on one line, none of which turns the direction of writing` })
  return text
}
