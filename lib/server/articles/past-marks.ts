import { CLAIM_ROWS, type ClaimRows } from '../claim-content/aggregate'
import type { Reader } from '../db/clients'

/** Marks that went on from an older text to a newer: shown where that older text is. */
export async function pastMarks(
  db: Pick<Reader, 'appearance'>,
  article: { readonly id: string; readonly latestVersion: number },
  shown: { readonly id: string; readonly number: number },
) {
  if (shown.number === article.latestVersion) return []
  return db.appearance.findMany({
    where: { articleId: article.id, articleVersionId: shown.id, deletedAt: null, standing: 'past' },
    include: CLAIM_ROWS.appearances.include,
    orderBy: { start: 'asc' },
  })
}

/** Claims with the marks that they had in that older text. */
export function withPast(claims: readonly ClaimRows[], past: Awaited<ReturnType<typeof pastMarks>>): ClaimRows[] {
  if (past.length === 0) return [...claims]
  const byClaim = new Map<string, typeof past>()
  for (const mark of past) byClaim.set(mark.claimId, [...(byClaim.get(mark.claimId) ?? []), mark])
  return claims.map((claim) => ({ ...claim, appearances: [...claim.appearances, ...(byClaim.get(claim.id) ?? [])] }))
}

/** How many of an article's marks wait for a decision, and how many were left on an older text. (rule R7) */
export function standingCounts(
  articleId: string,
  claims: readonly { readonly appearances: readonly { readonly articleId: string; readonly standing: string }[] }[],
) {
  const marks = claims.flatMap((claim) => claim.appearances).filter((mark) => mark.articleId === articleId)
  const count = (standing: string) => marks.filter((mark) => mark.standing === standing).length
  return { waiting: count('waiting'), kept: count('kept') }
}
