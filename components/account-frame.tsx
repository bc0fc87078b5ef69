import type { ReactNode } from 'react'

interface Props {
  title: string
  children: ReactNode
  /** Of a page with tables. */
  isWide?: boolean
}

/** A page of accounts. A session that is used lasts on: the cookie is renewed where a script may ask for that. */
export function AccountFrame({ title, children, isWide = false }: Props) {
  return (
    <main id="dashboard" className={isWide ? 'account-page wide-page' : 'account-page'}>
      <h1 className="plain">{title}</h1>
      {children}
      <script dangerouslySetInnerHTML={{ __html: "fetch('/api/auth/get-session').catch(function () {})" }} />
    </main>
  )
}

/** A page of admins, for who isn't one. */
export const AdminOnly = ({ title, role }: { title: string; role: string }) => (
  <AccountFrame title={title}>
    <p className="notice">This page is for admins; your role is {role}. An admin can change it.</p>
  </AccountFrame>
)

export const SignedInAs = ({ name }: { name: string }) => (
  <p className="notice">
    You are signed in as {name}: go to <a href="/account">your account</a>.
  </p>
)

/** A moment as a day and a time, in UTC as the log has it. */
export const Moment = ({ at }: { at: string }) => <time dateTime={at}>{at.slice(0, 16).replace('T', ' ')}</time>

/** A button that sends one thing, by a form of its own. */
export function Act({ form, fields, children }: { form: string; fields: Record<string, string>; children: ReactNode }) {
  return (
    <form method="post" action={`/api/forms/${form}`} className="act">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit">{children}</button>
    </form>
  )
}
