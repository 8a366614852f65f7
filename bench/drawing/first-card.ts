/** How soon the first card of a workspace can be worked in: seen, and typed into once it is pressed. */

import type { BrowserContext, Page } from '@playwright/test'
import { z } from 'zod'

/** Claims of an article that counts as crowded. */
export const CLAIMS = 500

/** Milliseconds from the request on, unless it says otherwise. */
export interface FirstCard {
  /** Of the page's HTML, uncompressed. */
  readonly bytes: number
  readonly visible: number
  /** Pressed as soon as it was visible, and again every 100 ms until the page listens: its sentence can be typed into. */
  readonly typed: number
  /** From a press in a page at rest to the same. */
  readonly atRest: number
}

/** Notes in every page of the context when the first card is seen and can be typed into. */
export async function noteFirstCard(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const noted = { visible: 0, pressed: 0, typed: 0 }
    Object.assign(window, { firstCard: noted })
    setInterval(() => {
      const card = document.querySelector<HTMLElement>('[data-claim-card]')
      const now = performance.now()
      if (noted.typed > 0 || !card) return
      if (noted.visible === 0 && card.checkVisibility()) noted.visible = now
      if (card.querySelector('textarea:not(:disabled)')) noted.typed = now
      else if (location.hash === '#press' && now - noted.pressed > 100 && !location.search.includes('claim=')) {
        noted.pressed = now
        card.querySelector('button')?.click()
      }
    }, 5)
  })
}

const Noted = z.object({ visible: z.number(), pressed: z.number(), typed: z.number() })

/** Loads the workspace twice: for a press at once, and for one in a page at rest. */
export async function firstCard(page: Page, address: string): Promise<FirstCard> {
  await page.goto('about:blank')
  const response = await page.goto(`${address}#press`)
  const bytes = (await response?.body())?.length ?? 0
  const { visible, typed } = await whenTyped(page)
  await page.goto('about:blank')
  const listening = page.waitForRequest(/\/api\/v1\/events/)
  // The claims that the page didn't begin with.
  const others = page.waitForResponse(/\/workspace$/)
  await page.goto(address)
  await Promise.all([listening, others])
  await page
    .locator('[data-rail-card]')
    .nth(CLAIMS - 1)
    .waitFor()
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
  const began = await page.evaluate(() => {
    const now = performance.now()
    document.querySelector<HTMLElement>('[data-claim-card] button')?.click()
    return now
  })
  return { bytes, visible, typed, atRest: (await whenTyped(page)).typed - began }
}

async function whenTyped(page: Page) {
  await page.locator('[data-claim-card] textarea:not(:disabled)').waitFor()
  return Noted.parse(await page.evaluate('window.firstCard'))
}
