export default function NotFound() {
  return (
    <main id="dashboard" className="plain">
      <h1>There is nothing at this address.</h1>
      <p>The figures are on the <a href="/">dashboard</a>. From here you can also go to:</p>
      <ul>
        <li>
          <a href="/charts">Charts</a>, each with its page
        </li>
        <li>
          <a href="/datasets">Data</a>, with every release
        </li>
        <li>
          <a href="/method">Method</a>: how it counts
        </li>
        <li>
          <a href="/api">API</a>, for programs
        </li>
      </ul>
    </main>
  )
}
