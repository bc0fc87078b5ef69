/** From the first start to a colleague with a token: accounts as people use them. */
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Page, test as base } from '@playwright/test'
import { ended, expect, freePort, startServer, whenReady } from './site'

const PASSWORD = 'a lamp beside nine pears'

/** A server of its own for each test, and the link that its start printed. */
const test = base.extend<{ served: { site: string; link: string; store: string } }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs from this pattern
  served: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'same-period-accounts-'))
    const [port, store] = [await freePort(), join(folder, 'store.db')]
    const server = startServer(port, store)
    const link = linkOf(server)
    await whenReady(server)
    await use({ site: `http://localhost:${port}`, link: await link, store })
    server.kill('SIGTERM')
    await ended(server)
    rmSync(folder, { recursive: true })
  },
})

function linkOf(server: ChildProcess): Promise<string> {
  let said = ''
  return new Promise((resolve) => {
    server.stdout!.on('data', (text) => {
      said += String(text)
      const link = /http:\S+\/setup\?link=\S+/.exec(said)
      if (link) resolve(link[0])
    })
  })
}

async function makeAdmin(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel('Your name, as releases will show it').fill('Ann Admin')
  await page.getByLabel('E-mail').fill('ann@example.org')
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Make the account' }).click()
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible()
}

test('the first admin invites a colleague, who makes a token, and the log tells of it', async ({ page, browser, served: { site, link } }) => {
  await makeAdmin(page, link)
  await page.goto(link)
  await expect(page.getByText('This link was used')).toBeVisible()

  await page.goto(`${site}/admin`)
  await page.getByLabel('E-mail').fill('bob@example.org')
  await page.getByLabel('Role', { exact: true }).selectOption('analyst')
  await page.getByRole('button', { name: 'Invite' }).click()
  const invite = await page.getByLabel('The link').inputValue()

  const context = await browser.newContext()
  const bob = await context.newPage()
  await bob.goto(invite)
  await expect(bob.getByLabel('E-mail')).toHaveValue('bob@example.org')
  await bob.getByLabel('Your name, as releases will show it').fill('Bob Analyst')
  await bob.getByLabel('Password', { exact: true }).fill('passwordpassword')
  await bob.getByRole('button', { name: 'Make the account' }).click()
  await expect(bob.getByRole('alert')).toHaveText('The password is one of those that everybody tries.')
  await bob.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await bob.getByRole('button', { name: 'Make the account' }).click()
  await expect(bob.getByText('Your role: analyst')).toBeVisible()
  await expect(bob.getByText('whatever an admin may')).toHaveCount(0)

  await bob.getByLabel('Name, such as the program’s').fill('nightly')
  await bob.getByRole('button', { name: 'Make the token' }).click()
  const token = await bob.getByLabel('The token “nightly”').inputValue()
  expect(token).toMatch(/^sp_[0-9A-Za-z]{49}$/)
  await bob.getByRole('link', { name: 'Done' }).click()
  await expect(bob.getByRole('row', { name: /nightly/ })).toBeVisible()
  await expect(bob.getByText(token)).toHaveCount(0)
  await bob.goto(`${site}/admin`)
  await expect(bob.getByText('This page is for admins; your role is analyst.')).toBeVisible()

  await page.goto(`${site}/admin`)
  await page.getByRole('listitem').filter({ hasText: 'Bob Analyst' }).getByRole('button', { name: 'End sessions' }).click()
  await bob.goto(`${site}/account`)
  await expect(bob.getByRole('heading', { name: 'Sign in' }), 'Bob’s session has ended').toBeVisible()
  await page.goto(`${site}/admin`)
  for (const action of ['account.created', 'invite.created', 'sign-in', 'token.created', 'account.sessions-revoked']) await expect(page.getByRole('cell', { name: action, exact: true }).first()).toBeVisible()
  await expect(page.getByText('all stand')).toBeVisible()
  await context.close()
})

test('without JavaScript one signs in, comes back to where one was going, and signs out', async ({ browser, page, served: { site, link } }) => {
  await makeAdmin(page, link)
  const context = await browser.newContext({ javaScriptEnabled: false })
  const plain = await context.newPage()
  await plain.goto(`${site}/admin`)
  await expect(plain).toHaveURL(`${site}/sign-in?next=%2Fadmin`)
  await plain.getByLabel('E-mail').fill('ann@example.org')
  await plain.getByLabel('Password').fill('wrong but long enough')
  await plain.getByRole('button', { name: 'Sign in' }).click()
  await expect(plain.getByRole('alert')).toHaveText('The e-mail address or the password is wrong.')
  await plain.getByLabel('Password').fill(PASSWORD)
  await plain.getByRole('button', { name: 'Sign in' }).click()
  await expect(plain).toHaveURL(`${site}/admin`)
  await plain.goto(`${site}/account`)
  await plain.getByRole('button', { name: 'Sign out' }).click()
  await expect(plain).toHaveURL(`${site}/`)
  await plain.goto(`${site}/account`)
  await expect(plain).toHaveURL(/\/sign-in/)
  await context.close()
})

test('what is everybody’s sets no cookie and may be kept; what is one’s own may not', async ({ page, request, served: { site, link } }) => {
  await makeAdmin(page, link)
  for (const path of ['/', '/datasets', '/api/v1/compare']) {
    const answer = await page.request.get(site + path)
    expect(answer.headers()['set-cookie'], path).toBeUndefined()
    expect(answer.headers()['cache-control'], path).toContain('public')
  }
  for (const path of ['/account', '/admin', '/sign-in', '/upload', '/api/v1/audit', '/api/v1/tokens']) {
    const answer = await page.request.get(site + path)
    expect([path, answer.status(), answer.headers()['cache-control'], answer.headers().etag]).toEqual([path, 200, 'no-store', undefined])
    expect(answer.headers()['access-control-allow-origin'], path).toBeUndefined()
  }
  for (const path of ['/api/v1/audit', '/api/v1/audit.csv', '/api/v1/accounts', '/api/v1/tokens']) expect((await request.get(site + path, { headers: { 'x-middleware-subrequest': 'middleware' } })).status(), path).toBe(401)
  const invite = await request.get(`${site}/invite?link=x`)
  expect(invite.headers()['referrer-policy']).toBe('same-origin')
})

test('the pages fit a phone, and axe finds nothing, in light and in dark', async ({ page, served: { site, link } }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await makeAdmin(page, link)
  await page.getByLabel('Name, such as the program’s').fill('nightly')
  await page.getByRole('button', { name: 'Make the token' }).click()
  for (const path of ['/account', '/admin', '/sign-in', '/setup?link=x', '/invite?link=x']) {
    await page.goto(site + path)
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
      expect(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`)), `${path} in ${colorScheme}`).toEqual([])
    }
  }
})
