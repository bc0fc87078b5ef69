/** The choices by which a dataset's files were read, remembered for the next one. */
import type { Transaction } from 'kysely'
import type { Choices } from '@/ingest/choices'
import { canonicalJson } from './audit'
import type { Store } from './database'
import type { Schema } from './schema'

/** Choices as text, one for the same choices; null where nothing was chosen. */
export function choicesText(choices: Choices | undefined): string | null {
  const made = Object.entries(choices ?? {}).filter(([, choice]) => choice !== undefined && !(typeof choice === 'object' && Object.keys(choice).length === 0))
  return made.length === 0 ? null : canonicalJson(Object.fromEntries(made))
}

/** What was chosen for a dataset's files so far. */
export async function readChoices(store: Store | Transaction<Schema>, dataset: string): Promise<Choices> {
  const row = await store.selectFrom('dataset_choices').select('choices').where('dataset', '=', dataset).executeTakeFirst()
  return row ? (JSON.parse(row.choices) as Choices) : {}
}

/** Causes add up over a dataset's files; how the other columns stand is as the last file had it. */
export async function rememberChoices(change: Transaction<Schema>, dataset: string, choices: Choices, at: Date): Promise<void> {
  const before = await readChoices(change, dataset)
  const all = choicesText({ ...choices, causes: { ...before.causes, ...choices.causes } })
  if (all === null) return
  const row = { choices: all, chosen_at: at.toISOString() }
  await change
    .insertInto('dataset_choices')
    .values({ dataset, ...row })
    .onConflict((conflict) => conflict.column('dataset').doUpdateSet(row))
    .execute()
}
