import type { Command } from 'commander'
import { Conflict } from '@/lib/domain/errors'
import { verifyAudit } from '@/lib/server/audit'
import { readCheckpoint, writeCheckpoint } from '@/lib/server/audit-checkpoint'
import { faultSentence, guardsSentence, rowsSentence } from '@/lib/server/audit-sentences'
import { guardsBeforeStart } from '@/lib/server/audit-verification'
import { type CommonOptions, Session, subcommand } from './session'

/** `stet audit verify`. */
export function addAuditCommands(program: Command, folder: string): void {
  const audit = program.command('audit').description('the audit log')
  subcommand(
    audit,
    'verify',
    'checks the hash chain and all that it vouches for; exit code 1 and the first fault otherwise',
  )
    .option('--checkpoint <file>', 'compare with where the chain stood at an earlier run, and keep where it stands now')
    .action(async (options: CommonOptions & { checkpoint?: string }) => {
      const session = new Session(folder, options)
      // Whatever starts mends the guards: they are looked at before.
      const guards = guardsBeforeStart()
      const actor = await session.actor()
      const file = options.checkpoint === undefined ? null : session.path(options.checkpoint)
      const checkpoint = file === null ? undefined : readCheckpoint(file)
      const found = await verifyAudit(actor, checkpoint ? { checkpoint } : {})
      const holds = found.fault === null && guards.length === 0
      if (holds && file !== null) writeCheckpoint(file, found.head)
      session.print({ ...found, guards }, () =>
        holds
          ? [
              `${found.events} events hold together; the last is ${found.head.hash}.`,
              `As they vouch for them there are ${rowsSentence(found.rows)}.`,
            ]
          : found.faults.map(faultSentence),
      )
      if (found.fault) throw new Conflict(`The audit log is broken. ${faultSentence(found.fault)}`)
      if (guards.length > 0) throw new Conflict(guardsSentence(guards))
    })
}
