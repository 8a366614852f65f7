/** From judged blocks to the draft's pieces, for pages and documents whose received text is made of their blocks. */

import { codePointLength } from '@/lib/domain/anchoring/text'
import { codePoints } from '@/lib/domain/anchoring/units'
import type { BlockRole, Piece, ReceivedBlock, RemovalReason } from './draft'

/** A block with what was decided about it. */
export interface JudgedBlock {
  readonly block: ReceivedBlock
  readonly reason: RemovalReason | null
  readonly role?: BlockRole
  /** Whether it continues the line of the block before it: a headline and what was cut off it. */
  readonly part?: boolean
}

/** Furniture of one kind that stands together is one piece: nobody restores a menu line by line. */
const GATHERED = new Set<RemovalReason>([
  'navigation',
  'hidden',
  'comments',
  'related',
  'share-bar',
  'advert',
  'chrome',
])

/** Pieces in the order of the final text, and the received text that their ranges count in. */
export function piecesOfBlocks(blocks: readonly JudgedBlock[]): { pieces: Piece[]; received: string } {
  const pieces: Piece[] = []
  const texts: string[] = []
  let length = 0
  let last: JudgedBlock | null = null
  for (const judged of blocks) {
    const { block, reason, role, part } = judged
    const separator = length === 0 || part ? '' : '\n\n'
    length += separator.length
    const start = length
    length += codePointLength(block.text)
    texts.push(separator, block.text)
    const previous = pieces.at(-1)
    if (previous && last && reason && GATHERED.has(reason) && last.reason === reason && !part) {
      const text = `${previous.text}${separator}${block.text}`
      pieces[pieces.length - 1] = {
        ...previous,
        kind: 'paragraph',
        text,
        marks: [],
        range: { ...previous.range, end: codePoints(length) },
      }
      continue
    }
    const { kind, text, marks, level, ordered, number, language, direction } = block
    pieces.push({
      id: `p${pieces.length + 1}`,
      kind,
      text,
      marks,
      ...(level !== undefined && { level }),
      ...(ordered !== undefined && { ordered }),
      ...(number && { number }),
      ...(language && { language }),
      ...(direction && { direction }),
      ...(role && { role }),
      range: { start: codePoints(start), end: codePoints(length) },
      before: separator,
      kept: reason === null,
      ...(reason && { reason }),
    })
    last = judged
  }
  return { pieces: titleFirst(pieces), received: texts.join('') }
}

/** The title stands first among the kept (rule R6), wherever the page prints it. */
function titleFirst(pieces: readonly Piece[]): Piece[] {
  const at = pieces.findIndex((piece) => piece.role === 'title')
  const title = pieces[at]
  const firstKept = pieces.findIndex((piece) => piece.kept)
  if (!title || at === firstKept) return [...pieces]
  const others = pieces.filter((piece) => piece !== title)
  return [...others.slice(0, firstKept), title, ...others.slice(firstKept)]
}
