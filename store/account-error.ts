/** What an account may not do or can't have, with the reason for whoever asked, and the HTTP status that says it. */
export class AccountError extends Error {
  override name = 'AccountError'

  constructor(
    readonly status: 400 | 403 | 404 | 409 | 410 | 422,
    message: string,
  ) {
    super(message)
  }
}

/** By name, for the server's start and its routes are bundled apart, each with this class. */
export const isAccountError = (error: unknown): error is AccountError => error instanceof Error && error.name === 'AccountError'
