import { type AskedClaim, textParts } from '@/claims/asked-claim'
import { EMPTY_CLAIM } from '@/claims/claim'
import { checkQuery } from '@/claims/claim-query'
import { claimSentence, fieldNames } from '@/claims/claim-words'
import type { Terms } from '@/stats/terms'
import { capital, countText, inWords } from '@/stats/words'

interface Props {
  asked: AskedClaim
  /** What the figures say of each of its claims, where it makes several. */
  findings: string[]
  terms: Terms
  dataset: string
}

/** The printed words, each that a field was read from marked with the field's name; how words were read, and what wasn't used. */
export function ClaimUnderstood({ asked, findings, terms, dataset }: Props) {
  const { text, understood, picked, fields, given, claim } = asked
  if (understood === null) return null
  const read = picked === null ? null : understood.claims[picked]
  const fieldName = fieldNames(claim ?? EMPTY_CLAIM)
  const length = /^\d{1,7}$/.test(given.length ?? '') ? Number(given.length) : null
  return (
    <>
      {length !== null && <p className="notice" role="status">The pasted text had {countText(length)} characters, more than an address can hold: only the sentences that make a claim are kept.</p>}
      {read ? (
        <p className="printed" dir="auto">
          {textParts(text, read, fields).map(({ text: part, fields: names }, i) =>
            names.length === 0 ? (
              part
            ) : (
              <mark key={i}>
                {part}
                <span className="read-as"> [{names.map((name) => fieldName[name]).join(', ')}]</span>
              </mark>
            ),
          )}
        </p>
      ) : (
        <p className="notice" role="status">No claim was found in this text: no count, no percent, no “up” or “down” of officers’ deaths. What it says can be filled in below.</p>
      )}
      {read && read.readings.length > 0 && <p className="note">Read: {read.readings.join('; ')}.</p>}
      {understood.unused.length > 0 && (
        <details className="unused">
          <summary>{understood.unused.length === 1 ? 'One thing in it wasn’t used' : `${capital(inWords(understood.unused.length))} things in it weren’t used`}</summary>
          <ul>
            {understood.unused.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </details>
      )}
      <OtherClaims asked={asked} findings={findings} terms={terms} dataset={dataset} />
    </>
  )
}

/** The other comparisons of a text, each a link that checks it. */
function OtherClaims({ asked: { given, understood, picked }, findings, terms, dataset }: Props) {
  const { claims } = understood!
  if (claims.length < 2) return null
  const { text, published, length } = given
  return (
    <nav className="other-claims" aria-labelledby="others-title">
      <h3 id="others-title">It makes {inWords(claims.length)} claims; each can be checked</h3>
      <ol>
        {claims.map(({ claim, sentence }, i) => (
          <li key={i}>
            <a href={`/claims${checkQuery({ text, published, length, claim: String(i + 1) }, dataset)}`} aria-current={i === picked ? 'true' : undefined} title={sentence.slice(0, 200)}>
              {claimSentence(claim, terms)}
            </a>
            {findings[i] && <span className="aside"> {findings[i]}</span>}
          </li>
        ))}
      </ol>
    </nav>
  )
}
