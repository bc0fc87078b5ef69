import { Moment } from './account-frame'

export interface Audit {
  entries: number
  brokenAt: number | null
  hash: string
  rows: { id: number; at: string; actor: string; action: string; subject: string; detail: string }[]
  /** Before which entry the next page lies; null for the last. */
  next: number | null
}

/** What was done, newest first, and whether the log is whole. */
export function AuditLog({ audit: { entries, brokenAt, hash, rows, next }, names }: { audit: Audit; names: Map<string, string> }) {
  const nameOf = (id: string) => names.get(id) ?? id
  return (
    <section aria-labelledby="audit">
      <h2 id="audit">Audit log</h2>
      {brokenAt === null ? (
        <p>
          {entries} entries; every hash was counted again, and all stand. Keep the last one elsewhere to prove it later: <code className="hash">{hash || 'none yet'}</code>. The whole log is a{' '}
          <a href="/api/v1/audit.csv">CSV file</a>.
        </p>
      ) : (
        <p className="notice" role="alert">
          The log isn’t what was written: entry {brokenAt} was changed or is missing. Somebody with access to the store did so. Compare with an <a href="/api/v1/audit.csv">export</a> or a backup.
        </p>
      )}
      <div className="scroll" tabIndex={0} role="region" aria-labelledby="audit">
        <table className="prose-table">
          <thead>
            <tr>
              <th scope="col">UTC</th>
              <th scope="col">Who</th>
              <th scope="col">Did</th>
              <th scope="col">To</th>
              <th scope="col">Detail</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, at, actor, action, subject, detail }) => (
              <tr key={id}>
                <td className="day">
                  <Moment at={at} />
                </td>
                <td>{nameOf(actor)}</td>
                <td>{action}</td>
                <td>{nameOf(subject)}</td>
                <td>{detailText(detail)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {next !== null && (
        <p>
          <a href={`/admin?before=${next}#audit`}>Older entries</a>
        </p>
      )}
    </section>
  )
}

/** `from: reader, to: admin`; as it stands where somebody made it unreadable. */
function detailText(detail: string): string {
  try {
    const parts = Object.entries(JSON.parse(detail) as Record<string, unknown>)
    return parts.map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`).join(', ')
  } catch {
    return detail
  }
}
