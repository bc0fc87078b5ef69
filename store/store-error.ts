/**
 * A fault of the store's surroundings: a wrong address, a full disk, a Postgres that is gone. Its message
 * is one line for whoever runs the server, says what to do, and never holds a password.
 */
export class StoreError extends Error {
  override name = 'StoreError'
}

/** Whether something thrown is one; by name, for the server's start and its routes are bundled apart, each with this class. */
export const isStoreError = (error: unknown): error is StoreError => error instanceof Error && error.name === 'StoreError'
