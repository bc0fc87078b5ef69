import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { knownGaps, parseGaps } from './gaps'

test('every gap that data/README.md lists is there, without the marks of Markdown', async () => {
  const [, after] = readFileSync('data/README.md', 'utf8').split('## Known gaps\n')
  const items = after.slice(0, after.indexOf('\n## ')).split('\n').filter((line) => line.startsWith('- '))
  const gaps = await knownGaps()
  expect(gaps).toHaveLength(items.length)
  expect(gaps[0]).toEqual({ point: '30 and 31 December 2024 aren’t covered.', rest: 'The last file for 2024 was read on 29 December 2024 and ends there.' })
  expect(gaps.filter(({ point, rest }) => /[*`]/.test(point + rest) || point === '')).toEqual([])
})

test('a gap is prose: curly quotes, days in words', () => {
  const readme = `## Known gaps\n\n- **Claims aren't all**, not "every" one of 2015-09-08.\n`
  expect(parseGaps(readme)).toEqual([{ point: 'Claims aren’t all', rest: ', not “every” one of 8 September 2015.' }])
})

test('a page without that list has no gaps, and a folder without the page is an error', async () => {
  expect(parseGaps('# The data\n\n- **A point.** The rest.\n')).toEqual([])
  expect(parseGaps('## Known gaps\n\n- plain `words`\n\n## Next\n\n- no\n')).toEqual([{ point: '', rest: 'plain words' }])
  await expect(knownGaps('data/releases')).rejects.toThrow('ENOENT')
})
