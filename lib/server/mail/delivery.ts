import { randomUUID } from 'node:crypto'
import { createTransport, type Transporter } from 'nodemailer'
import type { InterfaceLanguage } from '@/lib/domain/codes'
import type { Tx } from '../db/clients'
import { reader } from '../db/clients'
import { seal, unseal } from '../confidential/sealing'
import { env } from '../platform/env'
import { inBackground } from '../platform/background'
import { log } from '../platform/log'
import { NEWSROOM_ID } from '../engine/newsroom-row'
import { Prisma } from '../db/generated/client'
import { inOrderOf, page, PageOf, partOfListing } from '../engine/paging'
import { query } from '../engine/query'
import { inWriteTransaction } from '../transaction/write-queue'

/** The words of a mail. */
export interface MailText {
  readonly subject: string
  readonly text: string
  readonly language: InterfaceLanguage
}

/** Tries to deliver one mail before it is left to a person. */
const MOST_ATTEMPTS = 8
/** Pause between two looks for mail, in milliseconds. */
const LOOK_EVERY_MS = 5_000
/** Mails that a look considers, those that wait for another try among them. */
const LOOKED_AT = 500
/** Mails of one look. */
const AT_A_TIME = 20

/**
 * Writes a mail with the change that asks for it: both happen, or neither. A worker delivers it, at least once.
 *
 * @param linkId the one-time link that it brings: such a mail is sealed, and dropped when the link has ended
 */
export async function queueMail(
  tx: Tx,
  to: string,
  mail: MailText,
  { now, linkId }: { readonly now: Date; readonly linkId?: string },
): Promise<void> {
  const id = randomUUID()
  const kept = linkId === undefined ? mail : { ...mail, text: seal(mail.text, id), sealed: true, linkId }
  await tx.mail.create({ data: { id, to, ...kept, createdAt: now } })
}

/** A mail as the outbox page shows it. */
export interface MailView {
  readonly id: string
  readonly to: string
  readonly subject: string
  /** Empty once delivered, and for a mail that brings a link: it would open somebody's account. */
  readonly text: string
  /** It brings a link, which is kept for its receiver alone. */
  readonly bringsLink: boolean
  readonly language: string
  readonly createdAt: string
  readonly sentAt: string | null
  readonly attempts: number
  readonly lastError: string | null
}

/** Mails, newest first. Links stand in none of them, for they open other people's accounts, a chief's too. */
export const outbox = query({
  name: 'mail.outbox',
  permission: 'site:administer',
  input: PageOf,
  async load({ db, input }) {
    const where = Prisma.sql`TRUE`
    const ids = await partOfListing(db, { table: 'Mail', key: 'createdAt', descending: true, where }, input)
    return inOrderOf(ids, await db.mail.findMany({ where: { id: { in: ids } } }))
  },
  desk: () => null,
  show: ({ target, input }) => page(target, input.limit, (mail) => mail.id, mailView),
})

type MailRow = Awaited<ReturnType<Tx['mail']['findUniqueOrThrow']>>

const mailView = ({ createdAt, sentAt, sealed, linkId, ...mail }: MailRow): MailView => ({
  ...mail,
  text: sealed ? '' : mail.text,
  bringsLink: linkId !== null,
  createdAt: createdAt.toISOString(),
  sentAt: sentAt?.toISOString() ?? null,
})

/** Whether mails leave by themselves. */
export const deliversMail = () => env().smtpUrl !== null

/**
 * Delivers what waits, oldest first. A mail that fails is tried again later, more and more rarely; its failure is kept
 * for the outbox. What was delivered keeps its subject and loses its text.
 */
export async function deliverWaiting(transport: Pick<Transporter, 'sendMail'>, now = new Date()): Promise<number> {
  const waiting = await reader().mail.findMany({
    where: { sentAt: null, attempts: { lt: MOST_ATTEMPTS }, text: { not: '' } },
    orderBy: { createdAt: 'asc' },
    take: LOOKED_AT,
  })
  const due = waiting.filter((mail) => mail.attempts === 0 || now >= nextAttempt(mail)).slice(0, AT_A_TIME)
  let delivered = 0
  for (const mail of due) {
    const failure = await attempt(transport, mail)
    const change =
      failure === null ? { sentAt: new Date(), text: '', sealed: false, lastError: null } : { lastError: failure }
    await inWriteTransaction((tx) =>
      tx.mail.update({ where: { id: mail.id }, data: { ...change, attempts: { increment: 1 } } }),
    )
    if (failure === null) delivered += 1
    else log.warn({ mailId: mail.id, attempts: mail.attempts + 1 }, 'a mail could not be delivered')
  }
  return delivered
}

/** One minute after the first failure, then doubling: two hours after the last. */
const nextAttempt = (mail: MailRow) => new Date(mail.createdAt.getTime() + 60_000 * (2 ** mail.attempts - 1))

async function attempt(transport: Pick<Transporter, 'sendMail'>, mail: MailRow): Promise<string | null> {
  const { name, contact } = await sender()
  try {
    await transport.sendMail({
      from: { name, address: contact },
      to: mail.to,
      subject: mail.subject,
      text: mail.sealed ? unseal(mail.text, mail.id) : mail.text,
      headers: { 'Content-Language': mail.language, 'Auto-Submitted': 'auto-generated' },
      // The same mail twice is recognised as one where the receiver cares.
      messageId: `<${mail.id}@${new URL(env().publicUrl).hostname}>`,
    })
    return null
  } catch (error) {
    return error instanceof Error ? error.message.slice(0, 500) : 'unknown failure'
  }
}

/** The newsroom's contact, else an address of its own host. */
async function sender() {
  const newsroom = await reader().newsroom.findUnique({ where: { id: NEWSROOM_ID } })
  const contact = newsroom?.contact.includes('@') ? newsroom.contact : `stet@${new URL(env().publicUrl).hostname}`
  return { name: newsroom?.name ?? 'Stet', contact }
}

/**
 * How mails leave: by `smtps:`, or by `smtp:` once it has become TLS. A server that offers none gets no mail, for links open
 * accounts; unless it is this very machine, or the address itself ends in `?requireTLS=false`.
 */
export function mailTransport(smtpUrl: string): Transporter {
  const isHere = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(new URL(smtpUrl).hostname)
  return createTransport({ requireTLS: !isHere, url: smtpUrl })
}

/**
 * Delivers in the background of the server; does nothing without `SMTP_URL`.
 *
 * @returns ends it, after the mail that is on its way
 */
export function startMailWorker(): () => void {
  const { smtpUrl } = env()
  if (smtpUrl === null) return () => undefined
  const transport = mailTransport(smtpUrl)
  const end = inBackground({ name: 'mail', everyMs: LOOK_EVERY_MS, afterMs: 0, round: () => deliverWaiting(transport) })
  return () => {
    end()
    transport.close()
  }
}
