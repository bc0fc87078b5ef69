/** What a step of the schema makes its columns of: text, integers and bytes, in each engine's words. */
import { type Kysely, sql } from 'kysely'
import type { Engine } from './engine'

/** Text is ordered by its bytes on both engines, whatever a database's own order is. */
export const columnTypes = (engine: Engine) =>
  ({
    text: engine === 'postgres' ? sql`text collate "C"` : 'text',
    integer: 'integer',
    bytes: engine === 'postgres' ? 'bytea' : 'blob',
  }) as const

export type StepTypes = ReturnType<typeof columnTypes>

/** Makes or changes tables; runs once in a store's life, in its own transaction. */
export type Step = (store: Kysely<never>, types: StepTypes) => Promise<void>
