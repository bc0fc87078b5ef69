/**
 * Postgres through pg, which is known to this file alone: a pool of connections, limits on how long
 * anything may take, and faults of the surroundings as StoreErrors without a password. A connection that
 * broke is dropped, never handed out again.
 */
import { type DatabaseConnection, type Kysely, PostgresDialect, PostgresDriver, type PostgresPool, type PostgresPoolClient, sql } from 'kysely'
import pg from 'pg'
import { StoreError, isStoreError } from './store-error'

/** Connections of one server; Postgres has a hundred for everybody unless it is told otherwise. */
const MOST_CONNECTIONS = 8
const CONNECT_MS = 3000
const STATEMENT_MS = 30_000

/** Whether a `DATABASE_URL` names a Postgres. */
export const isPostgresUrl = (url = process.env.DATABASE_URL): url is string => /^postgres(ql)?:/i.test(url ?? '')

interface Place {
  host: string
  port: number
  database: string
  user: string
  password: string
}

/** Kysely's dialect for a Postgres. Throws a StoreError for an address that can't be read; connects with the first query. */
export function postgresDialect(url: string): PostgresDialect {
  const place = placeOf(url)
  const config = { pool: guardedPool(url, place) }
  const dialect = new PostgresDialect(config)
  dialect.createDriver = () => new GuardedDriver(config)
  return dialect
}

class GuardedDriver extends PostgresDriver {
  /** On a broken connection there is nothing to roll back, and trying would hide what broke it; the pool drops it. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await super.rollbackTransaction(connection).catch((error: unknown) => {
      if (!isStoreError(error)) throw error
    })
  }
}

function placeOf(url: string): Place {
  try {
    const { host, port, database, user, password } = new pg.Client({ connectionString: url })
    return { host, port, database: database ?? '', user: user ?? '', password: typeof password === 'string' ? password : '' }
  } catch {
    // The reason is left out: it may quote the address, and the password with it.
    throw new StoreError(
      'DATABASE_URL can’t be read as the address of a Postgres. Write postgres://user:password@host:5432/database, ' +
        'and in a password %40 for @, %3A for :, %2F for /, %3F for ?, %23 for #, %25 for %.',
    )
  }
}

function guardedPool(url: string, place: Place): PostgresPool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'same-period',
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    idleTimeoutMillis: 30_000,
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: 2 * STATEMENT_MS,
    // Where Postgres itself can't answer any more, this side gives up.
    query_timeout: STATEMENT_MS + 5000,
    keepAlive: true,
    types: { getTypeParser },
  })
  // An idle connection that breaks is dropped by pg; the next query connects anew, or says why it can't.
  pool.on('error', () => {})
  return {
    connect: async () => guardedClient(await pool.connect().catch((error) => Promise.reject(faultOf(error, place) ?? error)), place),
    end: () => pool.end(),
  }
}

/** Whole numbers of 8 bytes, such as counts, as numbers: none here comes near 2^53. */
const getTypeParser: typeof pg.types.getTypeParser = ((oid: number, format: 'text') =>
  oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser

function guardedClient(client: pg.PoolClient, place: Place): PostgresPoolClient {
  let broken: Error | undefined
  // One that breaks between two queries has nobody else to tell; the next query then fails.
  const noteFault = (error: Error) => void (broken = error)
  client.on('error', noteFault)
  const query = async (text: string, parameters: unknown[]) => {
    try {
      return await client.query(text, parameters)
    } catch (error) {
      const fault = faultOf(error as Error, place)
      // What the server said itself leaves the connection as it was.
      if (fault && !(error instanceof pg.DatabaseError)) broken = fault
      throw fault ?? error
    }
  }
  const release = () => {
    client.off('error', noteFault)
    client.release(broken)
  }
  return { query: query as unknown as PostgresPoolClient['query'], release }
}

/** A fault of the surroundings in words; null for one of the query, such as a broken rule of a table. */
function faultOf(error: Error & { code?: string }, place: Place): StoreError | null {
  if (error instanceof TypeError || error instanceof RangeError) return null
  const code = error.code ?? ''
  const where = place.host.startsWith('/') ? place.host : `${place.host}:${place.port}`
  const words = FAULTS.find(([pattern]) => pattern.test(code) || pattern.test(error.message))?.[1](place)
  const isOurs = error instanceof pg.DatabaseError && !/^(08|28|3D|42501|53|57|58|XX|25006)/.test(code)
  if (isOurs) return null
  const said = error.message.replaceAll(/\s+/g, ' ')
  const safe = place.password === '' ? said : said.replaceAll(place.password, '…')
  return new StoreError(`The Postgres at ${where} ${words ?? `can’t be used: ${safe}.`}`, { cause: words ? undefined : error })
}

const FAULTS: [RegExp, (place: Place) => string][] = [
  [/^ECONNREFUSED$|^ENOENT$/, () => 'refuses the connection: nothing listens there. Start it, or correct the host and port in DATABASE_URL.'],
  [/^ENOTFOUND$|^EAI_AGAIN$/, () => 'can’t be found: no host has that name. Correct the host in DATABASE_URL.'],
  [/^28P01$/, ({ user }) => `refuses the password of the user “${user}”. Correct user or password in DATABASE_URL.`],
  [/client password must be a(?: non-empty)? string/, ({ user }) => `asks for a password of the user “${user}”, and DATABASE_URL has none.`],
  [/^3D000$/, ({ database }) => `has no database “${database}”. Make it (createdb ${database}), or correct DATABASE_URL.`],
  [/^42501$/, ({ user, database }) => `doesn’t let the user “${user}” make or change tables in “${database}”. Make it the owner: ALTER DATABASE "${database}" OWNER TO "${user}".`],
  [/timeout exceeded when trying to connect|due to connection timeout|^ETIMEDOUT$/, () => `doesn’t answer within ${CONNECT_MS / 1000} seconds. Start it, or correct the host and port in DATABASE_URL.`],
  [/^53100$/, () => 'can’t write: its disk is full. Make room; what was being written left nothing behind.'],
  [/^53300$/, () => 'has no connection left: raise its max_connections, or run fewer servers.'],
  [/^57014$|^Query read timeout$/, () => `took longer than ${STATEMENT_MS / 1000} seconds, and was told to stop.`],
  [/^57P0[123]$/, () => 'is stopping or starting. Wait for it.'],
  [/^25006$/, () => 'can only be read: it is a standby, or was made read-only.'],
  [/^ECONNRESET$|^EPIPE$|terminated unexpectedly|not queryable/, () => 'broke the connection. Whether its last write was kept isn’t known: a file that was kept is recognised when it is published again.'],
]

/** Throws a StoreError where a database doesn't keep text as UTF-8. */
export async function refuseOtherEncodings(store: Pick<Kysely<never>, 'getExecutor'>): Promise<void> {
  const { rows } = await sql<{ server_encoding: string }>`show server_encoding`.execute(store)
  const encoding = rows[0].server_encoding
  if (encoding !== 'UTF8') {
    throw new StoreError(`The database that DATABASE_URL names keeps text as ${encoding}. Make one that keeps UTF8: createdb --encoding=UTF8 --template=template0 …`)
  }
}
