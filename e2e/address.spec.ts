/** Every setting is in the address; a bad one is said, and nothing breaks. */
import { PATIENT, dateField, field, headline, open, wake } from './reader'
import { expect, test } from './site'

interface Settings {
  'Which deaths': string
  'Which officers': string
  day: string
  Against: string
  Alignment: string
  'Known on': string
}

const DEFAULT: Settings = { 'Which deaths': 'firearms', 'Which officers': '', day: '2025-10-05', Against: 'last-year', Alignment: 'date', 'Known on': '' }

/** An address, its canonical form, and what stands in the form there. */
const ADDRESSES: [asked: string, canonical: string, shown: Partial<Settings>][] = [
  ['/', '/', {}],
  ['/?cause=firearms&state=&asof=&known=&against=last-year&align=date', '/', {}],
  ['/?asof=2025-10-05', '/', {}],
  ['/?asof=2015-09-07', '/?asof=2015-09-07', { day: '2015-09-07' }],
  ['/?known=2016-07-03&asof=2015-09-07', '/?asof=2015-09-07&known=2016-07-03', { day: '2015-09-07', 'Known on': '2016-07-03' }],
  ['/?cause=traffic&state=tx', '/?cause=traffic&state=TX', { 'Which deaths': 'traffic', 'Which officers': 'TX' }],
  ['/?cause=automobile-accident', '/?cause=automobile-crash', { 'Which deaths': 'automobile-crash' }],
  ['/?cause=gunfire,stabbed', '/?cause=gunfire&cause=stabbed', { 'Which deaths': 'gunfire,stabbed' }],
  ['/?cause=stabbed&cause=gunfire', '/?cause=gunfire&cause=stabbed', { 'Which deaths': 'gunfire,stabbed' }],
  ['/?asof=2024-02-29&against=average-5', '/?asof=2024-02-29&against=average-5', { day: '2024-02-29', Against: 'average-5' }],
  ['/?asof=2015-09-07&against=2012', '/?asof=2015-09-07&against=2012', { day: '2015-09-07', Against: '2012' }],
  ['/?asof=2015-09-07&against=2014', '/?asof=2015-09-07', { day: '2015-09-07' }],
  ['/?align=days&asof=2024-03-01', '/?asof=2024-03-01&align=days', { day: '2024-03-01', Alignment: 'days' }],
  ['/?known=2020-01-01', '/?known=2020-01-01', { day: '2016-07-03', 'Known on': '2020-01-01' }],
  ['/?since=last-25', '/?since=last-25', {}],
  ['/?since=1900', '/', {}],
  ['/?utm_source=newsletter&utm_medium=email&asof=2015-09-07', '/?asof=2015-09-07', { day: '2015-09-07' }],
]

for (const [asked, canonical, shown] of ADDRESSES) {
  test(`${asked} is kept as ${canonical}`, async ({ page, site }) => {
    const answer = await page.goto(asked)
    expect(answer!.status()).toBe(200)
    await expect(page.getByRole('status')).toHaveCount(0)
    const { day, ...fields } = { ...DEFAULT, ...shown }
    await expect(dateField(page)).toHaveValue(day)
    for (const [name, value] of Object.entries(fields)) await expect(field(page, name)).toHaveValue(value)
    const link = await page.locator('link[rel=canonical]').getAttribute('href')
    expect(new URL(link!, site).href).toBe(new URL(canonical, site).href)
  })
}

test('what the form is set to comes back from its own address', async ({ page }) => {
  await open(page, '/')
  await wake(page)
  await field(page, 'Which deaths').selectOption('felonious')
  await field(page, 'Which officers').selectOption('CA')
  await dateField(page).fill('2014-06-30')
  await field(page, 'Against').selectOption('2011')
  await field(page, 'Alignment').selectOption('days')
  await field(page, 'Known on').selectOption('2016-07-03')
  const address = '/?cause=felonious&state=CA&asof=2014-06-30&known=2016-07-03&against=2011&align=days'
  await expect(page).toHaveURL(address, PATIENT)
  await expect(headline(page)).toContainText('in California')
  const sentence = await headline(page).innerText()
  await page.reload()
  await expect(headline(page)).toHaveText(sentence)
  await expect(field(page, 'Against')).toHaveValue('2011')
  await expect(field(page, 'Which deaths')).toHaveValue('felonious')
})

const LONG = 'x'.repeat(10_000)

/** A bad query, the word it is about, what the notice repeats and a part of what it allows. */
const BAD: [query: string, word: string, found: string, allowed: string][] = [
  ['asof=2015-02-30', 'asof', '2015-02-30', 'YYYY-MM-DD'],
  ['cause=zzz', 'cause', 'zzz', 'firearms, gunfire'],
  ['known=1999-01-01', 'known', '1999-01-01', '2016-07-03 or later'],
  ['asof=2015-09-07&asof=2015-09-08', 'asof', '2015-09-07, 2015-09-08', 'one value only'],
  [`cause=${LONG}`, 'cause', `${'x'.repeat(79)}…`, 'firearms, gunfire'],
  ['colour=red', 'colour', 'red', 'cause, state, asof, known, against, align'],
  ['state=ZZ', 'state', 'ZZ', 'a two-letter code'],
  ['against=2030', 'against', '2030', 'a year before 2025'],
  ['align=weeks', 'align', 'weeks', 'date or days'],
]

for (const [query, word, found, allowed] of BAD) {
  test(`a page says what is wrong with ${query.slice(0, 40)}, and uses the default`, async ({ page }) => {
    const answer = await page.goto(`/?${query}`)
    expect(answer!.status()).toBe(200)
    const notice = page.getByRole('status')
    await expect(notice).toContainText('the default is used instead')
    await expect(notice.getByRole('paragraph')).toHaveCount(2)
    await expect(notice.getByRole('listitem')).toHaveCount(0)
    await expect(notice).toContainText(`“${word}” can’t be “${found}”.`)
    await expect(notice).toContainText(allowed)
    await expect(headline(page)).toHaveText('Firearms deaths are down 20%: 35 by 5 October 2025, against 44 by the same day in 2024.')
    await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', /\/$|^[^?]*$/)
    expect((await page.locator('body').evaluate((body) => body.scrollWidth - innerWidth))).toBeLessThanOrEqual(0)
  })

  test(`the API refuses ${query.slice(0, 40)} and names it`, async ({ request }) => {
    const answer = await request.get(`/api/v1/compare?${query}`)
    expect(answer.status()).toBe(400)
    expect(answer.headers()['content-type']).toContain('application/problem+json')
    expect(answer.headers()['cache-control']).toBe('no-store')
    const problem = await answer.json()
    expect(problem).toMatchObject({ status: 400, parameter: word, found })
    expect(problem.allowed).toContain(allowed)
    expect(problem.parameters).toHaveLength(1)
  })
}

test('several bad words are each named, and the good ones still count', async ({ page }) => {
  await page.goto('/?asof=2015-02-30&cause=zzz&known=2016-07-03&state=TX')
  await expect(page.getByRole('status').getByRole('listitem')).toHaveCount(2)
  await expect(headline(page)).toContainText('in Texas')
  await expect(field(page, 'Known on')).toHaveValue('2016-07-03')
})

test('a bad since is said as well', async ({ page }) => {
  await page.goto('/?since=1850')
  await expect(page.getByRole('status')).toContainText('“since” can’t be “1850”. Allowed: 1900, 1791, last-25')
})

test('the notice goes once a reader asks something that can be shown', async ({ page }) => {
  await open(page, '/?cause=zzz')
  await wake(page)
  await field(page, 'Which deaths').selectOption('traffic')
  await expect(headline(page)).toContainText('Traffic deaths', PATIENT)
  await expect(page.getByRole('status')).toHaveCount(0)
  await expect(page).toHaveURL('/?cause=traffic')
})

test('the API answers any site, and says how long its answer may be kept', async ({ request }) => {
  const frozen = await request.get('/api/v1/compare?asof=2015-09-07&known=2016-07-03')
  expect(frozen.headers()).toMatchObject({ 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=31536000, immutable' })
  const live = await request.get('/api/v1/compare?asof=2015-09-07')
  expect(live.headers()['cache-control']).toBe('public, max-age=0, s-maxage=300, stale-while-revalidate=86400')
  const again = await request.get('/api/v1/compare?asof=2015-09-07', { headers: { 'If-None-Match': live.headers().etag } })
  expect(again.status()).toBe(304)
})
