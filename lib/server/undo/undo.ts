import { z } from 'zod'
import { Conflict, Refusal } from '@/lib/domain/errors'
import { say, type Sentence } from '@/lib/domain/refusals/sentence'
import type { JsonValue } from '@/lib/domain/json'
import type { VerdictKind } from '@/lib/domain/codes'
import type { Actor } from '@/lib/policy/actor'
import { currentVerdict } from '@/lib/policy/visibility/verdict'
import { id } from '@/lib/schemas/text'
import { livingArticle, refuseDropped } from '../engine/article-rows'
import { livingClaim } from '../claim-content/aggregate'
import '../annotations/undo-import'
import '../claims/confirm-verdicts'
import { descriptionOf } from '../claims/describe'
import '../claims/reanchor'
import '../claims/remove'
import '../claims/resize'
import { command, commands } from '../engine/command'
import { evidenceFields } from '../claims/evidence'
import { relationFields } from '../claims/relations'
import type { PersonScope } from '../transaction/scope'
import type { Tx } from '../db/clients'
import { readInParts } from '../db/in-parts'
import { type Action, EXPECTED, type Expectation, nextActs } from '../engine/undo-acts'
import { verdictFields } from '../claims/verdicts'
import '../articles/watching/changed-pages'
import { watchFields } from '../articles/watching/watch'

// Commands are known by name once their files are: those that undo may have to run are named above, whatever was asked before.

const StoredAct = z.object({ command: z.string(), input: z.json() })
const StoredExpectations = z.object({
  fields: z.array(
    z.object({
      kind: z.enum(EXPECTED),
      id: z.string(),
      fields: z.record(z.string(), z.object({ before: z.json(), after: z.json() })),
    }),
  ),
  untouchedClaimId: z.string().nullable(),
  untouchedClaims: z.object({ ids: z.array(z.string()), since: z.iso.datetime() }).optional(),
})

interface ActRow {
  readonly id: string
  readonly label: string
  readonly inverse: string
  readonly forward: string
  readonly expects: string
  readonly createdAt: Date
}

const undoLast = command({
  name: 'article.undo',
  permission: 'article:change',
  input: z.strictObject({ articleId: id }),
  load: ({ tx, input }) => livingArticle(tx, input.articleId),
  desk: ({ article }) => article.deskId,
  async run({ tx, actor, now, target: { article } }) {
    refuseDropped(article)
    const { undo: act } = await nextActs(tx, actor.personId, article.id)
    if (!act) throw new Conflict(say('undo.nothing'))
    await replay({ tx, actor, now }, act, StoredAct.parse(JSON.parse(act.inverse)), 'after')
    await tx.act.update({ where: { id: act.id }, data: { undone: true } })
    return { result: { label: act.label }, audit: null }
  },
})

const redoLast = command({
  name: 'article.redo',
  permission: 'article:change',
  input: z.strictObject({ articleId: id }),
  load: ({ tx, input }) => livingArticle(tx, input.articleId),
  desk: ({ article }) => article.deskId,
  async run({ tx, actor, now, target: { article } }) {
    refuseDropped(article)
    const { redo: act } = await nextActs(tx, actor.personId, article.id)
    if (!act) throw new Conflict(say('undo.nothing-to-redo'))
    await replay({ tx, actor, now }, act, StoredAct.parse(JSON.parse(act.forward)), 'before')
    await tx.act.update({ where: { id: act.id }, data: { undone: false } })
    return { result: { label: act.label }, audit: null }
  },
})

/** An act that can't be taken back, or done again, as things stand now. */
class ActRefused extends Conflict {
  constructor(
    readonly actId: string,
    why: Sentence,
  ) {
    super(say('undo.with-older', { why }))
  }
}

/** Gives up an act that can't be taken back any more: the one before it is offered. */
const giveUpAct = command({
  name: 'article.give-up-act',
  permission: 'article:change',
  input: z.strictObject({ articleId: id, actId: id }),
  load: ({ tx, input }) => livingArticle(tx, input.articleId),
  desk: ({ article }) => article.deskId,
  async run({ tx, actor, input: { articleId, actId } }) {
    await tx.act.deleteMany({ where: { id: actId, articleId, personId: actor.personId } })
    return { result: {}, audit: null }
  },
})

type Retrace = typeof undoLast

/** What is refused leaves nothing behind, so giving the act up is a change of its own. */
const retrace =
  (way: Retrace) =>
  async (...[actor, input, options]: Parameters<Retrace>) => {
    try {
      return await way(actor, input, options)
    } catch (error) {
      if (error instanceof ActRefused) await giveUpAct(actor, { articleId: input.articleId, actId: error.actId })
      throw error
    }
  }

/**
 * Takes back the actor's own last act in an article. An act that another's later change stands against is given up, and the
 * one before it is next. (rule R24)
 *
 * @throws Conflict when another has changed it since, or there is nothing to undo
 */
export const undo = retrace(undoLast)

/** Does again what the actor last took back. @throws Conflict as `undo` does */
export const redo = retrace(redoLast)

/** Runs the action through its command, so that policy and audit apply as to any other. @throws ActRefused */
async function replay(scope: PersonScope, act: ActRow, action: Action, side: 'before' | 'after') {
  try {
    await replayed(scope, act, action, side)
  } catch (error) {
    if (error instanceof Refusal) throw new ActRefused(act.id, error.sentence)
    throw error
  }
}

async function replayed(scope: PersonScope, act: ActRow, action: Action, side: 'before' | 'after') {
  const { fields, untouchedClaimId, untouchedClaims } = StoredExpectations.parse(JSON.parse(act.expects))
  for (const expectation of fields) await requireUnchanged(scope.tx, expectation, side)
  if (untouchedClaimId) await requireUntouched(scope.tx, untouchedClaimId, scope.actor, act.createdAt)
  if (untouchedClaims && side === 'after')
    await requireAllUntouched(scope.tx, untouchedClaims.ids, scope.actor, new Date(untouchedClaims.since))
  const known = commands.get(action.command)
  if (!known) throw new Error(`no command ${action.command}`)
  await known.within({ ...scope, replaying: true }, action.input, { version: 'any' })
}

async function requireUnchanged(tx: Tx, expectation: Expectation, side: 'before' | 'after') {
  const current = (await currentFields(tx, expectation)) ?? {}
  for (const [field, value] of Object.entries(expectation.fields)) {
    if (JSON.stringify(current[field] ?? null) !== JSON.stringify(value[side]))
      throw new Conflict(say('undo.changed-since'))
  }
}

async function requireUntouched(tx: Tx, claimId: string, actor: Actor, since: Date) {
  const other = await tx.auditEvent.findFirst({
    where: { claimId, at: { gt: since }, NOT: { actorId: actor.personId } },
    select: { seq: true },
  })
  if (other) throw new Conflict(say('undo.others-worked-on-claim'))
}

async function requireAllUntouched(tx: Tx, claimIds: readonly string[], actor: Actor, since: Date) {
  const others = await readInParts(claimIds, (some) =>
    tx.auditEvent.findMany({
      where: { claimId: { in: some }, at: { gt: since }, NOT: { actorId: actor.personId } },
      select: { claimId: true },
      take: 1,
    }),
  )
  if (others.length > 0) throw new Conflict(say('undo.others-worked-on-import'))
}

/** The present values of a row's fields, in the form in which acts remember them; null when it is gone. */
async function currentFields(
  tx: Tx,
  { kind, id: rowId }: Expectation,
): Promise<Readonly<Record<string, JsonValue>> | null> {
  switch (kind) {
    case 'claim': {
      const claim = await livingClaim(tx, rowId)
      return claim && descriptionOf(claim)
    }
    case 'appearance': {
      const row = await tx.appearance.findFirst({ where: { id: rowId, deletedAt: null, standing: { not: 'past' } } })
      return row && { start: row.start, end: row.end, exact: row.exact }
    }
    case 'reanchoring': {
      const row = await tx.reanchoring.findUnique({ where: { id: rowId } })
      return row && { decision: row.decision, place: await successorPlace(tx, row.successorId) }
    }
    case 'evidence': {
      const row = await tx.evidence.findFirst({ where: { id: rowId, deletedAt: null } })
      return row && evidenceFields(row)
    }
    case 'relation': {
      const row = await tx.relation.findFirst({ where: { id: rowId, deletedAt: null } })
      return row && relationFields(row)
    }
    case 'comment': {
      const row = await tx.comment.findFirst({ where: { id: rowId, deletedAt: null } })
      return row && { text: row.text, resolved: row.resolvedAt !== null }
    }
    case 'attribution-verdict':
      return verdictNow(tx, rowId, 'attribution')
    case 'truth-verdict':
      return verdictNow(tx, rowId, 'truth')
    case 'watch': {
      const row = await tx.watch.findUnique({ where: { id: rowId } })
      return row && watchFields(row)
    }
  }
}

/** The verdict that a claim has now, whoever gave it. */
async function verdictNow(tx: Tx, claimId: string, kind: VerdictKind) {
  const rows = await tx.verdict.findMany({ where: { claimId, deletedAt: null }, orderBy: { createdAt: 'asc' } })
  const current = currentVerdict(rows, kind)
  return verdictFields(current)
}

/** Where a re-anchored mark is in the newer text: start and end; null when it never went there, or was taken away since. */
async function successorPlace(tx: Tx, successorId: string | null): Promise<JsonValue> {
  const row = successorId && (await tx.appearance.findFirst({ where: { id: successorId, deletedAt: null } }))
  return row ? [row.start, row.end] : null
}
