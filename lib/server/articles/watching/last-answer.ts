import type { Tx } from '../../db/clients'

/**
 * Forgets what the last answer of a watched page was like, so that the next one is read whatever its server says of it: an
 * answer counts for one address, and for one decision about what it said.
 */
export async function forgetLastAnswer(tx: Tx, articleId: string): Promise<void> {
  await tx.watch.updateMany({ where: { articleId }, data: { seenSha256: null, etag: null, lastModified: null } })
}
