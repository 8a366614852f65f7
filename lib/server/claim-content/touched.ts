/** What follows when a claim's content was changed, by whatever command: its version, its contributors, its approval. */

import { z } from 'zod'
import { isSealed } from '@/lib/domain/claim-content'
import { CLAIM_STATES, type ClaimState, VOIDING_CHANGES, type VoidingChange } from '@/lib/domain/codes'
import type { Actor, MaybeActor } from '@/lib/policy/actor'
import { appendAuditEvents } from '../transaction/audit-trail'
import { reader, type Tx } from '../db/clients'
import { storedTime } from '../db/statements'
import type { Scope } from '../transaction/scope'
import { claimSeal, reviewSeal, sealRows } from '../transaction/seals'
import { inWriteTransaction } from '../transaction/write-queue'
import { BACK_TO_DRAFT } from './aggregate'
import { contentHash, contentsOf } from './content'
import { type StoredPlace, withAnotherQuote } from './moved-quote'

/** Claims that are settled at once. */
const AT_ONCE = 200

/** A claim of which the running command has changed a row that its content is compiled from. */
interface Touched {
  readonly id: string
  readonly state: ClaimState
  readonly content: boolean
  readonly versioned: boolean
  /** Where it stood, when it has another place now. */
  readonly from: StoredPlace | null
}

/**
 * Settles every claim that the running command has touched, in the command's transaction. The triggers in
 * `guards.sqlite.sql` say which: no command lists what it changes, and none can forget it. (rules R17, R21, R29)
 *
 * A change of content raises the claim's version, makes the actor one of its contributors, and takes a claim that was handed
 * in, approved or published back to draft, the approval voided. Whether the content of a sealed claim is another now is for
 * its hash to say: a mark that moves with a newer text leaves it as it is. Of a draft the words and sentences at both places say it.
 *
 * @param command the name of the command that is running
 */
export async function settleTouchedClaims(scope: Scope, command: string): Promise<void> {
  while ((await settlePart(scope, command)) === AT_ONCE);
}

/**
 * Settles what a migration has left to settle: claims that were handed in, approved or published before there were seals are
 * sealed as they are. In short transactions, so that others get their turn.
 */
export async function settleAfterMigration(): Promise<void> {
  if ((await reader().touchedClaim.findFirst()) === null) return
  const settleSome = (tx: Tx) => settlePart({ tx, actor: null, now: new Date() }, 'newsroom.migrate')
  while ((await inWriteTransaction(settleSome)) === AT_ONCE);
}

/** @returns how many claims were taken from the list */
async function settlePart(scope: Scope, command: string): Promise<number> {
  const { taken, claims } = takeTouched(scope.tx)
  await settle(scope, command, claims)
  return taken
}

const TAKE_TOUCHED = `
  DELETE FROM "TouchedClaim" WHERE "claimId" IN (SELECT "claimId" FROM "TouchedClaim" LIMIT ${AT_ONCE})
  RETURNING "claimId", "content", "place", "versioned", "fromVersionId", "fromStart", "fromEnd",
    (SELECT "state" FROM "Claim" WHERE "Claim"."id" = "TouchedClaim"."claimId") AS "state"`

/** Flags are 0 or 1. A claim without a state is gone. */
const TouchedRows = z.array(
  z.object({
    claimId: z.string(),
    content: z.number(),
    place: z.number(),
    versioned: z.number(),
    fromVersionId: z.string().nullable(),
    fromStart: z.number().nullable(),
    fromEnd: z.number().nullable(),
    state: z.enum(CLAIM_STATES).nullable(),
  }),
)

function takeTouched({ sql }: Tx): { readonly taken: number; readonly claims: readonly Touched[] } {
  const rows = TouchedRows.parse(sql.all(TAKE_TOUCHED))
  const claims = rows.flatMap(({ claimId, content, place, versioned, fromVersionId, fromStart, fromEnd, state }) => {
    const onlyVersioned = content === 0 && place === 0 && versioned === 1
    if (state === null || onlyVersioned) return []
    const moved = fromVersionId !== null && fromStart !== null && fromEnd !== null
    const from = moved ? { versionId: fromVersionId, start: fromStart, end: fromEnd } : null
    return { id: claimId, state, content: content === 1, versioned: versioned === 1, from }
  })
  return { taken: rows.length, claims }
}

async function settle(scope: Scope, command: string, touched: readonly Touched[]) {
  const open = touched.filter(({ state }) => !isSealed(state) && state !== 'retracted')
  const moved = open.flatMap(({ id, content, from }) => (from && !content ? [{ id, from }] : []))
  const elsewhere = withAnotherQuote(scope.tx, moved)
  const unsealed = open.filter(({ id, content }) => content || elsewhere.has(id))
  const voided = await changedSince(
    scope,
    touched.filter(({ state }) => isSealed(state)),
  )
  const changed = [...unsealed, ...voided]
  if (changed.length === 0) return
  const { tx, actor, now } = scope
  if (isPerson(actor)) {
    contributeTo(
      tx,
      changed.map(({ id }) => id),
      actor.personId,
      now,
    )
  }
  const raised = changed.flatMap(({ id, versioned }) => (versioned ? [] : [id]))
  if (raised.length > 0) {
    await tx.claim.updateMany({ where: { id: { in: raised } }, data: { version: { increment: 1 } } })
    // That is noted, too, and must not pass for a change by the next command.
    await tx.touchedClaim.deleteMany({ where: { claimId: { in: raised } } })
  }
  if (voided.length > 0) await voidApprovals(scope, command, voided)
}

/** What Stet does by itself contributes nobody. */
const isPerson = (actor: MaybeActor): actor is Actor =>
  actor !== null && actor.via !== 'system' && actor.personId !== ''

/** Enters a person among those who contributed to the working copies of claims. (rule R17) */
export function contributeTo({ sql }: Tx, claimIds: readonly string[], personId: string, at: Date): void {
  sql.run(
    `INSERT INTO "Contribution" ("claimId", "personId", "edition", "at")
     SELECT "value", ?, 0, ? FROM json_each(?) WHERE true ON CONFLICT DO NOTHING`,
    ...[personId, storedTime(at), JSON.stringify(claimIds)],
  )
}

/** Sealed claims whose content is not what was sealed. One from before there were seals is sealed as it is. */
async function changedSince({ tx, now }: Scope, sealed: readonly Touched[]): Promise<Touched[]> {
  if (sealed.length === 0) return []
  const ids = sealed.map(({ id }) => id)
  const compiled = contentsOf(tx, ids)
  const rows = await tx.claim.findMany({ where: { id: { in: ids } }, select: { id: true, sealedHash: true } })
  const seals = new Map(rows.map((row) => [row.id, row.sealedHash]))
  const changed: Touched[] = []
  for (const claim of sealed) {
    const content = compiled.get(claim.id)?.content
    if (!content) continue
    const hash = contentHash(content)
    const seal = seals.get(claim.id) ?? null
    if (seal === null) await sealAsItIs(tx, claim.id, hash, now)
    else if (seal !== hash) changed.push(claim)
  }
  return changed
}

async function sealAsItIs(tx: Tx, claimId: string, hash: string, now: Date) {
  const claim = await tx.claim.update({ where: { id: claimId }, data: { sealedHash: hash } })
  const reviews = await tx.review.updateManyAndReturn({
    where: { claimId, decision: 'approve', voidedAt: null, contentHash: null },
    data: { contentHash: hash },
  })
  sealRows(tx, null, 'claim.seal', [claimSeal(claim), ...reviews.map(reviewSeal)], now)
}

/** Back to draft: what was judged is not what is there. The review's line says who did that, the history by what. */
async function voidApprovals({ tx, actor, now }: Scope, command: string, claims: readonly Touched[]) {
  const ids = claims.map(({ id }) => id)
  const reviews = await tx.review.updateManyAndReturn({
    where: { claimId: { in: ids }, decision: 'approve', voidedAt: null },
    data: { voidedAt: now, voidedById: actor?.personId ?? null },
  })
  const rows = await tx.claim.updateManyAndReturn({ where: { id: { in: ids } }, data: BACK_TO_DRAFT })
  const states = new Map(claims.map(({ id, state }) => [id, state]))
  appendAuditEvents(
    tx,
    actor,
    command,
    rows.map((row) => ({
      kind: 'claim',
      targetId: row.id,
      deskId: row.deskId,
      articleId: row.articleId,
      claimId: row.id,
      before: { state: states.get(row.id) ?? null },
      after: { state: BACK_TO_DRAFT.state, because: changedBy(command) },
      seals: [claimSeal(row), ...reviews.filter(({ claimId }) => claimId === row.id).map(reviewSeal)],
    })),
    now,
  )
}

/** What a command changes, for the history. What undo takes back may be any of it. */
function changedBy(command: string): VoidingChange {
  if (/^article\.(undo|redo)$/.test(command)) return 'undo'
  return VOIDING_CHANGES.find((noun) => command.startsWith(`${noun}.`)) ?? 'claim'
}
