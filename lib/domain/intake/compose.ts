/** From pieces to the one text that anchors count in (rule R6), and back to the place in what was received. */

import { normaliseText } from '@/lib/domain/anchoring/normalise'
import { codePointLength } from '@/lib/domain/anchoring/text'
import { type CodePoints, codePoints } from '@/lib/domain/anchoring/units'
import type { ComposedBlock, ComposedText, InlineMark, IntakeMetadata, MappedSegment, Piece } from './draft'

const BLANK_LINE = '\n\n'

/** What composing needs to know of the metadata. */
export type TitleMetadata = Pick<IntakeMetadata, 'title'>

/**
 * The text of rule R6: the title, then each kept block, joined by a blank line, no final newline.
 *
 * A restored piece comes back with the spacing it had, so that with every piece restored the text of a plain-text
 * draft is the received text, to the byte. A title that a person gave and that isn't the one found stands first, and
 * the found one is left out unless it is restored. An empty piece with nothing to show (an embed) becomes a block of
 * length 0 at the end of the one before it.
 *
 * @param restored ids of struck-out pieces that the editor wants back
 */
export function composeText(
  pieces: readonly Piece[],
  restored: ReadonlySet<string>,
  metadata: TitleMetadata,
): ComposedText {
  const composer = new Composer()
  const given = givenTitle(pieces, metadata)
  if (given !== null) composer.addTitle(given)
  for (const piece of pieces) {
    const replaced = given !== null && piece.role === 'title' && !restored.has(piece.id)
    const struckOut = !piece.kept && !restored.has(piece.id)
    if (replaced || struckOut) composer.skip()
    else composer.add(piece, restored.has(piece.id))
  }
  return composer.result()
}

/** Ids of every piece that is struck out: restoring them all brings back what was received. */
export function removedPieces(pieces: readonly Piece[]): Set<string> {
  return new Set(pieces.flatMap((piece) => (piece.kept ? [] : [piece.id])))
}

/** The title to put first because no piece has it; null when the pieces' own title serves, or there is none. */
function givenTitle(pieces: readonly Piece[], { title }: TitleMetadata): string | null {
  const given = title ? oneLine(normaliseText(title.value)) : ''
  if (!given) return null
  const found = pieces.find((piece) => piece.role === 'title')
  if (!found) return given
  return oneLine(found.text) === given ? null : given
}

/** A headline on one line, outer spaces left out. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Grows the text piece by piece, counting in code points as it goes. */
class Composer {
  private readonly parts: string[] = []
  private readonly blocks: ComposedBlock[] = []
  private readonly marks: InlineMark[] = []
  private readonly map: MappedSegment[] = []
  private length = 0
  private last: { readonly restored: boolean; readonly spacing: boolean } | null = null
  private gap = false

  addTitle(title: string): void {
    const start = this.length
    this.append(title)
    this.blocks.push({
      kind: 'heading',
      role: 'title',
      level: 1,
      start: codePoints(start),
      end: codePoints(this.length),
    })
    this.last = { restored: false, spacing: false }
    this.gap = true
  }

  skip(): void {
    this.gap = true
  }

  add(piece: Piece, restored: boolean): void {
    const spacing = piece.reason === 'empty'
    const separator = piece.text === '' ? '' : this.separatorBefore(piece, restored, spacing)
    this.append(separator)
    const start = codePoints(this.length)
    this.append(piece.text)
    const end = codePoints(this.length)
    const besideRestored = this.last !== null && !this.gap && (restored || this.last.restored)
    const sameLine = besideRestored && !this.last?.spacing && !separator.includes('\n')
    if (!spacing) this.addBlock(piece, start, end, sameLine)
    for (const mark of piece.marks) {
      this.marks.push({ ...mark, start: codePoints(start + mark.start), end: codePoints(start + mark.end) })
    }
    if (end > start) this.map.push({ start, end, receivedStart: piece.range.start })
    this.last = { restored, spacing }
    this.gap = false
  }

  result(): ComposedText {
    return { text: this.parts.join(''), blocks: this.blocks, marks: this.marks, map: this.map }
  }

  private append(part: string): void {
    this.parts.push(part)
    this.length += codePointLength(part)
  }

  /** As received beside a restored piece that stands where it stood; a blank line everywhere else. */
  private separatorBefore(piece: Piece, restored: boolean, spacing: boolean): string {
    if (!this.last) return ''
    if (!this.gap && (restored || this.last.restored)) return piece.before
    return spacing || this.last.spacing ? '' : BLANK_LINE
  }

  /** An inline part that came back (a headline's site suffix) is one block again with what it was cut from. */
  private addBlock(piece: Piece, start: CodePoints, end: CodePoints, sameLine: boolean): void {
    const previous = this.blocks.at(-1)
    if (sameLine && previous && !piece.kept) {
      this.blocks[this.blocks.length - 1] = { ...previous, end }
      return
    }
    if (sameLine && previous) this.blocks.pop()
    const { kind, role, level, ordered, number, language, direction } = piece
    this.blocks.push({
      kind,
      ...(role && { role }),
      ...(level !== undefined && { level }),
      ...(ordered !== undefined && { ordered }),
      ...(number && { number }),
      ...(language && { language }),
      ...(direction && { direction }),
      start: sameLine && previous ? previous.start : start,
      end,
    })
  }
}
