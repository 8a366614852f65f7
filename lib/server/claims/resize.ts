import { z } from 'zod'
import { Conflict } from '@/lib/domain/errors'
import { say } from '@/lib/domain/refusals/sentence'
import { ResizeAppearance } from '@/lib/schemas/claim'
import { id } from '@/lib/schemas/text'
import { changedFields, command } from '../engine/command'
import type { Tx } from '../db/clients'
import type { Prisma } from '../db/generated/client'
import type { PersonScope } from '../transaction/scope'
import { stillHolds } from '../engine/undo-acts'
import { changeContent } from '../claim-content/aggregate'
import { locate } from './mark'
import { auditOf } from './mark-in-newest'
import { readsOtherwise } from '../claim-content/moved-quote'
import { flagVerdicts, RESIZE, RESIZE_BACK, unflagVerdicts } from './rechecks'

const ROWS = {
  claim: true,
  articleVersion: true,
  article: { select: { language: true } },
} as const satisfies Prisma.AppearanceInclude

const loadMark = (tx: Tx, appearanceId: string) =>
  tx.appearance.findFirst({
    where: { id: appearanceId, deletedAt: null, claim: { deletedAt: null } },
    include: ROWS,
  })

/** @throws Conflict for a mark that went on to a newer text, or that waits to hear where it is in one */
function requireMovable({ standing }: { readonly standing: string }) {
  if (standing === 'waiting') throw new Conflict(say('claims.newer-text-resize'))
  if (standing === 'past') throw new Conflict(say('claims.mark-went-on-resize'))
}

/** A mark that is to cover other places of its text: what it covers now, and then. */
function moved(
  mark: Prisma.AppearanceGetPayload<{ include: typeof ROWS }>,
  place: { readonly start: number; readonly end: number; readonly exact?: string | undefined },
) {
  requireMovable(mark)
  const selector = locate(mark.articleVersion.text, place)
  const before = { start: mark.start, end: mark.end, exact: mark.exact }
  const after = { start: selector.start, end: selector.end, exact: selector.exact }
  const changed = changedFields<Record<string, string | number>>(before, after) !== null
  const { text } = mark.articleVersion
  const newWords = changed && readsOtherwise({ text, ...before }, { text, ...after }, mark.article.language)
  return { selector, before, after, changed, newWords }
}
type Moved = ReturnType<typeof moved>

/** Writes it. `data`: what else changes in the claim. */
async function keep(
  scope: PersonScope,
  { id: appearanceId, claim }: Prisma.AppearanceGetPayload<{ include: typeof ROWS }>,
  { selector }: Moved,
  data: Partial<Prisma.ClaimCreateManyInput>,
) {
  const state = await changeContent(scope, claim, data)
  await scope.tx.appearance.update({
    where: { id: appearanceId },
    data: { ...selector, outcome: 'exact', changedById: scope.actor.personId, version: { increment: 1 } },
  })
  return state
}

/**
 * Changes the span of a mark, its history kept (rule R8). Other words than those that were judged mark the verdicts as in need
 * of a re-check.
 *
 * @throws Conflict, InvalidInput as marking does
 */
export const resizeAppearance = command({
  name: RESIZE,
  permission: 'claim:change',
  input: ResizeAppearance.safeExtend({ id }),
  load: ({ tx, input }) => loadMark(tx, input.id),
  desk: ({ claim }) => claim.deskId,
  guard: { version: (appearance) => appearance.version, needed: true },
  async run(scope) {
    const { tx, now, input, target: mark } = scope
    const { claimId, articleId } = mark
    const move = moved(mark, input)
    const { before, after } = move
    if (!move.changed) return { result: { id: mark.id, claimId }, audit: null }
    const marked = move.newWords ? await flagVerdicts(tx, claimId) : []
    const recheck = marked.length > 0
    const state = await keep(scope, mark, move, recheck ? { needsRecheck: true } : {})
    return {
      result: { id: mark.id, claimId },
      audit: {
        ...auditOf(mark),
        before: { ...before, ...(recheck ? { needsRecheck: false } : {}), ...state.before },
        after: { ...after, ...(recheck ? { needsRecheck: true } : {}), ...state.after },
      },
      undo: {
        articleId,
        label: 'resize',
        inverse: {
          command: RESIZE_BACK,
          input: { id: mark.id, ...before, marked, since: now.toISOString() },
        },
        forward: { command: RESIZE, input: { id: mark.id, ...after } },
        expects: [stillHolds('appearance', mark.id, { before, after })],
      },
    }
  },
})

/**
 * Gives a mark the words back that it had before it was resized, with what that means for the verdicts. What undo runs.
 *
 * @throws Conflict as resizing does
 */
export const resizeBack = command({
  name: RESIZE_BACK,
  permission: 'claim:change',
  input: ResizeAppearance.safeExtend({
    id,
    /** Ids of the verdicts that the resizing marked, and when it did. */
    marked: z.array(id).max(2),
    since: z.iso.datetime(),
  }),
  load: ({ tx, input }) => loadMark(tx, input.id),
  desk: ({ claim }) => claim.deskId,
  async run(scope) {
    const { tx, input, target: mark } = scope
    const { claim, claimId } = mark
    const move = moved(mark, input)
    const change = { appearanceId: mark.id, since: new Date(input.since), marked: input.marked }
    const needsRecheck = move.newWords ? await unflagVerdicts(tx, claimId, change) : claim.needsRecheck
    const state = await keep(scope, mark, move, { needsRecheck })
    const flag = changedFields({ needsRecheck: claim.needsRecheck }, { needsRecheck })
    return {
      result: { id: mark.id, claimId },
      audit: {
        ...auditOf(mark),
        before: { ...move.before, ...flag?.before, ...state.before },
        after: { ...move.after, ...flag?.after, ...state.after },
      },
    }
  },
})
