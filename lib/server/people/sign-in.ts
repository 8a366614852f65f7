import { z } from 'zod'
import { Conflict, Forbidden, SecretMissing } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import { foldEmail, newPassword } from '@/lib/schemas/person'
import { RequestReset } from '@/lib/schemas/sign-in'
import { sha256 } from '../platform/digest'
import { command } from '../engine/command'
import type { Scope } from '../transaction/scope'
import { reader, type Tx } from '../db/clients'
import { log } from '../platform/log'
import { queueMail } from '../mail/delivery'
import { hashPassword, isPassword } from '../platform/passwords'
import { type Counter, giveBack, type Limit, mayTry, takeTry } from '../engine/rate-limit'
import { endsSessions } from './accounts'
import { dropMailsOf, endOpenLinks, type LinkKind, linkState, LinkToken, makeLink } from './links'
import { linkMail } from './mail-texts'
import { requireGoodPassword } from './password-rules'

const MINUTE = 60
const HOUR = 60 * MINUTE

/** Of one account from one address: somebody who mistypes. */
const PAIR: readonly Limit[] = [{ name: 'sign-in-pair', tries: 5, seconds: 5 * MINUTE }]
/**
 * Of one account from anywhere: many machines guessing at one password. Whoever goes on waits longer. A limit counts from the
 * first try on, so an hour in the middle of two counts sees twice as many as one: at most 100.
 */
const ACCOUNT: readonly Limit[] = [
  { name: 'sign-in-account', tries: 30, seconds: 15 * MINUTE },
  { name: 'sign-in-account-hour', tries: 50, seconds: HOUR },
]
/** Of one address at any account: one machine guessing at many. */
const ADDRESS: readonly Limit[] = [
  { name: 'sign-in-address', tries: 60, seconds: 15 * MINUTE },
  { name: 'sign-in-address-hour', tries: 120, seconds: HOUR },
]
/** Of one account from a device where its person was signed in before. What others try elsewhere doesn't count there. */
const DEVICE: readonly Limit[] = [
  { name: 'sign-in-device', tries: 10, seconds: 15 * MINUTE },
  { name: 'sign-in-device-hour', tries: 20, seconds: HOUR },
]

const SLOWED = say('people.too-many-sign-in-tries')

/** A device on which a person was signed in, as its cookie tells. */
export interface KnownDevice {
  readonly personId: string
  readonly id: string
}

/** Whom a session may be started for. */
export interface SignedIn {
  readonly id: string
  readonly sessionVersion: number
  readonly language: string | null
}

/**
 * The person with this e-mail address and password, or null. Nobody learns which of the two was wrong, or that the
 * account is disabled: same answer, same time.
 *
 * @param from.address where the request came from, for slowing down guesses
 * @param from.device the person who was signed in on this device before, and which device it is; null for a new one
 * @throws TooManyRequests after too many failed tries, and when too many people sign in at once
 * @throws Conflict for the owner's printed password, once its time is over: only who has it learns that
 */
export async function signIn(
  given: { readonly email: string; readonly password: string },
  { address, device }: { readonly address: string; readonly device: KnownDevice | null },
): Promise<SignedIn | null> {
  const account = foldEmail(given.email)
  const person = await reader().person.findUnique({ where: { emailFolded: account } })
  const own = device !== null && device.personId === person?.id ? device : null
  const narrow = own ? counters(DEVICE, `${own.personId} ${own.id}`) : counters(PAIR, `${account} ${address}`)
  const wide = own ? [] : [...counters(ACCOUNT, account), ...counters(ADDRESS, address)]
  await takeTry([...narrow, ...wide], SLOWED)
  const right = await isPassword(person?.passwordHash ?? null, given.password, own ? 'known' : 'stranger')
  if (!person || !right || person.disabledAt) {
    log.info({ personId: person?.id ?? null }, 'a sign-in was refused')
    return null
  }
  if (person.passwordEndsAt && person.passwordEndsAt <= new Date()) {
    throw new Conflict(say('people.password-ended'), { reason: 'password-ended' })
  }
  await giveBack({ cleared: narrow, returned: wide })
  log.info({ personId: person.id }, 'signed in')
  return signedIn(person)
}

const counters = (limits: readonly Limit[], subject: string): readonly Counter[] =>
  limits.map((limit) => ({ limit, subject }))

const signedIn = ({ id, sessionVersion, language }: SignedIn): SignedIn => ({ id, sessionVersion, language })

/** Mails of one account, and requests of one address, in an hour. */
const RESET_ACCOUNT = { name: 'reset-account', tries: 3, seconds: 60 * 60 }
const RESET_ADDRESS = { name: 'reset-address', tries: 20, seconds: 60 * 60 }

/**
 * Milliseconds that asking for a link takes, whatever is done meanwhile: making one for a known person takes a few more than
 * making none, and thousands of requests would tell the two apart.
 */
export const RESET_TAKES = 400

/**
 * Sends a link for a new password, when there is such an account. The answer is the same for anyone, after the same time.
 *
 * @throws TooManyRequests when one address asks too often
 */
export async function requestReset(email: string, address: string): Promise<void> {
  const [asked] = await Promise.allSettled([
    askForReset(email, address),
    new Promise((resolve) => setTimeout(resolve, RESET_TAKES)),
  ])
  if (asked.status === 'rejected') throw asked.reason
}

async function askForReset(email: string, address: string): Promise<void> {
  await takeTry([{ limit: RESET_ADDRESS, subject: address }], say('people.too-many-resets'))
  const allowed = await mayTry([{ limit: RESET_ACCOUNT, subject: foldEmail(email) }])
  if (!allowed) return
  try {
    await sendResetLink(null, { email })
  } catch (error) {
    // Only a known person's link is sealed: saying so would tell them apart.
    if (!(error instanceof SecretMissing)) throw error
    log.error('no link for a new password can be sent: the confidential key is missing; see stet doctor')
  }
}

/** Use `requestReset`: this is what it does once its limits allow it. */
export const sendResetLink = command({
  name: 'person.request-reset',
  permission: 'public:read',
  input: RequestReset,
  load: async ({ tx, input }) => ({
    person: await tx.person.findUnique({ where: { emailFolded: foldEmail(input.email) } }),
  }),
  desk: () => null,
  async run({ tx, target: { person }, now }) {
    if (!person || person.disabledAt) return { result: undefined, audit: null }
    const link = await makeLink(tx, { personId: person.id, kind: 'reset', createdById: null, now })
    await queueMail(tx, person.email, await linkMail(tx, 'reset', person, link), { now, linkId: link.id })
    return { result: undefined, audit: { kind: 'person', targetId: person.id, after: { reset: 'requested' } } }
  },
})

/**
 * A link for a new password, for whoever works on the server itself: it reaches a person when there is no mail server. Nobody
 * gets it through a page or a key, for it opens other people's accounts.
 */
export const printResetLink = command({
  name: 'person.print-reset-link',
  permission: 'site:administer',
  input: RequestReset,
  load: ({ tx, input }) => tx.person.findUnique({ where: { emailFolded: foldEmail(input.email) } }),
  desk: () => null,
  async run({ tx, actor, target, now }) {
    if (actor.via !== 'cli') throw new Forbidden(say('people.links-on-server-only'))
    if (target.disabledAt) throw new Conflict(say('people.disabled'))
    const link = await makeLink(tx, { personId: target.id, kind: 'reset', createdById: actor.personId, now })
    return { result: link, audit: { kind: 'person', targetId: target.id, after: { reset: 'printed' } } }
  },
})

async function openLink(token: string) {
  const where = { tokenHash: sha256(token) }
  const link = await reader().oneTimeLink.findUnique({ where, include: { person: true } })
  return link && linkState(link, new Date()) === 'open' ? link : null
}

const linkByToken = (kinds: readonly LinkKind[]) => (given: { tx: Tx; input: { readonly token: string } }) =>
  given.tx.oneTimeLink.findFirst({
    where: { tokenHash: sha256(given.input.token), kind: { in: [...kinds] } },
    include: { person: true },
  })

type LinkRow = NonNullable<Awaited<ReturnType<ReturnType<typeof linkByToken>>>>

/** Uses a link up, in the transaction of what it allows. @throws Conflict when it can't be used any more */
async function spend({ tx, now }: Pick<Scope, 'tx' | 'now'>, link: LinkRow): Promise<void> {
  const state = link.person.disabledAt ? 'expired' : linkState(link, now)
  if (state === 'used') throw new Conflict(say('people.link-used'), { state })
  if (state === 'expired') throw new Conflict(say('people.link-ended'), { state })
  await tx.oneTimeLink.update({ where: { id: link.id }, data: { usedAt: now } })
  await dropMailsOf(tx, [link.id])
  await endOpenLinks(tx, link.personId, now)
}

/**
 * A password by one-time link: the first of an invited person, or a new one. Ends every older session.
 *
 * @throws NotFound for an unknown link, Conflict (with `current.state`) for one that was used or has expired
 */
export const setPassword = command({
  name: 'person.set-password',
  permission: 'public:read',
  input: z.strictObject({ token: LinkToken, password: newPassword }),
  // Only a link that is open is worth a hash: anyone may send any token.
  async prepare({ input }) {
    const link = await openLink(input.token)
    if (!link) return null
    await requireGoodPassword(input.password, link.person)
    return hashPassword(input.password)
  },
  load: linkByToken(['invitation', 'reset']),
  desk: () => null,
  async run({ tx, target, prepared: passwordHash, now }) {
    await spend({ tx, now }, target)
    const person = await tx.person.update({
      where: { id: target.personId },
      data: { passwordHash, passwordEndsAt: null, ...endsSessions },
    })
    const audit = { kind: 'person', targetId: person.id, after: { password: 'set', by: target.kind } }
    return { result: signedIn(person), audit }
  },
})

/**
 * Signs in by a one-time link made for that (the owner's first time).
 *
 * @throws NotFound for an unknown link or one of another kind, Conflict for one that was used or has expired
 */
export const followSignInLink = command({
  name: 'session.start-by-link',
  permission: 'public:read',
  input: z.strictObject({ token: LinkToken }),
  load: linkByToken(['sign-in']),
  desk: () => null,
  async run({ tx, target, now }) {
    await spend({ tx, now }, target)
    const audit = { kind: 'person', targetId: target.personId, after: { link: 'used' } }
    return { result: signedIn(target.person), audit }
  },
})
