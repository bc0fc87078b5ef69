/** Another country's dataset: an admin adds it, an analyst's file fills it, and whoever reads it stays in it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { PATIENT } from './reader'
import { ended, freePort, startServer, whenReady } from './site'

const PASSWORD = 'a lamp beside nine pears'
const FILE = `date,state,cause,deaths
2023-02-03,NO,Shot,2
2023-05-09,SO,Road accident,1
2024-02-01,IS,Shot,1
2024-03-15,NO,Drowned,1
2024-06-30,SO,Road accident,3
`

test.describe.configure({ timeout: 180_000 })

test('a dataset of another country is added, filled and read, and the shipped one stays what it was', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'same-period-second-'))
  const port = await freePort()
  const server = startServer(port, join(folder, 'store.db'))
  let said = ''
  server.stdout!.on('data', (text) => (said += String(text)))
  await whenReady(server)
  const site = `http://localhost:${port}`
  try {
    // The dashboard, a picture and a comparison of the shipped dataset, by their tags.
    const shipped = () => Promise.all(['/', '/charts/by-year.svg', '/api/v1/compare'].map(async (path) => (await fetch(site + path)).headers.get('etag')))
    const before = await shipped()

    await page.goto(/http:\S+\/setup\?link=\S+/.exec(said)![0])
    await page.getByLabel('Your name, as releases will show it').fill('Ann Admin')
    await page.getByLabel('E-mail').fill('ann@example.org')
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Make the account' }).click()
    await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible()

    await page.goto(`${site}/datasets`)
    await page.getByRole('link', { name: 'add one' }).click()
    await page.getByLabel('Name in addresses').fill('norland-police')
    await page.getByLabel('Title').fill('Deaths on duty in Norland')
    await page.getByLabel('What it holds, in a sentence or two').fill('Counts by day, region and cause.')
    await page.getByLabel('Source').fill('Norland Police Memorial')
    await page.getByLabel('Licence').fill('CC BY-SA 4.0')
    await page.getByLabel('Compiled by').fill('Statistics Norland')
    await page.getByLabel('Where, as in').fill('in Norland')
    await page.getByLabel('Whose deaths, all of them').fill('all officers of Norland')
    for (const name of ['causes', 'definitions', 'states']) await page.getByRole('button', { name: `Begin with the example of ${name}.csv` }).click()
    const causes = page.getByLabel('causes.csv', { exact: true })
    const right = await causes.inputValue()
    await causes.fill(right.replace('Stabbed,Stabbed,assault,yes', 'Stabbed,Stabbed,assault,often'))
    await page.getByRole('button', { name: 'Add the dataset' }).click()
    await expect(page.locator('form [role=alert]')).toContainText('causes.csv, line 3: felonious is “often”; it must be yes or no.')
    await causes.fill(right)
    await page.getByRole('button', { name: 'Add the dataset' }).click()
    await expect(page.getByText('Nothing has been published in this dataset yet')).toBeVisible()
    await page.goto(`${site}/?dataset=norland-police`)
    await expect(page.getByText('Nothing has been published in this dataset yet')).toBeVisible()

    // Its first release, from the page: there is nothing yet to hold it against.
    await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Try a file' }).click()
    await expect(page).toHaveURL(/\/upload\?dataset=norland-police$/)
    await expect(page.locator('main.scripted')).toBeAttached(PATIENT)
    await page.getByLabel('Choose a file').setInputFiles({ name: 'norland.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) })
    await expect(page.getByRole('heading', { name: '5 rows read, 8 deaths' })).toBeVisible(PATIENT)
    await page.getByLabel('First day that it replaces').fill('2023-01-01')
    await page.getByLabel('Last day that it replaces').fill('2024-12-31')
    const panel = page.getByRole('region', { name: 'Publish it' })
    await panel.getByLabel('What it is, and why').fill('The first one.')
    await panel.getByRole('button', { name: 'Send it and check it there' }).click()
    await expect(panel.getByText('5 rows read: 5 accepted')).toBeVisible(PATIENT)
    for (const box of await panel.getByRole('checkbox').all()) await box.check()
    await panel.getByRole('button', { name: 'Publish', exact: true }).click()
    await expect(panel.getByText('It is published.')).toBeVisible(PATIENT)

    await page.goto(`${site}/?dataset=norland-police&asof=2024-03-31`)
    await expect(page.locator('h1')).toHaveText('Deaths from all causes are unchanged: 2 by 31 March 2024, and 2 by the same day in 2023.')
    await expect(page.getByRole('contentinfo')).toContainText('Norland Police Memorial, compiled by Statistics Norland (CC BY-SA 4.0)')
    await expect(page.locator('body')).not.toContainText(/Officer Down|United States|US officers/)

    for (const name of ['Dashboard', 'Charts', 'Try a file', 'Method'])
      await expect(page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name })).toHaveAttribute('href', /\?dataset=norland-police$/)
    expect(await page.getByLabel('Against').locator('option').allTextContents(), 'no year of which nothing is known').toEqual(['the year before', 'the mean of the five years before'])

    // In the browser's hands the page stays in its dataset, whatever is asked of it.
    await page.getByLabel('Which deaths').selectOption('road')
    await expect(page).toHaveURL(/\?dataset=norland-police&cause=road&asof=2024-03-31$/)
    await page.getByLabel('Which officers').selectOption({ label: 'officers in the South' })
    await page.getByLabel('As-of day').first().fill('2024-12-31')
    await expect(page.locator('h1')).toContainText('3 in 2024, against 1 in 2023.')
    await page.locator('h1 a').first().click()
    await expect(page).toHaveURL(/\/records\?dataset=norland-police&cause=road&state=SO/)
    await expect(page.locator('h1')).toContainText('3 road deaths in the South')
    await page.goto(`${site}/charts/by-state?dataset=norland-police`)
    await expect(page.getByRole('textbox', { name: 'Embed code' })).toHaveValue(/\/embed\/by-state\?dataset=norland-police&amp;asof=/)
    await expect(page.getByText('Deaths on duty in Norland').first()).toBeVisible()

    await page.goto(`${site}/datasets/norland-police`)
    await page.locator('.release-list a').first().click()
    await page.getByRole('link', { name: 'withdraw this release' }).click()
    await expect(page.getByText('is the only release that speaks of any day. Publish a corrected file instead.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Withdraw this release' })).toHaveCount(0)

    await page.goto(`${site}/upload`)
    await page.getByText('Does it belong to another dataset?').getByRole('link', { name: 'Deaths on duty in Norland' }).click()
    await expect(page).toHaveURL(/\/upload\?dataset=norland-police$/)

    expect(await shipped()).toEqual(before)
  } finally {
    server.kill('SIGTERM')
    await ended(server)
    rmSync(folder, { recursive: true })
  }
})
