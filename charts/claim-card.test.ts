/** The card of a check: its words are the page's, and all of them are inside the picture. */
import { Resvg } from '@resvg/resvg-js'
import { describe, expect, it, test } from 'vitest'
import { cardAlt, toClaimCard } from './claim-card'
import { CLAIM_2015, ODD_CLAIMS, QUOTE_2015, SITE, shownClaim } from './claim.fixture'
import { faultInXml } from './drawn.fixture'
import { HUES } from './palette'

const fontFiles = ['400Regular/Inter_400Regular.ttf', '600SemiBold/Inter_600SemiBold.ttf'].map((file) => `node_modules/@expo-google-fonts/inter/${file}`)
const texts = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text).join(' ').replaceAll('\u00a0', ' ')

describe('the claim of 8 September 2015', () => {
  const svg = toClaimCard(shownClaim(CLAIM_2015), { theme: 'light', site: SITE })

  it('stands on it with the verdict, the counts, the days and the address', () => {
    expect(texts(svg)).toContain('The claim: Firearms deaths down 21%: 26 v 33, 1 January to 7 September 2015 against the same days of the year before')
    expect(texts(svg)).toContain('The change could easily be chance.')
    expect(texts(svg)).toContain('The figures: 27 v 34, −21%')
    expect(texts(svg)).toContain('Up to 7 September 2015, known on 5 October 2025. Source: Officer Down Memorial Page')
    expect(texts(svg).replaceAll(' ', '')).toContain('figures.example.org/claims?cause=firearms&amp;current=26')
  })

  it('is drawn in dark with the same words', () => {
    const dark = toClaimCard(shownClaim(CLAIM_2015), { theme: 'dark', site: SITE })
    expect(texts(dark)).toBe(texts(svg))
    expect(dark).toContain(`fill="${HUES.dark.paper}"`)
  })
})

test('a percent that doesn’t follow is told with what it would need, whatever the figures say', () => {
  const svg = toClaimCard(shownClaim('cause=firearms&current=14&prior=3&percent=300'), { theme: 'light', site: SITE })
  expect(texts(svg)).toContain('14 v 3 is +367%, not +300%; +300% would need 12.')
})

describe('a claim that a cause leads', () => {
  const shown = shownClaim('kind=leading&cause=traffic&followedby=firearms&asof=2015-09-07')
  const [then, now] = ['traffic 33, firearms 26, illness 19, other causes 8', 'traffic 37, illness 33, firearms 27, other causes 9']

  it('is told by the ranking of the groups at each moment, once, in the picture and in words', () => {
    for (const text of [texts(toClaimCard(shown, { theme: 'light', site: SITE })), cardAlt(shown)]) {
      for (const ranking of [then, now]) expect(text.split(ranking)).toHaveLength(2)
      expect(text).not.toMatch(/The figures: |\d v \d/)
    }
  })

  it('is told so by a line of its own where the verdict doesn’t', () => {
    const brief = { ...shown, check: { ...shown.check, verdict: 'It holds as it was known then.' } }
    expect(cardAlt(brief)).toBe(
      'Traffic as the leading cause, followed by firearms, 1 January to 7 September 2015. It holds as it was known then. ' +
        `Known on 3 July 2016: ${then}. Known on 5 October 2025: ${now}.`,
    )
  })
})

describe('what was quoted', () => {
  it('stands on it as other people’s words, shortened to its room, and is told whole', () => {
    const svg = toClaimCard(shownClaim(`${CLAIM_2015}&quote=${encodeURIComponent(QUOTE_2015)}`), { theme: 'light', site: SITE })
    expect(texts(svg)).toContain('Quoted by whoever asked: “Police shooting deaths are down 21% this year')
    expect(svg).toContain(`<desc>Quoted by whoever asked: “${QUOTE_2015}”`)
    // The address that is printed is one that can be typed; it asks for the same check.
    expect(texts(svg)).not.toContain('quote=')
  })

  it.each(['<script>alert(1)</script>', ']]></text></svg>', '&amp; "\' \0\u0007\ufffe\ud800', '\u202eevil\u2066', '🙂阿ا'.repeat(60)])('is text in it, whatever it is: %j', (quote) => {
    const svg = toClaimCard(shownClaim(`${CLAIM_2015}&${new URLSearchParams({ quote })}`), { theme: 'dark', site: SITE })
    expect(faultInXml(svg)).toBeNull()
    expect(svg).not.toMatch(/<script|[\u202a-\u202e\u2066-\u2069]/)
    expect(svg.match(/<\/svg>/g)).toHaveLength(1)
  })
})

test.each(ODD_CLAIMS)('%s is well-formed and stays inside 1200 × 630', (query) => {
  const svg = toClaimCard(shownClaim(query), { theme: 'light', site: SITE })
  expect(faultInXml(svg)).toBeNull()
  const inner = svg.replace(/<rect [^>]*\/>/, '')
  const drawn = new Resvg(inner, { font: { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Inter' } }).innerBBox()!
  expect(drawn.x).toBeGreaterThanOrEqual(40)
  expect(drawn.x + drawn.width).toBeLessThanOrEqual(1200 - 40)
  expect(drawn.y).toBeGreaterThanOrEqual(40)
  expect(drawn.y + drawn.height).toBeLessThanOrEqual(630 - 10)
})
