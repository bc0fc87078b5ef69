import type { ShownCheck } from '@/charts/claim-shown'
import { STATUS_WORDS } from '@/claims/verdict'
import { slipWords } from '@/claims/slips'
import { capital } from '@/stats/words'
import { Context, Notes } from './answer-words'
import { Segments } from './segments'

interface Props {
  shown: ShownCheck
}

/** The verdict in plain words, and each part of the claim with its mark. */
export function ClaimVerdict({ shown: { check, since, live, asOf, knownOn, lastRead, sentence } }: Props) {
  const { verdict, parts, counted } = check
  return (
    <section aria-labelledby="verdict" className="claim-verdict">
      <p className="subtitle">{sentence}</p>
      <h2 id="verdict">{verdict}</h2>
      {since && (
        <p className="notice" role="status">
          {since} <a href={`/claims${live}`}>Check it as known now</a>
        </p>
      )}
      {counted && <p className="note">{counted.differs}</p>}
      {check.claim.kind === 'change' && check.assumed.length > 0 && <p className="note">{check.assumed.join(' ')}</p>}
      {parts.length > 0 && (
        <table className="claim-parts prose-table">
          <thead>
            <tr>
              <th scope="col">As printed</th>
              <th scope="col">Finding</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {parts.map(({ id, said, status, words }) => (
              <tr key={`${id} ${said}`} data-part={id} data-status={status}>
                <th scope="row">{capital(said)}</th>
                <td className="status">{STATUS_WORDS[status]}</td>
                <td>{words}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="note">
        {asOf === null ? '' : `Up to ${asOf}, judged`}
        {asOf === null ? 'Judged' : ''} by what was known on {knownOn}{lastRead}. This checks against one source’s list; it is no rating.
      </p>
    </section>
  )
}

/** Whether the printed counts give the printed percent. */
export function ClaimArithmetic({ shown: { check } }: Props) {
  const { arithmetic } = check
  return (
    <section aria-labelledby="arithmetic-title">
      <h2 id="arithmetic-title">The arithmetic</h2>
      <p className="subtitle">Does the printed percent follow from the printed counts?</p>
      {arithmetic.sentences.map((each) => (
        <p key={each}>{each}</p>
      ))}
      {arithmetic.slip !== null && <p className="note">{slipWords(arithmetic.slip).explanation}</p>}
    </section>
  )
}

/** What chance would do, and what else changes the impression. */
export function ClaimChance({ shown: { chance, chanceOf, context, check } }: Props) {
  return (
    <div className="columns">
      {check.claim.kind !== 'leading' && (
        <section aria-labelledby="chance-title">
          <h2 id="chance-title">Chance</h2>
          {chanceOf === null ? (
            <p>Nothing can be said of chance here.</p>
          ) : (
            <>
              <p className="subtitle">Of {chanceOf}, the counts that {check.fits ? 'fit what is printed' : 'the figures give'}</p>
              <Notes notes={chance} />
            </>
          )}
        </section>
      )}
      <section aria-labelledby="context-title">
        <h2 id="context-title">Context</h2>
        <p className="subtitle">What else changes the impression that one percent makes</p>
        <Context notes={context} />
      </section>
    </div>
  )
}

/** What was known when: the claim's windows as each release that changed them knew them. */
export function ClaimKnown({ shown: { known, likeForLike, check } }: Props) {
  if (known.length === 0) return null
  return (
    <section aria-labelledby="known-title">
      <h2 id="known-title">What was known when</h2>
      <p className="subtitle">The same days, as each release that changed a count gave them</p>
      <ol className="claim-strip">
        {known.map((row) => (
          <li key={row.known} aria-current={row.isNow ? 'true' : undefined}>
            <a href={`/${row.query}`}>{row.known}</a>
            <br />
            <Segments segments={row.pair} />
          </li>
        ))}
      </ol>
      {likeForLike && (
        <p>
          Both years as known now: <Segments segments={likeForLike.now} />. Each year as it was known at the same age, the older one on {likeForLike.priorKnown}: <Segments segments={likeForLike.alike} />.
        </p>
      )}
      <ul className="notes">
        {check.revised.map(({ window, sentence }) => (
          <li key={window}>{sentence}</li>
        ))}
        {check.fresh && <li>{check.fresh}</li>}
      </ul>
    </section>
  )
}
