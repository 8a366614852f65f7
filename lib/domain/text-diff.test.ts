import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sliceCodePoints } from './anchoring/text'
import { codePoints } from './anchoring/units'
import { diffTexts, diffWords } from './text-diff'

const OLD = `Rents rise

The minister said rents had risen in spring. Landlords deny it.

A register of 2025 shows no rise at all.

The tenants' union counts 400 complaints.`

const shown = (old: string, now: string) =>
  diffTexts(old, now).map(({ kind, old: was, now: is, counterpart }) =>
    [kind, was?.paragraph ?? '–', is?.paragraph ?? '–', ...(counterpart === null ? [] : [`↔${counterpart}`])].join(' '),
  )

describe('two texts side by side', () => {
  it('are the same, paragraph by paragraph', () => {
    expect(shown(OLD, OLD)).toEqual(['same 1 1', 'same 2 2', 'same 3 3', 'same 4 4'])
  })

  it('show which paragraph changed, came and went', () => {
    const now = OLD.replace('in spring', 'since autumn')
      .replace('\n\nA register of 2025 shows no rise at all.', '')
      .concat('\n\nCorrection: an earlier text named another season.')
    expect(shown(OLD, now)).toEqual(['same 1 1', 'changed 2 2', 'removed 3 –', 'same 4 3', 'added – 4'])
  })

  it('show both of two paragraphs that swapped places as moved, each with its counterpart', () => {
    const [title, first, second, third] = OLD.split('\n\n')
    expect(shown(OLD, [title, second, first, third].join('\n\n'))).toEqual([
      'same 1 1',
      'moved 2 – ↔3',
      'moved 3 – ↔2',
      'moved – 2 ↔3',
      'moved – 3 ↔2',
      'same 4 4',
    ])
  })

  it('count in code points', () => {
    const [, row] = diffTexts('🏠 Rents\n\nThey rose.', '🏠 Rents\n\nThey fell.')
    expect(row).toMatchObject({ kind: 'changed', now: { start: 9, end: 19 } })
  })

  it('keep every paragraph of either side, in its order, word for word', () => {
    const paragraph = fc
      .array(fc.constantFrom('rents', 'rise', 'Rise', 'in', 'spring,', 'القول', '🏠', '400'), { minLength: 1 })
      .map((words) => words.join(' '))
    const text = fc.array(paragraph, { maxLength: 8 }).map((parts) => parts.join('\n\n'))
    fc.assert(
      fc.property(text, text, (old, now) => {
        const rows = diffTexts(old, now)
        for (const [side, whole] of [['old', old] as const, ['now', now] as const]) {
          const sides = rows.flatMap((row) => row[side] ?? [])
          expect(sides.map(({ paragraph: number }) => number)).toEqual(sides.map((_, at) => at + 1))
          const words = sides.map(({ pieces }) => pieces.map((piece) => piece.text).join(''))
          expect(words.join('\n\n')).toBe(whole)
          for (const [at, { start, end }] of sides.entries()) {
            expect(sliceCodePoints(whole, codePoints(start), codePoints(end))).toBe(words[at])
          }
        }
      }),
    )
  })
})

describe('the words of a changed passage', () => {
  const marked = (old: string, now: string) => {
    const diff = diffWords(old, now)
    const inWords = (pieces: typeof diff.old) =>
      pieces.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('')
    return [inWords(diff.old), inWords(diff.now)]
  }

  it.each([
    [
      'a word that went',
      'direct secret contacts took place',
      'direct contacts took place',
      'direct [secret] contacts took place',
      'direct contacts took place',
    ],
    [
      'other words',
      'rose by 4 % in spring',
      'rose by 5 % in spring',
      'rose by [4] % in spring',
      'rose by [5] % in spring',
    ],
    ['a capital', 'the Minister said', 'the minister said', 'the [Minister] said', 'the [minister] said'],
    ['nothing in common', 'yes', 'no', '[yes]', '[no]'],
    ['words where there were none', '', 'new', '', '[new]'],
  ])('show %s', (_, old, now, was, is) => {
    expect(marked(old, now)).toEqual([was, is])
  })
})
