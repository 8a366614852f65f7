// The Chromium that the tests drive.
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { systemBrowser } from './system-browser.mjs'

/** Path of the Chromium to test with: `CHROMIUM_PATH`, Playwright's own, else the system's; undefined without any. */
export function testBrowser() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH
  const { chromium } = createRequire(import.meta.url)('@playwright/test')
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : systemBrowser()
}
