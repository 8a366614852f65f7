import { createHash } from 'node:crypto'
import type { Actor } from '@/lib/policy/actor'
import { reader, type Reader, type Tx } from './db/clients'
import { makeLink } from './people/links'
import { inWriteTransaction } from './transaction/write-queue'

/*
 * What tests above this floor need of the database: they never write past the commands but through here.
 */

/** Rows as they are stored, to look behind the queries. */
export const storedRows = (): Reader => reader()

class TakenBack extends Error {}

/** Runs a change whole and leaves no trace of it. @throws what `work` throws */
export async function withoutTrace(work: (tx: Tx) => Promise<unknown>): Promise<void> {
  try {
    await inWriteTransaction(async (tx) => {
      await work(tx)
      throw new TakenBack()
    })
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error
  }
}

/** A source's copy as fetching stores it, and a request for another that waits. */
export async function storeSnapshot(sourceId: string, taker: Actor) {
  const sha256 = 'a'.repeat(64)
  const captureId = crypto.randomUUID()
  await inWriteTransaction(async (tx) => {
    const bytes = new TextEncoder().encode('<p>The register</p>')
    await tx.received.create({ data: { sha256, bytes, size: bytes.length, contentType: 'text/html' } })
    await tx.snapshot.create({
      data: { id: crypto.randomUUID(), sourceId, receivedSha256: sha256, takenById: taker.personId },
    })
    const url = 'https://register.example/'
    await tx.capture.create({ data: { id: captureId, sourceId, url, requestedById: taker.personId } })
  })
  return { snapshotSha256: sha256, captureId }
}

/** A watched page of an article with a changed text that waits or was dismissed, as asking leaves it; made once. */
export async function storeWatch(
  article: { readonly id: string; readonly deskId: string },
  startedById: string,
  state = 'open',
) {
  return inWriteTransaction(async (tx) => {
    const row = { articleId: article.id, deskId: article.deskId }
    const [watch, changed] = await Promise.all([
      tx.watch.findUnique({ where: { articleId: article.id } }),
      tx.changedPage.findFirst({ where: { articleId: article.id } }),
    ])
    if (watch && changed) return { watchId: watch.id, changedPageId: changed.id }
    const watchId = crypto.randomUUID()
    const changedPageId = crypto.randomUUID()
    const sha256 = createHash('sha256').update(article.id).digest('hex')
    const at = new Date()
    const page = '<title>Harbour fees</title><h1>Harbour fees</h1><p>Harbour fees doubled, the minister said.</p>'
    const bytes = new TextEncoder().encode(page)
    await tx.watch.create({ data: { id: watchId, ...row, nextAt: at, pauseMinutes: 60, changedAt: at, startedById } })
    await tx.watchAnswer.create({ data: { id: crypto.randomUUID(), watchId, at, outcome: 'changed', status: 200 } })
    await tx.received.create({ data: { sha256, bytes, size: bytes.length, contentType: 'text/html' } })
    await tx.changedPage.create({
      data: {
        ...{ id: changedPageId, ...row, baseVersion: 1, receivedSha256: sha256, contentType: 'text/html', state },
        ...{ url: 'https://press.org/fees', finalUrl: 'https://press.org/fees', fetchedAt: at },
        ...{ text: 'Harbour fees\n\nHarbour fees doubled, the minister said.', textSha256: sha256, readSha256: sha256 },
      },
    })
    return { watchId, changedPageId }
  })
}

/** A copy that a person attached to a source: it has no address. */
export async function storeAttachedCopy(sourceId: string, taker: Actor) {
  const receivedSha256 = 'b'.repeat(64)
  await inWriteTransaction(async (tx) => {
    const bytes = new TextEncoder().encode('The letter')
    await tx.received.create({ data: { sha256: receivedSha256, bytes, size: bytes.length, contentType: 'text/plain' } })
    await tx.snapshot.create({
      data: { id: crypto.randomUUID(), sourceId, receivedSha256, takenById: taker.personId },
    })
  })
}

/** A link that signs in, as the command line makes it. */
export const storeSignInLink = (personId: string) =>
  inWriteTransaction((tx) => makeLink(tx, { personId, kind: 'sign-in', createdById: null, now: new Date() }))
