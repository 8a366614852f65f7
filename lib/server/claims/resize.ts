import { Conflict } from '@/lib/domain/errors'
import { ResizeAppearance } from '@/lib/schemas/claim'
import { id } from '@/lib/schemas/text'
import { changedFields, command } from '../command'
import { stillHolds } from '../undo-acts'
import { changeContent } from './aggregate'
import { locate } from './mark'

/** @throws Conflict for a mark that went on to a newer text, or that waits to hear where it is in one */
function requireMovable({ standing }: { readonly standing: string }) {
  if (standing === 'waiting')
    throw new Conflict('The article has a newer text. Nothing was changed; decide first where this claim stands in it.')
  if (standing === 'past')
    throw new Conflict('This mark went on to a newer text of the article. Nothing was changed; resize it there.')
}

/** Changes the span of a mark, its history kept. (rule R8) @throws Conflict, InvalidInput as marking does */
export const resizeAppearance = command({
  name: 'appearance.resize',
  permission: 'claim:change',
  input: ResizeAppearance.safeExtend({ id }),
  load: ({ tx, input }) =>
    tx.appearance.findFirst({
      where: { id: input.id, deletedAt: null, claim: { deletedAt: null } },
      include: { claim: true, articleVersion: true },
    }),
  desk: ({ claim }) => claim.deskId,
  guard: { version: (appearance) => appearance.version, needed: true },
  async run({ tx, actor, now, input, target: appearance }) {
    const { claim } = appearance
    requireMovable(appearance)
    const selector = locate(appearance.articleVersion.text, input)
    const before = { start: appearance.start, end: appearance.end, exact: appearance.exact }
    const after = { start: selector.start, end: selector.end, exact: selector.exact }
    const changed = changedFields<Record<string, string | number>>(before, after)
    if (!changed) return { result: { id: appearance.id, claimId: claim.id }, audit: null }
    const state = await changeContent({ tx, actor, now }, claim)
    await tx.appearance.update({
      where: { id: appearance.id },
      data: { ...selector, outcome: 'exact', changedById: actor.personId, version: { increment: 1 } },
    })
    return {
      result: { id: appearance.id, claimId: claim.id },
      audit: {
        kind: 'appearance',
        targetId: appearance.id,
        deskId: claim.deskId,
        articleId: appearance.articleId,
        claimId: claim.id,
        before: { ...before, ...state.before },
        after: { ...after, ...state.after },
      },
      undo: {
        articleId: appearance.articleId,
        label: 'resize',
        inverse: { command: 'appearance.resize', input: { id: appearance.id, ...before } },
        forward: { command: 'appearance.resize', input: { id: appearance.id, ...after } },
        expects: [stillHolds('appearance', appearance.id, { before, after: { start: after.start, end: after.end } })],
      },
    }
  },
})
