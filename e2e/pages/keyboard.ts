import { expect, type Locator, type Page } from '@playwright/test'

/** More stops than any screen has between two places one wants to go. */
const MOST_STOPS = 80

const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement)

/** Walks by Tab (or another key) until something has the focus. */
export async function walkTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  await expect(target).toBeVisible()
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await hasFocus(target)) return
    await page.keyboard.press(key)
  }
  throw new Error(`${key} never came to ${target}`)
}

/** Takes out what stands in the field with the focus and types anew. */
export async function retype(page: Page, text: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(text)
}
