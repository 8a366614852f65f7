import type { Command } from 'commander'
import { z } from 'zod'
import type { Actor } from '@/lib/policy/actor'
import { verifyAudit } from '@/lib/server/audit/list'
import { type Checkpoint, readCheckpoint } from '@/lib/server/audit/checkpoint-file'
import { type InclusionProof, proveEvent, proveRecord } from '@/lib/server/audit/inclusion'
import { proveConsistency } from '@/lib/server/audit/proof'
import { faultSentence, guardsSentence, rowsSentence } from '@/lib/server/audit/sentences'
import { guardsBeforeStart } from '@/lib/server/audit/verification'
import { deliverCheckpoint } from '@/lib/server/audit/checkpoint-delivery'
import { presentKeyLine } from '@/lib/server/audit/checkpoint-key'
import { checkpointKeys, keepCheckpoint, makeCheckpoint, rotateCheckpointKey } from '@/lib/server/audit/checkpoints'
import { type CommonOptions, Session, subcommand } from './session'
import { CommandRefused } from './command-refused'

/** `stet audit verify`, `checkpoint`, `prove`, `prove-event`, `prove-record` and `key`. */
export function addAuditCommands(program: Command, folder: string): void {
  const audit = program.command('audit').description('the audit log')
  addVerify(audit, folder)
  subcommand(audit, 'checkpoint', 'verifies the log, signs where it stands, and prints the signed note')
    .option('-o, --output <file>', 'also keep it in this file')
    .action(async (options: CommonOptions & { output?: string }) => {
      const session = new Session(folder, options)
      const made = await makeCheckpoint(await session.actor(), {})
      if (options.output !== undefined) keepCheckpoint(session.path(options.output), made)
      const kept = await deliverCheckpoint()
      session.print(made, () => made.note.trimEnd().split('\n'))
      if (!kept)
        throw new CommandRefused('It was made, but could not be kept everywhere outside. The server tries again.')
    })
  subcommand(
    audit,
    'prove <older> [newer]',
    'proves that the log of a newer checkpoint begins with that of an older one',
  )
    .option('--key <line>', 'the public key that must have signed both (default: any that was used here)')
    .action(async (older: string, newer: string | undefined, options: CommonOptions & { key?: string }) => {
      const session = new Session(folder, options)
      const actor = await session.actor()
      const head = (file: string) => signedHead(readCheckpoint(session.path(file), options.key), file)
      const end = newer === undefined ? (await verifyAudit(actor, {})).head : head(newer)
      const proved = await proveConsistency(actor, { older: head(older), newer: { seq: end.seq, root: end.root } })
      session.print(proved, () => [
        `${proved.older.seq} ${proved.older.root}`,
        `${proved.newer.seq} ${proved.newer.root}`,
        ...proved.proof,
      ])
    })
  addProofs(audit, folder)
  subcommand(audit, 'key', 'prints the public keys of checkpoints, to hand to whoever verifies them')
    .option('--rotate', 'sign with a new key from now on')
    .action(async (options: CommonOptions & { rotate?: boolean }) => {
      const session = new Session(folder, options)
      const actor = await session.actor()
      if (options.rotate) await rotateCheckpointKey(actor, {})
      const present = presentKeyLine()
      const keys = await checkpointKeys(actor, {})
      const older = keys.filter((key) => key !== present)
      session.print({ present, older }, () => [present, ...older.map((key) => `${key} (older)`)])
    })
}

/** Proofs that one thing is in the log, against a checkpoint that somebody keeps. */
function addProofs(audit: Command, folder: string): void {
  const line = '--key <line>'
  const signer = 'the public key that must have signed the checkpoint (default: any that was used here)'
  subcommand(
    audit,
    'prove-event <event> [checkpoint]',
    'proves that the log of a checkpoint holds an event, by its number',
  )
    .option(line, signer)
    .action(async (event: string, file: string | undefined, options: CommonOptions & { key?: string }) => {
      const session = new Session(folder, options)
      const actor = await session.actor()
      const seq = z.coerce.number().int().min(1).safeParse(event).data
      if (seq === undefined) throw new CommandRefused(`${event} is no number of an event. Nothing was proved.`)
      const head = await headFor(session, actor, file, options.key)
      const proved = await proveEvent(actor, { seq, head })
      session.print(proved, () => proofLines(proved))
    })
  subcommand(audit, 'prove-record <slug> [checkpoint]', 'proves that the log of a checkpoint holds a published record')
    .option('--edition <number>', 'which edition (default: the newest)')
    .option(line, signer)
    .action(
      async (slug: string, file: string | undefined, options: CommonOptions & { key?: string; edition?: string }) => {
        const session = new Session(folder, options)
        const actor = await session.actor()
        const head = await headFor(session, actor, file, options.key)
        const edition = options.edition === undefined ? {} : { edition: Number(options.edition) }
        const proved = await proveRecord(actor, { slug, head, ...edition })
        session.print(proved, () => [proved.publication, ...proofLines(proved)])
      },
    )
}

/** The head of a checkpoint's file; without one, where the log stands now. */
async function headFor(session: Session, actor: Actor, file: string | undefined, key: string | undefined) {
  const from =
    file === undefined ? (await verifyAudit(actor, {})).head : signedHead(readCheckpoint(session.path(file), key), file)
  return { seq: from.seq, root: from.root }
}

const proofLines = ({ event, head, proof }: InclusionProof) => [event, `${head.seq} ${head.root}`, ...proof]

function addVerify(audit: Command, folder: string): void {
  subcommand(
    audit,
    'verify',
    'checks the hash chain and all that it vouches for; exit code 1 and the first fault otherwise',
  )
    .option('--checkpoint <file>', 'compare with where the log stood at an earlier run, and keep where it stands now')
    .option('--key <line>', 'the public key that must have signed the checkpoint (default: any that was used here)')
    .action(async (options: CommonOptions & { checkpoint?: string; key?: string }) => {
      const session = new Session(folder, options)
      // Whatever starts repairs the guards: they are looked at before.
      const guards = guardsBeforeStart()
      const actor = await session.actor()
      const file = options.checkpoint === undefined ? null : session.path(options.checkpoint)
      const checkpoint = file === null ? undefined : readCheckpoint(file, options.key)
      const found = await verifyAudit(actor, checkpoint ? { checkpoint } : {})
      const holds = found.fault === null && guards.length === 0
      if (holds && file !== null) keepCheckpoint(file, await makeCheckpoint(actor, {}))
      session.print({ ...found, guards }, () =>
        holds
          ? [
              `${found.events} events hold together; the last is ${found.head.hash}.`,
              `As they vouch for them there are ${rowsSentence(found.rows)}.`,
            ]
          : found.faults.map(faultSentence),
      )
      if (found.fault) throw new CommandRefused(`The audit log is broken. ${faultSentence(found.fault)}`)
      if (guards.length > 0) throw new CommandRefused(guardsSentence(guards))
    })
}

/** A checkpoint of which something can be proved. @throws InvalidInput */
function signedHead(checkpoint: Checkpoint | undefined, file: string) {
  if (checkpoint && 'root' in checkpoint) return checkpoint
  throw new CommandRefused(`${file} holds no signed checkpoint. Nothing was proved; make one by stet audit checkpoint.`)
}
