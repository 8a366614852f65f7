/**
 * A bare Next app to compare with, of the same version and packages as the product: built in a temporary folder, served in
 * production, gone afterwards.
 *
 * The folder lies outside the project, because Next looks for `instrumentation.ts` and `proxy.ts` in the folders above an
 * app too and would run the product's.
 */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { freePort, untilAnswers } from './stet-server'

const NEXT = resolve('node_modules/next/dist/bin/next')

/** The packages are linked from elsewhere, so the root is what both folders have in common. */
const CONFIG = `export default {
  poweredByHeader: false,
  turbopack: { root: '/' },
  outputFileTracingRoot: '/',
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['better-sqlite3', '@prisma/client', '@prisma/adapter-better-sqlite3'],
}
`

/** A bare app that is served. */
export interface ServedApp {
  readonly origin: string
  /** Where it was built; it may keep its data there. */
  readonly folder: string
}

/**
 * Serves an app while the work runs.
 *
 * @param source folder with its `app`
 * @param prepare what is done in the copy before it is built: more files, generated code
 * @param readyPath answers as soon as it serves
 */
export async function withNextApp(
  source: string,
  prepare: (folder: string) => void | Promise<void>,
  readyPath: string,
  work: (app: ServedApp) => Promise<void>,
): Promise<void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'bare-next-')))
  try {
    cpSync(resolve(source), folder, { recursive: true })
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'dir')
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
    writeFileSync(join(folder, 'next.config.js'), CONFIG)
    await prepare(folder)
    await runIn(folder, [NEXT, 'build'])
    await served(folder, readyPath, work)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Runs a script of Node there. @throws Error with what it printed when it failed */
export async function runIn(folder: string, args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: environment(folder),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const printed: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => printed.push(part))
  const [status] = await once(child, 'close')
  if (status !== 0) throw new Error(`The bare app could not be made:\n${Buffer.concat(printed)}`)
}

async function served(folder: string, readyPath: string, work: (app: ServedApp) => Promise<void>) {
  const port = await freePort()
  const child = spawn(process.execPath, [NEXT, 'start', '-H', '127.0.0.1', '-p', String(port)], {
    cwd: folder,
    env: environment(folder),
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = once(child, 'exit')
  const origin = `http://127.0.0.1:${port}`
  try {
    await untilAnswers(`${origin}${readyPath}`)
    await work({ origin, folder })
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}

/** Ours without what only our own build is told. */
function environment(folder: string): NodeJS.ProcessEnv {
  const { STET_DIST: _, STET_READERS_STYLE: __, ...others } = process.env
  return { ...others, NODE_ENV: 'production', BARE_DATABASE: join(folder, 'bare.db') }
}
