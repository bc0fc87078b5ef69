import { Act, AccountFrame, Moment } from './account-frame'
import { type Audit, AuditLog } from './audit-log'

interface Account {
  id: string
  name: string
  email: string
  role: string
  sessions: number
  tokens: number
}

interface Props {
  /** The id of the admin who looks. */
  own: string
  roles: string[]
  accounts: Account[]
  invites: { id: string; email: string | null; role: string; expires_at: string }[]
  audit: Audit
}

/** What an admin looks after: who has an account and may do what, who is invited, what was done. */
export function AdminPage({ own, roles, accounts, invites, audit }: Props) {
  return (
    <AccountFrame title="Accounts" isWide>
      <section aria-label="Accounts">
        <ul className="plain-list accounts">
          {accounts.map((account) => (
            <li key={account.id}>
              <AccountLine account={account} roles={roles} isOwn={account.id === own} />
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="invites">
        <h2 id="invites">Invites</h2>
        {invites.length === 0 && <p>None is open.</p>}
        <ul className="plain-list">
          {invites.map(({ id, email, role, expires_at }) => (
            <li key={id}>
              {email} as {role}, until <Moment at={expires_at} /> UTC
              <Act form="invite-withdraw" fields={{ invite: id }}>
                Withdraw<span className="visually-hidden"> the invite of {email}</span>
              </Act>
            </li>
          ))}
        </ul>
        <form method="post" action="/api/forms/invite-create" className="fields">
          <label>
            E-mail
            <input type="email" name="email" required />
          </label>
          <label htmlFor="invite-role">Role</label>
          <RoleChoice id="invite-role" roles={roles} chosen="reader" />
          <button type="submit">Invite</button>
          <p className="note">You get a link to send on; nothing is mailed from here.</p>
        </form>
      </section>
      <p>
        <a href="/admin/webhooks">Webhooks</a> tell other programs of releases.
      </p>
      <AuditLog audit={audit} names={new Map(accounts.map(({ id, name }) => [id, name]))} />
    </AccountFrame>
  )
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

const RoleChoice = ({ roles, chosen, label, id }: { roles: string[]; chosen: string; label?: string; id?: string }) => (
  <select id={id} name="role" defaultValue={chosen} aria-label={label}>
    {roles.map((role) => (
      <option key={role}>{role}</option>
    ))}
  </select>
)

function AccountLine({ account: { id, name, email, role, sessions, tokens }, roles, isOwn }: { account: Account; roles: string[]; isOwn: boolean }) {
  return (
    <>
      <p>
        <strong>{name}</strong> {isOwn && '(you) '}
        <br />
        {email}; {role}; {counted(sessions, 'session')}, {counted(tokens, 'token')}
      </p>
      <div className="acts">
        <form method="post" action="/api/forms/role" className="act">
          <input type="hidden" name="account" value={id} />
          <RoleChoice roles={roles} chosen={role} label={`Role of ${name}`} />
          <button type="submit">Give this role</button>
        </form>
        <Act form="sessions" fields={{ account: id }}>
          End sessions
        </Act>
        <Act form="password-link" fields={{ account: id }}>
          Link to a new password
        </Act>
        <details>
          <summary>Remove …</summary>
          <p className="note">Sessions and tokens end at once; the name stays with what was published.</p>
          <Act form="remove" fields={{ account: id }}>
            Remove {name}
          </Act>
        </details>
      </div>
    </>
  )
}
