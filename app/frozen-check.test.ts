/**
 * A frozen check never changes: neither by a later release, nor by one that corrects, nor where one is withdrawn, nor
 * by a label that the figures didn't have. Its page, its JSON, its card and its frame, byte for byte.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { toClaimCard } from '@/charts/claim-card'
import { type ShownCheck, shownCheck } from '@/charts/claim-shown'
import { askedClaim } from '@/claims/asked-claim'
import { checkClaim } from '@/claims/check'
import { claimQuery } from '@/claims/claim-query'
import { publishedClaims } from '@/claims/published-claims'
import { isoDay, toIso } from '@/stats/calendar'
import type { Ledger } from '@/stats/ledger'
import { ledgerOfFirst, rowsOf, shippedLedger } from '@/stats/shipped.fixture'
import { GET as getCard } from './api/claims/[format]/route'
import { GET as getCheck } from './api/v1/claims/check/route'
import { checkedClaim } from './checked-claim'
import { GET as getEmbed } from './embed/claim/route'
import { openFigures, refreshFigures } from './figures'
import { makeNorland, publishNorland } from './norland.fixture'
import { withdrawRelease } from './publishing/withdraw-release'

const SITE = 'http://figures.example.org'
const RETRIEVED = isoDay('2026-01-02')

/** What a page shows, save the line that tells what became of the figures; of the answer behind it that line alone is made. */
const withoutSince = (shown: ShownCheck): string => JSON.stringify({ ...shown, since: null, check: { ...shown.check, own: null } })

describe('the published claims, after six releases and after eighteen', () => {
  const [then, now] = [ledgerOfFirst(6), shippedLedger()]
  const days = then.releases.slice(0, -1).map(({ released }) => released)
  const queries = publishedClaims(rowsOf('claims.csv')).map(({ claim }, i) => claimQuery(then, { ...claim, known: Math.max(days[i % days.length], claim.asOf ?? 0) }))
  const frozen = [...new Set(queries)].filter((query) => (new URLSearchParams(query).get('known') ?? '') <= toIso(days.at(-1)!))

  const shownBy = (ledger: Ledger, query: string): ShownCheck => {
    const { claim, problems, quoted } = askedClaim(new URLSearchParams(query), { terms: ledger.terms, releases: ledger.releases, today: RETRIEVED })
    expect(problems).toEqual([])
    return shownCheck(ledger, checkClaim(ledger, claim!), { site: SITE, retrieved: RETRIEVED, quoted })
  }

  test('are enough', () => expect(frozen.length).toBeGreaterThan(20))

  test.each(frozen)('%s', (query) => {
    const [before, after] = [then, now].map((ledger) => shownBy(ledger, query))
    expect(withoutSince(after)).toBe(withoutSince(before))
    expect(toClaimCard(after, { theme: 'light', site: SITE })).toBe(toClaimCard(before, { theme: 'light', site: SITE }))
  })
})

describe('a dataset that goes on', () => {
  const folder = mkdtempSync(join(tmpdir(), 'same-period-frozen-check-'))
  const held = globalThis as { samePeriodFigures?: ReturnType<typeof openFigures> }
  const HERE = 'dataset=norland-police'
  const QUERIES = [
    `${HERE}&cause=assault&current=3&prior=2&percent=50&direction=up&asof=2024-12-31&known=2025-01-10&against=last-year&quote=Assaults+rose+50%25&published=2025-01-11`,
    `${HERE}&cause=all&current=6&prior=7&asof=2024-12-31&known=2025-01-10`,
    `${HERE}&kind=leading&cause=assault&asof=2024-12-31&known=2025-01-10`,
    // Two of the same day: the first one.
    `${HERE}&cause=road&current=2&prior=3&asof=2024-12-31&known=2025-06-01`,
  ]

  beforeAll(async () => {
    vi.stubEnv('PUBLIC_URL', SITE)
    vi.spyOn(console, 'warn').mockReturnValue()
    held.samePeriodFigures = openFigures(join(folder, 'store.db'), 'data', () => {})
    const { store } = await held.samePeriodFigures
    await makeNorland(store)
    await refreshFigures()
  }, 60_000)
  afterAll(async () => {
    await (await held.samePeriodFigures)?.store.destroy()
    delete held.samePeriodFigures
    vi.unstubAllEnvs()
    vi.restoreAllMocks()
    rmSync(folder, { recursive: true })
  })

  const bytes = async (answer: Response) => {
    expect(answer.status).toBe(200)
    return Buffer.from(await answer.arrayBuffer()).toString('base64')
  }
  const card = (format: string, query: string) => getCard(new Request(`${SITE}/claims.${format}?${query}`), { params: Promise.resolve({ format }) })

  async function formsOf(query: string): Promise<Record<string, unknown>> {
    const answers = [await getCheck(new Request(`${SITE}/api/v1/claims/check?${query}`)), await card('svg', query), await card('png', query)]
    for (const answer of answers) expect(answer.headers.get('Cache-Control')).toContain('immutable')
    const checked = await checkedClaim(new URLSearchParams(query))
    if ('empty' in checked || checked.check === null) throw new Error('no check')
    const frame = await (await getEmbed(new Request(`${SITE}/embed/claim?${query}`))).text()
    const head = answers.map(({ headers }) => [headers.get('ETag'), headers.get('Last-Modified')])
    return {
      head,
      bodies: await Promise.all(answers.map(bytes)),
      page: withoutSince(shownCheck(checked.ledger, checked.check, { site: SITE, retrieved: RETRIEVED, quoted: checked.asked.quoted })),
      frame: frame.replace(/<p class=r>.*?<\/p>/, ''),
    }
  }

  test('keeps each of its checks, whatever is published, corrected or withdrawn after', async () => {
    const before = await Promise.all(QUERIES.map(formsOf))
    const live = QUERIES[0].replace('&known=2025-01-10', '')
    const check = async (query: string) => (await getCheck(new Request(`${SITE}/api/v1/claims/check?${query}`))).text()
    const liveBefore = await check(live)
    const { store } = await held.samePeriodFigures!
    const steps = [
      () => publishNorland(store, { name: 'same-day', released: '2025-06-01', from: '2023-01-01', to: '2024-12-31', csv: 'date,state,cause,deaths\n2023-02-02,AL,Shot,9\n2024-02-02,AL,Shot,1\n' }),
      () => publishNorland(store, { name: 'new-label', released: '2025-07-01', from: '2024-01-01', to: '2024-12-31', csv: 'date,state,cause,deaths\n2024-05-05,NO,Struck by lightning,7\n2024-05-06,NO,Assault,7\n' }),
      () => withdrawRelease('norland-police', 'new-label', 'It was wrong.', { id: 'a-test', name: 'a test' } as never, () => {}),
    ]
    for (const step of steps) {
      await step()
      await refreshFigures()
      expect(await Promise.all(QUERIES.map(formsOf))).toEqual(before)
      expect(await check(live)).not.toBe(liveBefore)
    }
  }, 60_000)

  test('tells in its frame and its page what became of its figures', async () => {
    expect(await (await getEmbed(new Request(`${SITE}/embed/claim?${QUERIES[0]}`))).text()).toMatch(/<p class=r>Figures have been revised since: 3 v 2 is now \d v \d+\.<\/p>/)
  })
})
