import { describe, expect, it } from 'vitest'
import type { BlockView } from '@/lib/schemas/article'
import { type DrawnMark, drawnBlocks } from './marks'

const TEXT = 'Head 😀\n\nOne two three.'
const BLOCKS: BlockView[] = [
  { kind: 'title', start: 0, end: 6 },
  { kind: 'paragraph', start: 8, end: 22 },
]
const mark = (id: string, start: number, end: number): DrawnMark => ({
  id,
  kind: 'claim',
  start,
  end,
  number: 1,
  label: id,
  progress: 'unchecked',
  colour: null,
})

const shown = (marks: DrawnMark[]) =>
  drawnBlocks(TEXT, BLOCKS, marks).map(({ pieces }) =>
    pieces.map(({ text, marks: over }) => (over.length > 0 ? `[${over.map(({ id }) => id).join('+')}:${text}]` : text)),
  )

describe('the drawn text', () => {
  it('is the text of its blocks, positions in code points', () => {
    const blocks = drawnBlocks(TEXT, BLOCKS, [mark('a', 12, 15)])
    expect(blocks.map(({ pieces }) => pieces.map(({ text }) => text).join(''))).toEqual(['Head 😀', 'One two three.'])
    expect(blocks[1]?.pieces.map(({ start }) => start)).toEqual([8, 12, 15])
  })

  it.each([
    ['nested', [mark('a', 8, 21), mark('b', 12, 15)], [['Head 😀'], ['[a:One ]', '[a+b:two]', '[a: three]', '.']]],
    ['overlapping', [mark('a', 8, 15), mark('b', 12, 21)], [['Head 😀'], ['[a:One ]', '[a+b:two]', '[b: three]', '.']]],
    [
      'over two blocks',
      [mark('a', 5, 11)],
      [
        ['Head ', '[a:😀]'],
        ['[a:One]', ' two three.'],
      ],
    ],
  ])('cuts %s marks into pieces', (_, marks, pieces) => {
    expect(shown(marks)).toEqual(pieces)
  })

  it('gives each mark one beginning and one end', () => {
    const pieces = drawnBlocks(TEXT, BLOCKS, [mark('a', 5, 11), mark('b', 8, 21)]).flatMap((block) => block.pieces)
    const ids = (side: 'begins' | 'ends') => pieces.flatMap((piece) => piece[side].map(({ id }) => id)).sort()
    expect(ids('begins')).toEqual(['a', 'b'])
    expect(ids('ends')).toEqual(['a', 'b'])
  })

  it('signs a block anew only when its own marks changed', () => {
    const [head, body] = drawnBlocks(TEXT, BLOCKS, [mark('a', 8, 11)])
    const [headAfter, bodyAfter] = drawnBlocks(TEXT, BLOCKS, [{ ...mark('a', 8, 11), progress: 'published' }])
    expect(headAfter?.signature).toBe(head?.signature)
    expect(bodyAfter?.signature).not.toBe(body?.signature)
  })
})
