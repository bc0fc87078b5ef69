/** The frame of a check: whole without script, never without its source, and as tall as is told. */
import { expect, test } from 'vitest'
import { claimFrameHeight, claimFrameRoom, claimFrameRooms, toClaimFrame } from './claim-frame'
import { BEYOND, CLAIM_2015, ODD_CLAIMS, SITE, shownClaim } from './claim.fixture'

const frameOf = (query: string, over: Partial<Parameters<typeof toClaimFrame>[1]> = {}) => {
  const shown = shownClaim(query)
  return toClaimFrame(shown, { theme: 'auto', plain: false, site: SITE, query: shown.cited, ...over })
}

test('it holds the verdict, the claim, each part with its mark in words, the counts and the source', () => {
  const { html } = frameOf(CLAIM_2015)
  expect(html).toContain('<h1>The figures support the percent and the direction under “firearms”')
  expect(html).toContain('The claim: Firearms deaths down 21%: 26 v 33')
  expect(html).toContain('26 in 2015: supported only under a condition. Only as known on 3 July 2016; otherwise the figures give 27.')
  expect(html).toContain('The figures: 27 v 34, −21%. Up to 7 September 2015, known on 5 October 2025. Source: Officer Down Memorial Page')
})

test('it leads to the check whose address it is given', () => {
  expect(frameOf(CLAIM_2015).html).toContain(`href="${SITE}/claims?cause=firearms&amp;current=26&amp;prior=33&amp;percent=-21&amp;direction=down&amp;asof=2015-09-07&amp;known=2025-10-05&amp;against=last-year"`)
  expect(frameOf(CLAIM_2015, { query: `?${CLAIM_2015}` }).html).not.toContain('known=2025')
})

test('plain drops the parts, never the claim, the source and the link', () => {
  const { html } = frameOf(CLAIM_2015, { plain: true })
  expect(html).not.toContain('supported only under')
  expect(html).toContain('The claim: ')
  expect(html).toContain('Source: Officer Down Memorial Page')
  expect(html).toContain('<a href=')
})

test('a frozen one tells what became of its figures', () => {
  expect(frameOf(`${CLAIM_2015}&known=2016-07-03`).html).toContain('<p class=r>Figures have been revised since: 26 v 33 is now 27 v 34.</p>')
})

test('it is 298 pixels tall in a column of 600, as a browser measured it', () => {
  expect(claimFrameHeight(shownClaim(CLAIM_2015))).toBe(298)
  expect(claimFrameHeight(shownClaim(CLAIM_2015), true)).toBeLessThan(298)
})

test('what was quoted runs in its own direction, as other people’s words; plain leaves it out', () => {
  const query = `${CLAIM_2015}&quote=${encodeURIComponent('<b>ירידה של 21%</b>')}`
  expect(frameOf(query).html).toContain('<p class=t>Quoted by whoever asked: “<bdi>&lt;b&gt;ירידה של 21%&lt;/b&gt;</bdi>”</p>')
  expect(frameOf(query, { plain: true }).html).not.toContain('Quoted')
})

test('a claim that a cause leads is told by the ranking', () => {
  expect(frameOf('kind=leading&cause=traffic&followedby=firearms&asof=2015-09-07').html).toMatch(/traffic 33, firearms 26, illness 19, other causes 8.*traffic 37, illness 33, firearms 27, other causes 9/)
})

test('the room that an article keeps holds the line of a later revision; where nothing can be frozen there is none to come', () => {
  for (const width of [280, 320, 360, 600, 1000]) {
    const [now, then] = [shownClaim(CLAIM_2015), shownClaim(`${CLAIM_2015}&known=2016-07-03`)]
    expect(claimFrameRoom(now, false, width)).toBeGreaterThan(claimFrameHeight(now, false, width))
    // It tells already what became of it.
    expect(claimFrameRoom(then, false, width)).toBe(claimFrameHeight(then, false, width))
  }
  expect(claimFrameRoom(shownClaim(BEYOND))).toBe(claimFrameHeight(shownClaim(BEYOND)))
})

test('the narrower the window, the taller it may be', () => {
  const heights = claimFrameRooms(shownClaim(CLAIM_2015)).map(({ height }) => height)
  expect(heights).toEqual(heights.toSorted((a, b) => b - a))
  expect(heights.at(-1)!).toBeGreaterThan(claimFrameRoom(shownClaim(CLAIM_2015)))
})

test.each(ODD_CLAIMS)('%s loads nothing from elsewhere', (query) => {
  expect(frameOf(query).html).not.toMatch(/ src=|url\(|@import|<link/)
})
