/**
 * Secrets that people and programs carry: links that are used once, and API tokens. 256 random bits each;
 * what is kept is the SHA-256, which is no way back. A token ends with a checksum, so that a mistyped one is
 * refused without a look into the store, and one that leaked is found by programs that search for its form.
 */
import { createHash, randomBytes } from 'node:crypto'

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const SECRET_LENGTH = 43
const CHECK_LENGTH = 6
const TOKEN = new RegExp(`^sp_([${LETTERS}]{${SECRET_LENGTH}})([${LETTERS}]{${CHECK_LENGTH}})$`)

/** Bytes as digits of base 62, to a length; `base62([0, 61], 3)` is `00z`. */
export function base62(bytes: Uint8Array, length: number): string {
  let [number, text] = [bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n), '']
  for (; number > 0n; number /= 62n) text = LETTERS[Number(number % 62n)] + text
  return text.padStart(length, '0')
}

export const randomSecret = (): string => base62(randomBytes(32), SECRET_LENGTH)

/** The first 32 bits of the SHA-256. */
const checksum = (secret: string): string => base62(createHash('sha256').update(secret).digest().subarray(0, 4), CHECK_LENGTH)

/** `sp_`, 43 characters and their checksum of 6. */
export const newTokenText = (): string => {
  const secret = randomSecret()
  return `sp_${secret}${checksum(secret)}`
}

/** Whether a text could be a token of ours. */
export function isTokenText(text: string): boolean {
  const [, secret, check] = TOKEN.exec(text) ?? []
  return secret !== undefined && checksum(secret) === check
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
