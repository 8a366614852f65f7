/** A bare app on Next and Prisma, of the same versions as the product: built in a folder of its own, gone afterwards. */

import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { freePort, untilAnswers } from '../stet-server'

const ROOT = process.cwd()
const NEXT = join(ROOT, 'node_modules', 'next', 'dist', 'bin', 'next')

/** Serves while the work runs. */
export async function withBareApp(work: (origin: string) => Promise<void>): Promise<void> {
  // Beside the product, so that it finds the same packages.
  const folder = mkdtempSync(join(ROOT, '.next-bare-'))
  try {
    cpSync(join(ROOT, 'bench', 'saves', 'bare'), folder, { recursive: true })
    run([join(ROOT, 'scripts', 'prisma.mjs'), 'generate', '--schema', 'schema.prisma'], folder)
    run([NEXT, 'build'], folder)
    await served(folder, work)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function served(folder: string, work: (origin: string) => Promise<void>) {
  const port = await freePort()
  const child = spawn(process.execPath, [NEXT, 'start', '-p', String(port), '-H', '127.0.0.1'], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production', BARE_DATABASE: join(folder, 'bare.db') },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const origin = `http://127.0.0.1:${port}`
  try {
    await untilAnswers(`${origin}/claims`)
    await work(origin)
  } finally {
    child.kill('SIGTERM')
    await new Promise((resolve) => child.once('exit', resolve))
  }
}

function run(args: readonly string[], cwd: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd,
    env: { ...process.env, NODE_ENV: 'production' },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`The bare app could not be made:\n${stdout}\n${stderr}`)
}
