import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignTexts } from './align-texts'
import { tokenise } from './tokens'

/** Where each old word went, by the word's number in the new text. */
const aligned = (before: string, after: string) => [...alignTexts(tokenise(before), tokenise(after), true)]

const PARAGRAPH = 'The ministry said on Monday that rents in the capital rose by three per cent in May alone'

describe('aligning two versions', () => {
  it('pins every word of an unchanged text to itself', () => {
    expect(aligned('rent rose in May', 'rent rose in May')).toEqual([0, 1, 2, 3])
  })

  it('goes round a word put in, and one taken out', () => {
    expect(aligned('rent rose in May', 'rent hardly rose in May')).toEqual([0, 2, 3, 4])
    expect(aligned('rent hardly rose in May', 'rent rose in May')).toEqual([0, -1, 1, 2, 3])
  })

  it('follows a paragraph that moved', () => {
    const rest = 'Milk became cheaper. Bread did not. Nobody at the harbour office could be reached for comment.'
    const image = aligned(`${PARAGRAPH}.\n\n${rest}`, `${rest}\n\n${PARAGRAPH}.`)
    expect(image[0]).toBe(tokenise(rest).count)
  })

  it('prefers words that stay together', () => {
    const image = aligned('x. he was knighted', 'y. he was also there. he was knighted')
    expect(image.slice(2)).toEqual([7, 8, 9])
  })

  it('pins an edited sentence to its own place, not to its twin', () => {
    const others = ['Milk became cheaper for once.', 'Bread did not, bakers say.', 'Trams are late again, as ever.']
    const before = `${others[0]} ${PARAGRAPH}. ${others[1]}`
    const after = `${others[0]} ${PARAGRAPH.replace('three', 'four')}. ${others[1]} ${others[2]} ${PARAGRAPH}.`
    const image = aligned(before, after)
    const first = tokenise(others[0] ?? '').count
    expect(image[first]).toBe(first)
  })

  it('pairs only equal words, each once', () => {
    const words = fc.array(fc.constantFrom('rent', 'rose', 'in', 'May', '.', 'milk', 'fell'), { maxLength: 60 })
    fc.assert(
      fc.property(words, words, fc.boolean(), (a, b, whole) => {
        const old = tokenise(a.join(' '))
        const now = tokenise(b.join(' '))
        const image = alignTexts(old, now, whole)
        const used = [...image].filter((j) => j >= 0)
        expect(new Set(used).size).toBe(used.length)
        image.forEach((j, i) => {
          if (j >= 0) expect(now.hash[j]).toBe(old.hash[i])
        })
      }),
      { numRuns: 300 },
    )
  })
})
