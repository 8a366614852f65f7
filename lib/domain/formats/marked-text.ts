/** The article's text cut at the borders of its claims, block by block: what HTML and Markdown both draw. */

import { segments } from '../anchoring/segments'
import { codePointIndex } from '../anchoring/text'
import { codePoints } from '../anchoring/units'
import type { Report, ReportBlock, ReportClaim } from '../report'

/** A piece of a block over which the same claims lie. */
export interface MarkedPiece {
  readonly text: string
  /** Outermost first; empty where nothing is claimed. */
  readonly claims: readonly ReportClaim[]
  /** Those whose last words these are, innermost first. */
  readonly ended: readonly ReportClaim[]
}

export interface MarkedBlock {
  readonly block: ReportBlock
  readonly pieces: readonly MarkedPiece[]
}

/**
 * The blocks of the text in order. A text without blocks is one paragraph; a claim that ends in the space between two
 * blocks ends with the block before, so that every claim with a place gets its number.
 */
export function markedBlocks({ article, claims }: Report): MarkedBlock[] {
  const index = codePointIndex(article.text)
  const placed = claims.flatMap((claim) =>
    claim.target?.version === article.version ? [{ claim, target: claim.target }] : [],
  )
  const byKey = new Map(placed.map(({ claim }) => [claim.key, claim]))
  const run = segments(
    index.length,
    placed.map(({ claim, target }) => ({
      id: claim.key,
      start: codePoints(target.start),
      end: codePoints(target.end),
    })),
  )
  // Where claims end, innermost first.
  const ends = placed.sort((a, b) => a.target.end - b.target.end || b.target.start - a.target.start)
  const whole: ReportBlock = { kind: 'paragraph', start: 0, end: index.length }
  // A block without words, such as the place of an embed, has nothing to draw.
  const drawn = article.blocks.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start)
  const blocks = drawn.length > 0 ? drawn : [whole]

  // Pieces, ends and blocks are all in order, so one walk along each serves all blocks.
  let first = 0
  let ended = 0
  const endedUpTo = (position: number): ReportClaim[] => {
    const from = ended
    for (let next = ends[ended]; next && next.target.end <= position; next = ends[++ended]);
    return ends.slice(from, ended).map(({ claim }) => claim)
  }
  return blocks.map((block, at) => {
    const { start, end } = block
    const next = blocks[at + 1]?.start ?? Number.POSITIVE_INFINITY
    while ((run[first]?.end ?? Number.POSITIVE_INFINITY) <= start) first++
    const pieces: MarkedPiece[] = []
    for (let piece = run[first], step = first; piece && piece.start < end; piece = run[++step]) {
      pieces.push({
        text: index.slice(codePoints(Math.max(piece.start, start)), codePoints(Math.min(piece.end, end))),
        claims: piece.ids.flatMap((key) => byKey.get(key) ?? []),
        ended: endedUpTo(piece.end < end ? piece.end : next),
      })
    }
    return { block, pieces }
  })
}
