/** The forms that come before an account: signing in, making the first admin, accepting an invite. Plain: they work without a script. */

interface SignIn {
  next: string
  email?: string
  error?: string
  /** Whether a newsroom's own service can be used. */
  hasOidc: boolean
}

const Fault = ({ text }: { text?: string }) =>
  text ? (
    <p className="notice" role="alert">
      {text}
    </p>
  ) : null

export function SignInForm({ next, email = '', error, hasOidc }: SignIn) {
  return (
    <>
      <Fault text={error} />
      <form method="post" action="/api/forms/sign-in" className="fields">
        <input type="hidden" name="next" value={next} />
        <label>
          E-mail
          <input type="email" name="email" defaultValue={email} autoComplete="username" required />
        </label>
        <label>
          Password
          <input type="password" name="password" autoComplete="current-password" required />
        </label>
        <button type="submit">Sign in</button>
      </form>
      {hasOidc && (
        <form method="post" action="/api/forms/oidc" className="fields">
          <input type="hidden" name="next" value={next} />
          <button type="submit">Sign in with your organisation</button>
        </form>
      )}
      <p className="note">Accounts are for those who publish here; reading takes none. An admin invites. Who has lost a password asks an admin for a link to a new one.</p>
    </>
  )
}

interface NewAccount {
  kind: 'setup' | 'invite'
  link: string
  /** Of an invite; the first admin writes their own. */
  email?: string
  role: string
  name?: string
  passwordRule: string
  error?: string
}

export function NewAccountForm({ kind, link, email, role, name = '', passwordRule, error }: NewAccount) {
  return (
    <>
      <Fault text={error} />
      <form method="post" action={`/api/forms/${kind}`} className="fields">
        <input type="hidden" name="link" value={link} />
        <label>
          Your name, as releases will show it
          <input name="name" defaultValue={name} autoComplete="name" maxLength={100} required />
        </label>
        <label>
          E-mail
          <input type="email" name="email" defaultValue={email} readOnly={kind === 'invite'} autoComplete="username" required />
        </label>
        <label>
          Password
          <input type="password" name="password" autoComplete="new-password" aria-describedby="password-rule" minLength={12} maxLength={128} required />
        </label>
        <p id="password-rule" className="note">
          {passwordRule}
        </p>
        <button type="submit">Make the account</button>
      </form>
      <p className="note">The role of this account: {role}.</p>
    </>
  )
}

interface Reset {
  link: string
  email: string
  passwordRule: string
  error?: string
}

export const ResetForm = ({ link, email, passwordRule, error }: Reset) => (
  <>
    <Fault text={error} />
    <form method="post" action="/api/forms/reset" className="fields">
      <input type="hidden" name="link" value={link} />
      <label>
        E-mail
        <input type="email" defaultValue={email} readOnly autoComplete="username" />
      </label>
      <label>
        New password
        <input type="password" name="password" autoComplete="new-password" aria-describedby="password-rule" minLength={12} maxLength={128} required />
      </label>
      <p id="password-rule" className="note">
        {passwordRule} Every session of the account ends.
      </p>
      <button type="submit">Set the password</button>
    </form>
  </>
)
