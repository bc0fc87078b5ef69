export default function NotFound() {
  return (
    <main id="dashboard" className="plain">
      <h1>There is nothing at this address.</h1>
      <p>
        The figures are on the <a href="/">dashboard</a>; how they are counted is on the <a href="/method">method</a> page.
      </p>
    </main>
  )
}
