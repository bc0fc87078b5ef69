/** An admin adds a webhook, is shown its secret once, sends a test that arrives signed, and removes it; all by plain forms. */
import { createHmac } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { type IncomingHttpHeaders, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { ended, freePort, startServer, whenReady } from './site'

test.use({ javaScriptEnabled: false })

test('a webhook, from its form to its last test', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'same-period-webhooks-'))
  const received: { headers: IncomingHttpHeaders; body: string }[] = []
  const receiver = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += String(chunk)))
    request.on('end', () => {
      received.push({ headers: request.headers, body })
      response.writeHead(204).end()
    })
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const hook = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`
  const port = await freePort()
  const server = startServer(port, join(folder, 'store.db'), { WEBHOOKS_TO_PRIVATE: '1' })
  let said = ''
  for (const stream of [server.stdout!, server.stderr!]) stream.on('data', (text) => (said += String(text)))
  await whenReady(server)
  const site = `http://localhost:${port}`

  await page.goto(`${site}/admin/webhooks`)
  await expect(page, 'nobody sees it without an account').toHaveURL(/\/sign-in\?next=/)
  await page.goto(/http:\S+\/setup\?link=\w+/.exec(said)![0])
  await page.getByLabel('Your name').fill('The Desk')
  await page.getByLabel('E-mail').fill('desk@example.org')
  await page.getByLabel('Password').fill('a lamp beside nine pears')
  await page.getByRole('button', { name: 'Make the account' }).click()
  await page.goto(`${site}/admin`)
  await page.getByRole('link', { name: 'Webhooks' }).click()
  await expect(page.getByText('There are none yet.')).toBeVisible()

  await page.getByLabel('Where to send').fill('ftp://news.example.org/hook')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('begins with https://')
  await page.goto(`${site}/admin/webhooks`)
  await page.getByLabel('Where to send').fill(hook)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  const secret = await page.getByLabel('The secret').inputValue()
  await page.getByRole('link', { name: 'Done' }).click()
  expect(await page.content()).not.toContain(secret)

  await page.getByRole('button', { name: 'Send a test' }).click()
  await expect(async () => {
    await page.reload()
    await expect(page.getByRole('row', { name: /webhook\.test/ }).getByRole('cell').last()).toHaveText('sent', { timeout: 100 })
  }).toPass()
  const [{ headers, body }] = received
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const signed = createHmac('sha256', key).update(`${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`).digest('base64')
  expect(headers['webhook-signature']).toBe(`v1,${signed}`)

  await page.getByText('Remove …').click()
  await page.getByRole('button', { name: `Remove ${hook}` }).click()
  await expect(page.getByText('There are none yet.')).toBeVisible()
  server.kill('SIGTERM')
  await ended(server)
  receiver.close()
  rmSync(folder, { recursive: true })
})
