import type { JsonValue } from '@/lib/domain/json'
import type { Actor } from '@/lib/policy/actor'
import type { Scope } from '../transaction/scope'
import type { Tx } from '../db/clients'
import { insertRow } from '../db/write-rows'

/** A command to run, by name, with its input. */
export interface Action {
  readonly command: string
  readonly input: JsonValue
}

/** What an act is about. Of a verdict the claim's id is named: whichever row holds it, what counts is what is said now. */
export const EXPECTED = [
  'claim',
  'appearance',
  'reanchoring',
  'evidence',
  'relation',
  'comment',
  'attribution-verdict',
  'truth-verdict',
  'watch',
] as const

/** Fields that must still hold what the act left in them, or the act can't be taken back safely. */
export interface Expectation {
  readonly kind: (typeof EXPECTED)[number]
  readonly id: string
  /** All null where the act made the row (before) or took it away (after). */
  readonly fields: Readonly<Record<string, { readonly before: JsonValue; readonly after: JsonValue }>>
}

/**
 * That a row still holds what an act left in it: the fields that it changed, as they were and as they are. `before` is empty
 * where the act made the row, `after` where it took it away.
 */
export const stillHolds = (
  kind: Expectation['kind'],
  id: string,
  { before, after }: { readonly before: Values; readonly after: Values },
): Expectation => ({
  kind,
  id,
  fields: Object.fromEntries(
    Object.keys({ ...before, ...after }).map((field) => [
      field,
      { before: before[field] ?? null, after: after[field] ?? null },
    ]),
  ),
})

type Values = Readonly<Record<string, JsonValue | undefined>>

/** How an act is taken back and done again. (rules R8, R24) */
export interface UndoNote {
  readonly articleId: string
  /** Catalogue key under `acts`: what the person did. */
  readonly label: string
  readonly inverse: Action
  readonly forward: Action
  readonly expects: readonly Expectation[]
  /** The claim that nobody else may have touched since: for taking back its making. */
  readonly untouchedClaimId?: string
  /** The same for many claims that were made together, from a moment on (ISO date-time). */
  readonly untouchedClaims?: { readonly ids: readonly string[]; readonly since: string }
}

/** Acts kept per person and article at least. */
const KEPT_ACTS = 50
/** Acts after which the oldest are forgotten, several at once: forgetting one with every save would cost each of them. */
const MOST_ACTS = 60

/** Keeps an act for undo, in the transaction of the act. A new act ends the line of what could be done again. */
export function rememberAct({ tx, now, replaying }: Scope, actor: Actor, note: UndoNote): void {
  if (replaying) return
  const own = [note.articleId, actor.personId]
  tx.sql.run(FORGET_UNDONE_AND_OLDEST, ...own, ...own, KEPT_ACTS - 1, ...own, MOST_ACTS)
  const act = {
    id: crypto.randomUUID(),
    personId: actor.personId,
    articleId: note.articleId,
    label: note.label,
    inverse: JSON.stringify(note.inverse),
    forward: JSON.stringify(note.forward),
    expects: JSON.stringify({
      fields: note.expects,
      untouchedClaimId: note.untouchedClaimId ?? null,
      ...(note.untouchedClaims ? { untouchedClaims: note.untouchedClaims } : {}),
    }),
  }
  insertRow(tx, 'Act', act, now)
}

/** Of all these an index knows (article, person, undone, time, id), so that no act itself is looked at. */
const FORGET_UNDONE_AND_OLDEST = `
  DELETE FROM "Act" WHERE "id" IN (
    SELECT "id" FROM "Act" WHERE "articleId" = ? AND "personId" = ? AND "undone" = 1
    UNION ALL
    SELECT "id" FROM (
      SELECT "id" FROM "Act" WHERE "articleId" = ? AND "personId" = ? AND "undone" = 0
      ORDER BY "createdAt" DESC, "id" DESC LIMIT -1 OFFSET ?)
    WHERE (SELECT count(*) FROM "Act" WHERE "articleId" = ? AND "personId" = ? AND "undone" = 0) >= ?)`

/** Ends undo and redo of acts of these kinds in an article, whoever did them: what they were about is no more. */
export async function forgetActs(tx: Tx, articleId: string, labels: readonly string[]): Promise<void> {
  await tx.act.deleteMany({ where: { articleId, label: { in: [...labels] } } })
}

/** The act that undo would take back, and the one that redo would do again. */
export async function nextActs(db: Pick<Tx, 'act'>, personId: string, articleId: string) {
  const own = { personId, articleId }
  const [undo, redo] = await Promise.all([
    db.act.findFirst({ where: { ...own, undone: false }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] }),
    db.act.findFirst({ where: { ...own, undone: true }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] }),
  ])
  return { undo, redo }
}
