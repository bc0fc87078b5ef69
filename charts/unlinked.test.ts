import { expect, test } from 'vitest'
import { toHtmlTable } from './html-table'
import { unlinked } from './unlinked'

test('counts keep their words and lose their links', () => {
  const table = { caption: 'c', columns: ['year', 'deaths'], rows: [['a', { count: 1204, records: '?x', isProvisional: true as const }], ['b', null], ['c', 3]] }
  expect(unlinked(table).rows).toEqual([['a', { text: '1,204 [p]', data: 1204 }], ['b', null], ['c', 3]])
  expect(toHtmlTable(unlinked(table))).not.toContain('href')
})
