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
}

/** Serves while the work runs. The first time builds, which takes minutes. */
export async function withStetServer(work: (server: StetServer) => Promise<void>): Promise<void> {
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
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  try {
    await untilReady(port)
    await work({ origin: `http://localhost:${port}`, folder, environment })
  } finally {
    child.kill('SIGTERM')
    await new Promise((resolve) => child.once('exit', resolve))
    rmSync(folder, { recursive: true, force: true })
  }
}

async function untilReady(port: number): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const ready = await fetch(`http://127.0.0.1:${port}/api/health/ready`).then(
      (response) => response.ok,
      () => false,
    )
    if (ready) return
    await wait(1000)
  }
  throw new Error('the server did not become ready')
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
