/** What the public sees of an article's text, with the marks of its published claims (rule R30). Positions in code points. */

import { codePointIndex, codePointLength } from '@/lib/domain/anchoring/text'
import { codePoints } from '@/lib/domain/anchoring/units'
import type { ShownPiece } from '@/lib/domain/formats/excerpt'
import { type OwnLanguage, ownLanguage, type Written } from '@/lib/domain/intake/own-language'
import type { PublicRecord } from '@/lib/domain/public-record'
import type { BlockView } from '@/lib/schemas/article'

/** A claim's mark, under the number of its note. Positions in the passage's text. */
export interface PassageMark {
  readonly number: number
  readonly start: number
  readonly end: number
}

export interface Passage {
  readonly kind: BlockView['kind']
  readonly text: string
  /** Where it is written in another language, or runs another way, than the article. */
  readonly own?: OwnLanguage
  /** Of an item of a numbered list. */
  readonly item?: string | undefined
  readonly marks: readonly PassageMark[]
  /** Words of the article were left out before it. */
  readonly gapBefore: boolean
}

interface Placed {
  readonly number: number
  readonly record: PublicRecord
}

/** The whole text, block by block. */
export function fullPassages(text: string, blocks: readonly BlockView[], placed: readonly Placed[]): Passage[] {
  const index = codePointIndex(text)
  return blocks.flatMap((block) => {
    if (block.start === block.end) return []
    return {
      kind: block.kind,
      text: index.slice(codePoints(block.start), codePoints(block.end)),
      own: ownOf(block),
      item: block.number,
      marks: marksWithin(placed, block.start, block.end),
      gapBefore: false,
    }
  })
}

const ownOf = ({ language, direction }: BlockView): OwnLanguage => ({
  ...(language && { language }),
  ...(direction && { direction }),
})

/** Only the pieces that may be shown. Blank lines in them part paragraphs; their letters tell which way each runs. */
export function excerptPassages(pieces: readonly ShownPiece[], placed: readonly Placed[], article: Written): Passage[] {
  return pieces.flatMap((piece) => paragraphsOf(piece, placed, article))
}

/** The one piece that a record shows of its article: its excerpt. */
export function excerptOf({ claim }: PublicRecord): ShownPiece {
  return { start: claim.target.start - claim.excerpt.quoteStart, text: claim.excerpt.text }
}

function paragraphsOf(piece: ShownPiece, placed: readonly Placed[], article: Written): Passage[] {
  let at = piece.start
  return piece.text.split(/(\n{2,})/).flatMap((part, place) => {
    const start = at
    at += codePointLength(part)
    if (place % 2 === 1 || part === '') return []
    return {
      kind: 'paragraph',
      text: part,
      own: ownLanguage(part, article),
      marks: marksWithin(placed, start, at),
      gapBefore: place === 0 && piece.start > 0,
    }
  })
}

function marksWithin(placed: readonly Placed[], start: number, end: number): PassageMark[] {
  return placed.flatMap(({ number, record }) => {
    const { target } = record.claim
    if (target.start >= end || target.end <= start) return []
    return { number, start: Math.max(0, target.start - start), end: Math.min(end, target.end) - start }
  })
}
