import { CHARTS, chartPath } from '@/charts/catalogue'

export default function NoSuchChart() {
  return (
    <main id="dashboard" className="plain">
      <h1>There is no such chart.</h1>
      <p>These are the charts:</p>
      <ul>
        {CHARTS.map(({ id, name, about }) => (
          <li key={id}>
            <a href={chartPath(id)}>{name}</a> (<code>{id}</code>). {about}
          </li>
        ))}
      </ul>
    </main>
  )
}
