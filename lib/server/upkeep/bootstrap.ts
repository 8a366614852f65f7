import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { DEFAULT_POLICIES } from '@/lib/domain/publish-gate'
import { DEFAULT_RATINGS } from '@/lib/domain/rating'
import { foldEmail } from '@/lib/schemas/person'
import { emailAddress } from '@/lib/schemas/text'
import { listMissing } from '../checks/listed'
import { settleAfterMigration } from '../claim-content/touched'
import { appendAuditEvent } from '../transaction/audit-trail'
import { startCheckpoints } from '../audit/checkpoint-worker'
import { command } from '../engine/command'
import { isDemoMisplaced, withdrawDemo } from './demo'
import { reader, type Tx } from '../db/clients'
import { settleFile } from '../db/database-file'
import type { GuardFault } from '../db/guards'
import { migrate } from '../db/migrate'
import { env } from '../platform/env'
import { log } from '../platform/log'
import { startMailWorker } from '../mail/delivery'
import { NEWSROOM_ID } from '../engine/newsroom-row'
import { generatedPassword, hashPassword } from '../platform/passwords'
import { startPurging } from './purge'
import { type FreshLink, LINK_HOURS, makeLink } from '../people/links'
import { sealEarlier } from '../audit/seal-earlier'
import { membershipSeal, personSeal } from '../transaction/seals'
import { holdServerLock } from '../db/server-lock'
import { SYSTEM } from '../engine/system-actor'
import { inWriteTransaction } from '../transaction/write-queue'

export interface Owner {
  readonly personId: string
  readonly email: string
  readonly password: string
  readonly signInLink: string
  /** The desk "Newsroom", of which they are chief. */
  readonly deskId: string
}

/** Hours in which the owner can sign in with the printed password, as with the link beside it. (ASVS 6.4.1) */
const OWNER_PASSWORD_HOURS = LINK_HOURS['sign-in']

/** What is printed once, for the owner to sign in with. */
export const ownerLines = ({ email, password, signInLink }: Owner) =>
  `\nOwner: ${email}\nPassword: ${password}\nSign-in link: ${signInLink}\n(Shown this once. The password ends after ${OWNER_PASSWORD_HOURS} hours: set your own on your profile page.)\n`

export interface Readiness {
  /** Migrations that were applied now. */
  readonly migrations: readonly string[]
  /** The copy that was made before migrating a database with data. */
  readonly backup: string | null
  /** Set when the database was empty. */
  readonly owner: Owner | null
}

/**
 * Brings the database to where everything else can rely on it: migrated, with the newsroom, the default scale, a desk
 * and its owner. Safe to call from any process at any time; the second call finds nothing to do.
 *
 * @throws UnusableDatabase, EnvironmentFault
 */
export async function bootstrap(): Promise<Readiness> {
  const { databaseFile, ownerEmail } = env()
  settleFile(databaseFile)
  const { applied, backup, repaired } = migrate(databaseFile)
  const empty = (await reader().person.count()) === 0
  if (!empty) {
    await inWriteTransaction(async (tx) => {
      await sealEarlier(tx, new Date())
      if (repaired.length > 0) noteRepaired(tx, repaired, new Date())
    })
  }
  await settleAfterMigration()
  if (await isDemoMisplaced()) await withdrawDemo(SYSTEM, {})
  const owner = empty ? await foundNewsroom(SYSTEM, { ownerEmail }) : null
  await listMissing()
  return { migrations: applied, backup, owner }
}

/** Somebody may have taken the guards away and put others in their place: the log keeps that they were repaired. */
function noteRepaired(tx: Tx, repaired: readonly GuardFault[], now: Date) {
  const guards = repaired.map(({ name, fault }) => `${name} (${fault})`)
  log.warn({ guards }, 'guards of the database were not as they belong, and were repaired')
  appendAuditEvent(
    tx,
    null,
    'newsroom.mend-guards',
    { kind: 'newsroom', targetId: NEWSROOM_ID, after: { guards } },
    now,
  )
}

/** What stands in every newsroom from the first moment on. Does nothing when somebody else was faster. */
const foundNewsroom = command({
  name: 'newsroom.found',
  permission: 'site:administer',
  input: z.strictObject({ ownerEmail: emailAddress }),
  async prepare() {
    const password = generatedPassword()
    return { password, passwordHash: await hashPassword(password) }
  },
  load: async ({ tx }) => ({ people: await tx.person.count() }),
  desk: () => null,
  async run({ tx, input, target, prepared: { password, passwordHash }, now }) {
    if (target.people > 0) return { result: null, audit: null }
    await tx.newsroom.upsert({ where: { id: NEWSROOM_ID }, create: { id: NEWSROOM_ID, name: 'Newsroom' }, update: {} })
    if ((await tx.ratingScale.count()) === 0) {
      const ratings = JSON.stringify(DEFAULT_RATINGS)
      await tx.ratingScale.create({ data: { id: randomUUID(), name: 'Truth scale', number: 1, ratings } })
    }
    const email = input.ownerEmail
    const owner = await tx.person.create({
      data: {
        ...{ id: randomUUID(), name: 'Owner', email, emailFolded: foldEmail(email), admin: true },
        ...{ passwordHash, passwordEndsAt: new Date(now.getTime() + OWNER_PASSWORD_HOURS * 60 * 60 * 1000) },
      },
    })
    const desk = await tx.desk.create({
      data: { id: randomUUID(), name: 'Newsroom', policies: JSON.stringify(DEFAULT_POLICIES) },
    })
    const membership = await tx.membership.create({
      data: { id: randomUUID(), personId: owner.id, deskId: desk.id, role: 'chief' },
    })
    const link: FreshLink = await makeLink(tx, { personId: owner.id, kind: 'sign-in', createdById: null, now })
    const result: Owner = { personId: owner.id, email, password, signInLink: link.url, deskId: desk.id }
    const after = { owner: { id: owner.id, email }, desk: { id: desk.id, name: desk.name } }
    const seals = [personSeal(owner), membershipSeal(membership)]
    return { result, audit: { kind: 'newsroom', targetId: NEWSROOM_ID, after, seals } }
  },
})

/**
 * What the server process does before its first request: it becomes the only server of the file, brings the database up
 * to date, and starts what runs in the background.
 *
 * @throws UnusableDatabase when another server runs on the file
 */
export async function startServing(): Promise<Readiness> {
  holdServerLock(env().databaseFile)
  const readiness = await bootstrap()
  startMailWorker()
  startPurging()
  startCheckpoints(SYSTEM)
  return readiness
}
