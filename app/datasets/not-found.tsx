export default function NotFound() {
  return (
    <main id="dashboard" className="plain">
      <h1>There is no such dataset or release.</h1>
      <p>
        All of them are listed under <a href="/datasets">the data</a>.
      </p>
    </main>
  )
}
