import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { INTERFACE_LANGUAGES } from '@/lib/domain/codes'
import { DEFAULT_LANGUAGE } from '@/lib/domain/language'
import { wordsOf } from '@/messages/words'
import type { Tx } from '../db/clients'
import { reader } from '../db/clients'
import { env } from '../platform/env'
import { guardedPost } from '../fetching/guarded-fetch'
import { log } from '../platform/log'
import { queueMail } from '../mail/delivery'
import { NEWSROOM_ID } from '../engine/newsroom-row'
import { inWriteTransaction } from '../transaction/write-queue'

/*
 * Checkpoints are kept outside the database wherever STET_CHECKPOINT_TO says: as a mail, queued with the checkpoint itself; as a
 * file of its own in a folder, and by a POST, both tried until they succeed.
 */

/** What is kept of a checkpoint. */
interface Kept {
  readonly seq: number
  readonly note: string
}

/** Mails a checkpoint to whoever is to have it, in the transaction that makes it. */
export async function mailCheckpoint(tx: Tx, { seq, note }: Kept, now: Date): Promise<void> {
  const mailboxes = env().checkpointTo.flatMap((place) => (place.kind === 'mail' ? [place.address] : []))
  if (mailboxes.length === 0) return
  const newsroom = await tx.newsroom.findUnique({ where: { id: NEWSROOM_ID } })
  const language = INTERFACE_LANGUAGES.find((known) => known === newsroom?.defaultLanguage) ?? DEFAULT_LANGUAGE
  const t = wordsOf(language, 'admin.checkpoint')
  const given = { newsroom: newsroom?.name ?? 'Stet', count: seq, note }
  const mail = { subject: t('mailSubject', given), text: t('mailText', given), language }
  for (const address of mailboxes) await queueMail(tx, address, mail, { now })
}

/** Keeps the newest checkpoint in the folders and at the addresses, unless that was done. @returns whether it is kept everywhere */
export async function deliverCheckpoint(): Promise<boolean> {
  const waiting = await reader().checkpoint.findFirst({ orderBy: { seq: 'desc' } })
  if (!waiting || waiting.deliveredAt !== null) return true
  const kept: boolean[] = []
  for (const place of env().checkpointTo) {
    if (place.kind === 'folder') kept.push(putInto(place.path, waiting))
    if (place.kind === 'web') kept.push(await guardedPost(place.url, waiting.note))
  }
  if (kept.includes(false)) return false
  const deliveredAt = new Date()
  await inWriteTransaction((tx) => tx.checkpoint.update({ where: { id: waiting.id }, data: { deliveredAt } }))
  return true
}

function putInto(folder: string, { seq, note }: Kept): boolean {
  const file = join(folder, `stet-checkpoint-${String(seq).padStart(12, '0')}.txt`)
  if (existsSync(file)) return true
  try {
    writeFileSync(file, note, { flag: 'wx' })
    return true
  } catch (error) {
    log.error({ reason: error instanceof Error ? error.message : typeof error }, 'a checkpoint could not be kept')
    return false
  }
}
