/**
 * What a dataset says of itself. Its tables of terms are kept as the texts that came; the shipped dataset has
 * none here, for its own stand in `data/`. `revision` grows with every change, so that other servers see one.
 */
import type { Generated, Kysely } from 'kysely'
import type { StepTypes } from './column-types'

export interface DatasetTable {
  id: string
  title: string
  about: Generated<string>
  source: Generated<string>
  licence: Generated<string>
  compiled_by: Generated<string>
  /** As a sentence places its deaths: "in Norland". */
  where_text: Generated<string>
  /** Whose deaths they are, all of them. */
  officers: Generated<string>
  /** causes.csv; null for the shipped dataset. */
  causes: Generated<string | null>
  definitions: Generated<string | null>
  /** states.csv; null for the shipped places. */
  states: Generated<string | null>
  /** From 1; of a dataset that was there before this table grew, 0. */
  revision: Generated<number>
  /** ISO 8601, in UTC. */
  made_at: Generated<string>
}

const TEXTS = ['about', 'source', 'licence', 'compiled_by', 'where_text', 'officers', 'made_at']

export async function datasetTables({ schema }: Kysely<never>, { text, integer }: StepTypes): Promise<void> {
  for (const name of TEXTS) await schema.alterTable('dataset').addColumn(name, text, (c) => c.notNull().defaultTo('')).execute()
  for (const name of ['causes', 'definitions', 'states']) await schema.alterTable('dataset').addColumn(name, text).execute()
  await schema.alterTable('dataset').addColumn('revision', integer, (c) => c.notNull().defaultTo(0)).execute()
}
