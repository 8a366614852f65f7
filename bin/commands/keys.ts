import { type Command, Option } from 'commander'
import type { Actor } from '@/lib/policy/actor'
import { KEY_SCOPES, type KeyScope } from '@/lib/schemas/key'
import { foldEmail } from '@/lib/schemas/person'
import { desks } from '@/lib/server/newsroom/desks'
import { createKey, keys, ownKeys, revokeKey } from '@/lib/server/people/keys'
import { people } from '@/lib/server/people/list'
import { ownProfile } from '@/lib/server/people/profile'
import { columns, type CommonOptions, deskOf, namedDesk, Session, subcommand } from './session'
import { CommandRefused } from './command-refused'

interface KeyOptions extends CommonOptions {
  readonly for: string
  readonly scope: KeyScope
  readonly desk?: string
  readonly days?: number
}

/** `stet key …`. */
export function addKeyCommands(program: Command, folder: string): void {
  const key = program.command('key').description('keys of machine clients')
  subcommand(key, 'create <name>', 'prints an API key once; it acts for a person, never with more than their rights')
    .requiredOption('--for <email>', 'for whom it acts')
    .addOption(new Option('--scope <scope>', 'what it may do').choices(KEY_SCOPES).makeOptionMandatory())
    .option('--desk <desk>', 'reaches only this desk')
    .option('--days <days>', 'ends after so many days (1 to 365; 365 unless told)', Number)
    .action(async (name: string, options: KeyOptions) => {
      const session = new Session(folder, options)
      const actor = await session.actor()
      const personId = await personIdOf(actor, options.for)
      const desk =
        actor.admin && options.desk !== undefined
          ? { deskId: deskOf(await desks(actor, {}), options.desk) }
          : await namedDesk(actor, options.desk)
      const made = await createKey(actor, {
        ...{ name, personId, scope: options.scope, ...desk },
        ...(options.days === undefined ? {} : { days: options.days }),
      })
      session.print({ id: made.keyId, key: made.secret }, () => [made.secret])
    })
  subcommand(key, 'list', 'lists the keys').action(async (options: CommonOptions) => {
    const session = new Session(folder, options)
    const items = await visibleKeys(await session.actor())
    session.print({ items }, () =>
      columns(
        items.map(({ id, name, person, scope, deskName, lastUsedAt, revokedAt, expiresAt, isOver }) => [
          id,
          name,
          person.email,
          scope,
          deskName ?? 'every desk',
          revokedAt
            ? `revoked ${revokedAt}`
            : isOver
              ? `ended ${expiresAt}`
              : lastUsedAt
                ? `used ${lastUsedAt}`
                : 'never used',
        ]),
      ),
    )
  })
  subcommand(key, 'revoke <key>', 'ends a key at once, by its id or name', { json: false }).action(
    async (wanted: string, options: CommonOptions) => {
      const session = new Session(folder, options)
      const actor = await session.actor()
      const living = (await visibleKeys(actor)).filter(({ revokedAt }) => revokedAt === null)
      const found = living.filter(({ id, name }) => id === wanted || name === wanted)
      const [only] = found
      if (!only) throw new CommandRefused(`There is no living key "${wanted}". Nothing was done; see stet key list.`)
      if (found.length > 1)
        throw new CommandRefused(`${found.length} keys are called "${wanted}". Nothing was done; give the id.`)
      await revokeKey(actor, { keyId: only.id })
      session.print(null, () => [`${only.name}: revoked.`])
    },
  )
}

/** Everybody's for an administrator, else one's own. */
const visibleKeys = (actor: Actor) => (actor.admin ? keys(actor, {}) : ownKeys(actor, {}))

/** Of oneself, or as an administrator of anyone. */
async function personIdOf(actor: Actor, email: string): Promise<string> {
  const own = await ownProfile(actor, {})
  if (foldEmail(own.email) === foldEmail(email)) return own.id
  const person = (await people(actor, { words: email, limit: 200 })).items.find(
    (each) => foldEmail(each.email) === foldEmail(email),
  )
  if (!person) throw new CommandRefused(`Nobody here has the address ${email}. Nothing was done; see stet user list.`)
  return person.id
}
