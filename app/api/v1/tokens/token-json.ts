import type { ListedToken } from '@/store/api-tokens'

/** A token as the API tells it: never the token itself. */
export const tokenJson = ({ id, name, scopes, start, created_at, expires_at, last_used }: ListedToken) => ({
  id,
  name,
  scopes: scopes.split(' '),
  start,
  created: created_at,
  expires: expires_at,
  lastUsed: last_used,
})
