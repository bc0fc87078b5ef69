import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { findPostgres } from './postgres.mjs'

const folder = mkdtempSync(join(tmpdir(), 'same-period-programs-'))
afterAll(() => rmSync(folder, { recursive: true }))

function programs(path: string, names = ['initdb', 'postgres']): string {
  mkdirSync(join(folder, path), { recursive: true })
  for (const name of names) writeFileSync(join(folder, path, name), '')
  return join(folder, path)
}

test('the newest of Debian’s versions is taken, and one on the PATH before it', () => {
  programs('debian/9.6/bin')
  const newest = programs('debian/15/bin')
  programs('debian/16/bin', ['psql'])
  expect(findPostgres('', join(folder, 'debian'))).toBe(newest)
  const own = programs('own')
  expect(findPostgres(`${join(folder, 'none')}:${own}`, join(folder, 'debian'))).toBe(own)
})

test('where there is none, nothing is found', () => {
  expect(findPostgres(join(folder, 'none'), join(folder, 'nowhere'))).toBeUndefined()
})
