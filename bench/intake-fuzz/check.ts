/** What must hold for whatever is brought in: a draft whose every position maps back, or a refusal in a sentence. */

import { inEnglish } from '@/lib/domain/refusals/english'
import { codePoints } from '@/lib/domain/anchoring/units'
import { composeText, removedPieces } from '@/lib/domain/intake/compose'
import type { ComposedText, IntakeDraft } from '@/lib/domain/intake/draft'
import { partsOfReceived, partsOfText } from '@/lib/domain/intake/received-place'
import type { ReadJob, Reading } from '@/lib/server/intake/reading'
import { refuse } from '@/lib/server/intake/refusal'

export type Read = (job: ReadJob) => Promise<Reading>

/** How the reading of a file ended. `unforeseen`: refused because a reader failed in a way that it doesn't know. */
export type End =
  | { readonly kind: 'draft' | 'refused' | 'unforeseen' }
  | { readonly kind: 'fault'; readonly fault: string }

const fault = (what: string): End => ({ kind: 'fault', fault: what })

/** Refusals for a file that stopped or broke its reader: none of the small ones that are made here may. */
const BROKE_ITS_READER = new Set(['too-slow', 'too-heavy', 'busy'])

/** Reads a file and tells how it ended. */
export async function endOf(job: ReadJob, read: Read): Promise<End> {
  let reading: Reading
  try {
    reading = await read(job)
  } catch (error) {
    return fault(`thrown: ${error instanceof Error ? error.message : String(error)}`)
  }
  if (reading.kind === 'read') {
    const wrong = unmapped(reading.draft)
    return wrong === null ? { kind: 'draft' } : fault(wrong)
  }
  if (BROKE_ITS_READER.has(reading.kind)) return fault(reading.kind)
  if (!/^[A-Z].*Nothing was (?:saved|kept).*\.$/s.test(inEnglish(reading.sentence)))
    return fault(`no sentence: ${reading.kind}`)
  return { kind: reading.sentence.reason === refuse.unreadable().sentence.reason ? 'unforeseen' : 'refused' }
}

/** What of a draft doesn't map back, as it comes and with everything restored; null when all does. */
export function unmapped(draft: IntakeDraft): string | null {
  const received = [...draft.received]
  for (const restored of [new Set<string>(), removedPieces(draft.pieces)]) {
    const wrong = wrongIn(composeText(draft.pieces, restored, draft.metadata), received)
    if (wrong !== null) return wrong
  }
  return null
}

function wrongIn({ text, blocks, marks, map }: ComposedText, received: readonly string[]): string | null {
  const points = [...text]
  const mapped = new Uint8Array(points.length)
  for (const segment of map) {
    const [part] = partsOfText(map, segment)
    if (!part) return `segment ${segment.start} leads nowhere`
    if (wordsOf(points, part.start, part.end) !== wordsOf(received, part.receivedStart, part.receivedEnd))
      return `segment ${segment.start} leads to other words`
    const back = partsOfReceived(map, { start: segment.receivedStart, end: codePoints(part.receivedEnd) })
    if (!back.some(({ start, end }) => start === segment.start && end === segment.end))
      return `segment ${segment.start} doesn't lead back`
    mapped.fill(1, segment.start, segment.end)
  }
  let end = 0
  for (const block of blocks) {
    if (block.start < end || block.end < block.start) return `block ${block.start} stands in another`
    if (block.role === 'title' && block === blocks[0] && !mapped[block.start]) mapped.fill(1, block.start, block.end)
    end = block.end
  }
  if (end > points.length) return 'a block ends beyond the text'
  if (marks.some((mark) => mark.start > mark.end || mark.end > points.length)) return 'a mark ends beyond the text'
  const lost = mapped.findIndex((is, at) => !is && points[at]?.trim() !== '')
  return lost < 0 ? null : `position ${lost} maps nowhere`
}

const wordsOf = (points: readonly string[], start: number, end: number): string => points.slice(start, end).join('')
