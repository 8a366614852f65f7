import type { Actor } from '@/lib/policy/actor'
import { reader, type Reader, type Tx } from './db/clients'
import { makeLink } from './people/links'
import { inWriteTransaction } from './write-queue'

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
