/** The headline check of rule R5: does the article's body bear out what its head says? */

interface Block {
  readonly kind: string
  /** Code points, half-open. */
  readonly start: number
  readonly end: number
}

interface PlacedClaim {
  readonly id: string
  /** Where its first appearance begins, in code points. */
  readonly start: number
}

/**
 * The claims in the headline or the lede (the first paragraph) that no relation ties to a claim in the body. Nothing is
 * listed for an article without a body.
 */
export function unsupportedHeadlines(
  claims: readonly PlacedClaim[],
  blocks: readonly Block[],
  relations: readonly { readonly fromId: string; readonly toId: string }[],
): string[] {
  const lede = blocks.find(({ kind }) => kind === 'paragraph')
  if (!lede || !blocks.some(({ kind, start }) => kind === 'paragraph' && start >= lede.end)) return []
  const titles = blocks.filter(({ kind }) => kind === 'title')
  const isHead = ({ start }: PlacedClaim) =>
    [...titles, lede].some((block) => start >= block.start && start < block.end)
  const body = new Set(claims.filter((claim) => !isHead(claim) && claim.start >= lede.end).map(({ id }) => id))
  const tied = new Set(
    relations.flatMap(({ fromId, toId }) => [...(body.has(toId) ? [fromId] : []), ...(body.has(fromId) ? [toId] : [])]),
  )
  return claims.filter((claim) => isHead(claim) && !tied.has(claim.id)).map(({ id }) => id)
}
