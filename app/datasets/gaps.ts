/** The known gaps of the data, from the list under that heading in `data/README.md`: said once, printed where they matter. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isoDay, longDay } from '@/stats/calendar'

export interface Gap {
  /** The point in a few words, and what more there is to it. */
  point: string
  rest: string
}

/** The gaps, in the order of the file. Rejects where the file or its list isn't there. */
export async function knownGaps(folder = join(process.cwd(), 'data')): Promise<Gap[]> {
  const gaps = parseGaps(await readFile(join(/* turbopackIgnore: true */ folder, 'README.md'), 'utf8'))
  if (gaps.length === 0) throw new Error('data/README.md lists no known gaps')
  return gaps
}

/** `- **Point.** The rest.` or `- **Point** rest` of each item, without the marks of Markdown. */
export function parseGaps(readme: string): Gap[] {
  const section = readme.split(/^## /m).find((part) => part.startsWith('Known gaps\n')) ?? ''
  return [...section.matchAll(/^- (?:\*\*(.+?)\*\* ?)?(.*)$/gm)].map(([, point, rest]) =>
    point ? { point: asProse(point), rest: asProse(rest) } : { point: '', rest: asProse(rest) },
  )
}

/** Prose of a page: without backquotes, with curly quotes, and days in words. */
const asProse = (text: string): string =>
  text
    .replaceAll('`', '')
    .replace(/"([^"]*)"/g, '“$1”')
    .replaceAll("'", '’')
    .replace(/\b\d{4}-\d\d-\d\d\b/g, (day) => longDay(isoDay(day)))
