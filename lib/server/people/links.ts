import { randomBytes, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { sha256 } from '../platform/digest'
import type { Tx } from '../db/clients'
import { env } from '../platform/env'
import { query } from '../engine/query'

/** What a one-time link is for; `sign-in` signs in without a password (the owner's first time). */
export const LINK_KINDS = ['invitation', 'reset', 'sign-in'] as const
export type LinkKind = (typeof LINK_KINDS)[number]

/** How long a link can be used, in hours. */
export const LINK_HOURS: Readonly<Record<LinkKind, number>> = { invitation: 72, reset: 2, 'sign-in': 72 }

/** A link as given out once; only its token's hash stays. */
export interface FreshLink {
  readonly id: string
  readonly url: string
  readonly expiresAt: Date
}

/** 256 random bits, as they stand in an address. */
export const LinkToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'is not the token of a link')

/**
 * Makes a link for a person, in the transaction of the change that asks for it. An invitation replaces the older one; links
 * for a new password hold beside each other, or anybody could end the one that its person is about to follow.
 */
export async function makeLink(
  tx: Tx,
  given: {
    readonly personId: string
    readonly kind: LinkKind
    readonly createdById: string | null
    readonly now: Date
  },
): Promise<FreshLink> {
  const { personId, kind, createdById, now } = given
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(now.getTime() + LINK_HOURS[kind] * 60 * 60 * 1000)
  if (kind !== 'reset') await endOpenLinks(tx, personId, now, kind)
  const id = randomUUID()
  await tx.oneTimeLink.create({
    data: { id, personId, kind, tokenHash: sha256(token), expiresAt, createdById, createdAt: now },
  })
  return { id, url: `${env().publicUrl}/sign-in/link/${token}`, expiresAt }
}

/**
 * Makes the unused links of a person unusable, all or of one kind, and drops the mails that would bring them. They count as
 * expired: nobody followed them.
 */
export async function endOpenLinks(tx: Tx, personId: string, now: Date, kind?: LinkKind): Promise<void> {
  const open = { personId, usedAt: null, expiresAt: { gt: now }, ...(kind ? { kind } : {}) }
  const links = await tx.oneTimeLink.findMany({ where: open, select: { id: true } })
  const ids = links.map(({ id }) => id)
  await tx.oneTimeLink.updateMany({ where: { id: { in: ids } }, data: { expiresAt: now } })
  await dropMailsOf(tx, ids)
}

/** Drops the text of mails whose links can't be used any more. */
export async function dropMailsOf(tx: Tx, linkIds: readonly string[]): Promise<void> {
  await tx.mail.updateMany({ where: { linkId: { in: [...linkIds] } }, data: { text: '', sealed: false } })
}

export type LinkState = 'open' | 'used' | 'expired'

/** Used and expired are told apart for the person who follows the link. */
export const linkState = (link: { readonly usedAt: Date | null; readonly expiresAt: Date }, now: Date): LinkState =>
  link.usedAt ? 'used' : link.expiresAt <= now ? 'expired' : 'open'

/** What the page behind a link shows; whose it is only while it can be used. */
export interface LinkView {
  readonly kind: LinkKind
  readonly state: LinkState
  readonly person: { readonly name: string; readonly email: string } | null
}

/** The link with this token. Looking at it doesn't use it up: mail programs look at links before people do. */
export const oneTimeLink = query({
  name: 'link.show',
  permission: 'public:read',
  input: z.strictObject({ token: LinkToken }),
  load: ({ db, input }) =>
    db.oneTimeLink.findUnique({ where: { tokenHash: sha256(input.token) }, include: { person: true } }),
  desk: () => null,
  show: ({ target }): LinkView => {
    const state = target.person.disabledAt ? 'expired' : linkState(target, new Date())
    const kind = LINK_KINDS.find((known) => known === target.kind) ?? 'reset'
    const { name, email } = target.person
    return { kind, state, person: state === 'open' ? { name, email } : null }
  },
})
