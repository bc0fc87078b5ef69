/** A query with further words; those at their default, given as "", stay out: `?asof=2015-09-07&size=1200`. */
export function withWords(query: string, words: Record<string, string>): string {
  const more = Object.entries(words)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${value}`)
  if (more.length === 0) return query
  return `${query}${query === '' ? '?' : '&'}${more.join('&')}`
}
