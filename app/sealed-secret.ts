/**
 * Secrets that must be used again, sealed for the store: AES-256-GCM under a key from the server's own secret,
 * which stands elsewhere, so that a copy of the store alone signs nothing. A text sealed for one owner opens for no other.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const IV_BYTES = 12
const TAG_BYTES = 16

/** A secret that this server can't open. */
export class SealError extends Error {
  override name = 'SealError'
}

const keyOf = (serverSecret: string): Uint8Array => new Uint8Array(hkdfSync('sha256', serverSecret, '', 'same-period webhook secrets', 32))

/** `v1.` and what only `openSecret` with the same server's secret and owner reads. */
export function sealSecret(text: string, owner: string, serverSecret: string): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyOf(serverSecret), iv).setAAD(Buffer.from(owner))
  const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `v1.${sealed.toString('base64url')}`
}

/** The text. Throws a SealError where it was sealed by another secret or for another owner, or isn't whole. */
export function openSecret(sealed: string, owner: string, serverSecret: string | null): string {
  if (serverSecret === null) throw new SealError('the server was started without AUTH_SECRET, by which the webhook’s own secret is kept')
  try {
    const bytes = Buffer.from(sealed.replace(/^v1\./, ''), 'base64url')
    const decipher = createDecipheriv('aes-256-gcm', keyOf(serverSecret), bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
    decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(-TAG_BYTES))
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8')
  } catch (error) {
    throw new SealError('the webhook’s secret was kept by another server’s secret (AUTH_SECRET): start with that one, or remove the webhook and add it again', { cause: error })
  }
}
