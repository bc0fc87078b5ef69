/** Answers of forms that are pages themselves: a fault beside the form that it is in, or what is shown once and can't be asked for again. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReactElement } from 'react'

let style: Promise<string> | undefined

/** A page in the look of the site, from a route; never kept. */
export async function formPage(status: number, title: string, content: ReactElement, headers: Record<string, string> = {}): Promise<Response> {
  // Next refuses a static import of it.
  const { renderToStaticMarkup } = await import('react-dom/server')
  style ??= readFile(join(process.cwd(), 'app/globals.css'), 'utf8')
  const html = renderToStaticMarkup(
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${title} · Same Period`}</title>
        <style dangerouslySetInnerHTML={{ __html: `html{--serif:Georgia;--sans:system-ui}${await style}` }} />
      </head>
      <body>
        <header className="site">
          <a href="/" className="name">
            Same Period
          </a>
        </header>
        <main id="dashboard" className="account-page">
          <h1 className="plain">{title}</h1>
          {content}
        </main>
      </body>
    </html>,
  )
  return new Response(`<!DOCTYPE html>${html}\n`, { status, headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', ...headers } })
}

/** A refusal as a page, with the way back. */
export const refusalPage = (status: number, title: string, detail: string, back = '/account', headers: Record<string, string> = {}): Promise<Response> =>
  formPage(
    status,
    title,
    <>
      <p className="notice" role="alert">
        {detail}
      </p>
      <p>
        <a href={back}>Back</a>
      </p>
    </>,
    headers,
  )

/** On to a page of ours, by GET; with cookies where an answer set some. */
export function seeOther(path: string, from?: Response): Response {
  const headers = new Headers({ Location: path, 'Cache-Control': 'no-store' })
  for (const cookie of from?.headers.getSetCookie() ?? []) headers.append('Set-Cookie', cookie)
  return new Response(null, { status: 303, headers })
}
