/**
 * Other people's sites for the tests of embeds: pages on an origin of their own, with the headers that
 * such sites send, holding what a newsroom pastes. Their scripts come from npm or are written here as
 * the tools' documentation describes them, never from this product.
 */
import { readFileSync } from 'node:fs'
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { test as base, expect } from './site'

interface Article {
  body: string
  head?: string
  headers?: Record<string, string>
}

/** A site that isn't ours: `publish` puts an article at an address and tells it. */
export interface Host {
  origin: string
  publish: (article: Article) => string
}

/** Scripts that hosts keep at their own site, by their address there: npm packages, and ours, which they shouldn’t. */
const PACKAGES: Record<string, string> = { '/pym.js': 'node_modules/pym.js/dist/pym.v1.min.js', '/kept.js': 'public/embed.js' }

export const test = base.extend<{ host: Host }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs from this pattern
  host: async ({}, use) => {
    const articles = new Map<string, Article>()
    const server = createServer((request, response) => answer(articles, request, response))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    // The product is at localhost: by its number this is another origin, and another site.
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    await use({
      origin,
      publish: (article) => {
        const path = `/article-${articles.size + 1}`
        articles.set(path, article)
        return origin + path
      },
    })
    await closed(server)
  },
})

export { expect }

function answer(articles: Map<string, Article>, { url }: IncomingMessage, response: ServerResponse): void {
  const path = url!.split('?')[0]
  if (PACKAGES[path]) {
    response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(readFileSync(PACKAGES[path]))
    return
  }
  const article = articles.get(path)
  if (!article) {
    response.writeHead(404).end()
    return
  }
  const { head = '', body, headers } = article
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...headers })
  response.end(`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>An article</title>${head}</head><body>${body}</body></html>`)
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}

/** The iframe code that the site offers for a chart, through its oEmbed. */
export async function codeOf(site: string, chart: string, query = ''): Promise<{ html: string; height: number }> {
  const url = encodeURIComponent(`${site}/charts/${chart}${query}`)
  const { html, height } = await (await fetch(`${site}/oembed?url=${url}`)).json()
  return { html, height }
}

/** The script code of a chart, as an article has kept it since it was pasted. */
export function scriptCodeOf(site: string, chart: string, { query = '', id = chart, height = 400, heights = '', width = '', least = '' } = {}): string {
  const src = `${site}/embed/${chart}?${query === '' ? '' : `${query}&amp;`}id=${id}`
  const picture = `<a href="${site}/charts/${chart}"><img src="${site}/charts/${chart}.png" alt="The alt text of ${chart}" width="600"></a>`
  const more = (heights && ` data-heights="${heights}"`) + (width && ` data-width="${width}"`)
  return (
    `<div id="same-period-${id}" data-src="${src}" data-title="A headline" data-height="${height}"${more} style="min-height:${least || `${height}px`}"><a href="${site}/charts/${chart}">A headline</a><noscript>${picture}</noscript></div>` +
    `<script defer src="${site}/embed.js" data-for="same-period-${id}"></script>`
  )
}

/** The height of what stands in a frame, in whole pixels, and of the frame itself. */
export async function heightsOf(page: Page, frame: string): Promise<{ content: number; frame: number }> {
  const main = page.frameLocator(frame).locator('main')
  return {
    content: await main.evaluate((each) => Math.ceil(each.getBoundingClientRect().height)),
    frame: await page.locator(frame).evaluate((each) => each.clientHeight),
  }
}

/** Waits until a frame is as tall as what stands in it, and that is more than nothing. */
export async function expectFits(page: Page, frame: string): Promise<void> {
  await expect(async () => {
    const { content, frame: height } = await heightsOf(page, frame)
    expect(content).toBeGreaterThan(200)
    expect(height).toBe(content)
  }).toPass({ timeout: 20_000 })
}

/** What layout shifts have added up to since the page began; run before it is opened. */
export async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const shifts = window as typeof window & { shifted: number }
    shifts.shifted = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.shifted += (entry as PerformanceEntry & { value: number }).value
    }).observe({ type: 'layout-shift', buffered: true })
  })
  return () => page.evaluate(() => (window as typeof window & { shifted: number }).shifted)
}
