import type { Tx } from '../db/clients'
import type { Prisma } from '../db/generated/client'
import { readsOtherwise } from '../claim-content/moved-quote'

const ROWS = {
  claim: true,
  article: { select: { language: true } },
  articleVersion: { select: { number: true, text: true } },
  reanchorings: { orderBy: { createdAt: 'desc' }, take: 1 },
} as const satisfies Prisma.AppearanceInclude

export type MarkRows = Prisma.AppearanceGetPayload<{ include: typeof ROWS }>

export interface MarkInNewest {
  readonly mark: MarkRows
  readonly newest: { readonly id: string; readonly number: number; readonly text: string }
}

/** A mark of a living claim, with what became of it last and the newest text of its article. */
export async function loadMark(tx: Tx, appearanceId: string): Promise<MarkInNewest | null> {
  const mark = await tx.appearance.findFirst({
    where: { id: appearanceId, deletedAt: null, claim: { deletedAt: null } },
    include: ROWS,
  })
  const newest =
    mark && (await tx.articleVersion.findFirst({ where: { articleId: mark.articleId }, orderBy: { number: 'desc' } }))
  return newest && { mark, newest }
}

/** Whether a mark has changed at a place of the newest text: other words, or another sentence around them. (rule R7) */
export const readsOtherwiseThere = (
  { mark, newest }: MarkInNewest,
  place: { readonly start: number; readonly end: number },
): boolean =>
  readsOtherwise(
    { text: mark.articleVersion.text, start: mark.start, end: mark.end },
    { text: newest.text, start: place.start, end: place.end },
    mark.article.language,
  )

/** What the audit log says a change or a decision about a mark is about. */
export const auditOf = ({
  id,
  claim,
  claimId,
  articleId,
}: Pick<MarkRows, 'id' | 'claim' | 'claimId' | 'articleId'>) => ({
  kind: 'appearance',
  targetId: id,
  deskId: claim.deskId,
  articleId,
  claimId,
})
