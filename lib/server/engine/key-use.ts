import { log, reasonOf } from '../platform/log'
import { inWriteTransaction } from '../transaction/write-queue'

/** How old "last used" may get before it is written again: a busy machine client must not make a write of each read. */
const NOTED_EVERY_MS = 60 * 60 * 1000

/**
 * Notes that a key was used, for the list of keys. Not audited: it changes nothing that counts. Nobody waits for it, for reads
 * go on while nothing can be written.
 */
export async function noteKeyUse(key: { readonly id: string; readonly lastUsedAt: Date | null }): Promise<void> {
  const now = new Date()
  if (key.lastUsedAt && now.getTime() - key.lastUsedAt.getTime() < NOTED_EVERY_MS) return
  try {
    await inWriteTransaction((tx) => tx.key.update({ where: { id: key.id }, data: { lastUsedAt: now } }))
  } catch (error) {
    log.warn({ reason: reasonOf(error) }, 'the use of a key could not be noted')
  }
}
