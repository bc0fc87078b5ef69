'use client'
import { useState, useSyncExternalStore } from 'react'
import type { Share } from '@/charts/share'
import { withWords } from '@/charts/with-words'
import { CitePanel } from './cite-panel'
import { CopyButton } from './copy-button'
import { EmbedPanel } from './embed-panel'
import { live } from './live'
import { SaveLink } from './save-link'

/** Everything that leaves a chart's page, each with one click. It follows the question as a reader explores. */
export function SharePanel({ share: served }: { share: Share }) {
  const share = useSyncExternalStore(live.subscribe, live.share, () => null) ?? served
  return (
    <>
      <section id="share" aria-labelledby="share-title">
        <h2 id="share-title">Share this chart</h2>
        <Links share={share} />
        <Files share={share} />
      </section>
      <EmbedPanel share={share} />
      <CitePanel citations={share.citations} isFrozen={share.frozen !== null} />
    </>
  )
}

/** The two addresses, and what their difference means, and the feed of the frozen one; neither of these where there is nothing yet to freeze. */
function Links({ share }: { share: Share }) {
  const { site, path, live, frozen, watch, isPinned, asOf, knownOn } = share
  return (
    <dl className="links">
      <Link name="Live link" id="live-link" address={`${site}${path}${live.query}`}>
        {isPinned
          ? 'The as-of day stays, but its numbers follow new releases: the source still lists and corrects deaths.'
          : 'The numbers and the as-of day follow new releases: the source still lists and corrects deaths.'}
      </Link>
      {frozen === null ? (
        <div>
          <dt>Frozen link</dt>
          <dd>{UNCOVERED}</dd>
        </div>
      ) : (
        <Link name="Frozen link" id="frozen-link" address={`${site}${path}${frozen.query}`}>
          It stays as it is now: deaths up to {asOf}, as known on {knownOn}. If later releases change these numbers, it says so and keeps them.
        </Link>
      )}
      {watch !== null && (
        <Link name="Watch this figure" what="the feed’s address" id="watch-link" address={`${site}${watch}`}>
          Put this address into a feed reader: it has an entry whenever a later release changes the headline’s rounded percent or its direction.
        </Link>
      )}
    </dl>
  )
}

const UNCOVERED = 'These days aren’t covered yet: there is nothing to freeze.'

interface LinkProps {
  name: string
  /** What is copied, in words. */
  what?: string
  id: string
  address: string
  children: React.ReactNode
}

function Link({ name, what = `the ${name.toLowerCase()}`, id, address, children }: LinkProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <p>{children}</p>
        <a id={id} href={address}>
          {address}
        </a>{' '}
        <CopyButton text={address} what={what} from={id} />
      </dd>
    </div>
  )
}

const SIZES: [size: string, name: string, words: string][] = [
  ['', '600', '600 pixels wide'],
  ['1200', '1200', '1200 pixels wide'],
  ['1200x630', '1200 × 630', '1200 by 630 pixels'],
]
const THEMES: [theme: string, name: string][] = [
  ['', ''],
  ['dark', ', dark'],
]

/** Pictures and data of what the page shows. */
function Files({ share }: { share: Share }) {
  const [said, setSaid] = useState('')
  const file = (form: string, words: Record<string, string> = {}) => `${share.path}.${form}${withWords(share.query, words)}`
  const rows = ['PNG', 'SVG'].flatMap((form) => THEMES.map(([theme, dark]) => ({ form, theme, name: `${form}${dark}` })))
  return (
    <>
      <dl className="files">
        {rows.map(({ form, theme, name }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {SIZES.map(([size, label, words]) => (
                <SaveLink key={label} href={file(form.toLowerCase(), { size, theme })} name={label} what={`${name}, ${words}`} onSaid={setSaid} />
              ))}
            </dd>
          </div>
        ))}
        <div>
          <dt>Data</dt>
          <dd>
            <SaveLink href={file('csv')} name="CSV" what="CSV" onSaid={setSaid} />
            <SaveLink href={file('json')} name="JSON" what="JSON" onSaid={setSaid} />
          </dd>
        </div>
      </dl>
      <p className="said" aria-live="polite">
        {said}
      </p>
    </>
  )
}
