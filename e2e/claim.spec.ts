/** The claim of September 2015, at a glance, with and without script. */
import { CLAIM, CLAIM_AS_KNOWN, PATIENT, expectGroup, headline, wake, words } from './reader'
import { expect, test } from './site'

const AS_KNOWN = 'The same, as known on 3 July 2016'
const AS_NOW = 'The claim of September 2015'

const NOW_WORDS = 'Firearms deaths are down 21%: 27 by 7 September 2015, against 34 by the same day in 2014.'
const KNOWN_WORDS = 'Firearms deaths are down 21%: 26 by 7 September 2015, against 33 by the same day in 2014.'

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled })

    test('the first page shows the latest figures', async ({ page }) => {
      await page.goto('/')
      await expect(headline(page)).toHaveText('Firearms deaths are down 20%: 35 by 5 October 2025, against 44 by the same day in 2024.')
      await expectGroup(page, 'All causes', '68', '117', '−42%')
      await expectGroup(page, 'Traffic', '23', '39', '−41%')
      await expect(page.getByRole('link', { name: 'Latest' })).toHaveAttribute('aria-current', 'true')
    })

    test('the claim as it looks now is 27 v 34, and all causes are up 3%', async ({ page }) => {
      await page.goto('/')
      await page.getByRole('link', { name: AS_NOW }).click()
      await expect(headline(page)).toHaveText(NOW_WORDS, PATIENT)
      await expectGroup(page, 'Firearms', '27', '34', '−21%')
      await expectGroup(page, 'Traffic', '37', '31', '+19%')
      await expectGroup(page, 'All causes', '106', '103', '+3%')
      await expect(page.getByText('Two of the 27 were inadvertent.')).toBeVisible()
      await expect(page.locator('[data-note=chance]')).toContainText('Could easily be chance')
    })

    test('the claim as known in July 2016 is 26 v 33, and all causes are down 7%', async ({ page }) => {
      await page.goto('/')
      await page.getByRole('link', { name: AS_KNOWN }).click()
      await expect(headline(page)).toHaveText(KNOWN_WORDS, PATIENT)
      await expectGroup(page, 'Firearms', '26', '33', '−21%')
      await expectGroup(page, 'Traffic leading', '33', '31', '+6%')
      await expectGroup(page, 'Illness', '19', '25', '−24% [u]')
      await expectGroup(page, 'Other causes', '8', '3', '+167% [u]')
      await expectGroup(page, 'All causes', '86', '92', '−7%')
      await expect(page.getByText('Two of the 26 were inadvertent.')).toBeVisible()
      await expect(page.locator('[data-note=chance]')).toContainText('Could easily be chance: 18 or fewer, or 53 or more would be unusual after 33 (95% interval −55% to +36%, p 0.435)')
      await expect(page.getByText(/One more death would make it −18%; seven more deaths would bring the change to zero/)).toBeVisible()
      await expect(page.getByRole('heading', { name: 'Leading cause: traffic (33), then firearms (26)' })).toBeVisible()
    })

    test('one click turns one into the other, and a line says why', async ({ page }) => {
      await page.goto(CLAIM_AS_KNOWN)
      const why = page.locator('[data-note=revision]')
      // The pair is told once, in the line that leads to it.
      await expect(page.getByText('27 v 34', { exact: false }).and(page.locator('.answer *'))).toHaveText('Figures have been revised since: 26 v 33 is now 27 v 34.')
      await expect(why).toContainText(/^All causes turn from −7% to \+3%\./)
      await expect(why).toContainText('the source listed 20 more from all causes in this window and 11 more in the one before, most of them illness.')
      await page.getByRole('link', { name: AS_NOW }).click()
      await expect(headline(page)).toHaveText(NOW_WORDS, PATIENT)
      await expect(why).toContainText('In the first release held, of 3 July 2016: 26 v 33, −21%. All causes turn from −7% to +3%.')
      await expect(why).toContainText('most of them illness')
      await page.getByRole('link', { name: AS_KNOWN }).click()
      await expect(headline(page)).toHaveText(KNOWN_WORDS, PATIENT)
    })

    test('what was known when stands in a table', async ({ page }) => {
      await page.goto(CLAIM)
      const vintage = (day: string) => page.getByRole('row', { name: day }).getByRole('cell')
      await expect(vintage('3 Jul 2016')).toHaveText(['26 v 33', '−21%', '86 v 92', '−7%'])
      await expect(vintage('30 Aug 2024')).toHaveText(['27 v 34', '−21%', '106 v 103', '+3%'])
    })

    test('one day later it is 26 v 34', async ({ page }) => {
      await page.goto('/?asof=2015-09-08&known=2016-07-03')
      await expect(headline(page)).toHaveText('Firearms deaths are down 24%: 26 by 8 September 2015, against 34 by the same day in 2014.')
    })
  })
}

test('the name of the page is the sentence, as served and as the browser answers', async ({ page }) => {
  await page.goto(CLAIM_AS_KNOWN)
  await expect.soft(page, 'as served').toHaveTitle(`${KNOWN_WORDS} · Same Period`)
  await wake(page)
  await page.getByRole('link', { name: AS_NOW }).click()
  await expect(page, 'once live').toHaveTitle(`${NOW_WORDS} · Same Period`)
  await page.goBack()
  await expect(page, 'after going back').toHaveTitle(`${KNOWN_WORDS} · Same Period`)
})

test('after a first touch the click is answered in place, in the same words', async ({ page }) => {
  await page.goto(CLAIM)
  const served = await words(page)
  await page.goto(CLAIM_AS_KNOWN)
  await wake(page)
  await page.evaluate(() => Object.assign(window, { isSamePage: true }))
  await page.getByRole('link', { name: AS_NOW }).click()
  await expect(headline(page)).toHaveText(NOW_WORDS)
  await expectGroup(page, 'All causes', '106', '103', '+3%')
  expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true)
  expect(await words(page)).toBe(served)
})
