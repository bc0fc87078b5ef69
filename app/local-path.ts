/** Where to go after signing in: a path of this site, and nowhere else, whatever the address says. `localPath('/upload?x=1')` is itself; `//evil.example` is `/account`. */
export function localPath(text: string | null | undefined, byDefault = '/account'): string {
  if (!text || !/^\/[\x21-\x7e]*$/.test(text) || text.includes('\\')) return byDefault
  const url = new URL(text, 'http://here')
  const path = url.pathname + url.search
  // `/.//evil.example` becomes `//evil.example` on the way.
  return url.host === 'here' && !path.startsWith('//') && !path.startsWith('/api/') ? path : byDefault
}
