import { describe, expect, it, test } from 'vitest'
import { isoDay } from '@/stats/calendar'
import { CHARTS } from './catalogue'
import { CLAIM, ask, ledger } from './drawn.fixture'
import { frameHeight } from './frame-height'
import { frameWords } from './frame-words'
import { NARROW, WIDE } from './picture'
import { shareOf } from './share'
import { sinceRevised } from './since-revised'

const edge = { site: 'https://figures.example.org', retrieved: isoDay('2026-11-23') }
const share = (chart: string, query: string) => {
  const dashboard = ask(query)
  return shareOf(dashboard, chart, { ...edge, revised: sinceRevised(ledger, dashboard, chart) })
}

describe('what is shared live of a frozen page', () => {
  it.each(CHARTS.map(({ id }) => id))('%s has the words and heights of the live chart', (chart) => {
    const [ofFrozen, ofLive] = [share(chart, CLAIM), share(chart, 'asof=2015-09-07')]
    expect(ofFrozen.live).toEqual(ofLive.live)
    expect(ofFrozen.frozen!.query).toBe(`?${CLAIM}`)
  })

  it('isn’t what the frozen page says', () => {
    // 86 deaths of 21 causes then, 106 of more now: the bars need more room.
    const { live, frozen } = share('by-cause', CLAIM)
    expect(live.heights.wide.plain).not.toBe(frozen!.heights.wide.plain)
    expect(share('revisions', CLAIM).live.title).toBe('86 deaths as known on 3 July 2016, 106 now')
  })
})

test('a frame’s heights are those of the words that it says', () => {
  for (const { id } of CHARTS) {
    const dashboard = ask('asof=2015-09-07')
    const { heights } = share(id, 'asof=2015-09-07').live
    const told = (size: typeof WIDE) => frameHeight(dashboard.draw(id, size), size.width, false, { words: frameWords(dashboard) })
    expect([heights.wide.whole, heights.narrow.whole], id).toEqual([told(WIDE), told(NARROW)])
  }
})

test('the live address keeps its as-of day where it names one', () => {
  expect(share('by-year', '')).toMatchObject({ isPinned: false, live: { query: '' } })
  expect(share('by-year', 'asof=2015-09-07')).toMatchObject({ isPinned: true })
  expect(share('by-year', 'known=2016-07-03')).toMatchObject({ isPinned: true, live: { query: '?asof=2016-07-03' } })
})

test('days that aren’t covered yet are shared live alone', () => {
  expect(share('by-year', 'asof=2026-01-05')).toMatchObject({ frozen: null, live: { query: '?asof=2026-01-05' } })
})

test('the watched figure is the frozen one, without the words of a view', () => {
  expect(share('by-year', '').watch).toBe('/feed.xml?asof=2025-10-05&known=2025-10-05')
  expect(share('by-year', `cause=all&state=TX&since=1791&${CLAIM}`).watch).toBe('/feed.xml?cause=all&state=TX&asof=2015-09-07&known=2016-07-03')
  expect(share('by-year', 'asof=2026-01-05').watch).toBeNull()
})

test('a summary for those who see no table says where the data is', () => {
  const { live } = share('by-year', '')
  expect(live.summary).toMatch(/ As of 5 October 2025\. The data is on the chart’s page\.$/)
  expect(live.summary).not.toContain('table below')
})
