import { Act, AccountFrame, Moment } from './account-frame'

interface Props {
  viewer: { name: string; email: string; role: string; session?: string }
  tokens: Token[]
  sessions: Session[]
  /** Those that the account's role allows. */
  scopes: { name: string; rule: string }[]
  days: { usual: number; most: number }
  /** Null for an account without a password. */
  passwordRule: string | null
}

interface Token {
  id: string
  name: string
  scopes: string
  start: string
  expires_at: string
  last_used: string | null
}

interface Session {
  id: string
  created_at: string
  user_agent: string | null
}

/** One's own account: who one is, tokens, sessions, the password. */
export function AccountPage({ viewer, tokens, sessions, scopes, days, passwordRule }: Props) {
  return (
    <AccountFrame title="Your account" isWide>
      <p>
        {viewer.name}, {viewer.email}. Your role: {viewer.role}.{' '}
        {viewer.role === 'admin' && (
          <>
            You look after <a href="/admin">accounts and the audit log</a>.
          </>
        )}
      </p>
      <Act form="sign-out" fields={{}}>
        Sign out
      </Act>
      <section aria-labelledby="tokens">
        <h2 id="tokens">Tokens for programs</h2>
        <p className="note">A program sends one as “Authorization: Bearer sp_…”. It may never do more than you may at that moment.</p>
        <Tokens tokens={tokens} />
        <NewToken scopes={scopes} days={days} />
      </section>
      <section aria-labelledby="sessions">
        <h2 id="sessions">Where you are signed in</h2>
        <Sessions sessions={sessions} own={viewer.session} />
      </section>
      {passwordRule !== null && <Password rule={passwordRule} />}
    </AccountFrame>
  )
}

function Tokens({ tokens }: { tokens: Token[] }) {
  if (tokens.length === 0) return <p>You have none.</p>
  return (
    <div className="scroll" tabIndex={0} role="region" aria-labelledby="tokens">
      <table className="prose-table">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Begins</th>
            <th scope="col">May</th>
            <th scope="col">Ends</th>
            <th scope="col">Last used</th>
            <th scope="col">
              <span className="visually-hidden">Revoke</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {tokens.map(({ id, name, start, scopes, expires_at, last_used }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>
                <code>{start}…</code>
              </td>
              <td>{scopes.replaceAll(' ', ', ')}</td>
              <td>{expires_at.slice(0, 10)}</td>
              <td>{last_used ?? 'never'}</td>
              <td>
                <Act form="token-revoke" fields={{ token: id }}>
                  Revoke<span className="visually-hidden"> {name}</span>
                </Act>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function NewToken({ scopes, days }: Pick<Props, 'scopes' | 'days'>) {
  return (
    <form method="post" action="/api/forms/token-create" className="fields">
      <h3>Make a token</h3>
      <label>
        Name, such as the program’s
        <input name="name" maxLength={100} required />
      </label>
      <fieldset>
        <legend>It may</legend>
        {scopes.map(({ name, rule }) => (
          <label key={name}>
            <input type="checkbox" name="scopes" value={name} defaultChecked={name === 'read'} /> {name}: {rule}
          </label>
        ))}
      </fieldset>
      <label>
        Days until it ends, at most {days.most}
        <input type="number" name="days" min={1} max={days.most} defaultValue={days.usual} required />
      </label>
      <button type="submit">Make the token</button>
    </form>
  )
}

function Sessions({ sessions, own }: { sessions: Session[]; own?: string }) {
  return (
    <ul className="plain-list">
      {sessions.map(({ id, created_at, user_agent }) => (
        <li key={id}>
          Since <Moment at={created_at} /> UTC, {user_agent ? user_agent.slice(0, 120) : 'a browser that doesn’t say which'}
          {id === own ? (
            <strong> (this one)</strong>
          ) : (
            <Act form="session-end" fields={{ session: id }}>
              End it
            </Act>
          )}
        </li>
      ))}
    </ul>
  )
}

const Password = ({ rule }: { rule: string }) => (
  <section aria-labelledby="password">
    <h2 id="password">Password</h2>
    <form method="post" action="/api/forms/password" className="fields">
      <label>
        Current password
        <input type="password" name="current" autoComplete="current-password" required />
      </label>
      <label>
        New password
        <input type="password" name="password" autoComplete="new-password" aria-describedby="password-rule" minLength={12} maxLength={128} required />
      </label>
      <p id="password-rule" className="note">
        {rule} Your other sessions end.
      </p>
      <button type="submit">Change it</button>
    </form>
  </section>
)
