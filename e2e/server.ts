import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where the journeys' own server listens. */
export const PORT = Number(process.env.STET_E2E_PORT ?? 3210)

/** Data folder of the journeys' server: made once by the runner, handed to its workers by the environment. */
function dataFolder(): string {
  process.env.STET_E2E_DATA ??= mkdtempSync(join(tmpdir(), 'stet-e2e-'))
  return process.env.STET_E2E_DATA
}

/** The environment of the server, and of the workers that make data beside it on the same database. */
export function serverEnvironment(): Record<string, string> {
  return {
    STET_DATA: dataFolder(),
    DATABASE_URL: '',
    PORT: String(PORT),
    HOST: '127.0.0.1',
    NEXTAUTH_URL: `http://localhost:${PORT}`,
    NEXTAUTH_SECRET: 'a secret for the journeys only, long enough',
    STET_LOG_LEVEL: 'warn',
    // Journeys open sites of their own on this machine.
    STET_FETCH_ALLOW: '127.0.0.1',
  }
}
