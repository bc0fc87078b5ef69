/**
 * A fault of the store's surroundings: a wrong address, a full disk, a Postgres that is gone. Its message
 * is one line for whoever runs the server, says what to do, and never holds a password.
 */
export class StoreError extends Error {
  override name = 'StoreError'
}
