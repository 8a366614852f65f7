import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliseText } from '../anchoring/normalise'
import { codePointIndex, codePointLength, sliceCodePoints } from '../anchoring/text'
import { codePoints } from '../anchoring/units'
import { composeText } from './compose'
import { partsOfReceived, partsOfText, receivedText } from './received-place'
import { draftText } from './text-draft'

const PAGE = [
  'Ferry to close in winter',
  'Subscribe to our newsletter',
  'The ferry at Kolm 🚢 will not run from December to March, the harbour office said on Monday.',
  'Share this article',
  'Two hundred people take it on a working day.',
].join('\n\n')

/** A draft with its composed text, and what of it was struck out. */
function composed(received: string, title?: string) {
  const draft = draftText(normaliseText(received), { language: { value: 'en', origin: 'detected' } })
  const given = title === undefined ? draft.metadata : { title: { value: title, origin: 'person' as const } }
  const { text, map } = composeText(draft.pieces, new Set(), given)
  const mapped = new Set(map.map(({ receivedStart }) => Number(receivedStart)))
  const struck = draft.pieces.filter((piece) => piece.text !== '' && !mapped.has(piece.range.start))
  return { draft, text: codePointIndex(text), map, struck }
}

describe('places in the received text (R6)', () => {
  it('are those of the same words, from either side', () => {
    const { draft, text, map } = composed(PAGE)
    const start = codePoints(codePointLength(text.text.slice(0, text.text.indexOf('🚢'))))
    const parts = partsOfText(map, { start, end: codePoints(start + 6) })
    expect(parts).toHaveLength(1)
    for (const part of parts) {
      const words = sliceCodePoints(draft.received, codePoints(part.receivedStart), codePoints(part.receivedEnd))
      expect(words).toBe('🚢 will')
      const there = { start: codePoints(part.receivedStart), end: codePoints(part.receivedEnd) }
      expect(partsOfReceived(map, there)).toEqual(parts)
    }
  })

  it('have none for words that a person gave or that were struck out', () => {
    const { map } = composed(PAGE, 'No ferry in winter')
    expect(partsOfText(map, { start: codePoints(0), end: codePoints(5) })).toEqual([])
    expect(partsOfReceived(map, { start: codePoints(0), end: codePoints(5) })).toEqual([])
  })

  it('lie in a text put together from what was kept and what was struck out, whatever came in', () => {
    const line = fc.constantFrom(
      'Share this article',
      'A ferry 🚢 ran aground off Kolm on Monday, and nobody was hurt.',
      '© 2026 The Pier',
      'قال الوزير إن العبّارة لن تعمل في الشتاء.',
      'Read more',
    )
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), fc.constantFrom('\n\n', '\n\n\n'), (lines, gap) => {
        const { draft, text, map, struck } = composed(lines.join(gap))
        const restored = receivedText(text, map, struck)
        for (const { start, end, receivedStart } of map) {
          const stop = codePoints(receivedStart + end - start)
          expect(sliceCodePoints(restored, receivedStart, stop)).toBe(text.slice(start, end))
          expect(sliceCodePoints(draft.received, receivedStart, stop)).toBe(text.slice(start, end))
        }
        expect(restored.replace(/\s/gu, '')).toBe(draft.received.replace(/\s/gu, ''))
      }),
    )
  })
})
