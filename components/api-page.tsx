import { withWords } from '@/charts/with-words'
import type { DescribedWord } from '@/stats/word-schema'
import { linesFor } from './api-lines'
import { CopyButton } from './copy-button'
import { LivePage } from './live-page'

/** An operation in words: its address and what that takes. */
export interface OperationWords {
  id: string
  /** With `{names}` for its parts: `/charts/{chart}.svg`. */
  path: string
  title: string
  about: string
  parts: DescribedWord[]
  words: DescribedWord[]
}

/** An operation as a reader meets it. */
export interface ShownOperation extends OperationWords {
  type: string
  refusals: number[]
  /** A whole address of this site that is answered. */
  address: string
  /** The beginning of that answer; null for what isn't text. */
  excerpt: string | null
}

/** What programs can ask: each operation with its words, an answer, and lines to paste. */
export function ApiPage({ operations }: { operations: ShownOperation[] }) {
  return (
    <main id="dashboard" className="method api">
      <h1>The API</h1>
      <p>
        Every figure here can be asked for by a program. Reading needs no key, and any site may do so. The words are those of the pages’ own addresses: what is
        left out takes its default.
      </p>
      <p>
        An address without <code>known</code> follows new releases. One that names both <code>asof</code> and <code>known</code> is frozen: its figures stay. A word
        or value that can’t be read is refused with <code>application/problem+json</code>, which names it, what was found and what is allowed; a picture says so
        itself.
      </p>
      <p>
        For machines: <a href="/api/v1/openapi.json">OpenAPI 3.1</a>, the <a href="/datasets">data and their descriptions</a>, the <a href="/feed.xml">feed</a>. The{' '}
        <a href="/method">method</a> page says what each definition and flag means. Credit the Officer Down Memorial Page and the compiler of the release. An
        Excel line goes into an empty query: Data, Get Data, From Other Sources, Blank Query.
      </p>
      <ul className="contents">
        {operations.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ul>
      {operations.map((operation) => (
        <Operation key={operation.id} {...operation} />
      ))}
      <LivePage />
    </main>
  )
}

function Operation({ id, path, title, about, parts, words, type, address, excerpt }: ShownOperation) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p>
        <code>GET {path}</code> answers <code>{type}</code>
      </p>
      <p>{about}</p>
      {parts.length + words.length > 0 && <Words id={id} words={[...parts, ...words]} />}
      {type === 'image/svg+xml' && <Example address={new URL(address)} title={title} />}
      {excerpt !== null && (
        <figure className="excerpt">
          <figcaption>The beginning of the answer to the address below</figcaption>
          <pre tabIndex={0}>{excerpt}</pre>
        </figure>
      )}
      <dl className="lines">
        {linesFor(address, type).map(({ tool, text }) => (
          <div key={tool}>
            <dt>{tool}</dt>
            <dd>
              <pre id={`${id}-${tool}`} tabIndex={0}>
                {text}
              </pre>
              <CopyButton text={text} what={`the ${tool} line: ${title}`} from={`${id}-${tool}`} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** The picture that the operation's example answers, in the reader's colours. */
function Example({ address: { pathname, search }, title }: { address: URL; title: string }) {
  return (
    <picture>
      <source media="(prefers-color-scheme: dark)" srcSet={pathname + withWords(search, { theme: 'dark' })} />
      {/* oxlint-disable-next-line nextjs/no-img-element -- the picture is the example, as an article would show it */}
      <img className="example" src={pathname + search} alt={`Example of ${title.toLowerCase()}`} loading="lazy" width="600" height="400" />
    </picture>
  )
}

/** The words of an operation: what each means, what it may be. */
function Words({ id, words }: { id: string; words: DescribedWord[] }) {
  const label = `${id}-words`
  return (
    <details>
      <summary id={label}>Words: {words.map(({ name }) => name).join(', ')}</summary>
      <div className="scroll" tabIndex={0} role="region" aria-labelledby={label}>
        <table className="prose-table">
          <thead>
            <tr>
              <th scope="col">word</th>
              <th scope="col">meaning</th>
              <th scope="col">example</th>
            </tr>
          </thead>
          <tbody>
            {words.map(({ name, rule, most, isRequired, example, values }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>
                  {rule}
                  {isRequired && '; required'}
                  {most > 1 && `; at most ${most} times`}
                  {values.enum && values.enum.length <= 20 && `: ${values.enum.join(', ')}`}
                </td>
                <td>{example}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
