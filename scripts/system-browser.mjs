// The Chromium of the system, for journeys, pictures and printed pages.
import { existsSync } from 'node:fs'

/**
 * Where Linux systems put a Chromium. The headless shell comes first: it is Chromium without windows, which Playwright
 * drives by its own choice too, and needs a fifth less of the processor than the same version with them.
 */
const SYSTEM_BROWSERS = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/** Path of a Chromium that the system has; undefined without one. */
export const systemBrowser = () => SYSTEM_BROWSERS.find((path) => existsSync(path))
