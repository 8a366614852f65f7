import type { Command } from 'commander'
import { Refusal } from '@/lib/domain/errors'
import { makeBackup, restoreBackup } from '@/lib/server/upkeep/backup'
import { replaceConfidentialKey } from '@/lib/server/confidential/rekey'
import { removeDemo } from '@/lib/server/upkeep/demo'
import { examine } from '@/lib/server/upkeep/doctor'
import { type CommonOptions, Session, subcommand } from './session'
import { CommandRefused } from './command-refused'

/** `stet backup`, `restore`, `doctor`, `confidential rekey` and `demo remove`. */
export function addUpkeepCommands(program: Command, folder: string): void {
  subcommand(program, 'backup <file>', 'copies the database to a file, also while the server runs').action(
    async (file: string, options: CommonOptions) => {
      const session = new Session(folder, options)
      const made = await makeBackup(await session.actor(), session.path(file))
      session.print(made, () => [`${made.sha256}  ${made.file}`])
    },
  )
  subcommand(program, 'restore <file>', 'puts a backup in the place of the database, which is kept aside')
    .option('--sha256 <checksum>', 'what the file must have, where FILE.sha256 is missing')
    .option('--altered', 'also a backup whose audit log is broken')
    .action(async (file: string, options: CommonOptions & { sha256?: string; altered?: boolean }) => {
      const session = new Session(folder, options)
      if (options.as !== undefined) await requireAdmin(session)
      const done = await restoreBackup({ file: session.path(file), sha256: options.sha256, altered: options.altered })
      session.print(done, () => [
        `Restored ${file} to ${done.databaseFile}.`,
        ...(done.kept === null ? [] : [`What was there before is kept in ${done.kept}.`]),
        'Everybody signs in again, and links for a first or a new password must be sent again.',
        'Who was disabled, and which keys were revoked, after the backup was made is as before: look through people and keys.',
        ...done.warnings,
      ])
    })
  subcommand(program, 'doctor', 'looks at everything that Stet stands on, and changes nothing').action(
    async (options: CommonOptions) => {
      const findings = await examine()
      new Session(folder, options).print({ findings }, () =>
        findings.map(({ check, result, detail }) => `${SIGNS[result]} ${check}: ${detail}`),
      )
      const bad = findings.filter(({ result }) => result === 'bad').map(({ check }) => check)
      if (bad.length > 0) throw new CommandRefused(`Not everything is well: ${bad.join(', ')}.`)
    },
  )
  const confidential = program.command('confidential').description('who confidential sources are')
  subcommand(confidential, 'rekey', 'replaces the key that seals them, also while the server runs')
    .option('--lost', 'drop what the lost key has sealed: who those sources are must be entered again')
    .action(async (options: CommonOptions & { lost?: boolean }) => {
      const session = new Session(folder, options)
      const done = await replaceConfidentialKey(await session.actor(), { dropLost: options.lost ?? false })
      session.print(done, () => [
        `${done.resealed} were sealed with the new key.`,
        ...(done.lost > 0 ? [`${done.lost} could not be opened and were dropped.`] : []),
        ...(done.kept === null
          ? []
          : [`Older backups need the older key. It is kept in ${done.kept}; delete it with them.`]),
      ])
    })
  const demo = program.command('demo').description('the sample articles')
  subcommand(demo, 'remove', 'deletes the sample articles and their people', { json: false }).action(
    async (options: CommonOptions) => {
      const session = new Session(folder, options)
      await removeDemo(await session.actor(), {})
      session.print(null, () => ['The demo was removed.'])
    },
  )
}

const SIGNS = { good: '✓', note: '·', bad: '✗' } as const

/**
 * Whoever can write the database file can restore it, so nobody is asked for by default, and the database may be too
 * damaged to ask. A named person must be an administrator.
 */
async function requireAdmin(session: Session) {
  const actor = await session.actor().catch((error: unknown) => {
    if (error instanceof Refusal) throw error
    return null
  })
  if (actor && !actor.admin) throw new CommandRefused('Only an administrator restores a backup. Nothing was changed.')
}
