import { walk } from './every-page'
import { test } from './fixtures'

/*
 * Pictures of every page for people to look at: npx playwright test --project screenshots
 * They land in test-results/screenshots.
 */

for (const language of ['en', 'ar'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    for (const phone of [false, true]) {
      test(`Pictures, ${language}, ${theme}, ${phone ? 390 : 1440}`, async ({ signInAs, visit }) => {
        test.setTimeout(600_000)
        await walk({ signInAs, visit }, { language, theme, phone }, async (page, { name }) => {
          await page.evaluate(() => document.fonts.ready)
          await page.screenshot({
            path: `test-results/screenshots/${name}-${phone ? 390 : 1440}-${theme}-${language}.png`,
            fullPage: !name.startsWith('desk-workspace'),
            animations: 'disabled',
          })
        })
      })
    }
  }
}
