import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliseText } from '@/lib/domain/anchoring/normalise'
import { codePointLength, sliceCodePoints } from '@/lib/domain/anchoring/text'
import { codePoints } from '@/lib/domain/anchoring/units'
import { composeText, removedPieces } from './compose'
import type { Found, IntakeDraft } from './draft'
import { partsOfText } from './received-place'
import { draftText } from './text-draft'

const english: Found = { value: 'en', origin: 'detected' }
const draftOf = (text: string, title?: string): IntakeDraft =>
  draftText(normaliseText(text), { language: english, title })
const compose = (draft: IntakeDraft, restored: ReadonlySet<string> = new Set()) =>
  composeText(draft.pieces, restored, draft.metadata)

const body =
  'The council of Marrow voted on Tuesday to close the ferry for the winter, the harbour master said in a written statement.'
const page = `The Marrow Post | News\n\nFerry to close for the winter | The Marrow Post\nMenu\nPhoto ID: 4411\n\nThe ferry at its berth in Marrow. (Reuters/Ana Lind)\n\nThe ferry at its berth in Marrow. (Reuters/Ana Lind)\n\n${body}\n`

describe('composing the text', () => {
  it('gives the title, then each kept block, joined by a blank line, without a final newline', () => {
    expect(compose(draftOf(page)).text).toBe(
      `Ferry to close for the winter\n\nThe ferry at its berth in Marrow. (Reuters/Ana Lind)\n\n${body}`,
    )
  })

  it('brings a restored line back with the spacing it had', () => {
    const draft = draftOf(page)
    const menu = draft.pieces.find(({ text }) => text === 'Menu')
    const suffix = draft.pieces.find(({ reason }) => reason === 'site-suffix')
    const { text, blocks } = compose(draft, new Set([menu?.id ?? '', suffix?.id ?? '']))
    expect(text).toContain('Ferry to close for the winter | The Marrow Post\nMenu\n\nThe ferry')
    expect(blocks[0]).toMatchObject({ kind: 'heading', role: 'title', start: 0, end: 47 })
  })

  it('parts a restored line from the next by a blank line when a line between them stays out', () => {
    const draft = draftOf(page)
    const id = draft.pieces.find(({ reason }) => reason === 'media-id')?.id ?? ''
    expect(compose(draft, new Set([id])).text).toContain('winter\n\nPhoto ID: 4411\n\nThe ferry')
  })

  it('puts a title that a person gave first when no line says it', () => {
    expect(compose(draftOf(body, 'No ferry in winter')).text).toBe(`No ferry in winter\n\n${body}`)
  })

  it('puts a corrected title in the place of the found one, which can be restored', () => {
    const draft = draftOf(page)
    const metadata = { title: { value: 'Ferry closes', origin: 'person' as const } }
    const id = draft.pieces.find(({ role }) => role === 'title')?.id ?? ''
    expect(composeText(draft.pieces, new Set(), metadata).text).toMatch(/^Ferry closes\n\nThe ferry at/)
    expect(composeText(draft.pieces, new Set([id]), metadata).text).toMatch(/^Ferry closes\n\nFerry to close/)
  })

  it('does not print a given title twice', () => {
    const { text } = compose(draftOf(`Ferry to close\n\n${body}`, 'Ferry to close'))
    expect(text).toBe(`Ferry to close\n\n${body}`)
  })

  it('maps every place back to the received text, and a given title to none', () => {
    const draft = draftOf(page)
    const { text, map } = compose(draft)
    const at = codePoints(text.indexOf('harbour master'))
    const [there] = partsOfText(map, { start: at, end: codePoints(at + 1) })
    expect(draft.received.slice(there?.receivedStart)).toMatch(/^harbour master/)
    const given = { start: codePoints(2), end: codePoints(3) }
    expect(partsOfText(compose(draftOf(body, 'Given')).map, given)).toEqual([])
  })
})

const line = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'Menu',
    'Share',
    'By Ana Lind',
    'Photo ID: 12',
    body,
    'Ferry to close | The Post',
    '- one',
    '😀 e\u0301',
  ),
  fc.constantFrom('The Post | News', '3 May 2024', 'A pier at dusk. (AP/Ana Lind)', 'عاجل', 'Advertisement', '\u00a0'),
  fc.string({ maxLength: 30, unit: 'grapheme' }).map((text) => text.replace(/\0/g, '')),
)
const anyText = fc
  .array(line, { maxLength: 14 })
  .chain((lines) =>
    fc
      .array(fc.constantFrom('\n', '\n\n', '\r\n', '\n \n', '\r'), { minLength: lines.length, maxLength: lines.length })
      .map((breaks) => lines.map((part, at) => `${part}${breaks[at] ?? ''}`).join('')),
  )

describe('for any plain text', () => {
  it('restoring every piece gives back what was received, to the byte', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const draft = draftOf(raw)
        expect(compose(draft, removedPieces(draft.pieces)).text).toBe(draft.received)
      }),
    )
  })

  it('the text is in stored form, and its blocks, marks and map lie inside it', () => {
    fc.assert(
      fc.property(anyText, fc.array(fc.nat(20)), (raw, picks) => {
        const draft = draftOf(raw)
        const removed = [...removedPieces(draft.pieces)]
        const restored = new Set(picks.flatMap((pick) => removed[pick] ?? []))
        const { text, blocks, map } = compose(draft, restored)
        expect(text).toBe(normaliseText(text))
        const length = codePointLength(text)
        let end = 0
        for (const block of blocks) {
          expect(block.start).toBeGreaterThanOrEqual(end)
          expect(block.end).toBeGreaterThanOrEqual(block.start)
          end = block.end
        }
        expect(end).toBeLessThanOrEqual(length)
        for (const { start, end: to, receivedStart } of map) {
          const there = codePoints(receivedStart + (to - start))
          expect(sliceCodePoints(draft.received, receivedStart, there)).toBe(sliceCodePoints(text, start, to))
        }
      }),
    )
  })

  it('pieces stand in order, do not overlap, and leave only spacing between them', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const { received, pieces } = draftOf(raw)
        let rebuilt = ''
        for (const piece of pieces) {
          expect(piece.before.trim()).toBe('')
          rebuilt += piece.before + piece.text
        }
        expect(rebuilt).toBe(received)
      }),
    )
  })
})
