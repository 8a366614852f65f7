import { Command, CommanderError, Help } from 'commander'
import { Refusal } from '@/lib/domain/errors'
import { closeDatabase } from '@/lib/server/db/clients'
import { UnusableDatabase } from '@/lib/server/db/sqlite'
import { diskSentence } from '@/lib/server/platform/disk'
import { EnvironmentFault } from '@/lib/server/platform/env'
import { version } from '@/package.json'
import { addArticleCommands } from './articles'
import { addAuditCommands } from './audit'
import { addExportCommand } from './exports'
import { addKeyCommands } from './keys'
import { addPeopleCommands } from './people'
import { printable } from './session'
import { addSourceCommands } from './sources'
import { addUpkeepCommands } from './upkeep'
import { addWatchCommands } from './watches'
import { CommandRefused } from './command-refused'

/**
 * Runs one command.
 *
 * @param given what stands after `stet`
 * @param folder where it was called: relative files are meant from there
 * @returns the exit code: 0, 1 (failed) or 2 (wrong usage)
 */
export async function run(given: readonly string[], folder: string): Promise<number> {
  try {
    await program(folder).parseAsync([...given], { from: 'user' })
    return 0
  } catch (error) {
    return exitCode(error)
  } finally {
    await closeDatabase()
  }
}

function program(folder: string): Command {
  const stet = new Command('stet')
    .description(
      'Let it stand: mark the claims in an article, check them, publish and export. Works beside the server.',
    )
    .version(version)
    .exitOverride()
    .showSuggestionAfterError(false)
    .configureHelp({ visibleCommands: listed, subcommandTerm: (command) => `${pathOf(command)} ${command.usage()}` })
    .configureOutput({ outputError: (sentence, write) => write(`stet: ${sentence.replace(/^error: /, '')}`) })
  addPeopleCommands(stet, folder)
  addArticleCommands(stet, folder)
  addSourceCommands(stet, folder)
  addExportCommand(stet, folder)
  addKeyCommands(stet, folder)
  addAuditCommands(stet, folder)
  addWatchCommands(stet, folder)
  addUpkeepCommands(stet, folder)
  return stet
}

/** `stet --help` lists every command, not only the nouns. */
function listed(command: Command): Command[] {
  const below = (each: Command): Command[] => (each.commands.length > 0 ? each.commands.flatMap(below) : [each])
  return command.parent ? new Help().visibleCommands(command) : below(command)
}

/** `user add`: what stands after `stet`. */
const pathOf = (command: Command): string =>
  command.parent?.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name()

/** Any error → one line and an exit code. */
function exitCode(error: unknown): 0 | 1 | 2 {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  const expected =
    error instanceof Refusal ||
    error instanceof CommandRefused ||
    error instanceof UnusableDatabase ||
    error instanceof EnvironmentFault
  const message = error instanceof Error ? error.message : String(error)
  const sentence = diskSentence(error) ?? (expected ? message : `Something failed that should not: ${message}`)
  process.stderr.write(`stet: ${printable(sentence.replace(/\s+/g, ' ').trim())}\n`)
  return 1
}
