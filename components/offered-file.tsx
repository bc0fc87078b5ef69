import { countText } from '@/stats/words'

/** A file that a page offers: its address, size and hash, and what else describes it. */
export interface OfferedFile {
  path: string
  title: string
  description: string
  bytes: number
  sha256: string
  licences: { title: string; path?: string }[]
  sources: { title: string; path?: string }[]
  /** Whether it has our columns; else it is as somebody brought it. */
  isOurs: boolean
}

/** "647 kB", "173 bytes". */
const sizeText = (bytes: number): string => (bytes < 10_000 ? `${countText(bytes)} bytes` : `${countText(Math.round(bytes / 1000))} kB`)

/** Links to a file and its description, with its size and hash. */
export function FileLinks({ file, children }: { file: OfferedFile; children?: React.ReactNode }) {
  return (
    <ul className="downloads">
      <li>
        <a href={file.path} download>
          {file.isOurs ? 'CSV' : 'The file as it came'}
        </a>
        , {sizeText(file.bytes)}. SHA-256 <code className="hash">{file.sha256}</code>
      </li>
      {file.isOurs && (
        <li>
          <a href={`${file.path}-metadata.json`}>Its columns for machines</a> (CSV on the Web)
        </li>
      )}
      {children}
    </ul>
  )
}

/** Titles as links where there is an address, as a sentence lists them. */
export function Named({ named }: { named: { title: string; path?: string }[] }) {
  return named.map(({ title, path }, i) => (
    <span key={title}>
      {i > 0 && '; '}
      {path ? <a href={path}>{title}</a> : title}
    </span>
  ))
}

/** What is known of something, term by term. */
export function Facts({ facts }: { facts: [string, React.ReactNode][] }) {
  return (
    <dl className="facts">
      {facts.map(([term, fact]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  )
}
