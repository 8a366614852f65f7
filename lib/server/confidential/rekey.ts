import { existsSync, linkSync, renameSync } from 'node:fs'
import { setImmediate as othersTurn } from 'node:timers/promises'
import { z } from 'zod'
import { Conflict, SecretMissing } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import type { Actor } from '@/lib/policy/actor'
import { command } from '../engine/command'
import { nextKeyFile, sealedAnew } from './sealing'
import type { Tx } from '../db/clients'
import { env, secretFile } from '../platform/env'
import { NEWSROOM_ID } from '../engine/newsroom-row'

/** Rows sealed anew in one transaction: between two, others get their turn. */
const AT_ONCE = 100

const TABLES = ['source', 'mail'] as const
type Table = (typeof TABLES)[number]

interface Sealed {
  readonly id: string
  readonly cipher: string
}

/** The next rows of a table that hold something sealed. */
async function sealedAfter(tx: Pick<Tx, 'source' | 'mail'>, table: Table, after: string): Promise<readonly Sealed[]> {
  const part = { orderBy: { id: 'asc' }, take: AT_ONCE } as const
  if (table === 'mail') {
    const rows = await tx.mail.findMany({ ...part, where: { id: { gt: after }, sealed: true } })
    return rows.map(({ id, text }) => ({ id, cipher: text }))
  }
  const rows = await tx.source.findMany({ ...part, where: { id: { gt: after }, identityCipher: { not: null } } })
  return rows.flatMap(({ id, identityCipher }) => (identityCipher === null ? [] : [{ id, cipher: identityCipher }]))
}

/** In SQL: the row is as it was, so its version and the time of its last change stay. */
async function keepCipher(tx: Tx, table: Table, id: string, cipher: string | null): Promise<void> {
  if (table === 'source') await tx.$executeRaw`UPDATE "Source" SET "identityCipher" = ${cipher} WHERE "id" = ${id}`
  else
    await tx.$executeRaw`UPDATE "Mail" SET "text" = ${cipher ?? ''}, "sealed" = ${cipher !== null} WHERE "id" = ${id}`
}

/** Null where no key here opens it. */
function anewOrLost({ id, cipher }: Sealed): { readonly anew: string | null } | 'lost' {
  try {
    return { anew: sealedAnew(cipher, id) }
  } catch (error) {
    if (error instanceof SecretMissing) return 'lost'
    throw error
  }
}

/** Seals some rows with the next key, which is made where it isn't there yet. What is sealed with it already is passed over. */
const resealPortion = command({
  name: 'confidential.reseal',
  permission: 'site:administer',
  input: z.strictObject({ table: z.enum(TABLES), after: z.string(), dropLost: z.boolean() }),
  load: async ({ tx, input }) => ({ rows: await sealedAfter(tx, input.table, input.after) }),
  desk: () => null,
  async run({ tx, input: { table, dropLost }, target: { rows } }) {
    secretFile(nextKeyFile())
    const done = { resealed: 0, lost: 0 }
    for (const row of rows) {
      const outcome = anewOrLost(row)
      if (outcome === 'lost') {
        if (!dropLost) throw notOpened()
        await keepCipher(tx, table, row.id, null)
        done.lost += 1
      } else if (outcome.anew !== null) {
        await keepCipher(tx, table, row.id, outcome.anew)
        done.resealed += 1
      }
    }
    const last = rows.length < AT_ONCE ? null : (rows.at(-1)?.id ?? null)
    const changed = done.resealed + done.lost > 0
    return {
      result: { ...done, last },
      audit: changed ? { kind: 'newsroom', targetId: NEWSROOM_ID, after: { table, ...done } } : null,
    }
  },
})

const notOpened = () => new Conflict(say('audit.sealed-with-other-key', { file: env().confidentialKeyFile }))

/**
 * Puts the next key in the place of the present one, which is kept beside it for older backups. In a transaction: nobody can seal
 * with the older key between the last look and the exchange.
 */
const replaceKey = command({
  name: 'confidential.replace-key',
  permission: 'site:administer',
  input: z.strictObject({}),
  load: async ({ tx }) => ({ older: await isAnySealedBefore(tx) }),
  desk: () => null,
  async run({ target: { older }, now }) {
    if (!existsSync(nextKeyFile())) throw new Conflict(say('audit.no-next-key'))
    if (older) throw new Conflict(say('audit.still-older-key'))
    const { confidentialKeyFile } = env()
    const kept = existsSync(confidentialKeyFile) ? `${confidentialKeyFile}.before-${stamp(now)}` : null
    if (kept !== null) linkSync(confidentialKeyFile, kept)
    renameSync(nextKeyFile(), confidentialKeyFile)
    return {
      result: { kept },
      audit: { kind: 'newsroom', targetId: NEWSROOM_ID, after: { confidentialKey: 'replaced' } },
    }
  },
})

const stamp = (at: Date) => at.toISOString().replace(/[:.]/g, '-')

function isSealedBefore(row: Sealed): boolean {
  const outcome = anewOrLost(row)
  return outcome === 'lost' || outcome.anew !== null
}

async function isAnySealedBefore(tx: Tx): Promise<boolean> {
  for (const table of TABLES) {
    for (let after: string | undefined = ''; after !== undefined; ) {
      const rows: readonly Sealed[] = await sealedAfter(tx, table, after)
      if (rows.some(isSealedBefore)) return true
      after = rows.length < AT_ONCE ? undefined : rows.at(-1)?.id
    }
  }
  return false
}

export interface Rekeyed {
  /** Values that were sealed anew, and those that no key opened and that were dropped. */
  readonly resealed: number
  readonly lost: number
  /** Where the older key is kept; null when it was lost. */
  readonly kept: string | null
}

/**
 * Replaces the key of confidential names: makes another, seals everything with it in portions, while the server and others go on
 * working with both, and then puts it in the place of the older one. Killed at any moment, it is finished by the next run.
 *
 * @param given.dropLost what no key opens is dropped, instead of being refused: its key is lost for good
 * @throws Conflict for what no key opens
 */
export async function replaceConfidentialKey(
  actor: Actor,
  { dropLost }: { readonly dropLost: boolean },
): Promise<Rekeyed> {
  const done = { resealed: 0, lost: 0 }
  for (const table of TABLES) {
    for (let after: string | null = ''; after !== null; ) {
      const portion: { last: string | null; resealed: number; lost: number } = await resealPortion(actor, {
        table,
        after,
        dropLost,
      })
      done.resealed += portion.resealed
      done.lost += portion.lost
      after = portion.last
      await othersTurn()
    }
  }
  return { ...done, ...(await replaceKey(actor, {})) }
}
