'use client'
import { useState } from 'react'
import type { Share } from '@/charts/share'
import { withWords } from '@/charts/with-words'
import { CopyButton } from './copy-button'
import { iframeCode, scriptCode } from './embed-code'

const CHOICES = {
  figures: { label: 'Figures', options: [['frozen', 'frozen: they stay as they are now'], ['live', 'live: they follow new releases']] },
  code: { label: 'Code', options: [['iframe', 'iframe, without script'], ['script', 'script, which fits the height to any column']] },
  size: {
    label: 'Size',
    options: [
      ['wide', 'fills its column, height for 600 pixels'],
      ['narrow', 'fills its column, height for 280 pixels'],
      ['fixed', 'fixed, 600 pixels wide'],
    ],
  },
  theme: { label: 'Colours', options: [['', 'as the reader’s setting'], ['light', 'light'], ['dark', 'dark']] },
  plain: { label: 'Words', options: [['', 'with title and notes'], ['1', 'plain: chart, source and as-of day']] },
  lang: { label: 'Language', options: [['', 'English']] },
} as const

/** Pixels of a frame that keeps its width. */
const FIXED = 600

type Choice = keyof typeof CHOICES
type Chosen = Record<Choice, string>

// A chart doesn't change under a story unless the newsroom wants it to.
const DEFAULTS: Chosen = { figures: 'frozen', code: 'iframe', size: 'wide', theme: '', plain: '', lang: '' }

/** The code that shows the chart in an article, with the choices that a newsroom has. */
export function EmbedPanel({ share }: { share: Share }) {
  const [chosen, choose] = useState(DEFAULTS)
  const code = codeOf(share, chosen)
  const optionsOf = (name: Choice) => CHOICES[name].options.filter(([value]) => value !== 'frozen' || share.frozen !== null)
  return (
    <section id="embed" aria-labelledby="embed-title">
      <h2 id="embed-title">Embed it</h2>
      <p className="subtitle">
        Code to paste into an article. The frame needs no script, sets no cookie and loads nothing from elsewhere. The
        iframe keeps one height: in a column under 600 pixels take the script code, which fits the height to the chart.
        In the frame’s address <code>theme=light</code> or <code>theme=dark</code> fixes the colours, and{' '}
        <code>plain=1</code> leaves out title and notes.
      </p>
      <fieldset className="choice">
        <legend className="visually-hidden">What the code shows</legend>
        {(Object.keys(CHOICES) as Choice[]).map((name) => (
          <label key={name}>
            <span>{CHOICES[name].label}</span>
            <select value={name === 'figures' && share.frozen === null ? 'live' : chosen[name]} onChange={(event) => choose({ ...chosen, [name]: event.target.value })}>
              {optionsOf(name).map(([value, text]) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </select>
          </label>
        ))}
      </fieldset>
      <div className="code">
        <label htmlFor="embed-code">Embed code</label>
        <CopyButton text={code} what="the embed code" from="embed-code" />
        <textarea id="embed-code" readOnly rows={6} value={code} spellCheck={false} />
      </div>
    </section>
  )
}

function codeOf(share: Share, { figures, code, theme, plain, lang, size }: Chosen): string {
  const { site, chart, frozen, live } = share
  const { title, summary, heights, ...shown } = figures === 'frozen' && frozen !== null ? frozen : live
  const { wide, narrow, columns } = heights
  const words = plain === '1' ? 'plain' : 'whole'
  const asked = {
    site,
    chart,
    query: withWords(shown.query, { theme, lang, plain }),
    title,
    summary,
    height: (size === 'narrow' ? narrow : wide)[words],
    columns: columns.map((column) => ({ width: column.width, height: column[words] })),
    width: size === 'fixed' ? FIXED : undefined,
  }
  return code === 'script' ? scriptCode(asked) : iframeCode(asked)
}
