/** From a judged plain text to the draft's pieces: every character of what was received lies in one or between two. */

import { codePointIndex } from '@/lib/domain/anchoring/text'
import { utf16Units } from '@/lib/domain/anchoring/units'
import type { BlockKind, Found, IntakeDraft, Piece, RemovalReason } from './draft'
import { directionOf, directionOfLanguage } from './language'
import { readTextArticle, type TextHints } from './text-article'

export interface TextDraftHints extends TextHints {
  /** BCP 47: what the detector says, or what a person said. */
  readonly language: Found
}

const BLANK_LINE = '\n\n'

interface Cut {
  readonly start: number
  readonly end: number
  readonly kind: BlockKind
  readonly reason: RemovalReason | null
  readonly title?: boolean
  readonly level?: number
}

/**
 * The draft of a plain text.
 *
 * @param received in stored form (rule R6)
 */
export function draftText(received: string, hints: TextDraftHints): IntakeDraft {
  const article = readTextArticle(received, hints)
  const cuts: Cut[] = article.blocks.flatMap(({ start, end, kind, level, reason, cut }) => {
    if (!cut) return [{ start, end, kind, reason, ...(level !== undefined && { level }) }]
    const from = start + cut.prefix.length
    const to = end - cut.suffix.length
    const parts: Cut[] = [
      { start, end: from, kind, reason: 'site-suffix' },
      { start: from, end: to, kind, reason: null, title: true },
      { start: to, end, kind, reason: 'site-suffix' },
    ]
    return parts.filter((part) => part.start < part.end)
  })
  const givenOutlet = hints.outlet?.trim()
  return {
    format: 'text',
    received,
    pieces: piecesOf(received, cuts),
    metadata: {
      title: hints.title?.trim()
        ? { value: hints.title.trim(), origin: 'person' }
        : article.title === null
          ? null
          : { value: article.title, origin: 'text' },
      standfirst: null,
      outlet: givenOutlet
        ? { value: givenOutlet, origin: 'person' }
        : article.outlet && { value: article.outlet.name, origin: article.outlet.fromDateline ? 'dateline' : 'text' },
      byline: article.byline === null ? null : { value: article.byline, origin: 'text' },
      section: null,
      dateline: article.dateline && { value: article.dateline.text, origin: 'text' },
      publishedAt: article.publishedAt === null ? null : { value: article.publishedAt, origin: 'text' },
      modifiedAt: null,
      language: hints.language,
      direction:
        hints.language.origin === 'person'
          ? { value: directionOfLanguage(hints.language.value), origin: 'person' }
          : { value: directionOf(received), origin: 'detected' },
      canonicalUrl: null,
    },
    notes: [],
  }
}

/** Pieces in order. Spacing that the text's own form would change becomes a struck-out piece of its own. */
function piecesOf(received: string, cuts: readonly Cut[]): Piece[] {
  const index = codePointIndex(received)
  const pieces: Piece[] = []
  const add = (cut: Cut, before: string) => {
    pieces.push({
      id: `p${pieces.length + 1}`,
      kind: cut.kind,
      text: received.slice(cut.start, cut.end),
      marks: [],
      ...(cut.title && { role: 'title', level: 1 }),
      ...((cut.level ?? (cut.kind === 'list' ? 1 : undefined)) !== undefined && { level: cut.level ?? 1 }),
      range: { start: index.toCodePoints(utf16Units(cut.start)), end: index.toCodePoints(utf16Units(cut.end)) },
      before,
      kept: cut.reason === null,
      ...(cut.reason && { reason: cut.reason }),
    })
  }
  let previous: Cut | null = null
  for (const cut of cuts) {
    const from = previous?.end ?? 0
    const gap = received.slice(from, cut.start)
    const ownForm = previous === null ? '' : BLANK_LINE
    const betweenKept = previous === null || (previous.reason === null && cut.reason === null)
    if (betweenKept && gap !== ownForm && gap !== '') {
      add({ start: from, end: cut.start, kind: 'paragraph', reason: 'empty' }, '')
      add(cut, '')
    } else add(cut, gap)
    previous = cut
  }
  const end = previous?.end ?? 0
  if (end < received.length) add({ start: end, end: received.length, kind: 'paragraph', reason: 'empty' }, '')
  return pieces
}
