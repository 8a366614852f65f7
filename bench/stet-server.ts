/** A Stet of its own for a benchmark: the production server on an empty database, on a free port, gone afterwards. */

import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

export interface StetServer {
  readonly origin: string
  /** Data folder, removed at the end; a benchmark may keep its own files in it. */
  readonly folder: string
  /** What the server was started with, for whoever works on the same data beside it. */
  readonly environment: Readonly<Record<string, string>>
  /** Of the process that was started; the one that serves is below it. */
  readonly pid: number
}

/**
 * Serves while the work runs. The first time builds, which takes minutes.
 *
 * @param more of the environment of the server alone
 */
export async function withStetServer(
  work: (server: StetServer) => Promise<void>,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'stet-bench-'))
  const port = await freePort()
  const environment = {
    STET_DATA: folder,
    DATABASE_URL: '',
    PORT: String(port),
    HOST: '127.0.0.1',
    NEXTAUTH_URL: `http://localhost:${port}`,
    NEXTAUTH_SECRET: 'a secret for the benchmarks only, long enough',
    STET_LOG_LEVEL: 'error',
  }
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    env: { ...process.env, ...environment, ...more },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  try {
    await untilAnswers(`http://127.0.0.1:${port}/api/health/ready`)
    await work({ origin: `http://localhost:${port}`, folder, environment, pid: child.pid ?? 0 })
  } finally {
    child.kill('SIGTERM')
    await new Promise((resolve) => child.once('exit', resolve))
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Waits until an address answers well. */
export async function untilAnswers(address: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const ready = await fetch(address).then(
      (response) => response.ok,
      () => false,
    )
    if (ready) return
    await wait(1000)
  }
  throw new Error('the server did not become ready')
}

/** A port that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
