import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { AxeResults, RunOptions } from 'axe-core'
import { directionOf } from '@/lib/domain/language'
import { wordsOf } from '@/messages/words'
import { everyPage, walk } from './every-page'
import { expect, PHONE, test } from './fixtures'
import { drawn } from './pages/drawing'

/** What axe found, as far as it is read here. */
type Found = Pick<AxeResults, 'violations'>

declare global {
  interface Window {
    /** Once it is brought in. */
    readonly axe: { run(part: Document, options: RunOptions): Promise<Found> }
  }
}

const THEMES = ['light', 'dark'] as const

/** Half as long as what the builder brings in. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Of what passes, not every element is told. */
const OPTIONS = { resultTypes: ['violations'] } satisfies RunOptions

/** What axe calls serious or critical on a page as it stands, of all its rules. */
async function serious(page: Page) {
  const analyse = async (): Promise<Found> => {
    // The parts of several frames are put together by the builder.
    if (page.frames().length > 1) return new AxeBuilder({ page }).options(OPTIONS).analyze()
    await page.evaluate(AXE)
    return page.evaluate(async (options) => {
      const { violations } = await window.axe.run(document, options)
      return { violations }
    }, OPTIONS)
  }
  const { violations } = await analyse()
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

/** How much wider than the screen the page is, in pixels, on a phone. */
async function widerThanPhone(page: Page): Promise<number> {
  const desk = page.viewportSize()
  await page.setViewportSize(PHONE)
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  await drawn(page)
  const settled = expect.poll(overflow).toBeLessThanOrEqual(0)
  const wider = await settled.then(() => 0, overflow)
  if (desk) await page.setViewportSize(desk)
  return wider
}

/**
 * All rules on every page in either language, once by day and once by night. Colours ask for no language and words for no
 * theme, so the other two pairs would find the same again.
 */
const WALKS = [
  { language: 'en', theme: 'light', when: 'by day' },
  { language: 'ar', theme: 'dark', when: 'by night' },
] as const

for (const { language, theme, when } of WALKS) {
  test(`axe finds nothing serious on any page and none is wider than a phone, ${language}, ${when}`, async ({
    signInAs,
    visit,
  }) => {
    test.setTimeout(600_000)
    const found: Record<string, string[]> = {}
    await walk({ signInAs, visit }, { language, theme }, async (page, { path }) => {
      await expect(page.locator('html')).toHaveAttribute('dir', directionOf(language))
      const faults = await serious(page)
      if (faults.length > 0) found[path] = faults
      const wider = await widerThanPhone(page)
      if (wider > 0) found[`${path} on a phone`] = [`${wider} pixels wider`]
    })
    expect(found).toEqual({})
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
