import { defineConfig, devices } from '@playwright/test'
import { PORT, serverEnvironment } from './e2e/server'
import { testBrowser } from './scripts/test-browser.mjs'

const executablePath = testBrowser()

/**
 * Journeys in a real browser over a real server and a real SQLite file. The project `stet` is part of `npm test`;
 * `acceptance` works on the reference article beside the project and is run by `.ci/run`.
 */
export default defineConfig({
  testDir: 'e2e',
  testMatch: /.*\.journey\.ts$/,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: process.env.STET_E2E_REPORT ?? 'test-results/e2e.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: `http://localhost:${PORT}`,
    viewport: { width: 1440, height: 900 },
    // What a failed page consisted of is kept step by step. Filming every page for it would cost as much as the pages themselves.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
      // Chromium's sandbox doesn't work for root, as in containers and in CI.
      chromiumSandbox: process.getuid?.() !== 0,
    },
  },
  projects: [
    { name: 'stet', testIgnore: /acceptance\// },
    { name: 'acceptance', testMatch: /acceptance\/.*\.journey\.ts$/ },
    // Pictures for people to look at, never part of a check.
    { name: 'screenshots', testMatch: /screenshots\.ts$/ },
  ],
  webServer: {
    command: 'node scripts/start.mjs',
    url: `http://localhost:${PORT}/api/health/ready`,
    timeout: 300_000,
    // While writing journeys a server may be kept running (with its STET_E2E_DATA); a run of its own starts its own.
    reuseExistingServer: Boolean(process.env.STET_E2E_REUSE),
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    stdout: process.env.STET_E2E_LOG ? 'pipe' : 'ignore',
    env: serverEnvironment(),
  },
})
