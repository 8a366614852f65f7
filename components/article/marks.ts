/** From claims to what the article text draws: pieces of blocks, each with the claims that lie over it. Pure. */

import { codePointIndex } from '@/lib/domain/anchoring/text'
import { segments } from '@/lib/domain/anchoring/segments'
import { codePoints } from '@/lib/domain/anchoring/units'
import type { Progress } from '@/lib/domain/claim-progress'
import type { BlockView } from '@/lib/schemas/article'

/** A claim or note to be drawn. Positions in code points. */
export interface DrawnMark {
  /** What it is called in the page: a claim's name, a note's id. */
  readonly id: string
  /** `place`: where a mark might go; it is no claim of this text yet. */
  readonly kind: 'claim' | 'note' | 'pending' | 'place'
  readonly start: number
  readonly end: number
  /** Number shown at its end; null for none. */
  readonly number: number | null
  /** What is said of it to those who only hear it: "C4, False, 2 sources – open". */
  readonly label: string
  readonly progress: Progress
  /** Colour of its verdict; null for none yet. */
  readonly colour: string | null
}

/** A stretch of a block over which the same marks lie. */
export interface Piece {
  /** Code points in the text of the version. */
  readonly start: number
  readonly text: string
  /** Outermost first. */
  readonly marks: readonly DrawnMark[]
  /** Marks whose first piece this is, and whose last. */
  readonly begins: readonly DrawnMark[]
  readonly ends: readonly DrawnMark[]
}

export interface DrawnBlock {
  readonly block: BlockView
  readonly pieces: readonly Piece[]
  /** Same signature, same drawing: what has to be drawn again after a change. */
  readonly signature: string
}

/**
 * Cuts every block at the edges of the marks. What stands between blocks (blank lines) is not drawn; a mark over several
 * blocks has pieces in each.
 */
export function drawnBlocks(text: string, blocks: readonly BlockView[], marks: readonly DrawnMark[]): DrawnBlock[] {
  const index = codePointIndex(text)
  const known = new Map(marks.map((mark) => [mark.id, mark]))
  const cut = segments(
    index.length,
    marks.map(({ id, start, end }) => ({ id, start: codePoints(start), end: codePoints(end) })),
  )
  let at = 0
  return blocks.map((block) => {
    while ((cut[at]?.end ?? Number.POSITIVE_INFINITY) <= block.start) at++
    const pieces: Piece[] = []
    for (let next = at; (cut[next]?.start ?? block.end) < block.end; next++) {
      const segment = cut[next]
      if (!segment) break
      const start = codePoints(Math.max(segment.start, block.start))
      const end = codePoints(Math.min(segment.end, block.end))
      const over = segment.ids.flatMap((id) => known.get(id) ?? [])
      pieces.push({
        start,
        text: index.slice(start, end),
        marks: over,
        begins: over.filter((mark) => beginsIn(mark, blocks, start, end)),
        ends: over.filter((mark) => mark.end > start && mark.end <= end),
      })
    }
    return { block, pieces, signature: signatureOf(block, pieces) }
  })
}

/** The first drawn piece of a mark: where it begins, or, if that lies between blocks, the beginning of the next block. */
function beginsIn(mark: DrawnMark, blocks: readonly BlockView[], start: number, end: number): boolean {
  if (mark.start >= start && mark.start < end) return true
  if (mark.start > start) return false
  const inBlock = blocks.some((block) => mark.start >= block.start && mark.start < block.end)
  return !inBlock && blocks.find((block) => block.start >= mark.start)?.start === start
}

function signatureOf(block: BlockView, pieces: readonly Piece[]): string {
  const drawn = pieces.map((piece) => [
    piece.start,
    piece.text.length,
    piece.marks.map(({ id, progress, colour, kind, label, number }) => [id, progress, colour, kind, label, number]),
  ])
  return JSON.stringify([block.kind, block.start, block.number, block.language, block.direction, drawn])
}

/** The block that holds a position, or null between blocks. */
export function blockAt(blocks: readonly BlockView[], position: number): BlockView | null {
  return blocks.find(({ start, end }) => position >= start && position < end) ?? null
}
