'use client'

export default function ErrorPage({ error }: { error: Error & { digest?: string } }) {
  return (
    <main id="dashboard" className="plain">
      <h1>This page couldn’t be made.</h1>
      <p>
        Nothing was lost. Try the <a href="/">dashboard</a> without settings; if it happens again, the server’s log has the
        reason{error.digest ? ` under ${error.digest}` : ''}.
      </p>
    </main>
  )
}
