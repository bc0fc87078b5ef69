/**
 * From a file that somebody mailed to a published release, and back: try, answer, see what it would change,
 * sign in, publish, see it on the dashboard and in frames, withdraw. Each with a server and a store of its own.
 */
import { type ChildProcess, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { PATIENT, headline } from './reader'
import { ended, expect, freePort, startServer, test as base, whenReady } from './site'

/** A person of this test; nobody's. */
const PERSON = { name: 'Ada Analyst', email: 'ada@newsroom.example', password: 'four gates and a lantern' }

/** By the history of 30 August 2024 one officer was shot on 7 September 2015, in Puerto Rico. This file knows of two more, in Texas. */
const FILE = 'Died,Where,Why\n9/7/2015,PR,Gunfire\n9/7/2015,TX,Gunfire\n9/7/2015,TX,Shot\n9/7/2015,ZZ,Gunfire\n'
const CLAIM = '/?asof=2015-09-07'
/** 27 + 2 against 34: −14.7%. */
const [BEFORE, AFTER] = ['Firearms deaths are down 21%: 27 by 7 September 2015, against 34', 'Firearms deaths are down 15%: 29 by 7 September 2015, against 34']

interface Own {
  site: string
  setupLink: string
}

/** A server of this test alone: what it publishes is nobody else's. */
const test = base.extend<{ own: Own }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs from this pattern
  own: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'same-period-publish-'))
    const port = await freePort()
    const server: ChildProcess = startServer(port, join(folder, 'store.db'))
    let said = ''
    server.stdout!.on('data', (text) => (said += String(text)))
    await whenReady(server)
    const setupLink = /http\S+\/setup\?link=\S+/.exec(said)?.[0] ?? ''
    await use({ site: `http://localhost:${port}`, setupLink })
    server.kill('SIGTERM')
    await ended(server)
    rmSync(folder, { recursive: true })
  },
})

async function makeAdmin(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel('Your name').fill(PERSON.name)
  await page.getByLabel('E-mail').fill(PERSON.email)
  await page.getByLabel('Password', { exact: true }).fill(PERSON.password)
  await page.getByRole('button', { name: 'Make the account' }).click()
  await expect(page.getByText('Your role: admin')).toBeVisible(PATIENT)
}

test('a mailed file becomes a release, stands on the dashboard and in frames, and is withdrawn', async ({ page, context, browser, own }) => {
  test.slow()
  const { site } = own
  await page.goto(`${site}/upload`)
  await expect(page.locator('main.scripted')).toBeAttached(PATIENT)
  await page.getByLabel('Choose a file').setInputFiles({ name: 'mailed.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) })
  await page.getByRole('radio', { name: /month, day, year/ }).check(PATIENT)
  await page.getByRole('button', { name: 'Read again with these answers' }).click()
  await page.getByLabel('“Shot” is').selectOption('Gunfire', PATIENT)
  await page.getByRole('button', { name: 'Read again with these answers' }).click()
  await expect(page.getByRole('heading', { name: '4 rows read, 3 deaths' })).toBeVisible(PATIENT)
  await expect(page.locator('section[aria-labelledby=problems-title]')).toContainText('unknown-state')
  await expect(page.locator('[data-side=tried] .headline')).toContainText(AFTER, PATIENT)
  await expect(page.getByText('headlines would be printed otherwise')).toBeVisible()

  const panel = page.getByRole('region', { name: 'Publish it' })
  await expect(panel.getByRole('link', { name: 'Sign in' })).toBeVisible()
  const other = await context.newPage()
  await makeAdmin(other, own.setupLink)
  await other.close()
  await panel.getByRole('button', { name: 'I have signed in' }).click()
  await panel.getByLabel('What it is, and why').fill('Two deaths in Texas that the source lists now.')
  await panel.getByLabel('Compiled by').fill('A newsroom')
  await panel.getByLabel('Licence').fill('CC BY 4.0')
  await panel.getByRole('button', { name: 'Send it and check it there' }).click()
  await expect(panel.getByText('The same as your browser did. 4 rows read: 2 accepted, 0 repaired, 1 suspected duplicate, 1 rejected; 3 deaths')).toBeVisible(PATIENT)
  const publish = panel.getByRole('button', { name: 'Publish', exact: true })
  await expect(publish).toBeDisabled()
  await expect(panel.getByRole('checkbox', { name: /reject/ })).toBeVisible()
  for (const box of await panel.getByRole('checkbox').all()) await box.check()
  const { violations } = await new AxeBuilder({ page }).include('section[aria-labelledby=publish-title]').analyze()
  expect(violations).toEqual([])
  await publish.click()
  await expect(panel.getByText('It is published.')).toBeVisible(PATIENT)

  await page.goto(`${site}${CLAIM}`)
  await expect(headline(page)).toContainText(AFTER)
  await page.goto(`${site}/embed/year-so-far?asof=2015-09-07`)
  await expect(page.locator('body')).toContainText('2015 · 29')
  await page.goto(`${site}/embed/year-so-far?asof=2015-09-07&known=2016-07-03`)
  await expect(page.locator('body'), 'a frozen figure stays as it was').toContainText('2015 · 26')

  await page.goto(`${site}/charts/year-so-far?asof=2015-09-07`)
  const frozen = (await page.locator('#frozen-link').textContent())!

  // Whoever comes next, in another browser, needn't say again what "Shot" is.
  const elsewhere = await browser.newPage()
  await elsewhere.goto(`${site}/upload`)
  await expect(elsewhere.locator('main.scripted')).toBeAttached(PATIENT)
  await elsewhere.getByLabel('Choose a file').setInputFiles({ name: 'next.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) })
  await expect(elsewhere.getByText('1 cause that was chosen before is remembered')).toBeVisible(PATIENT)
  await expect(elsewhere.getByLabel('“Shot” is')).toHaveValue('Gunfire')
  await expect(elsewhere.getByText('unknown-cause')).toHaveCount(0)
  await elsewhere.close()

  await page.goto(`${site}/datasets/line-of-duty-deaths`)
  await page.locator('.release-list a').first().click()
  await expect(page.locator('.facts')).toContainText(`${PERSON.name}, `)
  await expect(page.locator('.facts')).toContainText('Two deaths in Texas that the source lists now.')
  const file = await page.request.get(`${site}${await page.getByRole('link', { name: 'The file as it came' }).getAttribute('href')}`)
  expect(createHash('sha256').update(await file.body()).digest('hex'), 'as it came').toBe(createHash('sha256').update(FILE).digest('hex'))

  await page.getByRole('link', { name: 'withdraw this release' }).click()
  const preview = page.getByRole('region', { name: 'What this would change' })
  await expect(preview, 'before it changes anything').toContainText('Removed 2 deaths.', PATIENT)
  await expect(preview.getByRole('row', { name: /7 Sep 2015 firearms deaths/ })).toContainText('29 v 34, −15%27 v 34, −21%')
  await page.getByLabel('Why it is withdrawn').fill('The mail was a mistake.')
  await page.getByRole('button', { name: 'Withdraw this release' }).click()
  await expect(page.locator('.facts')).toContainText('The mail was a mistake.', PATIENT)
  await page.goto(`${site}${CLAIM}`)
  await expect(headline(page)).toContainText(BEFORE)
  await page.goto(frozen)
  await expect(page.locator('h1'), 'what was frozen on the day of its withdrawal stays').toContainText('29')
  await expect(page.getByText('Figures have been revised since: 29 v 34 (−15%) is now 27 v 34 (−21%).')).toBeVisible()
  await page.goto(`${site}/admin`)
  for (const action of ['release.published', 'release.withdrawn']) await expect(page.getByText(action).first()).toBeVisible()
})

test('the command publishes, recognises the same file, asks before what is unusual, and withdraws', async ({ page, own }) => {
  test.slow()
  await makeAdmin(page, own.setupLink)
  await page.getByLabel('Name, such as').fill('the desk’s script')
  await page.getByRole('checkbox', { name: /^publish/ }).check()
  await page.getByRole('button', { name: 'Make the token' }).click()
  const token = await page.locator('input[readonly]').inputValue()
  expect(token).toMatch(/^sp_/)

  const folder = mkdtempSync(join(tmpdir(), 'same-period-command-'))
  const path = join(folder, 'mailed.csv')
  writeFileSync(path, FILE)
  const run = (...words: string[]) =>
    spawnSync(process.execPath, ['scripts/same-period.mjs', ...words, '--to', own.site], { encoding: 'utf8', env: { ...process.env, SAME_PERIOD_TOKEN: token } })
  const words = ['publish', path, '--note', 'Two deaths in Texas', '--compiled-by', 'A newsroom', '--licence', 'CC BY 4.0', '--date-order', 'mdy', '--cause', 'Shot=Gunfire']

  const asked = run(...words)
  expect(asked.status, asked.stderr).toBe(1)
  expect(asked.stderr).toContain('--confirm rejected-rows')
  const confirmed = [...asked.stderr.matchAll(/--confirm ("[^"]+"|\S+)/g)].flatMap(([, name]) => ['--confirm', name.replaceAll('"', '')])
  const done = run(...words, ...confirmed, '--json')
  expect(done.status, done.stderr).toBe(0)
  const { release, listed } = JSON.parse(done.stdout) as { release: string; listed: number }
  expect(listed, 'Texas gets one record of two deaths; Puerto Rico’s stays').toBe(1)
  await page.goto(`${own.site}${CLAIM}`)
  await expect(headline(page)).toContainText(AFTER)

  const next = join(folder, 'next.csv')
  writeFileSync(next, `${FILE}9/6/2015,TX,Shot\n`)
  const checked = run('publish', next, '--only-check', '--date-order', 'mdy')
  expect(checked.stderr).toContain('as chosen for earlier files, unless --cause says otherwise: “Shot” is Gunfire')
  expect(checked.stdout + checked.stderr).not.toContain('unknown-cause')

  const again = run(...words, ...confirmed)
  expect(again).toMatchObject({ status: 0 })
  expect(again.stdout).toContain(`The same file stands already, as ${release}`)

  const withdrawn = run('withdraw', release, '--note', 'A mistake')
  expect(withdrawn.status, withdrawn.stderr).toBe(0)
  await page.goto(`${own.site}${CLAIM}`)
  await expect(headline(page)).toContainText(BEFORE)

  const stranger = spawnSync(process.execPath, ['scripts/same-period.mjs', ...words, '--to', own.site], { encoding: 'utf8', env: { ...process.env, SAME_PERIOD_TOKEN: 'sp_nobody' } })
  expect(stranger.status).toBe(3)
  rmSync(folder, { recursive: true })
})
