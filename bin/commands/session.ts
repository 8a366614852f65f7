import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { buffer, text as textOf } from 'node:stream/consumers'
import type { Command } from 'commander'
import { fold } from '@/lib/domain/folding'
import type { Actor } from '@/lib/policy/actor'
import { ownDesks } from '@/lib/server/newsroom/desks'
import { actorForEmail } from '@/lib/server/people/actors'
import { ownerActor } from '@/lib/server/people/owner'
import { bootstrap, ownerLines } from '@/lib/server/upkeep/bootstrap'
import { CommandRefused } from './command-refused'

/** Options that every command has. */
export interface CommonOptions {
  /** E-mail address of the person to act as. */
  readonly as?: string
  readonly json?: boolean
}

/** What a command works with: for whom it acts, where it was called, and where its words go. */
export class Session {
  constructor(
    /** Folder in which the command was called: relative files are meant from there. */
    readonly folder: string,
    readonly options: CommonOptions,
  ) {}

  /**
   * The person to act as, with the rights of the moment; the owner when nobody is named. Makes the database ready first,
   * and prints the owner's sign-in once when it was empty.
   *
   * @throws NotFound
   */
  async actor(): Promise<Actor> {
    const { owner } = await bootstrap()
    if (owner) process.stderr.write(`${ownerLines(owner).trim()}\n`)
    const actor = this.options.as ? await actorForEmail(this.options.as, 'cli') : await ownerActor('cli')
    if (actor) return actor
    throw new CommandRefused(
      this.options.as
        ? `Nobody here has the address ${this.options.as}, or they are disabled. Nothing was done; name somebody else.`
        : 'The owner is disabled. Nothing was done; say as whom to act with --as EMAIL.',
    )
  }

  path(file: string): string {
    return resolve(this.folder, file)
  }

  /** The bytes of a file; of standard input for `-`. @throws InvalidInput */
  async read(file: string): Promise<Uint8Array<ArrayBuffer>> {
    if (file === '-') return new Uint8Array(await buffer(process.stdin))
    try {
      return new Uint8Array(readFileSync(this.path(file)))
    } catch {
      throw new CommandRefused(`${file} can't be read. Nothing was done; check its name.`)
    }
  }

  /** Prints for people, or with `--json` for programmes. */
  print(value: unknown, lines: () => readonly string[]): void {
    if (this.options.json) process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
    else
      process.stdout.write(
        lines()
          .map((line) => `${printable(line)}\n`)
          .join(''),
      )
  }
}

/** Standard input as text, without the final line end. */
export const standardInput = async () => (await textOf(process.stdin)).replace(/\r?\n$/, '')

/** Text from outside must not steer the terminal. */
export const printable = (line: string) => line.replace(/\p{Cc}/gu, ' ')

/** Columns of a list, as wide as their longest cell. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = []
  for (const row of rows) {
    row.forEach((cell, at) => {
      widths[at] = Math.max(widths[at] ?? 0, [...cell].length)
    })
  }
  return rows.map((row) =>
    row
      .map((cell, at) => (at === row.length - 1 ? cell : cell + ' '.repeat((widths[at] ?? 0) - [...cell].length)))
      .join('  '),
  )
}

/** The desk meant by a name or an id, among those that the actor belongs to; undefined when none was named. */
export async function namedDesk(actor: Actor, wanted: string | undefined): Promise<{ deskId?: string }> {
  if (wanted === undefined) return {}
  return { deskId: deskOf(await ownDesks(actor, {}), wanted) }
}

/** @throws NotFound */
export function deskOf(desks: readonly { readonly id: string; readonly name: string }[], wanted: string): string {
  const desk = desks.find(({ id }) => id === wanted) ?? desks.find(({ name }) => fold(name) === fold(wanted))
  if (desk) return desk.id
  const known = desks.map(({ name }) => name).join(', ') || 'none'
  throw new CommandRefused(`There is no desk "${wanted}" here. Nothing was done; choose one of: ${known}.`)
}

/** A part of the command line, with the options that every command has. */
export function subcommand(
  parent: Command,
  name: string,
  description: string,
  { json = true }: { readonly json?: boolean } = {},
): Command {
  const made = parent.command(name).description(description)
  made.option('--as <email>', 'act as this person (default: the owner)')
  return json ? made.option('--json', 'print for programmes') : made
}
