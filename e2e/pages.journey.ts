import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { InterfaceLanguage } from '@/lib/domain/codes'
import { directionOf } from '@/lib/domain/language'
import { wordsOf } from '@/messages/words'
import { everyPage, walk } from './every-page'
import { expect, test } from './fixtures'

const THEMES = ['light', 'dark'] as const

/** The rules for which a theme matters: all else on a page is the same by day and by night. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block']

/** What axe calls serious or critical: by day of all its rules, by night of those for colours. */
const serious = async (page: Page, theme: (typeof THEMES)[number]) => {
  // What each analysis of one document costs most is the blank page in which parts of several frames are put together.
  const alone = page.frames().length === 1
  // Of what passes, not every element is told.
  const builder = new AxeBuilder({ page }).setLegacyMode(alone).options({
    resultTypes: ['violations'],
    ...(theme === 'dark' && { runOnly: { type: 'rule', values: OF_COLOURS } }),
  })
  const { violations } = await builder.analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary}`).join(' | ')}`,
    )
}

/** The page as the system's theme makes it, with the colours that it is changing to. */
async function inTheme(page: Page, colorScheme: (typeof THEMES)[number]) {
  await page.emulateMedia({ colorScheme })
  await page.evaluate(() => {
    const changing = () => document.getAnimations().filter((animation) => animation instanceof CSSTransition)
    // What inherits a colour may begin to change when that has changed.
    for (let now = changing(), round = 0; now.length > 0 && round < 20; now = changing(), round += 1)
      for (const transition of now) transition.finish()
  })
}

for (const language of ['en', 'ar'] as const satisfies readonly InterfaceLanguage[]) {
  test(`axe finds nothing serious on any page, by day and by night, ${language}`, async ({ signInAs, visit }) => {
    test.setTimeout(300_000)
    const found: Record<string, string[]> = {}
    await walk({ signInAs, visit }, { language }, async (page, { path }) => {
      await expect(page.locator('html')).toHaveAttribute('dir', directionOf(language))
      for (const theme of THEMES) {
        await inTheme(page, theme)
        const faults = await serious(page, theme)
        if (faults.length > 0) found[`${path} ${theme}`] = faults
      }
    })
    expect(found).toEqual({})
  })

  test(`No page is wider than a phone, ${language}`, async ({ signInAs, visit }) => {
    const wide: Record<string, number> = {}
    await walk({ signInAs, visit }, { language, phone: true }, async (page, { path }) => {
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      if (overflow > 0) wide[path] = overflow
    })
    expect(wide).toEqual({})
  })
}

test('A theme that was chosen makes the same colours as the system’s, whatever that is', async ({ visit }) => {
  const colours = (page: Page) =>
    page.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(document.body)
      return `${color} on ${backgroundColor}`
    })
  const system = await visit()
  await system.goto('/')
  const seen = new Set<string>()
  for (const theme of THEMES) {
    await inTheme(system, theme)
    const chosen = await visit({ theme })
    await chosen.goto('/')
    await inTheme(chosen, theme === 'light' ? 'dark' : 'light')
    expect(await colours(chosen)).toBe(await colours(system))
    seen.add(await colours(chosen))
  }
  expect(seen.size).toBe(2)
})

test('Without scripts, what readers see and the text with its marks can be read', async ({ signInAs, visit }) => {
  const pages = await everyPage()
  const at = (name: string) => pages.find((page) => page.name === name)
  const page = await visit({ scripts: false })
  for (const known of pages.filter(({ as, name }) => as === null && name !== 'not-found')) {
    await page.goto(known.path)
    await expect(page.getByRole('heading', { level: 1 }).first(), known.path).toBeVisible()
  }
  const check = at('check')
  const workspace = at('desk-workspace')
  if (!check || !workspace?.as) throw new Error('a page is gone')
  await page.goto(check.path)
  const words = wordsOf('en', 'public')
  for (const part of ['reasoning', 'sources', 'excerpt', 'ledger'] as const)
    await expect(page.getByRole('region', { name: words(part), exact: true })).toBeVisible()
  await page.getByRole('link', { name: words('readArticle') }).click()
  await expect(page.getByRole('main')).toContainText('Port Selm')

  const desk = await signInAs(workspace.as, { scripts: false })
  await desk.goto(workspace.path)
  const article = desk.getByRole('document', { name: wordsOf('en', 'workspace')('articleText') })
  await expect(article.getByRole('heading', { level: 1 })).toContainText('Port Selm')
  await expect(article.locator('mark').first()).toBeVisible()
})

test('A printed check has everything but the page’s own furniture', async ({ visit }) => {
  const check = (await everyPage()).find(({ name }) => name === 'check')
  if (!check) throw new Error('no check')
  const page = await visit()
  await page.goto(check.path)
  await page.emulateMedia({ media: 'print' })
  const words = wordsOf('en', 'public')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  for (const part of ['reasoning', 'sources', 'excerpt', 'ledger'] as const)
    await expect(page.getByRole('region', { name: words(part), exact: true })).toBeVisible()
  await expect(page.getByRole('navigation').filter({ visible: true })).toHaveCount(0)
  await expect(page.getByRole('button').filter({ visible: true })).toHaveCount(0)
  const pdf = await page.pdf({ format: 'A4' })
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
})
