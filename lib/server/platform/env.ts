import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { diskFaultOf } from './disk'
import { type AllowedHost, readAllowedHosts } from './host-lists'

const emptyIsUnset = (value: unknown) => (value === '' ? undefined : value)
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(emptyIsUnset, schema.optional())

const Environment = z.object({
  STET_DATA: z.preprocess(emptyIsUnset, z.string().default('./data')),
  DATABASE_URL: optional(z.string()),
  PORT: z.preprocess(
    emptyIsUnset,
    z
      .string()
      .regex(/^\d{1,5}$/, 'is a port number, as 3000')
      .default('3000'),
  ),
  HOST: z.preprocess(emptyIsUnset, z.string().default('127.0.0.1')),
  NEXTAUTH_URL: optional(z.url({ message: 'is the public address, as https://checks.example' })),
  NEXTAUTH_SECRET: optional(z.string().min(16, 'has at least 16 characters')),
  SMTP_URL: optional(z.url({ protocol: /^smtps?$/, message: 'is an address as smtp://user:password@host:port' })),
  STET_OWNER_EMAIL: z.preprocess(emptyIsUnset, z.string().includes('@').default('owner@localhost')),
  STET_TRUST_PROXY: optional(z.string()),
  STET_FETCH_ALLOW: optional(z.string()),
  STET_CONFIDENTIAL_KEY_FILE: optional(z.string()),
  STET_CHECKPOINT_KEY_FILE: optional(z.string()),
  STET_CHECKPOINT_TO: optional(z.string()),
})

/** The settings of this process, parsed once. Paths are absolute. */
export interface Env {
  readonly dataFolder: string
  /** Path of the SQLite file. */
  readonly databaseFile: string
  readonly port: number
  readonly host: string
  /** Public address without a final slash. */
  readonly publicUrl: string
  readonly secret: string
  readonly smtpUrl: string | null
  readonly ownerEmail: string
  readonly trustedProxies: readonly string[]
  readonly confidentialKeyFile: string
  /** Private key of the checkpoints of the audit log; the public keys lie beside it. */
  readonly checkpointKeyFile: string
  /** Where each checkpoint is kept outside. */
  readonly checkpointTo: readonly CheckpointPlace[]
  /** Hosts that intake and snapshots may fetch besides public ones: for tests and closed networks. */
  readonly fetchAllow: readonly AllowedHost[]
  /** The server can be reached from this machine only: the demo may offer to sign in without a password. */
  readonly loopback: boolean
}

/** A place outside the database for checkpoints: a folder, somebody's mailbox, or an address that takes a POST. */
export type CheckpointPlace =
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'mail'; readonly address: string }
  | { readonly kind: 'web'; readonly url: string }

export class EnvironmentFault extends Error {}

/**
 * Makes a folder for its owner alone, with those above that are missing. Node's own way to make several goes round for ever where
 * the system makes none and says that nothing is there, as under `/proc`.
 *
 * @throws EnvironmentFault where no folder can be; the system's error for a disk that is full or may not be written
 */
export function makeFolder(folder: string): void {
  const isThere = () => existsSync(folder) && statSync(folder).isDirectory()
  if (isThere()) return
  const above = dirname(folder)
  if (above !== folder) makeFolder(above)
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    // Somebody else may have made it just now.
    if (isThere()) return
    if (diskFaultOf(error)) throw error
    throw new EnvironmentFault(
      `The folder ${folder} can't be made: a file is in its way, or the system makes none there. Name another place (STET_DATA is the data folder).`,
    )
  }
}

/**
 * A secret kept in a file that only its owner can read, made at first use. It is written under another name first: a kill in
 * between would leave an empty secret for ever, and of two processes that make it the first one's holds for both.
 *
 * @param make what stands in it, when it is made
 * @throws EnvironmentFault for an empty file
 */
export function secretFile(file: string, make = () => randomBytes(32).toString('base64')): string {
  if (!existsSync(file)) {
    const draft = `${file}.${process.pid}.part`
    try {
      writeFileSync(draft, make(), { mode: 0o600 })
      linkSync(draft, file)
    } catch (error) {
      if (!existsSync(file)) throw error
    } finally {
      rmSync(draft, { force: true })
    }
  }
  return storedSecret(file) ?? secretFile(file, make)
}

/** The secret in a file; null when there is none. @throws EnvironmentFault for an empty file */
export function storedSecret(file: string): string | null {
  let secret: string
  try {
    secret = readFileSync(file, 'utf8').trim()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
  if (secret === '') {
    throw new EnvironmentFault(
      `${file} is empty. Put its content back from a copy. Without one, delete it: what was sealed with it can't be read any more.`,
    )
  }
  return secret
}

/** @throws EnvironmentFault */
function checkpointPlace(place: string): CheckpointPlace {
  const url = URL.canParse(place) ? new URL(place) : null
  if (url?.protocol === 'file:' && url.host === '') return { kind: 'folder', path: fileURLToPath(url) }
  if (url?.protocol === 'mailto:' && url.pathname.includes('@')) return { kind: 'mail', address: url.pathname }
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.test(bareHost(url)))) {
    return { kind: 'web', url: url.href }
  }
  throw new EnvironmentFault(
    'STET_CHECKPOINT_TO is a list of places, as file:///mnt/archive, mailto:audit@elsewhere.example, https://elsewhere.example/checkpoints.',
  )
}

/** The host of an address; an IPv6 one without its brackets. */
const bareHost = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, '')

const LOOPBACK = /^(127(\.\d{1,3}){3}|localhost|::1)$/

/** @throws EnvironmentFault with one sentence per faulty variable */
export function parseEnv(variables: Readonly<Record<string, string | undefined>>): Env {
  const parsed = Environment.safeParse(variables)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`)
    throw new EnvironmentFault(faults.join('\n'))
  }
  const env = parsed.data
  const dataFolder = resolve(/* turbopackIgnore: true */ env.STET_DATA)
  if (env.DATABASE_URL && !env.DATABASE_URL.startsWith('file:')) {
    const scheme = env.DATABASE_URL.split(':')[0]
    throw new EnvironmentFault(
      scheme === 'postgresql' || scheme === 'postgres'
        ? 'DATABASE_URL names a PostgreSQL server, and PostgreSQL is not available yet: use a SQLite file, as file:./data/stet.db.'
        : 'DATABASE_URL is the address of a SQLite file, as file:./data/stet.db.',
    )
  }
  const fetchAllow = readAllowedHosts(env.STET_FETCH_ALLOW ?? '')
  if (!fetchAllow) {
    throw new EnvironmentFault('STET_FETCH_ALLOW is a list of hosts, as fixtures.example:8080, 10.0.0.7, [::1]:3001.')
  }
  const checkpointTo = (env.STET_CHECKPOINT_TO ?? '').split(',').flatMap((part) => part.trim() || [])
  makeFolder(dataFolder)
  const port = Number(env.PORT)
  return {
    dataFolder,
    databaseFile: env.DATABASE_URL ? resolve(env.DATABASE_URL.slice('file:'.length)) : join(dataFolder, 'stet.db'),
    port,
    host: env.HOST,
    publicUrl: (env.NEXTAUTH_URL ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    secret: env.NEXTAUTH_SECRET ?? secretFile(join(dataFolder, 'session-secret')),
    smtpUrl: env.SMTP_URL ?? null,
    ownerEmail: env.STET_OWNER_EMAIL,
    trustedProxies: (env.STET_TRUST_PROXY ?? '').split(',').flatMap((part) => part.trim() || []),
    confidentialKeyFile: resolve(
      /* turbopackIgnore: true */ env.STET_CONFIDENTIAL_KEY_FILE ?? join(dataFolder, 'confidential-key'),
    ),
    checkpointKeyFile: resolve(
      /* turbopackIgnore: true */ env.STET_CHECKPOINT_KEY_FILE ?? join(dataFolder, 'checkpoint-key'),
    ),
    checkpointTo: checkpointTo.map(checkpointPlace),
    fetchAllow,
    loopback: LOOPBACK.test(env.HOST),
  }
}

declare global {
  var stetEnv: Env | undefined
}

/** The settings of this process. */
export function env(): Env {
  return (globalThis.stetEnv ??= parseEnv(process.env))
}
