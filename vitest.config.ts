import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** `npm test` runs the project `stet`; `.ci/run` adds `acceptance`, whose tests read the collections in ../shared. */
const resolve = { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } }
const ignored = ['**/node_modules/**', '.next/**', 'e2e/**']

export default defineConfig({
  test: {
    // Vitest would leave one of two cores idle.
    maxWorkers: 2,
    projects: [
      {
        resolve,
        test: {
          name: 'stet',
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: [...ignored, 'acceptance/**'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          env: { STET_LOG_LEVEL: 'silent' },
        },
      },
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
