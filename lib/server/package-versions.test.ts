import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { z } from 'zod'

/** Versions below which a fault is known that reaches us, with what it is. */
const LEAST: readonly (readonly [name: string, version: string, reason: string])[] = [
  ['next', '16.4.1', 'requests that passed the proxy unseen, and caches that mixed up answers'],
  ['react', '19.2.1', 'code run from a crafted server-component request'],
  ['react-dom', '19.2.1', 'goes with react'],
  ['next-auth', '4.24.15', 'tokens of sessions and addresses of redirects'],
  ['better-sqlite3', '12.8.0', 'brings SQLite 3.51.3: before it, resetting the WAL could damage the file'],
  ['nodemailer', '9.0.1', 'commands and recipients slipped in by line ends, and mails sent to an unintended domain'],
  ['mammoth', '1.12.2', 'a Word file could make it read files of the server'],
  ['@node-rs/argon2', '2.0.0', 'checks the parameters of stored hashes'],
]

const Lock = z.object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) })
const { packages } = Lock.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')))

const parts = (version: string) => version.split(/[.-]/).slice(0, 3).map(Number)

it.each(LEAST)('%s is locked at %s or newer: %s', (name, least) => {
  const [found, wanted] = [parts(packages[`node_modules/${name}`]?.version ?? '0.0.0'), parts(least)]
  const differs = found.findIndex((part, at) => part !== wanted[at])
  expect(differs === -1 || (found[differs] ?? 0) > (wanted[differs] ?? 0)).toBe(true)
})

it('no package is locked twice below its least version', () => {
  for (const [path, { version = '' }] of Object.entries(packages)) {
    const least = LEAST.find(([name]) => path.endsWith(`node_modules/${name}`))?.[1]
    if (least) expect(parts(version)[0]).toBeGreaterThanOrEqual(parts(least)[0] ?? 0)
  }
})
