/** An analyst tries a file: all of it happens in the browser, and nothing of the file leaves it. */
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page, Request } from '@playwright/test'
import { PATIENT } from './reader'
import { expect, test } from './site'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

async function openUpload(page: Page): Promise<void> {
  await page.goto('/upload')
  await expect(page.locator('main.scripted')).toBeAttached(PATIENT)
}

async function trySample(page: Page, name: string): Promise<void> {
  await page.getByText('Try a sample').click()
  await page.getByRole('button', { name }).click()
}

const give = (page: Page, name: string, text: string | Buffer) =>
  page.getByLabel('Choose a file').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text as string) })

const totals = (page: Page) => page.getByRole('table', { name: 'What became of the rows' })
const problems = (page: Page) => page.getByRole('region', { name: 'What was found, line by line' })

async function expectTotals(page: Page, accepted: number, repaired: number, suspects: number, rejected: number) {
  const counts = [accepted, repaired, suspects, rejected]
  await expect(totals(page).getByRole('cell')).toHaveText([...counts, counts.reduce((sum, n) => sum + n)].map(String), PATIENT)
}

test('a sample is tried: totals, a rejected row by name, a question answered, the headline and the changes', async ({ page }) => {
  test.slow()
  await page.goto('/')
  await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Try a file' }).click()
  await expect(page.locator('main.scripted')).toBeAttached(PATIENT)
  await trySample(page, 'typed-by-many-hands.csv')
  await expectTotals(page, 6, 7, 1, 10)
  await expect(page.getByRole('heading', { name: '24 rows read, 13 deaths' })).toBeFocused()

  const row = problems(page).getByRole('row').filter({ hasText: '2/30/2015' })
  await expect(row).toContainText('rejected: bad-date')
  await expect(row).toContainText('Write a real day as YYYY-MM-DD')
  await page.getByLabel('Show', { exact: false }).selectOption('rejected')
  await expect(problems(page).getByRole('row').filter({ hasText: 'repaired' })).toHaveCount(0)

  const asked = page.getByLabel('“Shot” is')
  await expect(asked.locator('optgroup').first().locator('option').first()).toHaveText('Gunfire')
  await asked.selectOption('Gunfire')
  await page.getByRole('button', { name: 'Read again with these answers' }).click()
  await expect(page.getByRole('heading', { name: /^One question/ })).toBeVisible(PATIENT)
  await expect(page.getByText('1 cause that was chosen before is remembered')).toBeVisible()
  await expectTotals(page, 6, 7, 1, 10)

  const [published, tried] = ['published', 'tried'].map((side) => page.locator(`[data-side=${side}] .headline`))
  await expect(published).toHaveText('Firearms deaths are down 44%: 5 by 23 March 2015, against 9 by the same day in 2014.', PATIENT)
  await expect(tried).toHaveText('Firearms deaths are down 33%: 6 by 23 March 2015, against 9 by the same day in 2014.')
  await expect(tried.getByRole('link'), 'what isn’t published has no records to lead to').toHaveCount(0)
  await expect(page.getByRole('region', { name: /^The charts, then and now/ }).or(page.locator('section[aria-labelledby=charts-title]')).getByRole('img')).toHaveCount(10)

  const changes = page.locator('section[aria-labelledby=changes-title]')
  await expect(changes).toContainText(/Added \d+ deaths to days covered before, removed \d+|Added 13 deaths to days covered before and removed 31/)
  const gunfire = changes.getByRole('region', { name: 'By cause' }).getByRole('row', { name: /^Gunfire \d/ }).getByRole('cell')
  await expect(gunfire.first()).toHaveText('4')
  await expect(gunfire.last()).toHaveText('6')
  await expect(changes.getByText(/^\d+ headlines would be printed otherwise$/)).toBeVisible()
  const headline = changes.getByRole('row', { name: '23 Mar 2015 deaths from all causes 31 v 35, −11% 12 v 35, −66%' })
  await expect(headline).toBeVisible()
})

test('the span that it would replace, and the as-of day, can be changed', async ({ page }) => {
  await openUpload(page)
  await give(page, 'one.csv', 'date,state,cause\n2015-01-05,TX,Gunfire\n')
  await expect(page.getByLabel('First day that it replaces')).toHaveValue('2015-01-05', PATIENT)
  await page.getByLabel('Last day that it replaces').fill('2015-01-04')
  await expect(page.getByText('end before they begin')).toBeVisible()
  await page.getByLabel('Last day that it replaces').fill('2015-12-31')
  await page.getByLabel('As-of day', { exact: true }).fill('2015-09-07')
  await page.getByLabel('Day of release').fill('2020-01-01')
  await expect(page.getByText('The newest release is of 5 October 2025')).toBeVisible()
  await page.getByLabel('Day of release').fill('2026-01-01')
  await expect(page.locator('[data-side=published] .headline')).toHaveText('Firearms deaths are down 21%: 27 by 7 September 2015, against 34 by the same day in 2014.', PATIENT)
  await page.getByLabel('First day that it replaces').fill('2015-01-06')
  await expect(page.getByText('1 death of the file is outside of 6 January to 31 December 2015')).toBeVisible()
})

test('a column of days that can be read in two ways is asked about, and read once that is answered', async ({ page }) => {
  await openUpload(page)
  await trySample(page, 'day-or-month.csv')
  await expectTotals(page, 0, 0, 0, 12)
  await expect(page.getByText('Nothing yet: no row counts.')).toBeVisible()
  await page.getByRole('radio', { name: /month, day, year/ }).check()
  await page.getByRole('button', { name: 'Read again with these answers' }).click()
  await expectTotals(page, 12, 0, 0, 0)
  await expect(page.getByRole('heading', { name: /that only a person can answer/ })).toHaveCount(0)
})

test('a column is given another role, and the file is read again', async ({ page }) => {
  await openUpload(page)
  await give(page, 'two-days.csv', 'reported,date,state,cause\n2016-05-05,2015-01-05,TX,Gunfire\n')
  await expect(page.getByText('All of 5 January 2015.')).toBeVisible(PATIENT)
  await page.getByLabel('What reported holds').selectOption('the day of death')
  await page.getByRole('button', { name: 'Read again with these columns' }).click()
  await expect(page.getByText('All of 5 May 2016.')).toBeVisible(PATIENT)
  await expect(page.getByLabel('What date holds')).toHaveValue('')
  await expect(page.getByRole('row', { name: /^reported/ })).toContainText('chosen')
})

test('causes that a person chose are used for the next file, and can be forgotten', async ({ page }) => {
  await openUpload(page)
  await give(page, 'a.csv', 'date,state,cause\n2015-01-05,TX,Fell through ice\n')
  await page.getByLabel('“Fell through ice” is').selectOption('Drowned')
  await page.getByRole('button', { name: 'Read again with these answers' }).click()
  await expect(page.getByText('1 cause that was chosen before is remembered')).toBeVisible(PATIENT)
  await openUpload(page)
  await give(page, 'b.csv', 'date,state,cause\n2016-01-05,TX,Fell through ice\n')
  await expectTotals(page, 1, 0, 0, 0)
  await expect(page.getByRole('heading', { name: /that only a person can answer/ })).toHaveCount(0)
  await page.getByText('1 cause that was chosen before is remembered').click()
  await page.getByRole('button', { name: 'Forget “Fell through ice”' }).click()
  await expect(page.getByRole('heading', { name: 'One question that only a person can answer' })).toBeVisible(PATIENT)
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
})

test('what is rejected can be saved as CSV, with a line for each fault', async ({ page }) => {
  await openUpload(page)
  await give(page, 'bad.csv', 'date,state,cause\n2015-01-05,TX,Gunfire\n2015-02-30,TX,=1+1\n2015-01-06,ZZ,Gunfire\n')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save what is rejected as CSV' }).click({ timeout: PATIENT.timeout })
  const file = await download
  expect(file.suggestedFilename()).toBe('bad-rejected.csv')
  const [head, ...lines] = readFileSync(await file.path(), 'utf8').trim().split('\n')
  expect(head).toBe('line,column,kind,found,advice')
  expect(lines).toHaveLength(2)
  expect(lines[0]).toMatch(/^3,date,bad-date,2015-02-30,/)
  expect(lines[1]).toMatch(/^4,state,unknown-state,ZZ,/)
})

test('what was decided can be downloaded, as the command takes it', async ({ page }) => {
  await openUpload(page)
  await give(page, 'wide.csv', 'year,state,Gunfire,Fall,Population\n2014,TX,1,2,900\n')
  await page.getByLabel('The column “Population” is').selectOption('no cause, and isn’t counted')
  await page.getByRole('button', { name: 'Read again with these answers' }).click()
  await expect(page.getByRole('heading', { name: /that only a person can answer/ })).toHaveCount(0, PATIENT)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download these choices' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('choices.json')
  expect(JSON.parse(readFileSync(await file.path(), 'utf8'))).toEqual({ wide: { Population: null } })
})

test('the file that was chosen last is read, however late an earlier one comes', async ({ page }) => {
  let isLate = () => {}
  const late = new Promise<void>((resolve) => (isLate = resolve))
  await page.route('**/upload/samples/day-or-month.csv', async (route) => {
    await late
    await route.continue()
  })
  await openUpload(page)
  await trySample(page, 'day-or-month.csv')
  await give(page, 'later.csv', 'date,state,cause\n2015-01-05,TX,Gunfire\n')
  await expectTotals(page, 1, 0, 0, 0)
  const arrived = page.waitForResponse('**/upload/samples/day-or-month.csv')
  isLate()
  await (await arrived).finished()
  await page.waitForTimeout(500)
  await expectTotals(page, 1, 0, 0, 0)
})

test('rows can be pasted, and a file dropped anywhere on the page', async ({ page }) => {
  await openUpload(page)
  await page.getByText('Paste rows instead').click()
  await page.getByLabel('Rows, the headings first').fill('date\tstate\tcause\n2015-01-05\tTX\tGunfire\n2015-01-06\tCA\tFall\n')
  await page.getByRole('button', { name: 'Read these rows' }).click()
  await expectTotals(page, 2, 0, 0, 0)
  const held = await page.evaluateHandle(() => {
    const transfer = new DataTransfer()
    transfer.items.add(new File(['date,state,cause\n2015-01-05,TX,Gunfire\n'], 'dropped.csv'))
    return transfer
  })
  await page.dispatchEvent('footer.site', 'drop', { dataTransfer: held })
  await expectTotals(page, 1, 0, 0, 0)
})

for (const [name, bytes, words] of [
  ['picture.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), 'The file isn’t text'],
  ['nothing.csv', '', 'The file is empty'],
  ['one-column.csv', 'date\n2015-01-05\n', 'single column'],
] as const) {
  test(`${name} is no table, and the page says what to do`, async ({ page }) => {
    await openUpload(page)
    await give(page, name, bytes as string)
    await expect(page.getByRole('alert').filter({ hasText: name })).toContainText(words, PATIENT)
    await expect(page.getByRole('alert').filter({ hasText: name })).toBeFocused()
    await expect(totals(page)).toHaveCount(0)
  })
}

test.describe('a large file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'same-period-large-'))
  const path = join(folder, 'large.csv')
  test.beforeAll(() => {
    const file = openSync(path, 'w')
    writeSync(file, 'date,state,cause,deaths\n')
    for (let piece = 0; piece < 60; piece += 1) {
      const lines = Array.from({ length: 42_000 }, (_, i) => `${1900 + ((piece * 7 + i) % 120)}-0${1 + (i % 9)}-1${i % 10},TX,Gunfire,${1 + (i % 3)}\n`)
      writeSync(file, lines.join(''))
    }
    closeSync(file)
  })
  test.afterAll(() => rmSync(folder, { recursive: true }))

  test('is read beside the page, which stays responsive, and can be cancelled', async ({ page }) => {
    test.slow()
    await openUpload(page)
    await page.evaluate(() => {
      const kept = window as unknown as { gaps: number[] }
      kept.gaps = []
      let last = performance.now()
      setInterval(() => {
        kept.gaps.push(performance.now() - last - 20)
        last = performance.now()
      }, 20)
    })
    await page.getByLabel('Choose a file').setInputFiles(path)
    await expect(page.getByRole('progressbar', { name: 'Reading “large.csv”' })).toBeVisible(PATIENT)
    await expect(page.locator('[data-progress]')).toHaveText(/^[\d.,]+ of 6\d MB, [\d.]+ MB a second, about \d+ seconds? left$/, PATIENT)
    const gaps = await page.evaluate(() => (window as unknown as { gaps: number[] }).gaps.sort((a, b) => a - b))
    expect(gaps.length).toBeGreaterThan(10)
    expect(gaps[Math.floor(gaps.length * 0.9)], 'nine delays of ten').toBeLessThan(100)
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'large.csv' })).toContainText('cancelled')
    await expect(page.getByRole('progressbar')).toHaveCount(0)
    await give(page, 'small.csv', 'date,state,cause\n2015-01-05,TX,Gunfire\n')
    await expectTotals(page, 1, 0, 0, 0)
  })
})

test('no request carries the file, or anything of it', async ({ page, context }) => {
  const requests: Request[] = []
  context.on('request', (request) => requests.push(request))
  await openUpload(page)
  await page.waitForLoadState('networkidle')
  const before = requests.length
  await give(page, 'kept-to-myself.csv', 'date,state,cause\n2015-01-05,TX,Whispered\n2015-02-30,TX,Gunfire\n')
  await expectTotals(page, 1, 0, 0, 1)
  await page.getByLabel('“Whispered” is').selectOption('Drowned')
  await page.getByRole('button', { name: 'Read again with these answers' }).click()
  await expect(page.locator('[data-side=tried] .headline')).toBeVisible(PATIENT)
  await page.waitForLoadState('networkidle')
  const since = requests.slice(before)
  expect(since.map((request) => request.method()).filter((method) => method !== 'GET')).toEqual([])
  expect(requests.filter((request) => request.postData() !== null)).toEqual([])
  const paths = since.map((request) => new URL(request.url())).filter(({ pathname, protocol }) => !pathname.startsWith('/_next/static/') && protocol !== 'blob:')
  expect([...new Set(paths.map(({ pathname, search }) => pathname + search))]).toEqual(['/api/v1/ledger'])
  expect(requests.map((request) => request.url()).filter((url) => /kept-to-myself|whispered/i.test(url))).toEqual([])
})

test('the keyboard alone leads through a reading', async ({ page }) => {
  await openUpload(page)
  await page.getByText('Try a sample').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'day-or-month.csv' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /^12 rows read/ })).toBeFocused(PATIENT)
  await page.getByRole('radio', { name: /day, month, year/ }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '12 rows read, 12 deaths' })).toBeFocused(PATIENT)
})

test('keeps to WCAG 2.2 AA, and to every width, in light and in dark', async ({ page }) => {
  test.slow()
  await openUpload(page)
  await trySample(page, 'typed-by-many-hands.csv')
  await expect(page.locator('section[aria-labelledby=changes-title]')).toBeVisible(PATIENT)
  for (const summary of await page.locator('.upload summary').all()) {
    if (!(await summary.evaluate((each) => (each.parentElement as HTMLDetailsElement).open))) await summary.click()
  }
  for (const [width, colorScheme] of [[360, 'light'], [768, 'dark'], [1440, 'light']] as const) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), String(width)).toBe(0)
    const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`)), String(width)).toEqual([])
  }
  const levels = await page.getByRole('heading').evaluateAll((all) => all.map((each) => Number(each.tagName.slice(1))))
  expect(levels.filter((level) => level === 1)).toHaveLength(1)
  expect(levels.every((level, i) => i === 0 || level <= levels[i - 1] + 1)).toBe(true)
})

test('a sample that isn’t offered is a 404 that names those that are', async ({ request }) => {
  const answer = await request.get('/upload/samples/nothing.csv')
  expect(answer.status()).toBe(404)
  expect(((await answer.json()) as { detail: string }).detail).toContain('day-or-month.csv')
  const sample = await request.get('/upload/samples/day-or-month.csv')
  expect(await sample.body()).toEqual(readFileSync('data/samples/day-or-month.csv'))
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })
  test('the page says what it does, and names the command that does the same', async ({ page }) => {
    await page.goto('/upload')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Try a file')
    await expect(page.getByText('Nothing of it is sent')).toBeVisible()
    await expect(page.getByText('npx same-period check FILE')).toBeVisible()
    await expect(page.locator('noscript .notice')).toContainText('takes JavaScript')
    await expect(page.getByLabel('Choose a file')).toBeHidden()
  })
})
