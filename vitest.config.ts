import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/**
 * `npm test` runs the projects `stet` and `stet-mocks`; `.ci/run` adds `acceptance`, whose tests read the collections in
 * ../shared.
 */
const resolve = { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } }
const ignored = ['**/node_modules/**', '.next/**', 'e2e/**']

/** Exchange a module for another: each needs all modules anew, so that none knows the real one from before. */
const MOCKING = [
  'app/api/health/health.test.ts',
  'app/attribution-only.test.tsx',
  'app/desk/reports/file/route.test.ts',
  'app/who-may-open-what.test.ts',
]

const ofStet = {
  environment: 'node',
  testTimeout: 120_000,
  hookTimeout: 120_000,
  env: { STET_LOG_LEVEL: 'silent' },
} as const

export default defineConfig({
  test: {
    // Vitest would leave one of two cores idle.
    maxWorkers: 2,
    projects: [
      {
        resolve,
        test: {
          ...ofStet,
          name: 'stet',
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: [...ignored, 'acceptance/**', ...MOCKING],
          // The server is loaded once for each worker, not for each file; what it keeps in memory is forgotten between files.
          isolate: false,
          setupFiles: ['lib/server/test-forgetting.ts'],
        },
      },
      { resolve, test: { ...ofStet, name: 'stet-mocks', include: MOCKING } },
      {
        resolve,
        test: {
          name: 'acceptance',
          include: ['acceptance/**/*.test.ts'],
          exclude: ignored,
          testTimeout: 600_000,
          hookTimeout: 600_000,
          env: { STET_LOG_LEVEL: 'silent' },
        },
      },
    ],
  },
})
