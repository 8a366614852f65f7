import type { Page } from '@playwright/test'

/**
 * Waits until the browser has drawn the page twice: it tells of a new width when it draws, and what the page changes then is
 * there when it draws again. A browser may leave a page undrawn on a busy machine; after two seconds such a page is
 * looked at as it stands.
 */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
        setTimeout(resolve, 2000)
      }),
  )
}

/** Waits until nothing in the page moves any more; an animation whose element went away is over too. */
export async function resting(page: Page): Promise<void> {
  await drawn(page)
  await page.evaluate(async () => {
    const moving = () => document.getAnimations().filter(({ playState }) => playState === 'running')
    for (let now = moving(); now.length > 0; now = moving())
      await Promise.allSettled(now.map(({ finished }) => finished))
  })
  await drawn(page)
}
