import { type Command, Option } from 'commander'
import { DESK_ROLES, type DeskRole } from '@/lib/domain/codes'
import type { Actor } from '@/lib/policy/actor'
import { foldEmail } from '@/lib/schemas/person'
import { addDesk, desks } from '@/lib/server/newsroom/desks'
import { disablePerson, enablePerson, invitePerson, setAdmin } from '@/lib/server/people/accounts'
import { people, type PeopleView, type PersonView } from '@/lib/server/people/list'
import { printResetLink } from '@/lib/server/people/sign-in'
import { setMembership } from '@/lib/server/people/memberships'
import { columns, deskOf, type CommonOptions, Session, standardInput, subcommand } from './session'
import { CommandRefused } from './command-refused'

const ROLES = [...DESK_ROLES, 'admin'] as const
type Role = DeskRole | 'admin'

interface UserOptions extends CommonOptions {
  readonly name: string
  readonly role: Role
  readonly desk?: string
  readonly passwordStdin?: boolean
}

/** `stet user …` and `stet desk …`. */
export function addPeopleCommands(program: Command, folder: string): void {
  const user = program.command('user').description('people with an account')
  subcommand(user, 'add <email>', 'creates a person; prints a one-time link if no password is given')
    .requiredOption('--name <name>', 'as it stands beside their work')
    .addOption(new Option('--role <role>', 'what they may do').choices(ROLES).makeOptionMandatory())
    .option('--desk <desk>', 'name of the desk, where there are several')
    .option('--password-stdin', 'read the password from standard input')
    .action((email: string, options: UserOptions) => addUser(new Session(folder, options), email, options))
  subcommand(user, 'link <email>', 'prints a one-time link for a new password, where no mail server brings it').action(
    async (email: string, options: CommonOptions) => {
      const session = new Session(folder, options)
      const { url, expiresAt } = await printResetLink(await session.actor(), { email })
      const until = expiresAt.toISOString()
      session.print({ link: url, expiresAt: until }, () => [`Link, valid until ${until}: ${url}`])
    },
  )
  subcommand(user, 'list', 'lists everybody').action((options: CommonOptions) =>
    listUsers(new Session(folder, options)),
  )
  for (const [name, action, description] of [
    ['disable', disablePerson, 'ends their sessions, keys and links at once; what they did stays'],
    ['enable', enablePerson, 'lets them in again'],
  ] as const) {
    subcommand(user, `${name} <email>`, description, { json: false }).action(
      async (email: string, options: CommonOptions) => {
        const session = new Session(folder, options)
        const actor = await session.actor()
        await action(actor, { personId: (await personWith(actor, email)).id })
        session.print(null, () => [`${email}: ${name}d.`])
      },
    )
  }
  subcommand(user, 'role <email> <role>', 'gives another role: editor, reviewer, chief (on a desk) or admin', {
    json: false,
  })
    .option('--desk <desk>', 'name of the desk, where they belong to several')
    .action((email: string, role: string, options: CommonOptions & { desk?: string }) =>
      changeRole(new Session(folder, options), email, role, options.desk),
    )

  const desk = program.command('desk').description('desks')
  subcommand(desk, 'add <name>', 'adds a desk').action(async (name: string, options: CommonOptions) => {
    const session = new Session(folder, options)
    const made = await addDesk(await session.actor(), { name })
    session.print(made, () => [`${made.id}  ${made.name}`])
  })
  subcommand(desk, 'list', 'lists the desks').action(async (options: CommonOptions) => {
    const session = new Session(folder, options)
    const items = await desks(await session.actor(), {})
    session.print({ items }, () => columns(items.map(({ id, name, people: many }) => [id, name, `${many} people`])))
  })
}

async function addUser(session: Session, email: string, options: UserOptions) {
  const actor = await session.actor()
  const deskId = options.role === 'admin' && !options.desk ? null : await chosenDesk(actor, options.desk)
  const password = options.passwordStdin ? await standardInput() : undefined
  const memberships = options.role === 'admin' || deskId === null ? [] : [{ deskId, role: options.role }]
  const { personId, link } = await invitePerson(actor, {
    email,
    name: options.name,
    admin: options.role === 'admin',
    memberships,
    ...(password === undefined ? {} : { password }),
  })
  session.print(
    { id: personId, email, link: link?.url ?? null, expiresAt: link?.expiresAt.toISOString() ?? null },
    () => [
      `${personId}  ${email}`,
      ...(link ? [`Link, valid until ${link.expiresAt.toISOString()}: ${link.url}`] : []),
    ],
  )
}

/** The desk named, or the only one that isn't the sample newsroom. */
async function chosenDesk(actor: Actor, wanted: string | undefined): Promise<string> {
  const all = await desks(actor, {})
  if (wanted !== undefined) return deskOf(all, wanted)
  const [only, ...others] = all.length === 1 ? all : all.filter(({ demo }) => !demo)
  if (only && others.length === 0) return only.id
  throw new CommandRefused(
    `Say on which desk with --desk: ${all.map(({ name }) => name).join(', ')}. Nothing was done.`,
  )
}

async function personWith(actor: Actor, email: string): Promise<PersonView> {
  const person = (await people(actor, { words: email, limit: 200 })).items.find(
    (each) => foldEmail(each.email) === foldEmail(email),
  )
  if (!person) throw new CommandRefused(`Nobody here has the address ${email}. Nothing was done; see stet user list.`)
  return person
}

async function listUsers(session: Session) {
  const actor = await session.actor()
  const items: PersonView[] = []
  let cursor: string | undefined
  do {
    const part: PeopleView = await people(actor, { limit: 200, cursor })
    items.push(...part.items)
    cursor = part.nextCursor ?? undefined
  } while (cursor !== undefined)
  session.print({ items }, () =>
    columns(
      items.map((person) => [
        person.email,
        person.name,
        [
          ...(person.admin ? ['admin'] : []),
          ...person.memberships.map(({ role, deskName }) => `${role} of ${deskName}`),
        ].join(', ') || 'no desk',
        person.disabled ? 'disabled' : person.hasPassword ? '' : 'invited',
      ]),
    ),
  )
}

/** The one role named: an administrator who becomes editor of a desk administers no more. */
async function changeRole(session: Session, email: string, wanted: string, desk: string | undefined) {
  const role = ROLES.find((known) => known === wanted)
  if (role === undefined) {
    throw new CommandRefused(`"${wanted}" is no role. Nothing was done; choose one of ${ROLES.join(', ')}.`)
  }
  const actor = await session.actor()
  const person = await personWith(actor, email)
  if (role === 'admin') {
    await setAdmin(actor, { personId: person.id, admin: true })
  } else {
    const [only] = person.memberships
    const own = desk === undefined && only && person.memberships.length === 1 ? only.deskId : null
    const deskId = own ?? (await chosenDesk(actor, desk))
    if (person.admin) await setAdmin(actor, { personId: person.id, admin: false })
    await setMembership(actor, { personId: person.id, deskId, role })
  }
  session.print(null, () => [`${email}: ${role}.`])
}
