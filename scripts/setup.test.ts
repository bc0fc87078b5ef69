import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { checkNode, checkPort, hashOf, parsePort, root, sources } from './setup.mjs'

const folder = mkdtempSync(join(tmpdir(), 'same-period-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('the port is 3000 unless PORT names another', () => {
  expect([parsePort(undefined), parsePort(''), parsePort('8080')]).toEqual([3000, 3000, 8080])
})

test.each(['abc', '0', '-1', '80.5', '65536', '80a'])('refuses the port "%s"', (port) => {
  expect(() => parsePort(port)).toThrow(`PORT is "${port}"; it must be a whole number from 1 to 65535.`)
})

test('says which port is in use', async () => {
  const server = createServer()
  const port = await new Promise<number>((resolve) => server.listen(0, () => resolve((server.address() as AddressInfo).port)))
  await expect(checkPort(port)).rejects.toThrow(`Port ${port} is in use.`)
  await new Promise((resolve) => server.close(resolve))
  await checkPort(port)
})

test('Node 20.9 will do, an older one won’t', () => {
  for (const version of ['20.9.0', '20.20.2', '22.0.0', '30.1.0']) checkNode(version)
  for (const version of ['20.8.1', '18.20.0']) expect(() => checkNode(version)).toThrow(`this is Node ${version}`)
})

test('the hash follows the sources, their names included, and no test', () => {
  const hash = () => hashOf(['app', 'next.config.js', 'missing'], folder)
  mkdirSync(join(folder, 'app/deep'), { recursive: true })
  const hashes = [hash()]
  for (const [file, text] of [['app/deep/a.ts', '1'], ['app/deep/a.ts', '2'], ['app/b.ts', '2'], ['next.config.js', '']]) {
    writeFileSync(join(folder, file), text)
    hashes.push(hash())
  }
  expect(new Set(hashes).size).toBe(5)
  writeFileSync(join(folder, 'app/deep/a.test.ts'), 'anything')
  expect(hash()).toBe(hashes[4])
})

test('every folder that the product imports is among the sources of a build', () => {
  const files = readdirSync(join(root, 'app'), { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!\.(?:test|fixture))\.tsx?$/.test(file))
  const imported = files.flatMap((file) => [...readFileSync(join(root, 'app', file), 'utf8').matchAll(/from '@\/(\w+)\//g)].map(([, folder]) => folder))
  expect([...new Set(imported)].filter((folder) => !sources.split(' ').includes(folder))).toEqual([])
  expect(imported).toContain('claims')
})

test('of the samples, only those that the upload page offers count', () => {
  mkdirSync(join(folder, 'data/samples/dates'), { recursive: true })
  const hash = () => hashOf(['data'], folder)
  const before = hash()
  for (const file of ['README.md', 'by-year.expected.json', 'dates/iso.csv', 'dates/iso.expected.json']) {
    writeFileSync(join(folder, 'data/samples', file), 'anything')
    expect(hash()).toBe(before)
  }
  writeFileSync(join(folder, 'data/samples/by-year.csv'), 'anything')
  expect(hash()).not.toBe(before)
})
