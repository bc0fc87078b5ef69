/**
 * `npm run password-link -- E-MAIL`: prints a link by which the account of an address gets a new password; for
 * an only admin who has lost theirs. It takes the store that `DATABASE_URL` names; a server may be running.
 */
import { parsePublicUrl } from '@/app/site'
import { isAccountError } from '@/store/account-error'
import { openDatabase } from '@/store/database'
import { makeResetLink } from '@/store/reset-links'
import { StoreError, isStoreError } from '@/store/store-error'

const [address, ...rest] = process.argv.slice(2)
const site = process.env.PUBLIC_URL ? parsePublicUrl(process.env.PUBLIC_URL) : `http://localhost:${process.env.PORT || 3000}`

try {
  if (!address || rest.length > 0) throw new StoreError('write npm run password-link -- E-MAIL.')
  const store = await openDatabase()
  const { secret } = await makeResetLink(store, address, 'whoever runs the server', new Date()).finally(() => store.destroy())
  console.log(`${site}/reset?link=${secret}`)
} catch (error) {
  if (!isStoreError(error) && !isAccountError(error)) throw error
  console.error(`password-link: ${error.message}`)
  process.exitCode = 1
}
