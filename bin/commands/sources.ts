import type { Command } from 'commander'
import { requestCapture, sourceSnapshots } from '@/lib/server/claims/captures'
import { takeRequested } from '@/lib/server/claims/capture-worker'
import { type CommonOptions, Session, subcommand } from './session'
import { CommandRefused } from './command-refused'

/** `stet source …`. */
export function addSourceCommands(program: Command, folder: string): void {
  const source = program.command('source').description('sources')
  subcommand(source, 'archive <id>', 'keeps a copy of what stands at the address of a source now').action(
    async (id: string, options: CommonOptions) => {
      const session = new Session(folder, options)
      const actor = await session.actor()
      const { id: captureId } = await requestCapture(actor, { id })
      await takeRequested(captureId)
      const { items, last } = await sourceSnapshots(actor, { id })
      const outcome = last?.outcome ?? 'waiting'
      session.print({ outcome, items }, () => [
        outcome,
        ...items.map(({ takenAt, sha256, contentType, byteLength }) =>
          [takenAt, sha256, contentType, `${byteLength} bytes`].join('  '),
        ),
      ])
      if (outcome === 'waiting' || outcome === 'unreachable' || outcome === 'gone')
        throw new CommandRefused(`The address could not be archived (${outcome}). What was archived before is kept.`)
    },
  )
}
