import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { knownGaps, parseGaps } from './gaps'

test('every gap that data/README.md lists is there, without the marks of Markdown', async () => {
  const [, after] = readFileSync('data/README.md', 'utf8').split('## Known gaps\n')
  const items = after.slice(0, after.indexOf('\n## ')).split('\n').filter((line) => line.startsWith('- '))
  const gaps = await knownGaps()
  expect(gaps).toHaveLength(items.length)
  expect(gaps[0]).toEqual({ point: '30 and 31 December 2024 aren’t covered.'.replace('’', "'"), rest: 'The last file for 2024 was read on 2024-12-29 and ends there.' })
  expect(gaps.filter(({ point, rest }) => /[*`]/.test(point + rest) || point === '')).toEqual([])
})

test('a page without that list has no gaps, and a folder without the page is an error', async () => {
  expect(parseGaps('# The data\n\n- **A point.** The rest.\n')).toEqual([])
  expect(parseGaps('## Known gaps\n\n- plain `words`\n\n## Next\n\n- no\n')).toEqual([{ point: '', rest: 'plain words' }])
  await expect(knownGaps('data/releases')).rejects.toThrow('ENOENT')
})
