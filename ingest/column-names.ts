/** The headings by which columns are known, the surest first: a sure name counts 1, a likely one 0.9, a weak one 0.6. */
import type { Role } from './choices'

const names: Record<Role, [sure: string[], likely: string[], weak: string[]]> = {
  date: [
    ['date'],
    ['eow', 'end of watch', 'date of death', 'death date', 'day', 'day of death', 'date died', 'died', 'eow date', 'end of watch date', 'date of eow'],
    ['year', 'incident date', 'date of incident', 'month', 'when', 'year of death'],
  ],
  cause: [
    ['cause'],
    ['cause of death', 'death cause', 'cause short', 'cause label', 'cause name', 'cod'],
    ['reason', 'manner', 'manner of death', 'circumstance', 'circumstances', 'type', 'category', 'incident type'],
  ],
  state: [
    ['state'],
    ['st', 'state code', 'state abbreviation', 'state name', 'state or territory'],
    ['dept', 'department', 'agency', 'department name', 'agency name', 'dept name', 'jurisdiction', 'location', 'place', 'where'],
  ],
  count: [
    ['deaths', 'count'],
    ['number', 'fatalities', 'killed', 'number of deaths', 'death count', 'total deaths', 'officers killed', 'officers', 'no of deaths', 'how many'],
    ['n', 'total', 'num', 'qty', 'number killed'],
  ],
  canine: [
    ['canine', 'k9'],
    ['is canine', 'is k9', 'k 9', 'dog', 'canines', 'k9 unit'],
    ['person', 'name', 'officer', 'officer name', 'full name', 'victim'],
  ],
}

const keyOf = (heading: string): string =>
  heading
    .normalize('NFKC')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** How surely a heading names a role: 1, 0.9, 0.6 or 0. */
export function namingOf(heading: string, role: Role): number {
  if (heading.length > 60) return 0
  const key = keyOf(heading)
  const place = names[role].findIndex((list) => list.includes(key))
  return place < 0 ? 0 : [1, 0.9, 0.6][place]
}

const allNames = new Set(Object.values(names).flat(2))

/** Whether a heading names any role, surely or weakly. */
export const namesRole = (heading: string): boolean => heading.length <= 60 && allNames.has(keyOf(heading))

/** Whether a column only sums others up: it is never a cause of a wide file. */
export const isTotal = (heading: string): boolean => /^(grand |sub)?(total|sum|all|all causes|overall)$/.test(keyOf(heading))
