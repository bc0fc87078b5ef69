import type { ShownCheck } from '@/charts/claim-shown'
import { claimFrameRoom, claimFrameRooms } from '@/charts/claim-frame'
import { claimReview, claimReviewGaps, claimReviewText } from '@/claims/claim-review'
import { CopyButton } from './copy-button'
import { iframeCode } from './embed-code'

interface Props {
  shown: ShownCheck
  site: string
}

/** What leaves the page: a sentence that is safe to print, its citation, the addresses, and code for an article. */
export function ClaimPrint({ shown, site }: Props) {
  const { check, citations, frozen, live, cited } = shown
  const address = `${site}/claims${cited}`
  return (
    <section id="print" aria-labelledby="print-title">
      <h2 id="print-title">To print</h2>
      <p className="subtitle">Written from the figures, not from the claim, with both counts, the days, the source and when they were known</p>
      {check.safe && (
        <>
          <Field id="claim-sentence" name="Sentence" what="the sentence" text={check.safe.sentence} rows={3} />
          <Field id="claim-paragraph" name="Paragraph" what="the paragraph" text={check.safe.paragraph} rows={7} />
        </>
      )}
      <Field id="claim-citation" name="Citation" what="the citation" text={citations.text} rows={4} />
      <details>
        <summary>BibTeX</summary>
        <Field id="claim-bibtex" name="BibTeX" what="the BibTeX" text={citations.bibtex} rows={11} />
      </details>
      <dl className="links">
        <dt>Frozen link</dt>
        <dd>
          {frozen === null ? (
            <p>The figures don’t reach these days yet, so there is nothing to keep.</p>
          ) : (
            <>
              <p>Stays as it is: the claim against what was known on {shown.knownOn}. For a published article.</p>
              <a id="claim-frozen" href={`/claims${frozen}`}>
                {address}
              </a>{' '}
              <CopyButton text={address} what="the frozen link" from="claim-frozen" />
            </>
          )}
        </dd>
        <dt>Live link</dt>
        <dd>
          <p>Follows the figures: later releases may change the answer.</p>
          <a id="claim-live" href={`/claims${live}`}>
            {`${site}/claims${live}`}
          </a>
        </dd>
        <dt>Card</dt>
        <dd>
          <p>A picture with the claim, the verdict and the counts, 1200 × 630.</p>
          <a href={`/claims.png${cited}`}>PNG</a> · <a href={`/claims.png${cited}&theme=dark`}>PNG, dark</a> · <a href={`/claims.svg${cited}`}>SVG</a>
        </dd>
      </dl>
      <Embed shown={shown} site={site} />
      <Review shown={shown} address={address} />
    </section>
  )
}

/** The frame of the check, which stays as it is; without `known` in its address it follows releases. */
function Embed({ shown, site }: Pick<Props, 'shown' | 'site'>) {
  const { check, sentence, cited } = shown
  const code = iframeCode({ site, chart: 'claim', query: cited, title: `Checked: ${sentence}`, summary: check.verdict, height: claimFrameRoom(shown), windows: claimFrameRooms(shown) })
  return (
    <details>
      <summary>Embed it</summary>
      <p>
        The frame needs no script and loads nothing from elsewhere. Its figures stay as they are; take <code>known</code> out of its address, and it follows later releases. <a href={`/embed/claim${cited}`}>See the frame</a>
      </p>
      <Field id="claim-embed" name="Embed code" what="the embed code" text={code} rows={6} />
    </details>
  )
}

interface ReviewProps {
  shown: ShownCheck
  address: string
}

/** Markup for a newsroom's own review. */
function Review({ shown, address }: ReviewProps) {
  const { check, sentence, quoted } = shown
  const review = claimReview(check, { sentence: quoted?.quote ?? sentence, published: quoted?.published ?? null, address })
  return (
    <details>
      <summary>ClaimReview markup, for a newsroom to complete</summary>
      <p>It holds no rating: that is the newsroom’s to give. Still to fill in:</p>
      <ul>
        {claimReviewGaps(review).map((gap) => (
          <li key={gap}>{gap}</li>
        ))}
      </ul>
      <Field id="claim-review" name="ClaimReview (JSON-LD)" what="the ClaimReview markup" text={claimReviewText(review)} rows={24} />
    </details>
  )
}

interface FieldProps {
  id: string
  name: string
  what: string
  text: string
  rows: number
}

function Field({ id, name, what, text, rows }: FieldProps) {
  return (
    <div className="code">
      <label htmlFor={id}>{name}</label>
      <CopyButton text={text} what={what} from={id} />
      <textarea id={id} readOnly rows={rows} value={text} spellCheck={false} />
    </div>
  )
}
