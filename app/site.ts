/**
 * The site's own address, for whatever leaves it: embed codes, oEmbed, feeds, citations. PUBLIC_URL
 * says it; where it isn't set the request's own Host does, so an answer belongs to the host that asked.
 */

/** `https://figures.example.org`, without a slash at its end. */
export type Site = string

/** The site's address. Throws an Error on a PUBLIC_URL that isn't an http address without a query. */
export function siteOf(request: { headers: Headers }, publicUrl = process.env.PUBLIC_URL): Site {
  if (publicUrl) return parsePublicUrl(publicUrl)
  const host = (request.headers.get('host') ?? '').toLowerCase()
  // `scripts/start.mjs` lets no other through, so that this is a broken promise and no reader's fault.
  if (!isHost(host)) throw new RangeError('the request names no host')
  const isSecure = request.headers.get('x-forwarded-proto')?.split(',')[0].trim() === 'https'
  return `${isSecure ? 'https' : 'http'}://${host}`
}

const isHost = (host: string): boolean => URL.canParse(`http://${host}`) && /^[a-z0-9._:[\]-]+$/.test(host)

/** PUBLIC_URL in one form. Throws an Error that says what is wrong with it. */
export function parsePublicUrl(text: string): Site {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username || url.pathname !== '/') {
    throw new Error(`PUBLIC_URL is “${text}”; it must be an address such as https://figures.example.org`)
  }
  return url.origin
}
