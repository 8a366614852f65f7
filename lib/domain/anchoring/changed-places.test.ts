import { describe, expect, it } from 'vitest'
import { anchorAll } from './anchor-all'
import { madeRevision } from './test-revisions'
import { codePointIndex } from './text'
import { isInsideWord } from './tokens'

describe.each([
  ['with the previous text at hand', true],
  ['by their words and context alone', false],
])('changed places in made revisions, %s (rule R7)', (_, isKnown) => {
  const changed = Array.from({ length: 600 }, (_, at) => madeRevision(300_001 + at)).flatMap(
    ({ before, after, fates }) => {
      const selectors = fates.map(({ selector }) => selector)
      const index = codePointIndex(after)
      return anchorAll(after, selectors, isKnown ? { previousText: before } : {}).flatMap((answer, i) => {
        const fate = fates[i]
        if (answer.outcome !== 'changed' || !fate) return []
        return [{ ...fate, answer, after, words: index.slice(answer.start, answer.end) }]
      })
    },
  )

  it('never run over the edge of a paragraph that the quote lay in', () => {
    expect(changed.length).toBeGreaterThan(50)
    expect(changed.filter(({ words }) => words.includes('\n'))).toEqual([])
  })

  it('begin and end with words or signs, never inside a word or beside a space', () => {
    for (const { answer, after, words } of changed) {
      expect(words.trim()).toBe(words)
      expect(isInsideWord(after, answer.start) || isInsideWord(after, answer.end)).toBe(false)
    }
  })

  it('begin and end where the edited words do', () => {
    const edited = changed.filter(({ place, isEdited }) => place && isEdited)
    const right = edited.filter(({ place, answer }) => place?.start === answer.start && place.end === answer.end)
    expect(right.length / edited.length).toBeGreaterThan(0.95)
  })
})
