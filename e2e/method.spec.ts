/** The method page says how everything is counted. */
import type { Page } from '@playwright/test'
import { expect, test } from './site'

const rows = (page: Page, table: string) => page.getByRole('region', { name: table, exact: true }).first().getByRole('table').locator('tbody tr')

test.beforeEach(({ page }) => page.goto('/method'))

test('every chapter is there', async ({ page }) => {
  await expect(page).toHaveTitle('How it counts · Same Period')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How it counts')
  const chapters = ['What is counted', 'Windows', 'Change', 'Chance', 'Context', 'Two clocks', 'Publishing', 'Definitions', 'Causes', 'Releases', 'Words of an address', 'Flags']
  for (const chapter of chapters) await expect(page.getByRole('heading', { level: 2, name: chapter, exact: true })).toBeVisible()
})

test('each rule is a sentence of its own', async ({ page }) => {
  const main = page.getByRole('main')
  for (const said of [/29 February/, /Clopper–Pearson/, /conditional binomial/, /below 20/, /vintage|release/, /K9/, /year-only|only the year|only a year/i, /never|not a forecast/i]) {
    await expect.soft(main.locator('p').filter({ hasText: said }).first(), String(said)).toBeVisible()
  }
  const empty = await main.locator('p').evaluateAll((all) => all.filter((p) => p.textContent!.trim().length < 20).length)
  expect(empty).toBe(0)
})

test('the tables hold all 12 definitions, 42 labels and 18 releases', async ({ page }) => {
  await expect(rows(page, 'Definitions')).toHaveCount(12)
  await expect(rows(page, 'Causes')).toHaveCount(42)
  await expect(rows(page, 'Releases')).toHaveCount(18)
  for (const id of ['all', 'firearms', 'gunfire', 'inadvertent-gunfire', 'traffic', 'traffic-accidents', 'illness', 'other', 'felonious', 'all-but-illness', 'all-but-covid', 'all-but-911-illness']) {
    await expect(rows(page, 'Definitions').getByRole('rowheader', { name: id, exact: true })).toHaveCount(1)
  }
})

/** Labels of the source with the group that STATISTICS.md gives them, and whether they are felonious. */
const LABELS: [label: string, group: string, felonious: string][] = [
  ['Gunfire', 'firearms', 'yes'],
  ['Gunfire (Inadvertent)', 'firearms', 'no'],
  ['Gunfire (Accidental)', 'firearms', 'no'],
  ['Automobile accident', 'traffic', 'no'],
  ['Vehicular assault', 'traffic', 'yes'],
  ['Heat exhaustion', 'illness', 'no'],
  ['9/11 related illness', 'illness', 'no'],
  ['Bomb', 'other', 'yes'],
]

test('each label has its cause and its group', async ({ page }) => {
  for (const [label, group, felonious] of LABELS) {
    const row = rows(page, 'Causes').filter({ has: page.getByRole('rowheader', { name: label, exact: true }) })
    await expect(row.getByRole('cell').nth(1)).toHaveText(group)
    await expect(row.getByRole('cell').nth(2)).toHaveText(felonious)
  }
})

test('each release names its compiler and licence', async ({ page }) => {
  const first = rows(page, 'Releases').first()
  await expect(first.getByRole('rowheader')).toHaveText('2016-07-03')
  await expect(first.getByRole('cell')).toContainText(['3 July 2016', '', '', 'FiveThirtyEight', 'CC'])
  for (const row of await rows(page, 'Releases').all()) {
    for (const cell of await row.getByRole('cell').allInnerTexts()) expect(cell.trim()).not.toBe('')
  }
})

test('every word of an address and every flag of the API is explained', async ({ page, request }) => {
  const words = await rows(page, 'Words of an address').getByRole('rowheader').allInnerTexts()
  for (const word of ['cause', 'state', 'asof', 'known', 'against', 'align']) expect(words).toContain(word)
  const flags = await rows(page, 'Flags').getByRole('rowheader').allInnerTexts()
  for (const query of ['', 'state=CA', 'asof=1790-05-05', 'asof=2026-01-05', 'asof=2024-12-31']) {
    const answer = await (await request.get(`/api/v1/compare?${query}`)).json()
    expect(flags).toEqual(expect.arrayContaining(answer.flags))
  }
})
