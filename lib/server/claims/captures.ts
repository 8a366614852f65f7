/**
 * Copies of what stands at the addresses of sources (rule R11): asking for one, what came of it, and keeping it. Who takes
 * them is in `capture-worker.ts`.
 */

import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { CAPTURE_OUTCOMES, type CaptureOutcome } from '@/lib/domain/codes'
import { Conflict, NotFound, TooManyRequests } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import { id } from '@/lib/schemas/text'
import { sha256 } from '../platform/digest'
import { queueCapture } from './capture-queue'
import { command } from '../engine/command'
import type { Tx } from '../db/clients'
import { query } from '../engine/query'
import { livingSource } from './sources'

/** Copies that one person may ask for in an hour. */
const MOST_AN_HOUR = 120

/** Asks for a copy of what stands at the source's address now; the worker takes it. */
export const requestCapture = command({
  name: 'source.request-snapshot',
  permission: 'claim:change',
  input: z.strictObject({ id }),
  load: ({ tx, input }) => livingSource(tx, input.id),
  desk: (source) => source.deskId,
  async run({ tx, actor, now, target: source }) {
    if (source.confidential || source.url === null) throw new Conflict(say('sources.no-address-to-archive'))
    const anHourAgo = new Date(now.getTime() - 3_600_000)
    const asked = await tx.capture.count({ where: { requestedById: actor.personId, requestedAt: { gt: anHourAgo } } })
    if (asked >= MOST_AN_HOUR) throw new TooManyRequests(say('sources.too-many-copies'), 600)
    const request = { sourceId: source.id, url: source.url, requestedById: actor.personId, now }
    const captureId = await queueCapture(tx, request)
    if (captureId === null) throw new Conflict(say('sources.impossible-address'))
    return {
      result: { id: captureId },
      audit: { kind: 'source', targetId: source.id, deskId: source.deskId, after: { snapshotRequested: source.url } },
    }
  },
})

/** The archived copies of a source, newest first, and what came of the last attempt to take one. */
export const sourceSnapshots = query({
  name: 'source.snapshots',
  permission: 'desk:read',
  input: z.strictObject({ id }),
  load: ({ db, input }) => livingSource(db, input.id),
  desk: (source) => source.deskId,
  async show({ db, target: source }) {
    // They would tell who it is. (rule R15)
    if (source.confidential) throw new NotFound()
    const rows = await db.snapshot.findMany({
      where: { sourceId: source.id },
      include: { received: { select: { contentType: true, size: true } } },
      orderBy: { takenAt: 'desc' },
    })
    const [last] = await db.capture.findMany({
      where: { sourceId: source.id },
      orderBy: [{ requestedAt: 'desc' }, { id: 'desc' }],
      take: 1,
    })
    return {
      items: rows.map((row) => ({
        sha256: row.receivedSha256,
        takenAt: row.takenAt.toISOString(),
        url: row.url,
        finalUrl: row.finalUrl,
        contentType: row.received.contentType,
        byteLength: row.received.size,
        hasText: row.text !== null,
      })),
      /** Null: none was ever asked for. Without `doneAt` it waits, or is tried again. */
      last: last
        ? {
            requestedAt: last.requestedAt.toISOString(),
            triedAt: last.triedAt?.toISOString() ?? null,
            doneAt: last.doneAt?.toISOString() ?? null,
            outcome: CAPTURE_OUTCOMES.find((known) => known === last.outcome) ?? null,
          }
        : null,
    }
  },
})

const Copy = z.strictObject({
  bytes: z.instanceof(Uint8Array),
  contentType: z.string().max(200),
  finalUrl: z.string(),
  /** The page's own words; null where it has none that can be read. */
  text: z.string().nullable(),
  takenAt: z.date(),
})

/**
 * Settles a capture: keeps the copy where it is the first or has changed, and says what was found. One that was settled
 * meanwhile, or whose source has another address now or none, keeps nothing.
 */
export const settleCapture = command({
  name: 'source.settle-snapshot',
  permission: 'site:administer',
  input: z.strictObject({ id, copy: Copy.nullable(), outcome: z.enum(['gone', 'unreachable']).optional() }),
  load: ({ tx, input }) => tx.capture.findUnique({ where: { id: input.id }, include: { source: true } }),
  desk: () => null,
  async run({ tx, now, input: { copy, outcome: failure }, target: capture }) {
    const { source } = capture
    if (capture.doneAt !== null) return { result: { outcome: capture.outcome }, audit: null }
    const done = (outcome: CaptureOutcome | null) =>
      tx.capture.update({
        where: { id: capture.id },
        data: { doneAt: now, triedAt: now, outcome, attempts: { increment: 1 } },
      })
    if (source.deletedAt !== null || source.confidential || source.url !== capture.url) {
      await done(null)
      return { result: { outcome: null }, audit: null }
    }
    const settled: Kept = copy ? await keepCopy(tx, capture, copy) : { outcome: failure ?? 'unreachable', kept: null }
    await done(settled.outcome)
    return {
      result: { outcome: settled.outcome },
      audit: {
        kind: 'source',
        targetId: source.id,
        deskId: source.deskId,
        after: { archive: settled.outcome, ...(settled.kept === null ? {} : { snapshot: settled.kept }) },
      },
    }
  },
})

interface Kept {
  readonly outcome: CaptureOutcome
  /** SHA-256 of what was stored now; null when the newest copy says the same. */
  readonly kept: string | null
}

async function keepCopy(
  tx: Tx,
  capture: { readonly sourceId: string; readonly url: string; readonly requestedById: string },
  copy: z.output<typeof Copy>,
): Promise<Kept> {
  const hash = sha256(copy.bytes)
  const newest = await tx.snapshot.findFirst({
    where: { sourceId: capture.sourceId, url: capture.url },
    orderBy: { takenAt: 'desc' },
  })
  // Pages carry clocks and tokens: where both have words, the words decide.
  const same = newest?.receivedSha256 === hash || (newest !== null && newest.text !== null && newest.text === copy.text)
  if (!same) {
    const known = await tx.received.findUnique({ where: { sha256: hash }, select: { sha256: true } })
    if (!known) {
      const bytes = new Uint8Array(copy.bytes)
      await tx.received.create({
        data: { sha256: hash, bytes, size: bytes.byteLength, contentType: copy.contentType },
      })
    }
    await tx.snapshot.create({
      data: {
        id: randomUUID(),
        sourceId: capture.sourceId,
        receivedSha256: hash,
        url: capture.url,
        finalUrl: copy.finalUrl,
        text: copy.text,
        takenById: capture.requestedById,
        takenAt: copy.takenAt,
      },
    })
  }
  const redirected = !sameAddress(copy.finalUrl, capture.url)
  const outcome = newest !== null && !same ? 'changed' : redirected ? 'redirected' : 'alive'
  return { outcome, kept: same ? null : hash }
}

/** Fragments are never sent, so they can't lead anywhere else. */
function sameAddress(one: string, other: string): boolean {
  const [a, b] = [new URL(one), new URL(other)]
  return a.origin === b.origin && a.pathname === b.pathname && a.search === b.search
}
