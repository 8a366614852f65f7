import { writeFileSync } from 'node:fs'
import { z } from 'zod'
import { Conflict } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import { checkpointText } from '@/lib/domain/signed-checkpoint'
import { decide } from '@/lib/policy/permissions'
import { faultSentence } from './sentences'
import { verifyChain } from './verification'
import { knownKeyLines, logOrigin, presentKeyLine, rotateKey, signCheckpoint } from './checkpoint-key'
import { mailCheckpoint } from './checkpoint-delivery'
import { command } from '../engine/command'
import type { Reader } from '../db/clients'
import { query } from '../engine/query'
import { checkpointSeal } from '../transaction/seals'

/** A signed checkpoint as it is handed out. */
export interface CheckpointView {
  /** How many events it covers. */
  readonly seq: number
  /** The signed note (C2SP tlog-checkpoint). */
  readonly note: string
  readonly createdAt: string
}

const newest = (db: Pick<Reader, 'checkpoint'>) => db.checkpoint.findFirst({ orderBy: { seq: 'desc' } })

const view = ({ seq, note, createdAt }: { seq: number; note: string; createdAt: Date }): CheckpointView => ({
  ...{ seq, note },
  createdAt: createdAt.toISOString(),
})

/**
 * Signs where the log stands, after all of it was verified, and keeps the note. When nothing has happened since the last one but
 * that it was made, that one is given.
 *
 * @throws Conflict when the log does not hold: nothing is signed that was tampered with
 */
export const makeCheckpoint = command({
  name: 'audit.checkpoint',
  permission: 'site:administer',
  input: z.strictObject({}),
  async prepare({ actor }) {
    // Whoever may not do it hears so at the door.
    if (decide(actor, 'site:administer', null, 'write') !== 'allowed') return null
    const { head, fault } = await verifyChain()
    if (fault) throw new Conflict(say('audit.does-not-hold', { why: faultSentence(fault) }))
    const { seq, root } = head
    return { seq, note: signCheckpoint(checkpointText({ origin: logOrigin(), size: seq, root })) }
  },
  load: async ({ tx }) => ({ last: await newest(tx) }),
  desk: () => null,
  async run({ tx, now, target: { last }, prepared }) {
    if (!prepared) throw new Conflict(say('audit.rights-changed'))
    const { seq, note } = prepared
    if (last && seq <= last.seq + 1) return { result: view(last), audit: null }
    const made = await tx.checkpoint.create({ data: { id: crypto.randomUUID(), seq, note, createdAt: now } })
    await mailCheckpoint(tx, made, now)
    return {
      result: view(made),
      audit: { kind: 'checkpoint', targetId: made.id, after: { seq }, seals: [checkpointSeal(made)] },
    }
  },
})

/** The newest checkpoint, for anybody who keeps it; null before the first. */
export const publicCheckpoint = query({
  name: 'audit.public-checkpoint',
  permission: 'public:read',
  input: z.strictObject({}),
  load: async ({ db }) => ({ row: await newest(db) }),
  desk: () => null,
  show: ({ target: { row } }) => row && view(row),
})

/** The public keys of all checkpoints, each as one line; none before the first. */
export const checkpointKeys = query({
  name: 'audit.checkpoint-keys',
  permission: 'public:read',
  input: z.strictObject({}),
  load: async () => ({}),
  desk: () => null,
  show: () => knownKeyLines(),
})

/** Has checkpoints signed by a new key from now on; the log keeps which. */
export const rotateCheckpointKey = command({
  name: 'audit.rotate-key',
  permission: 'site:administer',
  input: z.strictObject({}),
  load: async () => ({}),
  desk: () => null,
  async run() {
    const before = presentKeyLine()
    rotateKey()
    const after = presentKeyLine()
    return {
      result: { key: after },
      audit: { kind: 'checkpoint-key', targetId: 'checkpoint-key', before: { key: before }, after: { key: after } },
    }
  },
})

/** Puts a checkpoint into a file; put it where whoever can write the database can't write. */
export const keepCheckpoint = (file: string, { note }: Pick<CheckpointView, 'note'>): void => writeFileSync(file, note)
